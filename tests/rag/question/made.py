"""What the tests of questions share: the day on which they are asked, and the names of the entries that ship."""

from __future__ import annotations

from datetime import date
from functools import cache

from evals.intents import corpus_names
from rag.answer.names import Names
from rag.question import Understood, understand

TODAY = date(2026, 11, 25)


@cache
def names() -> Names:
    """The names of all entries that ship, read once."""
    return corpus_names()


def asked(text: str) -> Understood:
    """A question of 25 November 2026, read with the names of the corpus."""
    return understand(text, today=TODAY, names=names())
