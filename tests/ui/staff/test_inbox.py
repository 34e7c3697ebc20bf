from __future__ import annotations

import json

import pytest

from api.services import Services
from rag.access import ADMIN, Caller
from rag.feedback import REASONS, CitedVersion, Feedback
from rag.records import Turn
from rag.store.store import EVERYONE
from tests.ui.made import HOSTILE
from ui import texts
from ui.staff import inbox

READER = Caller("evaluator", frozenset({"feedback"}))


@pytest.fixture(scope="module", autouse=True)
def given(world: Services) -> None:
    """Three of feedback, one of them on an internal answer."""
    live = world.store.info("testbonus", EVERYONE)
    assert live is not None
    versions = (CitedVersion(doc_id="testbonus", version=live.version), CitedVersion(doc_id="altbonus", version="alt"))
    turns = (Turn(role="user", text="Davor gefragt"),)
    world.give_feedback(
        Feedback(question="Wie viel?", thumb="down", reason="outdated", versions=versions, history=turns, consent=True)
    )
    world.give_feedback(Feedback(question=HOSTILE, answer=HOSTILE, comment=HOSTILE, thumb="up"))
    world.give_feedback(Feedback(question="Intern gefragt", thumb="up"), EVERYONE)


def test_it_says_what_was_cited_and_whether_it_still_stands(world: Services) -> None:
    html = inbox.html(world, {"grund": ["outdated"]}, ADMIN)
    assert f"Testbonus Niedersachsen ({texts.STAFF_SAME})" in html and texts.STAFF_REPLACED_SINCE in html
    assert "Davor gefragt" in html


def test_whatever_askers_write_is_text(world: Services) -> None:
    html = inbox.html(world, {"daumen": ["up"]}, ADMIN)
    assert "&lt;script&gt;" in html and "<script" not in html and "<img" not in html


def test_what_was_said_of_internal_answers_is_for_who_sees_them(world: Services) -> None:
    assert "Intern gefragt" in inbox.html(world, {}, ADMIN)
    for said in (inbox.html(world, {}, READER), inbox.csv(world, {}, READER), inbox.jsonl(world, {}, READER)):
        assert "Intern gefragt" not in said


def test_only_who_may_change_is_shown_how_to_delete(world: Services) -> None:
    assert texts.STAFF_DELETE in inbox.html(world, {}, ADMIN) and texts.STAFF_DELETE not in inbox.html(
        world, {}, READER
    )


def test_the_lines_are_those_of_the_evaluation(world: Services) -> None:
    (line,) = inbox.jsonl(world, {"grund": ["outdated"]}, ADMIN).splitlines()
    assert json.loads(line) | {"today": ""} == {
        "question": "Wie viel?",
        "rating": "down",
        "reason": "veraltet",
        "today": "",
    }


def test_every_reason_has_its_words() -> None:
    assert set(texts.STAFF_REASONS) == set(REASONS) and texts.ALL["de"]["STAFF_REASONS"] == REASONS
