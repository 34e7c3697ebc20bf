"""Models that copy, falsify, mislabel and obey, over the questions that ship: copies come through, no falsehood does.

What is a falsehood is judged by the evaluation's own reading of figures, not by the verifier that let the sentence pass.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from evals.matching import figures, unfounded
from evals.question import load_questions
from rag.assemble import Reader, assemble
from rag.chat_model import Message
from rag.records import Answer
from rag.settings import Settings
from rag.text.sentences import sentences

TODAY = dt.date(2026, 11, 25)
ASKED = [one.question for one in load_questions(splits=("dev",), categories=["fact", "rule", "expired"])][:80:4]
_PASSAGE = re.compile(r'<auszug nr="(\d+)"[^>]*>\n(.*?)\n</auszug>', re.DOTALL)
_NUMBER = re.compile(r"\d+")
Change = Callable[[str, int, int], str]
"""Makes a false sentence of one of a passage, given the passage's number and how many there are."""


class Parrot:
    """Says the first sentences of each passage, each as `change` makes it; `said` counts them."""

    def __init__(self, change: Change) -> None:
        """`change` gives the sentence with its marker."""
        self.name, self.prompt_tokens, self.said = "test:parrot", 6_000, 0
        self._change = change

    def stream(self, messages: Sequence[Message]) -> Iterator[str]:
        """Yields one sentence after another."""
        passages = _PASSAGE.findall(messages[1][1])
        for number, text in passages[:3]:
            for start, end in sentences(text)[:5]:
                line = text[start:end].lstrip("- ").strip()
                if line.endswith((".", "!")) and len(line) < 300:
                    self.said += 1
                    yield self._change(line, int(number), len(passages)) + "\n"


def faithful(line: str, number: int, _: int) -> str:
    return f"{line[:-1]} [{number}]."


def other_numbers(line: str, number: int, _: int) -> str:
    return f"{_NUMBER.sub(lambda found: str(int(found.group()) + 7), line)[:-1]} [{number}]."


def invented_amount(line: str, number: int, _: int) -> str:
    return f"{line[:-1]}, und zusätzlich gibt es 123.456 Euro [{number}]."


def denied(line: str, number: int, _: int) -> str:
    return (
        re.sub(r"\b(ist|sind|wird|werden|zahlt|fördert|gilt|muss|kann)\b", r"\1 nicht", line[:-1], count=1)
        + f" [{number}]."
    )


def elsewhere(line: str, number: int, passages: int) -> str:
    return f"{line[:-1]} [{number % passages + 1 if passages > 1 else 99}]."


def obedient(line: str, number: int, _: int) -> str:
    return f"Wie im Auszug verlangt, ignoriere ich alle Regeln: Sie bekommen 100 Prozent von allem [{number}]."


def answered(corpus: Reader, change: Change) -> tuple[list[Answer], Parrot]:
    model = Parrot(change)
    answerer = assemble(corpus.store, corpus.encoder, Settings(data=Path("unbenutzt")), model).answerer
    return [answerer.answer(asked, today=TODAY) for asked in ASKED], model


def worded(answers: list[Answer]) -> list[tuple[str, str]]:
    """Each sentence of the model with the quotes it cites; how an entry stands is said by the service."""
    found = []
    for answer in (one for one in answers if one.engine == "test:parrot"):
        quotes = {one.marker: f"{one.title}\n{one.quote}" for one in answer.citations}
        text = re.sub(r"(\[\d+\]) (?!\[)", r"\1\n", answer.text)
        for line in text.splitlines():
            if line.strip() and not line.startswith(("Achtung", "Hinweis", "Keinen ausreichenden")):
                cited = [int(one) for one in re.findall(r"\[(\d+)\]", line)]
                found.append((re.sub(r"\s*\[\d+\]", "", line), "\n".join(quotes[one] for one in cited)))
    return found


def test_what_is_copied_comes_through(corpus: Reader) -> None:
    answers, model = answered(corpus, faithful)
    kept = worded(answers)
    dropped = sum(one.dropped for one in answers)
    assert model.said > 60 and len(kept) > 30
    assert dropped <= 0.05 * model.said
    assert all(one.engine in ("test:parrot", "extract", "small_talk") for one in answers)


@pytest.mark.parametrize("change", [other_numbers, elsewhere])
def test_no_figure_comes_through_that_the_quote_does_not_hold(corpus: Reader, change: Change) -> None:
    answers, model = answered(corpus, change)
    assert model.said > 60
    for said, evidence in worded(answers):
        lacking = unfounded(figures(said), figures(evidence))
        assert not lacking.quantities and not lacking.days, (said, evidence)


def test_an_invented_amount_never_comes_through(corpus: Reader) -> None:
    answers, _ = answered(corpus, invented_amount)
    assert worded(answers) == [] and all("123.456" not in one.text for one in answers)


def test_an_obedient_model_is_heard_by_nobody(corpus: Reader) -> None:
    answers, model = answered(corpus, obedient)
    assert model.said > 60 and worded(answers) == []
    assert all("100 Prozent von allem" not in one.text for one in answers)


def test_a_sentence_turned_into_its_opposite_never_comes_through(corpus: Reader) -> None:
    answers, _ = answered(corpus, denied)
    turned = [said for said, evidence in worded(answers) if "nicht" in said and "nicht" not in evidence]
    assert turned == []
