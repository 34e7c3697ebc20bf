from pathlib import Path

import pytest

from ingest.load import load
from ingest.load.limits import Limits
from ingest.sources import Source, discover, from_bytes
from rag.records import Document


def _load(text: str | bytes, name: str = "a.txt") -> Document:
    return load(from_bytes(name, text.encode() if isinstance(text, str) else text), Limits())


def _blocks(document: Document, kind: str | None = None) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks if kind in (None, block.kind)]


@pytest.fixture(scope="module")
def seeds(shared: Path) -> list[Document]:
    found = discover([str(shared / "documents" / "seeds")])
    return [load(source, Limits()) for source in found if isinstance(source, Source)]


BODY = "Das Land fördert kleine und mittlere Unternehmen mit Sitz in Niedersachsen, die auf neue Antriebe umstellen."


def test_headings_are_guessed_where_they_stand_over_text() -> None:
    text = f"Titel der Seite\n\n{BODY}\n\n§ 3 Höhe der Förderung\n\n{BODY}\n\n1.2 Gegenstand\n\n{BODY}\n\nEckdaten:\n\nLaufzeit: 3"
    document = _load(text)
    assert document.title == "Titel der Seite"
    assert _blocks(document, "heading") == ["Titel der Seite", "§ 3 Höhe der Förderung", "1.2 Gegenstand", "Eckdaten:"]


def test_names_addresses_captions_and_items_are_no_headings() -> None:
    lines = ["Erika Muster", "Frankfurter Straße 284", "38122 Braunschweig", "Tel.: 0531 12", "a@b.de", "(Bild: MW)"]
    document = _load("\n\n".join([BODY, *lines, "Abbildung 1: Eckpunkte", BODY, "1. Erstens", "2. Zweitens", BODY]))
    assert _blocks(document, "heading") == []


def test_a_text_without_title_line_is_called_by_its_first_sentence() -> None:
    assert _load(BODY + " Mehr Text.").title.startswith("Das Land fördert kleine und mittlere Unternehmen")


def test_a_table_of_tabs_is_row_wise_and_keeps_empty_cells() -> None:
    document = _load("Projektplan\t\t\nPhase\t1.0 Start\t2.0 Ende\n\tAP 1.1\tAP 2.1\nLetzte\t\tAP 2.2\n")
    assert _blocks(document, "table") == [
        "Projektplan\nPhase | 1.0 Start | 2.0 Ende\n| AP 1.1 | AP 2.1\nLetzte | | AP 2.2".replace("| |", "|  |")
    ]


def test_a_list_keeps_its_marks_and_its_broken_lines() -> None:
    document = _load(f"{BODY}\n- **Informieren:** Daten\n  und mehr\n- Vernetzen\n\n1. eins\n2. zwei")
    assert _blocks(document, "list") == ["- Informieren: Daten und mehr\n- Vernetzen", "1. eins\n2. zwei"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "cp1252", "utf-16", "utf-16-le", "cp850"])
def test_every_usual_encoding_reads_the_same(encoding: str) -> None:
    document = _load((BODY + " Größe, Übung, Maß.").encode(encoding))
    assert document.text == BODY + " Größe, Übung, Maß."
    assert document.language == "de"


def test_the_seeds_have_their_titles(seeds: list[Document]) -> None:
    titles = [document.title for document in seeds]
    assert titles[0].startswith("Um die Zukunftsfähigkeit") and titles[0].endswith("…")
    assert titles[1].startswith("Grünes Licht für „Automotive Agentur Niedersachsen“")
    assert "ReTraSON" in titles[3] and "SüdOstNiedersachsen" in titles[3]
    assert titles[4] == "Regionales Transformationsnetzwerk Südostniedersachsen - ReTraSON"
    assert {document.language for document in seeds} == {"de"}


def test_the_seeds_have_their_headings_table_and_values(seeds: list[Document]) -> None:
    headings = _blocks(seeds[3], "heading")
    assert {"Eckdaten:", "Laufzeit und Gegenstand der Förderung:", "Förderziel:"} <= set(headings)
    assert not any("Straße" in heading or "Brech" in heading for heading in headings)
    assert "Gesamtprojektvolumen: 8,4 Mio. € | Fördersumme: 7,6 Mio. €" in seeds[3].text
    assert "Arbeitspakete | AP 1.1 Projektsteuerung | AP 2.1 Situationsanalyse" in _blocks(seeds[3], "table")[0]
    assert "Starkes Instrument Transformationsbegleitung" in _blocks(seeds[0], "heading")
    assert "Projektlaufzeit" in _blocks(seeds[4], "heading")
    assert str(seeds[1].published) == "2019-11-18"
