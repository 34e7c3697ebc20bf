"""The profile over the turns, replies to the question put last, and the story of one project."""

from datetime import date

import pytest

from rag.answer.conversation import Conversation, read_conversation
from rag.answer.names import Names
from rag.answer.next_question import question_on
from rag.profile import Profile, Project
from rag.records import Turn

TODAY = date(2026, 11, 25)
NO_NAMES = Names(())


def _read(question: str, *turns: tuple[str, str], given: Profile | None = None) -> Conversation:
    history = [Turn(role="user" if who == "user" else "assistant", text=text) for who, text in turns]
    return read_conversation(question, history, given or Profile(), TODAY, NO_NAMES)


def test_what_turns_say_is_kept() -> None:
    talk = _read("Was passt?", ("user", "Wir sind 38 Leute in Gifhorn."), ("assistant", "Gut."))
    assert talk.profile.headcount == 38
    assert talk.profile.place == "03151009"


def test_a_correction_replaces_what_was_said() -> None:
    talk = _read("Nein, 280 Leute", ("user", "Wir sind 38 Leute in Gifhorn."), ("assistant", "Gut."))
    assert (talk.profile.headcount, talk.profile.place) == (280, "03151009")


def test_a_form_is_newer_than_the_turns_and_older_than_the_question() -> None:
    given = Profile(headcount=50, project=Project(costs_eur=10_000))
    before = ("user", "Wir sind 38 Leute in Gifhorn.")
    assert _read("Was passt?", before, given=given).profile.headcount == 50
    assert _read("Wir sind 60 Leute. Was passt?", before, given=given).profile.headcount == 60
    assert _read("Was passt?", before, given=given).profile.project.costs_eur == 10_000
    assert _read("Was passt?", before, given=given).profile.place == "03151009"


@pytest.mark.parametrize(
    ("field", "said", "value"),
    [
        ("headcount", "38", 38),
        ("place", "Gifhorn", "03151009"),
        ("project.already_started", "nein, noch nicht", False),
        ("project.already_started", "ja", True),
        ("project.costs_eur", "etwa 200.000 Euro", 200_000),
    ],
)
def test_a_bare_reply_fills_the_field_asked_for(field: str, said: str, value: object) -> None:
    asked = f"Nach Ihren Angaben kommt infrage:\n{question_on(field, 'de').question} Davon hängt viel ab."
    talk = _read(said, ("user", "Wir wollen forschen. Was passt?"), ("assistant", asked))
    assert talk.replied
    assert talk.profile.value(field) == value
    assert talk.story == f"Wir wollen forschen. Was passt? {said}"
    assert field in talk.asked_for


def test_a_question_instead_of_a_reply_is_no_reply() -> None:
    asked = question_on("headcount", "de").question
    talk = _read("Bis wann läuft ZIM?", ("user", "Wir wollen forschen. Was passt?"), ("assistant", asked))
    assert not talk.replied
    assert talk.story == "Bis wann läuft ZIM?"


def test_another_project_forgets_the_one_before_and_keeps_the_company() -> None:
    before = ("user", "Wir sind 38 Leute und wollen eine Maschine für 200.000 Euro kaufen. Welche Förderung passt?")
    talk = _read("Und wir wollen unsere Leute weiterbilden. Welche Förderung passt dafür zu uns?", before)
    assert talk.profile.headcount == 38
    assert talk.profile.project.costs_eur is None
    assert "skills" in talk.profile.project.topics
    assert "investment" not in talk.profile.project.topics


@pytest.mark.parametrize("said", ["60.000 euro", "ca. 60.000 €"])
def test_a_bare_sum_is_what_the_project_costs_whatever_was_asked(said: str) -> None:
    asked = question_on("project.already_started", "de").question
    talk = _read(said, ("user", "Wir wollen eine Maschine kaufen."), ("assistant", asked))
    assert talk.replied and talk.profile.project.costs_eur == 60_000


def test_who_does_not_know_goes_on_and_is_not_asked_again() -> None:
    asked = f"Das kann passen, einiges ist noch offen:\n{question_on('linked', 'de').question}"
    talk = _read("Das weiß ich nicht.", ("user", "Wir wollen forschen. Was passt?"), ("assistant", asked))
    assert talk.replied
    assert talk.profile.linked == ()
    assert talk.story == "Wir wollen forschen. Was passt?"
    assert "linked" in talk.asked_for


def test_a_question_for_money_for_it_goes_on_with_the_project() -> None:
    talk = _read("Gibt es dafür einen günstigen Kredit?", ("user", "Wir wollen ein Warenwirtschaftssystem einführen."))
    assert talk.profile.project.topics == ("digitalisation",)
    assert talk.story.startswith("Wir wollen ein Warenwirtschaftssystem einführen.")
