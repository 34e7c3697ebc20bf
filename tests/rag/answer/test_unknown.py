"""Programmes that no document knows."""

from datetime import date

import pytest

from rag.answer.compose import Answerer


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Was zahlt das Landesprogramm Thüringen-Invest für neue Maschinen?", "Thüringen-Invest"),
        ("Was zahlt das Programm Mittelstand-Turbo 4000?", "Mittelstand-Turbo"),
    ],
)
def test_what_is_like_an_unknown_programme_is_no_answer(over_corpus: Answerer, question: str, name: str) -> None:
    answer = over_corpus.answer(question, today=date(2026, 11, 25))
    assert answer.status == "abstained" and f"„{name}“" in answer.text and not answer.citations


def test_a_known_programme_with_a_hyphen_is_answered(over_corpus: Answerer) -> None:
    answer = over_corpus.answer("Was zahlt das Programm KMU-innovativ?", today=date(2026, 11, 25))
    assert answer.citations


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("Welche Zuschüsse zahlt die Investitionsbank Berlin für Roboter?", "Investitionsbank Berlin"),
        ("Was fördert die Aufbaubank Thüringen?", "Aufbaubank Thüringen"),
    ],
)
def test_the_office_of_a_land_of_which_nothing_is_stored_is_missing(
    over_corpus: Answerer, question: str, missing: str
) -> None:
    answer = over_corpus.answer(question, today=date(2026, 11, 25))
    assert answer.status == "abstained"
    assert missing in answer.text


def test_the_office_at_home_is_answered(over_corpus: Answerer) -> None:
    assert over_corpus.answer("Was macht die NBank in Niedersachsen?", today=date(2026, 11, 25)).status == "answered"
