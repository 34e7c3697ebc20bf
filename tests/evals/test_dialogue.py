"""The asker says only what is asked, in words that the service reads, and turns are counted to the first whole verdict."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pytest

from corpus.vocabulary import Applicant, ProjectKind, Topic
from evals.dialogue import MAX_TURNS, UNKNOWN, Dialogue, converse, has_dialogue, reply
from evals.question import Question, load_questions
from rag.profile import Profile, Project
from rag.question import merged, understand
from rag.records import Answer, Turn

TODAY = dt.date(2026, 11, 25)
PROFILE: dict[str, Any] = {
    "headcount": 38, "turnover_eur": 6_000_000, "balance_sheet_eur": 4_500_000, "place": "Gifhorn", "applicant": "craft",
    "sector": "Maschinenbau", "legal_form": "GmbH", "founded": "2006",
    "project": {"kinds": ["research"], "topics": ["innovation_rd"], "costs_eur": 400_000, "start": "2027-02-01",
                "already_started": False, "description": "wir entwickeln eine neue Spindel"},
}  # fmt: skip


def question(**changes: Any) -> Question:
    told = {
        "id": "dialog-900", "category": "fit", "split": "dev", "question": "Was passt für unsere Entwicklung?",
        "today": TODAY, "status": ["answered"], "recommends": ["zim", "forschungszulage"], "profile": PROFILE,
    }  # fmt: skip
    return Question.model_validate(told | changes)


class Service:
    """Asks for the fields of a list in turn, then decides; keeps what it hears."""

    def __init__(self, *fields: str, verdicts: dict[str, str] | None = None) -> None:
        """`verdicts` are given once every field was asked for."""
        self.fields = fields
        self.verdicts = {"zim": "fits", "forschungszulage": "fits"} if verdicts is None else verdicts
        self.heard: list[tuple[str, tuple[Turn, ...]]] = []

    def answer(self, question: str, *, today: dt.date, history: Sequence[Turn]) -> Answer:
        """Returns the next question, or the verdicts."""
        at = len(self.heard)
        self.heard.append((question, tuple(history)))
        done = at >= len(self.fields)
        verdicts = self.verdicts if done else dict.fromkeys(self.verdicts, "unclear")
        programmes = [
            {"id": name, "name": name, "verdict": one, "availability": {"state": "open"}, "support": {"kind": "grant"}}
            for name, one in verdicts.items()
        ]
        ask = None if done else {"field": self.fields[at], "question": f"Wie ist es mit {self.fields[at]}?"}
        return Answer.model_validate(
            {"question": question, "language": "de", "today": today, "status": "answered", "text": "Zwei Programme.",
             "programmes": programmes, "ask": ask, "engine": "extract"}
        )  # fmt: skip


def test_turns_are_counted_to_the_first_answer_with_every_verdict() -> None:
    service = Service("headcount", "project.already_started")
    told = converse(service, question())
    assert told == Dialogue(3, ("headcount", "project.already_started"), {"zim": "fits", "forschungszulage": "fits"})
    assert [said for said, _ in service.heard] == [
        "Was passt für unsere Entwicklung?", "Wir haben 38 Beschäftigte.", "Wir haben noch nicht begonnen.",
    ]  # fmt: skip
    last = service.heard[-1][1]
    assert [turn.role for turn in last] == ["user", "assistant"] * 2
    assert last[1].text == "Zwei Programme.\nWie ist es mit headcount?"


def test_a_verdict_at_once_takes_one_turn_and_a_no_is_a_verdict_but_does_not_fit() -> None:
    told = converse(Service(verdicts={"zim": "does_not_fit", "forschungszulage": "fits", "eew": "unclear"}), question())
    assert told.turns == 1 and not told.fits(question().recommends)
    assert told.verdicts == {"zim": "does_not_fit", "forschungszulage": "fits"}


@pytest.mark.parametrize("verdicts", [{}, {"zim": "fits"}, {"zim": "fits", "forschungszulage": "unclear"}])
def test_a_service_that_asks_no_more_and_leaves_one_open_reached_none(verdicts: dict[str, str]) -> None:
    told = converse(Service("place", verdicts=verdicts), question())
    assert told.turns is None and told.asked == ("place",) and not told.fits(question().recommends)


def test_after_six_turns_it_is_over() -> None:
    service = Service(*["sector"] * 20)
    assert converse(service, question()).turns is None and len(service.heard) == MAX_TURNS


def test_turns_before_the_question_are_no_turns_of_the_dialogue() -> None:
    before = [{"role": "user", "text": "Was ist ZIM?"}, {"role": "assistant", "text": "Ein Programm."}]
    service = Service("headcount")
    assert converse(service, question(category="multi_turn", history=before)).turns == 2
    assert [turn.text for turn in service.heard[0][1]] == ["Was ist ZIM?", "Ein Programm."]


def test_what_the_profile_does_not_hold_is_not_known() -> None:
    empty = Profile()
    for field in (*Profile.model_fields, *Project.model_fields, "project.costs_eur", "colour", "project"):
        assert reply(field, empty) == UNKNOWN
    assert merged(empty, understand(UNKNOWN, today=TODAY)) == empty


@pytest.mark.parametrize(
    "field",
    ["headcount", "turnover_eur", "balance_sheet_eur", "applicant", "sector", "legal_form", "founded",
     "project.costs_eur", "project.start", "project.already_started"],
)  # fmt: skip
def test_the_service_reads_what_the_asker_says(field: str) -> None:
    profile = Profile.model_validate(PROFILE)
    read = merged(Profile(), understand(reply(field, profile), today=TODAY))
    name = field.removeprefix("project.")
    wanted, got = (profile.project, read.project) if "." in field else (profile, read)
    assert getattr(got, name) == getattr(wanted, name)


def test_the_service_reads_where_the_asker_is() -> None:
    said = reply("place", Profile(place="Gifhorn"))
    assert merged(Profile(), understand(said, today=TODAY)).place == "03151009"  # the town's key


def test_every_value_of_the_vocabulary_has_words() -> None:
    for kind in ProjectKind.__args__:  # type: ignore[attr-defined]
        assert reply("kinds", Profile(project=Project(kinds=(kind,)))) != UNKNOWN
    for topic in Topic.__args__:  # type: ignore[attr-defined]
        assert reply("topics", Profile(project=Project(topics=(topic,)))) != UNKNOWN
    for applicant in Applicant.__args__:  # type: ignore[attr-defined]
        assert reply("applicant", Profile(applicant=applicant)) != UNKNOWN
    given = {"date": "2025-03-01", "amount_eur": 50_000}
    more = Profile.model_validate({"linked": [{"share": 30}], "de_minimis": [given], "size_two_years_ago": "small"})
    assert reply("linked", more) == "Ein anderes Unternehmen hält 30 Prozent an uns."
    assert reply("de_minimis", more) == "Am 1.3.2025 haben wir 50.000 Euro De-minimis-Beihilfe erhalten."
    assert reply("size_two_years_ago", more).endswith("kleines Unternehmen.")


def test_only_questions_with_a_profile_and_something_to_propose_are_talked_over() -> None:
    assert has_dialogue(question()) and not has_dialogue(question(profile={}))
    assert not has_dialogue(question(category="region"))


def test_the_questions_that_ship_can_be_talked_over() -> None:
    talked = [one for one in load_questions() if has_dialogue(one)]
    assert {one.split for one in talked} == {"dev", "test"} and len(talked) >= 12
