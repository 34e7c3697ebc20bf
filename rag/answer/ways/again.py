"""The question before, asked again for another place or subject: "Und in Osnabrück?", "Und für KI?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.place_spans import find_places
from rag.answer.conversation import understood
from rag.answer.need import read_question, with_names
from rag.answer.told import Asked, Told, Way
from rag.question import Intent, Understood
from rag.text.analyse import words

REPEATED: frozenset[Intent] = frozenset({"network", "list", "practice", "fit"})
"""What is asked again; a fact of something named is carried over by the search."""

LONGEST_WORDS = 12
"""A longer text is a question of its own."""

_LEANS = re.compile(
    r"^\W*(?:und|oder|and|or|what about|how about|wie sieht|wie ist)\b|\bstatt\b|\binstead\b", re.IGNORECASE
)
_FILLER = re.compile(
    r"und|oder|and|or|wenn|if|wir|we|uns|us|ich|in|im|bei|aus|um|raum|region|stadt|landkreis|der|die|das|den|dem|the|for|für|fuer|zu|zum"
    r"|zur|on|about|what|how|wie|sieht|ist|es|dort|da|wäre\w*|waere\w*|were|sind|sitzen|säßen|liegen|statt|anstatt|instead|of|not|nicht"
    r"|sondern|thema|mit|with|beim|auch|denn|dann|so|now|jetzt|gibt|was|etwas",
    re.IGNORECASE,
)


def again(ways: Sequence[Way]) -> Way:
    """Returns the way that answers a follow-up which only changes place or subject, by asking the rest of `ways` anew."""

    def asked_again(asked: Asked) -> Told | None:
        text = _whole(asked)
        if text is None:
            return None
        need = with_names(read_question(text), asked.names.nouns, asked.names.identifiers)
        anew = replace(asked, question=text, need=need, carried="")
        return next((told for way in ways if (told := way(anew)) is not None), None)

    return asked_again


def _whole(asked: Asked) -> str | None:
    """The earlier question with the place or subject of this one; None where this one is no such follow-up."""
    if asked.conversation.replied:
        return None
    earlier = [turn.text for turn in asked.history if turn.role == "user" and turn.text.strip()]
    if not earlier or not _follows(_read(asked, asked.question)):
        return None
    standing = earlier[0]
    for text in earlier[1:]:
        read = _read(asked, text)
        standing = _changed(_read(asked, standing), read) if _follows(read) else text
    before = _read(asked, standing)
    return _changed(before, _read(asked, asked.question)) if before.intent in REPEATED else None


def _read(asked: Asked, text: str) -> Understood:
    return understood(text, asked.scope.today, asked.names)


def _follows(read: Understood) -> bool:
    """Whether a text says nothing but another place or subject."""
    said = words(read.text)
    if len(said) > LONGEST_WORDS or not _LEANS.search(read.text) or read.entries:
        return False
    spans = [(one.start, one.end) for one in find_places(read.text)]
    spans += [(one.start, one.end) for one in read.of("project.topics")]
    rest = [one.text for one in said if not any(start <= one.start < end for start, end in spans)]
    return bool(spans) and all(_FILLER.fullmatch(one) for one in rest)


def _changed(before: Understood, now: Understood) -> str:
    """The earlier question with what this one says in the stead of its place or subject, or behind it."""
    text = before.text
    named = [one for one in find_places(now.text) if one.status != "found" or set(one.places) & set(now.places)]
    if named:
        text = _put(text, [(one.start, one.end) for one in find_places(text)], named[0].text.strip(" ?.!,"), " in ")
    if topics := now.of("project.topics"):
        moved = len(text) - len(before.text)  # the place, where one was put in, stands before or behind
        spans = [(one.start, one.end) for one in before.of("project.topics")] if not moved else []
        said = now.text[topics[0].start : topics[0].end]
        text = _put(text, spans, said, " zu " if now.language == "de" else " on ")
    return text


def _put(text: str, spans: Sequence[tuple[int, int]], new: str, behind: str) -> str:
    if spans:
        start, end = spans[0]
        return f"{text[:start]}{new}{' ' if text[end - 1 : end] == ' ' else ''}{text[end:]}"
    return f"{text.rstrip(' ?.!')}{behind}{new}?"
