from __future__ import annotations

import datetime as dt

import pytest

from api.services import Services
from tests.api.tiny import CANARY
from ui.search import search


def titles(services: Services, **form: str) -> list[str]:
    """The titles found for a form."""
    return [one.document.title for one in search.find(services, {name: [value] for name, value in form.items()}).found]


def test_words_find_documents_with_passages(services: Services) -> None:
    page = search.find(services, {"q": ["Digitalisierung kleiner Unternehmen"]})
    assert page.found[0].document.doc_id == "testbonus" and page.found[0].hits


@pytest.mark.parametrize(
    ("facet", "value", "found"),
    [
        ("state", "open", ["Testbonus Niedersachsen"]),
        ("state", "closed", ["Altbonus Niedersachsen"]),
        ("topic", "innovation_rd", ["Altbonus Niedersachsen"]),
        ("support", "loan", []),
    ],
)
def test_a_facet_narrows_with_and_without_words(services: Services, facet: str, value: str, found: list[str]) -> None:
    assert titles(services, **{facet: value}) == found
    assert titles(services, q="Bonus Niedersachsen Unternehmen", **{facet: value}) == found


def test_a_day_shows_how_things_stood_then(services: Services) -> None:
    page = search.find(services, {"as_of": ["2027-01-15"], "q": ["Testbonus Niedersachsen"]})
    assert page.today == dt.date(2027, 1, 15)
    stands = {one.document.doc_id: one.standing for one in page.found}
    assert stands["testbonus"] is not None and stands["testbonus"].state == "closed"


def test_deadlines_come_first_where_they_are_the_order(services: Services) -> None:
    assert titles(services, kind="programme", sort="frist")[0] == "Testbonus Niedersachsen"
    assert titles(services, kind="programme", sort="titel") == ["Altbonus Niedersachsen", "Testbonus Niedersachsen"]


def test_pages_follow_each_other_without_overlap(services: Services) -> None:
    first = search.find(services, {"kind": ["programme"]}, size=1)
    second = search.find(services, {"kind": ["programme"], "offset": ["1"]}, size=1)
    assert first.more and not second.more and first.total == second.total == 2
    assert {first.found[0].document.doc_id, second.found[0].document.doc_id} == {"testbonus", "altbonus"}


def test_what_cannot_be_used_is_named_and_sets_no_condition(services: Services) -> None:
    page = search.find(services, {"region": ["Kleinkleckersdorfxy"], "as_of": ["neulich"], "kind": ["drache"]})
    assert len(page.faults) == 2 and page.found


def test_internal_documents_are_never_found(services: Services) -> None:
    for form in ({"q": [CANARY]}, {}, {"sort": ["titel"]}):
        assert all(one.document.audience == "public" for one in search.find(services, form).found)
