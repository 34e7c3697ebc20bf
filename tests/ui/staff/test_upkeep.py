from __future__ import annotations

import datetime as dt
import typing

from api.findings import DueOut, FindingOut, FindingsOut
from api.services import Services
from rag.records import PUBLIC
from tests.ui.made import HOSTILE
from ui import texts
from ui.staff import upkeep

DAY = dt.date(2026, 11, 24)


def due(reason: str, **given: object) -> DueOut:
    """An entry to look at."""
    return DueOut.model_validate(
        {"id": "testbonus", "name": HOSTILE, "reason": reason, "text": "", "day": DAY, **given}
    )


def test_entries_are_grouped_by_what_is_to_be_done_with_their_originals(world: Services) -> None:
    found = FindingsOut(today=DAY, entries=2, findings=[], due=[due("stale"), due("ended"), due("stale", day=None)])
    html = upkeep.html(found, world.store.database.documents.infos(["testbonus"], PUBLIC))
    assert html.index(texts.STAFF_DUE["ended"]) < html.index(texts.STAFF_DUE["stale"])
    assert f"{texts.STAFF_DUE['stale']} (2)" in html and texts.STAFF_DUE_DO["stale"] in html
    assert 'href="https://www.example.org/testbonus"' in html and "<script" not in html
    assert texts.STAFF_NO_FINDINGS in html


def test_faults_stand_under_their_file() -> None:
    faults = [FindingOut(file="rules/x.md", field="clocks", message="is <b>", remedy="mend it")]
    html = upkeep.html(FindingsOut(today=DAY, entries=1, findings=faults, due=[]), {})
    assert "rules/x.md" in html and "&lt;b&gt;" in html and texts.STAFF_NOTHING_DUE in html


def test_every_reason_has_its_words() -> None:
    reasons = set(typing.get_args(DueOut.model_fields["reason"].annotation))
    assert set(texts.STAFF_DUE) == set(texts.STAFF_DUE_DO) == set(texts.STAFF_DUE_DAY) == reasons
