"""What a conversation knows: the asker's profile over its turns, the question put last, and the project it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from rag.answer.names import Names
from rag.answer.next_question import field_asked
from rag.profile import Profile, Project
from rag.question import Understood, merged, understand
from rag.question.reply import adds_nothing
from rag.records import Turn

TURNS_READ = 12
"""So many turns back a conversation is read."""

COSTS = "project.costs_eur"
_BARE_SUM = re.compile(
    r"\W*(?:ca\.?|etwa|rund|ungefähr|about|around)?\s*[\d.,]+\s*(?:k|tsd\.?|mio\.?|millionen?)?\s*(?:€|euro?s?)\W*",
    re.IGNORECASE,
)
"""A sum of money and nothing else."""

_FOR_IT = re.compile(r"\b(?:dafür|dafuer|dazu|hierfür|damit|for (?:this|that|it))\b", re.IGNORECASE)
_MONEY_ASKED = re.compile(
    r"kredit|darlehen|bürgschaft|buergschaft|zuschuss|zuschüsse|förder(?:ung|mittel|geld|programm)|\bgeld\b|prämie|\bloan|\bgrant"
    r"|\bfunding|\bmoney",
    re.IGNORECASE,
)

REPLY_WORDS = 12
"""A longer text is no bare reply to a question."""


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
    read = understood(text, today, names, pending)
    # whatever was asked, a bare sum is what the project costs
    if pending and _BARE_SUM.fullmatch(text) and not read.of(pending):
        pending = COSTS
        read = understood(text, today, names, pending)
    project = read.profile.project
    new = read.intent == "fit" and bool(project.topics or project.kinds) and not (pending and read.of(pending))
    if new:  # another project: what was said of the one before is no part of it
        before, story = before.model_copy(update={"project": Project()}), ""
    profile = merged(before, read)
    if pending is not None and adds_nothing(text, pending):  # what was asked is not asked again
        return before, story, True
    replied = pending is not None and len(text.split()) <= REPLY_WORDS and bool(read.of(pending))
    goes_on = (
        replied
        or leans_on_project(text)
        or read.intent in ("correction", "why_not")
        or (read.intent == "fit" and len(story.split()) > 0)
    )
    kept = f"{story} {text}".strip() if story and goes_on else text
    return profile, kept, replied


def leans_on_project(text: str) -> bool:
    """Returns whether a text asks for money for what was told before: "Gibt es dafür einen günstigen Kredit?"."""
    return _FOR_IT.search(text) is not None and _MONEY_ASKED.search(text) is not None


class _Key:
    """Names as a part of a cache's key, by identity."""

    def __init__(self, names: Names) -> None:
        self.names = names

    def __hash__(self) -> int:
        return id(self.names)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and other.names is self.names


def understood(text: str, today: date, names: Names, expected: str | None = None) -> Understood:
    """Returns a text as `rag.question.understand` reads it; remembered, as one question is read several times."""
    return _cached(text, today, _Key(names), expected)


@lru_cache(maxsize=512)
def _cached(text: str, today: date, key: _Key, expected: str | None) -> Understood:
    return understand(text, today=today, names=key.names, expected=expected)
