from __future__ import annotations

from corpus.schema import Source
from tests.ui.made import HOSTILE
from ui.language import speaking
from ui.places import body

TEXT = """Worum geht es

Das ist eins. Das ist zwei. Das ist drei.

Was und wie viel

Ein Satz davor.

- Punkt eins.
- Punkt zwei, siehe https://www.example.org/a?b=1.

Quellen

- alles: https://www.example.org/quelle"""


def test_the_first_sentences_say_what_it_is() -> None:
    assert (
        body.lead(TEXT) == "Das ist eins. Das ist zwei."
        and body.lead("Ohne Überschrift. Mehr.", 1) == "Ohne Überschrift."
    )
    assert body.lead("") == ""


def test_what_came_of_it_are_sentences_and_list_items() -> None:
    assert body.results(TEXT) == ["Ein Satz davor.", "Punkt eins."] and body.results("") == []


def test_the_whole_text_has_headings_lists_and_links_but_not_the_list_of_sources() -> None:
    html = body.html(TEXT)
    assert "<h6>Was und wie viel</h6>" in html and "<li>Punkt eins.</li>" in html
    assert 'href="https://www.example.org/a?b=1"' in html and "example.org</" not in html.split("</a>")[1]
    assert "Quellen" not in html and "example.org/quelle" not in html


def test_a_source_says_what_it_supports_and_of_when_its_page_is() -> None:
    found = (
        Source(url="https://www.example.org/x", supports="Laufzeit", page_date="2023-11"),
        Source(url="https://a.de", supports="Preis"),
    )
    html = body.sources(found)
    assert "Laufzeit" in html and "Seite von 11.2023" in html and "Seite ohne Datum" in html
    assert body.newest(found) == "11.2023" and body.newest(found[1:]) == ""


def test_a_german_text_says_so_on_the_english_page() -> None:
    assert "lang=" not in body.html(TEXT)
    with speaking("en"):
        assert (
            'lang="de"' in body.html(TEXT)
            and body.written("2023-11-21") == "21 Nov 2023"
            and body.written("2023-11") == "11/2023"
        )
    assert body.written("2023-11-21") == "21.11.2023"


def test_markup_in_a_text_is_text_and_only_web_addresses_are_links() -> None:
    html = body.html(f"{HOSTILE}\n\n- {HOSTILE} javascript:alert(1)") + body.sources(
        (Source(url="http://[kaputt", supports=HOSTILE),)
    )
    assert "<script" not in html and "<img" not in html and "<a " not in html
