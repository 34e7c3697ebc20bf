from datetime import date
from pathlib import Path

import pytest

from corpus.files import entry_paths
from ingest.load import load
from ingest.load.limits import Limits
from ingest.sources import Source, discover, from_bytes
from rag.errors import SourceDamaged
from rag.records import Document

ENTRY = """---
id: zim
kind: programme
name: Zentrales Innovationsprogramm Mittelstand
level: federal
regions: [DE]
topics: [innovation_rd]
clocks:
  in_force: {valid_from: 2025-01-01, valid_until: 2027-12-31}
sources:
  - {url: "https://www.zim.de/richtlinie", supports: alles}
confidence: high
retrieved: 2026-11-01
---
## Worum geht es

ZIM fördert Forschung und Entwicklung im Mittelstand.
"""


def _load(text: str, name: str = "a.md") -> Document:
    return load(from_bytes(name, text.encode()), Limits())


def _shape(document: Document) -> list[tuple[str, int, str]]:
    return [(block.kind, block.level, document.text[block.start : block.end]) for block in document.blocks]


def test_marks_go_and_structure_stays() -> None:
    text = (
        "# Richtlinie **Bus**\n\nSiehe [hier](https://x.de) und *dort*.\n\n> Zitat\n\n- eins\n- zwei\n  - innen\n\n"
        "2. b\n3. c\n\n| Größe | Satz |\n|---|---|\n| klein | **50 %** |\n\n`Code` &amp; 2\\*3<br>Neu\n"
    )
    assert _shape(_load(text)) == [
        ("heading", 1, "Richtlinie Bus"),
        ("paragraph", 0, "Siehe hier und dort."),
        ("quote", 0, "Zitat"),
        ("list", 0, "- eins\n- zwei\n- innen"),
        ("list", 0, "2. b\n3. c"),
        ("table", 0, "Größe | Satz\nklein | 50 %"),
        ("paragraph", 0, "Code & 2*3\nNeu"),
    ]


def test_what_cannot_be_a_heading_becomes_a_paragraph() -> None:
    text = "## 40 440 m²\n\n## 7.1 Der Empfänger hat das Recht auf die ausschließliche Nutzung des Ergebnisses.\n\nText\n-\n"
    assert {kind for kind, _, _ in _shape(_load(text))} == {"paragraph"}


def test_a_numbered_paragraph_is_no_list() -> None:
    assert _shape(_load("1. " + "Wort " * 100))[0][0] == "paragraph"


def test_front_matter_gives_title_date_and_language() -> None:
    document = _load("---\ntitle: Bericht\ndate: 2024-05-03\nlang: en-GB\nurl: https://x.de/a\n---\nText hier.\n")
    assert (document.title, document.published, document.language) == ("Bericht", date(2024, 5, 3), "en")
    assert document.url == "https://x.de/a"
    assert document.text == "Text hier."


def test_an_entry_keeps_its_record() -> None:
    document = _load(ENTRY, "zim.md")
    assert (document.doc_id, document.entry_id, document.kind, document.language) == ("zim", "zim", "programme", "de")
    assert document.title == "Zentrales Innovationsprogramm Mittelstand"
    assert (document.regions, document.topics) == (("DE",), ("innovation_rd",))
    assert (document.valid_from, document.valid_until) == (date(2025, 1, 1), date(2027, 12, 31))
    assert document.url == "https://www.zim.de/richtlinie"
    assert document.entry is not None and document.entry["retrieved"] == "2026-11-01"


def test_a_broken_entry_or_front_matter_names_the_place() -> None:
    with pytest.raises(SourceDamaged, match="'confidence'"):
        _load(ENTRY.replace("confidence: high", "confidence: sehr"))
    with pytest.raises(SourceDamaged, match="not closed"):
        _load("---\ntitle: x\n\nText")


def test_all_entries_of_the_corpus_load() -> None:
    folder = Path(__file__).resolve().parents[3] / "corpus" / "entries"
    paths = list(entry_paths(folder))
    if not paths:
        pytest.skip("the corpus has no entries")
    for source in discover([str(path) for path in paths]):
        assert isinstance(source, Source)
        document = load(source, Limits())
        assert document.entry_id == document.doc_id == Path(source.name).stem


def test_real_guidelines_have_sound_headings(shared: Path) -> None:
    name = "bund_nebenbestimmungen.jsonl.gz"
    for source in discover([str(shared / "documents" / name)]):
        assert isinstance(source, Source)
        document = load(source, Limits())
        assert document.title == source.fields["title"]
        assert document.url == source.fields["url"]
        for kind, _, text in _shape(document):
            assert kind != "heading" or (len(text) <= 200 and any(letter.isalpha() for letter in text))
