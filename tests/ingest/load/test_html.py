from datetime import date

import pytest

from ingest.load import load
from ingest.load.html import MAX_MAIN_TEXT_MB
from ingest.load.limits import Limits
from ingest.sources import from_bytes
from rag.errors import SourceEmpty, SourceTooLarge
from rag.records import Document

HEAD = (
    '<!DOCTYPE html><html lang="de"><head><title>Förderung – Land</title><meta name="date" content="2024-05-03">'
    '<link rel="canonical" href="https://www.land.de/foerderung"></head><body><nav><a href="/">Start</a> Menü</nav>'
)
MAIN = (
    "<main><h1>Förderung</h1><h2>Höhe</h2><p>Das Land fördert kleine Unternehmen mit bis zu 50 Prozent der Ausgaben.</p>"
    "<ul><li>Erstens <b>A</b></li><li>Zweitens</li></ul><ol><li>eins</li><li>zwei</li></ol>"
    "<table><tr><th>Größe</th><th>Satz</th></tr><tr><td>klein</td><td><p>50 %</p></td></tr></table></main>"
)
PAGE = HEAD + MAIN + "<script>alert(1)</script><footer>Impressum</footer></body></html>"


def _load(page: str | bytes, limits: Limits | None = None) -> Document:
    return load(from_bytes("a.html", page.encode() if isinstance(page, str) else page), limits or Limits())


def _texts(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


SHAPE = [
    ("heading", "Förderung"),
    ("heading", "Höhe"),
    ("paragraph", "Das Land fördert kleine Unternehmen mit bis zu 50 Prozent der Ausgaben."),
    ("list", "- Erstens A\n- Zweitens"),
    ("list", "1. eins\n2. zwei"),
    ("table", "Größe | Satz\nklein | 50 %"),
]


@pytest.mark.parametrize("sentences", [1, 20])
def test_the_main_text_comes_with_headings_lists_and_tables(sentences: int) -> None:
    sentence = "Das Land fördert kleine Unternehmen mit bis zu 50 Prozent der Ausgaben."
    document = _load(PAGE.replace(sentence, " ".join([sentence] * sentences)))
    assert [(kind, text.replace(f" {sentence}", "")) for kind, text in _texts(document)] == SHAPE
    assert (document.title, document.published) == ("Förderung", date(2024, 5, 3))
    assert (document.url, document.language) == ("https://www.land.de/foerderung", "de")


def test_a_large_page_is_read_whole_in_the_same_shape() -> None:
    filler = "<p>Absatz mit einigen Worten, der die Seite groß macht.</p>" * (MAX_MAIN_TEXT_MB * 1_000_000 // 55)
    document = _load(HEAD + MAIN + filler + "<script>alert(1)</script></body></html>")
    assert _texts(document)[:6] == SHAPE
    assert "alert" not in document.text and "Menü" not in document.text
    assert "large page" in document.notes[0]


def test_a_page_of_fifty_mb_gets_a_clear_line() -> None:
    with pytest.raises(SourceTooLarge, match="LOTSE_MAX_TEXT_CHARS"):
        _load(HEAD + "<p>" + "Wort " * 400_000 + "</p>", Limits(text_chars=1_000_000))
    with pytest.raises(SourceTooLarge, match="limit of 60 MB"):
        _load(b"<html><p>" + b"x" * 61_000_000)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "utf-16"])
def test_the_encoding_is_found(encoding: str) -> None:
    declared = f'<meta charset="{encoding}">' if encoding == "latin-1" else ""
    assert (
        "fördert"
        in _load(PAGE.replace("<title>", declared + "<title>").encode("cp1252" if declared else encoding)).text
    )


@pytest.mark.parametrize("page", ["<html><body></body></html>", "<html><script>x()</script></html>", "<html>"])
def test_a_page_without_text_is_empty(page: str) -> None:
    with pytest.raises(SourceEmpty, match="no main text"):
        _load(page)


def test_a_short_page_loads() -> None:
    assert _load("<html><body><p>Ein kurzer Satz.</p></body></html>").text == "Ein kurzer Satz."


def test_deep_nesting_gives_a_document_or_a_clear_line() -> None:
    try:
        document = _load("<html><body>" + "<div>" * 20_000 + "tief unten steht Text" + "</div>" * 20_000)
    except SourceEmpty:
        return
    assert "tief unten" in document.text
