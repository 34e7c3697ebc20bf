from __future__ import annotations

import dataclasses

from api.services import Services
from ui import texts
from ui.search import hits, search


def page(services: Services, **form: str) -> search.Page:
    """A page of what is found for a form."""
    return search.find(services, {name: [value] for name, value in form.items()})


def test_words_asked_for_are_marked_and_documents_say_how_they_stand(services: Services) -> None:
    html = hits.html(page(services, q="Digitalisierung"))
    assert "<mark>Digitalisierung</mark>" in html and "offen, schließt am 10.12.2026" in html


def test_markup_in_a_document_is_text(services: Services) -> None:
    html = hits.html(page(services, q="Wasserstofftankstellen Ausgaben"))
    assert "Wasserstofftankstellen" in html and "<script" not in html and "<img" not in html


def test_a_list_of_sources_is_shown_only_where_nothing_else_was_found(services: Services) -> None:
    (first, *_) = page(services, q="Testbonus").found[0].hits
    listed = dataclasses.replace(first, chunk=dataclasses.replace(first.chunk, heading_path=(hits.SOURCES,)))
    assert list(hits.told([listed, first])) == [first] and list(hits.told([listed])) == [listed]


def test_nothing_found_says_what_helps(services: Services) -> None:
    assert texts.FOUND_NOTHING in hits.html(page(services, support="equity"))


def test_a_file_has_a_row_for_each_passage(services: Services) -> None:
    found = page(services, q="Testbonus Digitalisierung")
    text = hits.csv(found)
    assert text.count("\r\n") == 1 + sum(len(one.hits) or 1 for one in found.found)
    assert "10.12.2026" in text and "https://www.example.org/testbonus" in text


def test_a_passage_names_the_page_of_the_first_word_asked_for(services: Services) -> None:
    found = page(services, q="Digitalisierung")
    (first, *_) = found.found[0].hits
    at = first.chunk.start + first.chunk.text.index("Digitalisierung")
    for breaks, number in (((at,), 2), ((at + 1,), 1), ((), 1)):
        chunk = dataclasses.replace(first.chunk, page_first=1, page_last=2, page_breaks=breaks)
        hit = dataclasses.replace(first, chunk=chunk)
        paged = dataclasses.replace(found, found=(dataclasses.replace(found.found[0], hits=(hit,)),))
        assert f"{texts.PAGE} {number}</h4>" in hits.html(paged)
