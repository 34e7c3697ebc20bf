from __future__ import annotations

import pytest

from api.services import Services
from rag.access import ADMIN, PUBLIC_CALLER
from rag.errors import DocumentUnknown
from rag.records import Filters
from rag.store.store import EVERYONE
from ui import texts
from ui.staff import document


def named(services: Services, word: str) -> str:
    """The id of the document whose title holds a word."""
    return next(one.doc_id for one in services.store.list(Filters(), EVERYONE, 0, 10)[0] if word in one.title)


def test_a_document_shows_its_record_its_text_and_what_can_be_done(world: Services) -> None:
    html = document.html(world, {"id": [named(world, "Vermerk")]}, ADMIN)
    assert "77 Prozent" in html and "marke--intern" in html
    assert texts.STAFF_MAKE["public"] in html and texts.STAFF_DELETE in html
    assert texts.STAFF_FOLDER_WINS in html and texts.STAFF_REPLACE not in html


def test_markup_in_a_document_is_text(world: Services) -> None:
    html = document.html(world, {"id": [named(world, "Merkblatt")]}, ADMIN)
    assert "Wasserstofftankstellen" in html and "<script" not in html and "<img" not in html


def test_nobody_opens_what_they_do_not_see(world: Services) -> None:
    with pytest.raises(DocumentUnknown):
        document.html(world, {"id": [named(world, "Vermerk")]}, PUBLIC_CALLER)


def test_the_way_back_leads_to_the_list_as_it_was(world: Services) -> None:
    form = {"id": ["testbonus"], "liste": ["worte=bonus&ab=25&fremd=1"]}
    html = document.html(world, form, ADMIN)
    assert "dokumente/liste?worte=bonus&amp;ab=25&quot;" in html.replace('"', "&quot;") and "fremd=1&amp;ab" not in html
