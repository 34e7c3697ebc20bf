"""What the measures allow beside the cited text: figures of the asker and right sums."""

from __future__ import annotations

import pytest

from evals.given import given_text, lacking
from evals.question import Question

EVIDENCE = "Kleine Unternehmen erhalten 45 Prozent der Kosten, höchstens 100.000 Euro."
GIVEN = "Wir haben 38 Leute und planen Kosten von 200.000 EUR ab März 2027."


@pytest.mark.parametrize(
    "sentence",
    [
        "Mit 38 Beschäftigten erhalten Sie 45 %.",
        "45 % von 200.000 EUR = 90.000 EUR.",
        "45 % von 200.000 EUR = 90.000 EUR; 200.000 EUR minus 90.000 EUR = 110.000 EUR.",
        "Bei 200.000 Euro sind es höchstens 100.000 Euro.",
        "Ihr Start im März 2027 ist möglich.",
    ],
)
def test_figures_of_the_asker_and_right_sums_are_founded(sentence: str) -> None:
    left = lacking(sentence, EVIDENCE, GIVEN)
    assert not left.quantities and not left.days


@pytest.mark.parametrize(
    "sentence",
    [
        "45 % von 200.000 EUR = 91.000 EUR.",
        "40 % von 200.000 EUR = 80.000 EUR.",
        "45 % von 200.000 EUR = 90.000 EUR; 200.000 EUR minus 90.000 EUR = 120.000 EUR.",
        "200.000 EUR minus 150.000 EUR = 50.000 EUR.",
        "Sie erhalten höchstens 200.000 Euro.",
        "Sie erhalten 30 %.",
        "Anträge sind bis zum 1. April 2027 möglich.",
        "45 % von 300.000 EUR = 135.000 EUR.",
    ],
)
def test_other_figures_bounds_and_wrong_sums_are_not(sentence: str) -> None:
    left = lacking(sentence, EVIDENCE, GIVEN)
    assert left.quantities or left.days


def test_the_profile_is_told_with_its_units() -> None:
    question = Question.model_validate(
        {
            "id": "fakt-001",
            "category": "fit",
            "split": "dev",
            "question": "Was passt?",
            "today": "2026-11-25",
            "status": ["clarify"],
            "history": [{"role": "user", "text": "Zulieferer in Gifhorn"}, {"role": "assistant", "text": "Wie groß?"}],
            "profile": {
                "headcount": 38,
                "project": {"costs_eur": 200000, "start": "2027-03-01", "already_started": False},
            },
        }
    )
    said = given_text(question)
    assert "38 Beschäftigte" in said and "200000 Euro" in said and "2027-03-01" in said and "Gifhorn" in said
    assert "Wie groß?" not in said
