"""The profile of a conversation: later turns win, corrections replace."""

from __future__ import annotations

from functools import reduce

import pytest

from rag.profile import Profile, Project
from rag.question import merged
from tests.rag.question.made import asked


def after(*turns: str) -> Profile:
    """What is known after these turns."""
    return reduce(lambda known, turn: merged(known, asked(turn)), turns, Profile())


def test_what_is_said_later_is_added_and_wins() -> None:
    known = after("Wir sind ein Zerspaner in Gifhorn, 80 Leute.", "Umsatz 12 Mio.", "Ich meine 280 Leute")
    assert (known.headcount, known.turnover_eur, known.place) == (280, 12e6, "03151009")
    assert known.sector == "Zerspaner"


def test_topics_gather_until_a_correction_replaces_them() -> None:
    known = after("Wir wollen KI einsetzen.", "Und Photovoltaik bräuchten wir auch")
    assert known.project.topics == ("ai", "climate")
    assert after("Wir wollen KI einsetzen.", "Nein, ich meinte Photovoltaik").project.topics == ("climate",)


@pytest.mark.parametrize(
    ("turns", "headcount", "place"),
    [
        (("Wir sind 80 Leute in Gifhorn", "nein, 280 Leute"), 280, "03151009"),
        (("Wir sind 80 Leute in Gifhorn", "doch nicht in Gifhorn, sondern Celle"), 80, "03351006"),
        (("Wir sind 80 Leute in Gifhorn", "Wie hoch ist die Förderquote von ZIM?"), 80, "03151009"),
        (("Wir sind 80 Leute in Gifhorn", "Und wenn wir 300 wären? Also wir sind 300."), 300, "03151009"),
    ],
)
def test_a_correction_changes_what_it_names_and_nothing_else(
    turns: tuple[str, ...], headcount: int, place: str
) -> None:
    known = after(*turns)
    assert (known.headcount, known.place) == (headcount, place)


def test_an_order_that_was_denied_may_be_placed_later() -> None:
    assert after("Wir haben noch nichts bestellt.").project.already_started is False
    assert after("Wir haben noch nichts bestellt.", "Wir haben gestern bestellt.").project.already_started is True


def test_a_question_without_a_word_on_the_asker_changes_nothing() -> None:
    before = Profile(headcount=12, project=Project(costs_eur=5e4))
    assert merged(before, asked("Bis wann läuft ZIM?")) == before
