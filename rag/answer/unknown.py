"""Programmes that a question names and no document knows: what is like them is no answer."""

from __future__ import annotations

import re

from rag.answer.told import Asked

_NAMED = re.compile(r"(?:[Pp]rogramms?|[Rr]ichtlinie|[Ff]örderung|[Zz]uschuss|[Pp]rogramme|[Ff]und) [„“\"]?([\w.-]+)")
"""What a question calls a programme."""


def unknown_programme(asked: Asked) -> str:
    """Returns the name of the programme that no document knows; "" where the question names none, or an entry beside it.

    A name is written as one: with capitals inside, or joined by a hyphen ("Thüringen-Invest").
    """
    if asked.understood.entries:
        return ""
    called = {match.group(1) for match in _NAMED.finditer(asked.question)}
    return next(
        (
            one.word
            for one in asked.need.concepts
            if one.word in called
            and (one.name or re.search(r"\w{3}-[A-ZÄÖÜ]\w{2}", one.word))
            and not any(asked.store.document_frequency(term) for term in one.whole)
        ),
        "",
    )
