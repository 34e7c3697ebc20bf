from __future__ import annotations

from api.services import Services
from rag.store.indexes import RepairReport
from tests.api.tiny import TOKEN
from ui import texts
from ui.staff import health


def test_it_compares_the_stores_and_shows_no_secret(world: Services) -> None:
    html = health.html(world)
    live = world.store.chunk_count()
    assert html.count(texts.STAFF_HELD.format(held=live, live=live)) == 3 and html.count(texts.STAFF_OK) == 3
    assert "LOTSE_API_TOKEN" in html and TOKEN not in html and str(world.settings.data.resolve()) in html


def test_a_repair_is_told_in_numbers() -> None:
    assert health.mended(RepairReport()) == texts.STAFF_NOTHING_MENDED
    said = health.mended(RepairReport(undone=1, retired=2, terms_added=3, vectors_deleted=4))
    assert said == texts.STAFF_MENDED.format(chunks=7, versions=3)
