from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from tests.ui.made import HOSTILE, QUOTE, evidence, stands
from ui import texts
from ui.chat.panel import badge, day, original, panel


def test_the_quote_is_marked_in_its_context() -> None:
    html = panel(evidence())
    assert f"<mark>{QUOTE}</mark>" in html
    assert "Davor steht etwas." in html and "Danach steht noch mehr." in html
    assert html.index("Davor") < html.index("<mark>") < html.index("Danach")


def test_a_cut_context_says_so_at_both_ends() -> None:
    long = "Wort " * 300 + QUOTE + " Wort" * 300
    start = long.index(QUOTE)
    html = panel(evidence(text=long, start=start, end=start + len(QUOTE)))
    assert f'"kontext">{texts.CUT} Wort' in html and f"Wort {texts.CUT}</blockquote>" in html


def test_place_page_and_date_are_named_where_they_are_known() -> None:
    html = panel(evidence(page=7, as_of=dt.date(2026, 1, 2)))
    for name, value in ((texts.HEADING, "Was und wie viel"), (texts.PAGE, "7"), (texts.AS_OF, "02.01.2026")):
        assert f"<dt>{name}</dt><dd>{value}</dd>" in html
    bare = panel(evidence(heading="", page=None, as_of=None))
    assert "<dl>" not in bare


def test_the_kind_is_named_in_german_and_the_standing_beside_it() -> None:
    html = panel(evidence(availability=stands("closed", since=dt.date(2026, 1, 1))))
    assert texts.KINDS["programme"] in html and "geschlossen seit 01.01.2026" in html
    assert "marke" not in panel(evidence(availability=None))


def test_a_document_that_was_replaced_shows_the_quote_and_says_so() -> None:
    html = panel(evidence(text=None))
    assert texts.QUOTE_GONE in html and f"<mark>{QUOTE}</mark>" in html


def test_lines_of_a_quote_are_marked_one_by_one() -> None:
    text = "Erste Zeile\n\nZweite Zeile"
    html = panel(evidence(text=text, quote=text, start=0, end=len(text)))
    assert "<mark>Erste Zeile</mark>\n\n<mark>Zweite Zeile</mark>" in html


@pytest.mark.parametrize("field", ["title", "heading", "quote", "url"])
def test_markup_in_any_field_of_a_citation_is_text(field: str) -> None:
    html = panel(evidence(text=None, **{field: HOSTILE}))
    assert "<script" not in html and "<img" not in html


def test_markup_in_the_document_is_text() -> None:
    text = f"{HOSTILE} {QUOTE} {HOSTILE}"
    start = text.index(QUOTE)
    html = panel(evidence(text=text, start=start, end=start + len(QUOTE)))
    assert "<script" not in html and "<img" not in html and html.count("&lt;script&gt;") == 2


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//example.org/x",
        "https://",
        "http://[kaputt",
        "richtlinie.pdf",
    ],
)
def test_an_address_that_is_none_of_the_web_is_no_link(url: str | None) -> None:
    assert original(url) == ""


def test_an_address_of_the_web_is_a_link_that_tells_nothing_of_the_reader() -> None:
    html = original('https://www.example.org/a?b="c"&d=<e>')
    assert 'href="https://www.example.org/a?b=&quot;c&quot;&amp;d=&lt;e&gt;"' in html
    assert 'rel="noopener noreferrer"' in html and 'target="_blank"' in html
    assert texts.NEW_TAB in html and ">example.org<" in html


@pytest.mark.parametrize(
    ("state", "given", "kind", "said"),
    [
        ("open", {}, "programme", "offen"),
        ("open", {"until": dt.date(2026, 12, 10)}, "programme", "offen, schließt am 10.12.2026"),
        ("open", {}, "rule", "gilt"),
        ("open", {"until": dt.date(2027, 6, 30)}, "network", "aktiv, bis 30.06.2027"),
        ("opens_on", {"since": dt.date(2027, 1, 1)}, "programme", "öffnet am 01.01.2027"),
        ("opens_on", {}, "programme", "öffnet noch"),
        ("closed", {"since": dt.date(2026, 1, 1)}, "programme", "geschlossen seit 01.01.2026"),
        ("closed", {}, "rule", "außer Kraft"),
        ("paused", {}, "programme", "pausiert"),
        ("unproven", {"as_of": dt.date(2025, 9, 19)}, "programme", "unbestätigt, zuletzt 19.09.2025"),
        ("unproven", {}, "study", "unbestätigt"),
    ],
)
def test_each_standing_has_its_words(state: str, given: dict[str, dt.date], kind: str, said: str) -> None:
    assert badge(stands(state, **given), kind) == f'<span class="marke marke--{state}">{said}</span>'


def test_a_day_is_written_as_germans_do() -> None:
    assert day(dt.date(2026, 1, 2)) == "02.01.2026" and day(None) == ""


def test_a_page_at_hand_is_a_picture_that_is_loaded_late_says_what_it_is_and_opens_large() -> None:
    one = replace(evidence(page=3, title=HOSTILE, doc_id="a b"), pictured=True)
    html = panel(one)
    start = one.citation.start
    assert f'<img src="seite/beleg/a%20b/v1/3.png?start={start}&amp;end={start + len(QUOTE)}&amp;width=900"' in html
    assert 'loading="lazy"' in html and 'alt="Die Seite aus „&lt;script&gt;' in html and "<script" not in html
    assert "width=1800" in html and "<figure" not in panel(evidence(page=3))
