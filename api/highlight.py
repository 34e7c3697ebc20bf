"""Where the words of a question stand in a passage."""

from __future__ import annotations

from rag.text.analyse import analyse, words


def highlights(question: str, text: str) -> list[tuple[int, int]]:
    """Returns `[start, end)` spans of the words of `text` that share a term with `question`, in order and apart.

    A compound is marked whole where one of its parts was asked for. Empty where the question holds stop words only.
    """
    wanted = frozenset(analyse(question))
    return [(word.start, word.end) for word in words(text) if not wanted.isdisjoint(word.terms)] if wanted else []
