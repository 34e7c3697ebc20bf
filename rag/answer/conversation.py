"""What a conversation knows: the asker's profile over its turns, the question put last, and the project it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from corpus.places import load_places
from rag.answer.names import Names
from rag.answer.next_question import field_asked
from rag.profile import Profile
from rag.question import Understood, merged, understand
from rag.records import Turn
from rag.text.numbers import amounts

TURNS_READ = 12
"""So many turns back a conversation is read."""

REPLY_WORDS = 12
"""A longer text is no bare reply to a question."""

_YES = re.compile(r"^\W*(?:ja|jep|jo|jawohl|genau|stimmt|richtig|schon|yes|yeah|yep|already)\b", re.IGNORECASE)
_NO = re.compile(r"^\W*(?:nein|nee|nö|noch nicht|nichts|keine?|no|nope|not yet|none)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_ABOUT_PROJECT = frozenset({"fit", "check", "correction"})


@dataclass(frozen=True, slots=True)
class Conversation:
    """What is known at a turn.

    `profile` is what was given and what the turns say, the later wins; `pending` is the field that the last answer asked for,
    `replied` whether this turn answers it; `story` are the words of the asker on this project, oldest first, this turn last.
    """

    profile: Profile
    pending: str | None
    replied: bool
    story: str
    asked_for: frozenset[str] = frozenset()


def read_conversation(
    question: str, history: Sequence[Turn], given: Profile, today: date, names: Names
) -> Conversation:
    """Returns what is known when `question` is put after `history`.

    What is `given` (a form, a file) is newer than the turns before, and older than the question.
    """
    said, story, pending, asked_for = Profile(), "", None, set[str]()
    for turn in history[-TURNS_READ:]:
        if turn.role == "assistant":
            pending = field_asked(turn.text)
            if pending:
                asked_for.add(pending)
            continue
        if not turn.text.strip():
            continue
        said, story, _ = _after(said, story, pending, turn.text, today, names)
        pending = None
    known = said.overlaid(given)
    profile, story, replied = _after(known, story, pending, question, today, names)
    return Conversation(profile, pending, replied, story, frozenset(asked_for))


def _after(
    before: Profile, story: str, pending: str | None, text: str, today: date, names: Names
) -> tuple[Profile, str, bool]:
    """The profile and the story after a turn, and whether the turn answers the question put before it."""
    read = _understood(text, today, names)
    profile = merged(before, read)
    replied = pending is not None and profile.value(pending) != before.value(pending)
    if pending is not None and not replied and len(text.split()) <= REPLY_WORDS:
        value = reply(pending, text)
        if value is not None:
            profile, replied = profile.having(pending, value), True
    goes_on = replied or read.intent in ("correction", "why_not") or (read.intent == "fit" and len(story.split()) > 0)
    kept = f"{story} {text}".strip() if story and goes_on else text
    return profile, kept, replied


def reply(field: str, text: str) -> Any:
    """Returns the value that a bare reply ("38", "ja", "Gifhorn") gives to a field of the profile; None where it gives none."""
    if field == "project.already_started":
        return True if _YES.match(text) else False if _NO.match(text) else None
    if field == "place":
        found = load_places().resolve(text.strip(" .,!?"))
        return text.strip(" .,!?") if found.status == "found" else None
    if field == "founded":
        year = _YEAR.search(text)
        return year.group() if year else None
    numbers = [one for one in amounts(text) if one.unit in ("plain", "people", "eur")]
    if not numbers:
        return None
    value = float(numbers[0].value)
    if field == "headcount":
        return int(value)
    return value if field in ("project.costs_eur", "turnover_eur", "balance_sheet_eur") else None


class _Key:
    """Names as a part of a cache's key, by identity."""

    def __init__(self, names: Names) -> None:
        self.names = names

    def __hash__(self) -> int:
        return id(self.names)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and other.names is self.names


def _understood(text: str, today: date, names: Names) -> Understood:
    return _cached(text, today, _Key(names))


@lru_cache(maxsize=512)
def _cached(text: str, today: date, key: _Key) -> Understood:
    return understand(text, today=today, names=key.names)
