from __future__ import annotations

import pytest

from api.services import Services
from rag.access import ADMIN, PUBLIC_CALLER, Caller
from ui import texts
from ui.staff import documents


def titles(services: Services, caller: Caller = ADMIN, **form: str) -> set[str]:
    """The titles listed for a form, their first words."""
    found = documents.find(services, {name: [value] for name, value in form.items()}, caller).found
    return {one.title.split()[0] for one in found}


@pytest.mark.parametrize(
    ("form", "found"),
    [
        ({}, {"Testbonus", "Altbonus", "Merkblatt", "Interner"}),
        ({"worte": "bonus NIEDERSACHSEN"}, {"Testbonus", "Altbonus"}),
        ({"worte": "vermerk"}, {"Interner"}),
        ({"worte": "programmes/testbonus"}, {"Testbonus"}),
        ({"worte": "100%"}, set()),
        ({"art": "programme"}, {"Testbonus", "Altbonus"}),
        ({"zielgruppe": "internal"}, {"Interner"}),
        ({"herkunft": "corpus"}, {"Testbonus", "Altbonus"}),
        ({"herkunft": "folder"}, {"Merkblatt", "Interner"}),
        ({"herkunft": "upload"}, set()),
        ({"art": "drache", "herkunft": "mond"}, {"Testbonus", "Altbonus", "Merkblatt", "Interner"}),
    ],
)
def test_a_form_narrows_the_list(world: Services, form: dict[str, str], found: set[str]) -> None:
    assert titles(world, **form) == found


def test_who_does_not_see_internal_documents_lists_none(world: Services) -> None:
    assert "Interner" not in titles(world, PUBLIC_CALLER)
    assert titles(world, PUBLIC_CALLER, zielgruppe="internal") == set()


def test_the_last_ingested_come_first_unless_titles_are_wanted(world: Services) -> None:
    listed = documents.find(world, {"ordnung": ["titel"]}, ADMIN)
    assert [one.title for one in listed.found] == sorted(one.title for one in listed.found)
    newest = [one.ingested for one in documents.find(world, {}, ADMIN).found]
    assert newest == sorted(newest, reverse=True)


def test_a_page_beyond_the_last_is_empty_and_says_so(world: Services) -> None:
    assert texts.STAFF_NO_DOCUMENTS in documents.html(documents.find(world, {"ab": ["400"]}, ADMIN), world)


def test_only_fields_of_the_list_come_back_in_its_addresses() -> None:
    assert documents.conditions({"worte": ["a&b"], "id": ["x"], "art": [""]}) == {"worte": "a&b"}
