from __future__ import annotations

import datetime as dt

import pytest

from rag.answer.names import Names
from rag.answer.next_question import _SCENARIOS
from rag.question import understand
from rag.question.reply import adds_nothing
from rag.records import Ask
from ui import texts
from ui.chat.replies import next_question, without_question

TODAY = dt.date(2026, 11, 26)


@pytest.mark.parametrize(
    ("field", "said"),
    [
        (field, said)
        for spoken in texts.ALL.values()
        for field, replies in spoken["REPLIES"].items()
        for _, said in replies
    ],
)
def test_every_reply_is_understood_as_an_answer_to_its_question(field: str, said: str) -> None:
    read = understand(said, today=TODAY, names=Names([]), expected=field)
    assert read.profile.knows(field) or adds_nothing(said, field)
    assert read.profile.knows(field) or said in ("Nein.", "No.")


def test_a_field_without_natural_choices_can_be_left_open() -> None:
    html = next_question(Ask(field="place", question="In welchem <Ort>?"))
    assert html.count("<button") == 1 and texts.REPLY_UNKNOWN[0] in html and "In welchem &lt;Ort&gt;?" in html
    assert all(adds_nothing(spoken["REPLY_UNKNOWN"][1], "place") for spoken in texts.ALL.values())


def test_every_field_that_may_be_asked_for_has_its_buttons_but_place_and_year() -> None:
    assert set(texts.REPLIES) == set(_SCENARIOS) - {"place", "founded"}


def test_a_reply_is_a_button_that_carries_what_is_said() -> None:
    html = next_question(Ask(field="project.already_started", question="Haben Sie schon begonnen?"))
    assert html.count("<button") == 3 and 'data-antwort="Nein, noch nicht begonnen."' in html


def test_the_question_is_taken_off_the_end_of_the_text_only() -> None:
    ask = Ask(field="place", question="Wo?")
    assert without_question("Erst. [1]\nWo?", ask) == "Erst. [1]"
    assert without_question("Wo? Da. [1]", ask) == "Wo? Da. [1]"
    assert without_question("Wo?", None) == "Wo?"
