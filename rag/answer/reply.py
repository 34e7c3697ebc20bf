"""The reply of a chat model as sentences with the passages they name, as soon as each is complete."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rag.text.sentences import sentences

NOTHING = "KEINE ANTWORT"
"""What the model writes where the passages do not answer."""

_THOUGHT = re.compile(r"<think>.*?(?:</think>|\Z)", re.DOTALL)
_MANY = re.compile(r"\[(\d+(?:\s*[,;]\s*\d+)+)\]")
_MARKER = re.compile(r"\s*\[(\d{1,3})\]")
_AFTER_STOP = re.compile(r"([.!?:])([*_]*)((?:\s*\[\d{1,3}\])+)")
_OPEN_END = re.compile(r"[\[\s<]\S*$")
"""The last word, which may still grow."""
_BULLET = re.compile(r"^\s*(?:[-*•–]|\d{1,2}[.)])\s+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence without markers, the numbers it named in order, and whether it was an item of a list."""

    text: str
    numbers: tuple[int, ...]
    item: bool


def without_thoughts(text: str) -> str:
    """Returns a reply without what the model thinks aloud before it."""
    return _THOUGHT.sub("", text)


def sentences_of(pieces: Iterable[str]) -> Iterator[Sentence]:
    """Yields the sentences of a reply that comes in pieces; the last one at its end. What the model thinks aloud is left out.

    Markers are read before and behind the full stop, one or several in a bracket.
    """
    text, given = "", 0
    for piece in pieces:
        text += piece
        if " " in piece or "\n" in piece:
            whole = _parsed(_OPEN_END.sub("", text.rstrip()), last=False)
            yield from whole[given:]
            given = max(given, len(whole))
    yield from _parsed(text, last=True)[given:]


def _parsed(text: str, *, last: bool) -> list[Sentence]:
    """The sentences that are complete: all with `last`, else all but the one that may go on."""
    text = without_thoughts(text)
    text = _MANY.sub(lambda match: "".join(f"[{one.strip()}]" for one in re.split("[,;]", match.group(1))), text)
    text = _AFTER_STOP.sub(r"\3\1\2", text)
    spans = sentences(text)
    found = []
    for start, end in spans if last else spans[:-1]:
        line = text[start:end]
        numbers = tuple(dict.fromkeys(int(one) for one in _MARKER.findall(line)))
        bare = _MARKER.sub("", line)
        said = " ".join(_BULLET.sub("", bare).replace("**", "").strip("#*_ ").split())
        if re.search(r"\w", said):
            found.append(Sentence(said, numbers, bool(_BULLET.match(bare))))
    return found
