from __future__ import annotations

import datetime as dt

from api.services import Services
from api.standing import standing
from rag.records import PUBLIC, Filters
from tests.api.tiny import TODAY


def test_an_entry_stands_at_a_day_as_its_record_says(services: Services) -> None:
    for doc_id, state in (("testbonus", "open"), ("altbonus", "closed")):
        info = services.store.info(doc_id, PUBLIC)
        assert info is not None
        found = standing(info, TODAY)
        assert found is not None and found.state == state


def test_an_open_window_is_over_on_the_day_after_its_last(services: Services) -> None:
    info = services.store.info("testbonus", PUBLIC)
    assert info is not None
    last, after = standing(info, dt.date(2026, 12, 10)), standing(info, dt.date(2026, 12, 11))
    assert last is not None and last.state == "open"
    assert after is not None and after.state == "closed"


def test_a_document_that_is_no_entry_has_no_standing(services: Services) -> None:
    found, _ = services.store.list(Filters(kinds=("document",)), PUBLIC, 0, 1)
    assert standing(found[0], TODAY) is None
