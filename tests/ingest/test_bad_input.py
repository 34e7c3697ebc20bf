"""Everything bad at once: each thing is named in a line with what to do, and what is good is stored and stays."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from ingest.run import Report, ingest
from rag.embed import HashEncoder
from rag.records import PUBLIC, Filters
from rag.settings import Settings
from rag.store.store import Store

ENCODER = HashEncoder()
SENTENCE = "Die Übungsräume in Köln werden mit höchstens 40 Prozent gefördert."


def pdf(**options: object) -> bytes:
    """A PDF of three pages."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, **options)
    for page in range(3):
        for line in range(20):
            canvas.drawString(60, 780 - 14 * line, f"Seite {page}, Zeile {line}: Das Land gewährt Zuwendungen.")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def bomb() -> bytes:
    """A DOCX of 0.3 MB that expands to 300 MB."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(300):
                part.write(b" " * 1_000_000)
    return buffer.getvalue()


BAD: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "leer.txt": (lambda: b"", "is empty", "copied whole"),
    "leer.pdf": (lambda: b"", "is empty", "copied whole"),
    "nur leerzeichen.md": (lambda: b" \n \n", "no text", "right file"),
    "bild.pdf": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(99), "a PNG picture", "rename it"),
    "eigentlich pdf.docx": (pdf, "content is a PDF", "rename it"),
    "programm.exe": (lambda: b"\x7fELF" + bytes(99), "a program", "give .pdf"),
    "archiv.zip": (lambda: b"PK\x03\x04" + bytes(99), "no loader reads .zip", "unpack it"),
    "verschlüsselt.pdf": (lambda: pdf(encrypt=StandardEncryption("geheim", ownerPassword="x")), "encrypted", "save a copy"),
    "abgeschnitten.pdf": (lambda: pdf()[:-900], "cut off", "again"),
    "bombe.docx": (bomb, "expands to 300 MB", "LOTSE_MAX_FILE_MB"),
    "kaputt.docx": (lambda: b"PK\x03\x04word/" + bytes(99), "damaged", "save it again"),
    "kaputt.jsonl": (lambda: b"{kaputt\n", "no JSON", "mend the row"),
    "kaputt.jsonl.gz": (lambda: b"\x1f\x8b\x08\x00kaputt", "damaged", "fetch the file again"),
}  # fmt: skip
"""Name -> content, what the line says is wrong, and what to do."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with every bad file, in two subfolders under the same names, beside two good ones."""
    made = tmp_path / "Meine Unterlagen"
    for part in ("alt", "neu"):
        (made / part).mkdir(parents=True)
        for name, (content, _, _) in BAD.items():
            (made / part / name).write_bytes(content())
    (made / "Richtlinie für Übungsräume (Größe).txt").write_text(SENTENCE, encoding="utf-8")
    (made / "latin.txt").write_bytes(f"{SENTENCE} Müller & Söhne.".encode("latin-1"))
    return made


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    settings = Settings(data=tmp_path / "var")
    with Store.open(settings, role="owner", encoder_name=ENCODER.name, dim=ENCODER.dim) as opened:
        yield opened


def run(store: Store, folder: Path, *, prune: bool = False) -> Report:
    """One ingest of the folder."""
    return ingest([str(folder)], store, ENCODER, Settings(), prune=prune)


def test_each_bad_file_is_named_with_its_folder_and_what_to_do(store: Store, folder: Path) -> None:
    report = run(store, folder)
    assert (len(report.failed), report.exit_code) == (2 * len(BAD), 1)
    for name, (_, wrong, remedy) in BAD.items():
        for part in ("alt", "neu"):
            said = [one.reason for one in report.failed if one.source.startswith(str(folder / part / name))]
            assert any(wrong in reason and remedy in reason for reason in said), (name, said)
    assert all("\n" not in failure.reason + failure.source for failure in report.failed)


def test_what_is_good_is_stored_and_found_whatever_its_name_and_encoding(store: Store, folder: Path) -> None:
    report = run(store, folder)
    assert len(report.added) == 2
    assert all(SENTENCE in (store.text(doc_id, None, PUBLIC) or "") for doc_id in report.added)
    assert [(Path(note.source).name, note.text) for note in report.notes] == [("latin.txt", "read as cp1252")]
    again = run(store, folder)
    assert (again.added, again.changed, again.unchanged, len(again.failed)) == ([], [], 2, 2 * len(BAD))


@pytest.mark.parametrize("name", [name for name in BAD if name.endswith((".txt", ".md", ".pdf"))])
def test_a_document_stays_where_its_file_went_bad(store: Store, tmp_path: Path, name: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    target = folder / name
    target.write_bytes(pdf() if name.endswith(".pdf") else SENTENCE.encode())
    (doc_id,) = run(store, folder).added
    before = store.text(doc_id, None, PUBLIC)
    target.write_bytes(BAD[name][0]())
    report = run(store, folder, prune=True)
    assert (len(report.failed), report.removed, report.exit_code) == (1, [], 2)
    assert store.text(doc_id, None, PUBLIC) == before
    assert store.list(Filters(), PUBLIC)[1] == 1
