import json
from datetime import date
from pathlib import Path

import pytest

from ingest.load import load
from ingest.load.limits import Limits
from ingest.sources import Source, discover
from rag.errors import SourceDamaged
from rag.records import Document


def _rows(path: Path, *rows: dict[str, object]) -> list[Document]:
    path.write_text("\n".join(json.dumps(row) for row in rows))
    return [load(source, Limits()) for source in discover([str(path)]) if isinstance(source, Source)]


def test_the_fields_of_a_row_describe_its_document(tmp_path: Path) -> None:
    row = {
        "id": "7",
        "title": "Richtlinie",
        "text": "## Zweck\n\nDas Land fördert.",
        "stand": "2025-09",
        "kind": "rule",
    }
    (document,) = _rows(tmp_path / "a.jsonl", {**row, "url": "https://x.de/7", "valid_until": "2027"})
    assert (document.title, document.kind, document.url) == ("Richtlinie", "rule", "https://x.de/7")
    assert (document.published, document.valid_until) == (date(2025, 9, 1), date(2027, 12, 31))
    assert document.blocks[0].kind == "heading"
    assert document.doc_id.startswith("7-")
    assert document.source.endswith("a.jsonl#7")


def test_the_heading_of_a_row_opens_its_text(tmp_path: Path) -> None:
    row = {"law_title": "Münzgesetz", "heading": "§ 1 – Ausgabe", "text": "(1) Eine Münze.", "date": "27.12.2000"}
    (document,) = _rows(tmp_path / "a.jsonl", row)
    assert document.text == "§ 1 – Ausgabe\n\n(1) Eine Münze."
    assert (document.title, document.published) == ("Münzgesetz", date(2000, 12, 27))


def test_wrong_values_of_a_row_are_left_out(tmp_path: Path) -> None:
    row = {"text": "Text.", "kind": "quatsch", "url": "javascript:alert(1)", "published": "31.02.2025", "language": 3}
    (document,) = _rows(tmp_path / "a.jsonl", row)
    assert (document.kind, document.url, document.published) == ("document", None, None)


def test_a_note_names_the_encoding_of_an_old_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Maßnahmen für größere Übungen".encode("latin-1"))
    (source,) = discover([str(tmp_path)])
    assert isinstance(source, Source)
    assert load(source, Limits()).notes == ("read as cp1252",)


def test_front_matter_that_is_not_closed_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: x\n")
    (source,) = discover([str(tmp_path)])
    assert isinstance(source, Source)
    with pytest.raises(SourceDamaged):
        load(source, Limits())
