"""The table of intents over the dev questions."""

from __future__ import annotations

import datetime as dt

from evals.intents import corpus_names, misread
from evals.question import Question, load_questions


def test_questions_of_the_field_are_mostly_read_as_what_they_are() -> None:
    questions = load_questions(splits=("dev",))
    wrong = misread(questions, corpus_names())
    assert len(wrong.get("fact", ())) <= 3 and len(wrong.get("fit", ())) <= 3
    assert not wrong.get("injection")


def test_an_intent_that_does_not_fit_is_named() -> None:
    joke = Question(
        id="fakt-900", category="fact", split="dev", language="de", question="Erzähl mir einen Witz",
        today=dt.date(2026, 11, 25), status=["abstained"],
    )  # fmt: skip
    assert misread([joke], corpus_names()) == {"fact": [(joke, "other")]}
