"""Bare replies mean the field that was asked for."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from rag.question import understand
from rag.question.reply import adds_nothing
from tests.rag.question.made import TODAY, names


@pytest.mark.parametrize(
    ("field", "text", "value", "said"),
    [
        ("headcount", "zwölf", 12, "zwölf"),
        ("headcount", "so etwa 45", 45, "45"),
        ("headcount", "1.200", 1200, "1.200"),
        ("headcount", "wir sind 80 Leute", 80, "80 Leute"),
        ("project.already_started", "ja", True, "ja"),
        ("project.already_started", "Ja, letzte Woche", True, "Ja"),
        ("project.already_started", "nein, noch nichts", False, "nein"),
        ("project.already_started", "not yet", False, "not yet"),
        ("turnover_eur", "300.000 Euro", 300_000.0, "300.000 Euro"),
        ("turnover_eur", "12 Mio", 12_000_000.0, "12 Mio"),
        ("project.costs_eur", "so 200k", 200_000.0, "200k"),
        ("founded", "2019", "2019", "2019"),
        ("founded", "am 1.4.2023", "2023-04-01", "1.4.2023"),
        ("project.start", "im März", date(2027, 3, 1), "März"),
        ("place", "gifhorn", "03151009", "gifhorn"),
        ("place", "Vechelde", "03157007", "Vechelde"),
        ("place", "Neustadt", "Neustadt", "Neustadt"),
        ("sector", "Kabelkonfektion.", "Kabelkonfektion", "Kabelkonfektion"),
    ],
)
def test_a_bare_reply_is_the_value_of_the_field_asked_for(field: str, text: str, value: Any, said: str) -> None:
    read = understand(text, today=TODAY, names=names(), expected=field)
    assert [(one.value, text[one.start : one.end]) for one in read.of(field)] == [(value, said)]


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("headcount", "keine Ahnung"),
        ("project.already_started", "Was heißt das?"),
        ("place", "weiß nicht"),
        ("turnover_eur", "sag ich nicht"),
        ("legal_form", "zwölf"),
        ("headcount", ""),
        ("headcount", "Wie hoch ist die Förderquote von ZIM im Jahr 2026 für kleine Betriebe?"),
    ],
)
def test_what_is_no_reply_says_nothing(field: str, text: str) -> None:
    assert understand(text, today=TODAY, names=names(), expected=field).of(field) == ()


def test_without_a_question_before_a_bare_number_means_nothing() -> None:
    assert understand("zwölf", today=TODAY).profile.is_empty()


def test_a_bare_yes_to_linked_enterprises_leaves_their_figures_open() -> None:
    read = understand("ja", today=TODAY, names=names(), expected="linked")
    assert [(one.share, one.headcount) for one in read.profile.linked] == [(51.0, None)]


@pytest.mark.parametrize(
    ("text", "field", "adds"),
    [
        ("Das weiß ich nicht.", "headcount", True),
        ("keine Ahnung", "sector", True),
        ("nein", "linked", True),
        ("Nein, wir sind unabhängig.", "linked", True),
        ("nein", "project.already_started", False),
        ("Nein, eine Holding hält 60 % an uns", "linked", False),
        ("38", "headcount", False),
    ],
)
def test_a_reply_that_adds_nothing_is_told_from_one_that_does(text: str, field: str, adds: bool) -> None:
    assert adds_nothing(text, field) is adds
