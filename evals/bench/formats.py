"""How fast each format is loaded and split, and how fast passages are encoded."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from evals.bench.figures import Figure, percentile, timed_ms
from ingest.load import load
from ingest.load.limits import Limits
from ingest.sources import Source, discover
from ingest.split import split
from rag.embed import load_encoder
from rag.errors import SourceScanned
from rag.records import Document
from rag.settings import Settings
from rag.store.store import passage_text

ENTRIES = Path(__file__).resolve().parents[2] / "corpus" / "entries"
LIMITS = Limits(ocr="off")
ROWS = 2_000
"""Rows of the collection that are loaded; the others are alike."""

PASSAGES = 64


def loading(shared: Path, folder: Path) -> Iterator[Figure]:
    """Documents a second by format, pages where there are any, and passages a second of splitting."""
    documents = shared / "documents"
    sets: dict[str, list[Path]] = {
        "pdf": sorted(one for one in (documents / "pdf").glob("*.pdf") if not one.name.startswith("scan")),
        "html": _written_as_html(folder / "html"),
        "docx": _written_as_docx(folder / "docx"),
        "md": [ENTRIES],
        "txt": [documents / "seeds"],
        "jsonl": [documents / "sachsen_richtlinien.jsonl.gz", documents / "bund_nebenbestimmungen.jsonl.gz"],
    }
    for name, targets in sets.items():
        sources = list(itertools.islice(_sources(targets), ROWS))
        _loaded(sources[0])  # imports the format's library
        begun = time.perf_counter()
        loaded = [document for source in sources if (document := _loaded(source)) is not None]
        seconds = time.perf_counter() - begun
        yield Figure(f"load {name}, {len(loaded):,} documents", len(loaded) / seconds, "documents/s")
        if pages := sum(len(document.pages) for document in loaded):
            yield Figure(f"load {name}, {pages:,} pages", pages / seconds, "pages/s")
        yield Figure(f"load {name}", sum(len(one.text) for one in loaded) / seconds / 1e6, "M characters/s")
        begun = time.perf_counter()
        passages = sum(len(split(document)) for document in loaded)
        yield Figure(f"split {name}, {passages:,} passages", passages / (time.perf_counter() - begun), "passages/s")


def encoding(shared: Path, folder: Path) -> Iterator[Figure]:
    """Passages a second of the default encoder, as they are split from law texts, and one question."""
    encoder = load_encoder(Settings(data=folder))
    document = load(next(_sources([shared / "documents" / "bund_nebenbestimmungen.jsonl.gz"])), LIMITS)
    texts = [passage_text(document.title, " ".join(one.heading_path), one.text) for one in split(document)][:PASSAGES]
    begun = time.perf_counter()
    encoder.passages(texts)
    yield Figure(f"encode with {encoder.name}", len(texts) / (time.perf_counter() - begun), "passages/s")
    times = timed_ms([partial(encoder.query, text[:60]) for text in texts])
    yield Figure("encode a question p50", percentile(times, 0.5), "ms")


def _loaded(source: Source) -> Document | None:
    """The document, None for pictures of text."""
    try:
        return load(source, LIMITS)
    except SourceScanned:
        return None


def _sources(targets: Sequence[Path]) -> Iterator[Source]:
    return (one for one in discover([str(target) for target in targets]) if isinstance(one, Source))


def _entries() -> Iterator[tuple[str, str]]:
    """Name and body of the entries that ship, without front matter."""
    for path in sorted(ENTRIES.rglob("*.md")):
        yield path.stem, path.read_text(encoding="utf-8").split("\n---\n", 1)[-1]


def _written_as_html(folder: Path) -> list[Path]:
    """The entries that ship as web pages."""
    from markdown_it import MarkdownIt

    folder.mkdir()
    render = MarkdownIt("commonmark").enable("table").render
    for name, body in _entries():
        page = (
            f"<!doctype html><html lang='de'><head><title>{name}</title></head><body><main>{render(body)}</main></body>"
        )
        (folder / f"{name}.html").write_text(page, encoding="utf-8")
    return [folder]


def _written_as_docx(folder: Path) -> list[Path]:
    """The entries that ship as Word documents: headings and paragraphs."""
    import docx

    folder.mkdir()
    for name, body in _entries():
        document = docx.Document()
        for block in body.split("\n\n"):
            if block.lstrip().startswith("#"):
                marks, _, text = block.strip().partition(" ")
                document.add_heading(text, min(len(marks), 6))
            elif block.strip():
                document.add_paragraph(" ".join(block.split()))
        document.save(str(folder / f"{name}.docx"))
    return [folder]
