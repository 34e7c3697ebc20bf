"""A question as the readers get it: the text with its sentences, quantities, days and places, each read once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date

from corpus.place_spans import find_places
from corpus.places import Resolution
from rag.question.patterns import Span, overlaps, pattern
from rag.question.times import Time, times
from rag.text.analyse import STOP_WORDS
from rag.text.numbers import Quantity, amounts
from rag.text.sentences import sentences

LONGEST_CHARS = 2_000
"""What lies behind is not read: nobody types so much, and the patterns stay fast on what a program sends."""

FIRST_PERSON = pattern(
    r"(?<!\w)(?:wir|uns|unser\w*|ich|mir|mich|mein\w*|bin|sind wir|we|we're|we've|us|our|i|i'm|i've|my|me)(?!\w)"
)
_NOT = pattern(
    r"(?<!\w)(?:(?:gar |doch |mehr )?nicht(?: mehr)?|kein\w*|statt|anstatt|anstelle|not|no longer|instead of"
    r"|isn't|aren't)"
    r"(?: (?:in|aus|mit|die|das|der|den|bei|mehr|nur noch|with|from))*\s*$"
)
_DENIED_BEHIND = pattern(
    r" (?:brauchen|benötigen|wollen|suchen|planen|need) (?:wir|ich) (?:(?:dabei|dafür|aber|wirklich) )?nicht(?!\w)"
)
_CLAUSE_END = re.compile(r"[.?!;:]\s|,\s|\s[-–—]\s|\n")


@dataclass(frozen=True)
class Asked:
    """A text on a day, read once; all spans are into `text`."""

    text: str
    today: date
    sentences: tuple[Span, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Resolution, ...] = field(default=())

    def sentence(self, at: int) -> Span:
        """Returns the sentence that holds position `at`; the whole text where none does."""
        return next((span for span in self.sentences if span[0] <= at < span[1]), (0, len(self.text)))

    def clause(self, at: int) -> Span:
        """Returns the part of a sentence between commas and dashes that holds position `at`."""
        start, end = self.sentence(at)
        for match in _CLAUSE_END.finditer(self.text, start, end):
            if match.end() <= at:
                start = match.end()
            elif match.start() >= at:
                return start, match.start()
        return start, end

    def first_person(self, at: int) -> bool:
        """Returns whether the sentence around `at` speaks of the asker."""
        start, end = self.sentence(at)
        return FIRST_PERSON.search(self.text, start, end) is not None

    def negated(self, at: int) -> bool:
        """Returns whether what begins at `at` is denied: "nicht 40", "statt in Hannover"."""
        return _NOT.search(self.text, max(0, at - 40), at) is not None

    def denied(self, start: int, end: int) -> bool:
        """Returns whether `text[start:end]` is denied before or behind: "keine Software", "Software brauchen wir nicht"."""
        return self.negated(start) or _DENIED_BEHIND.match(self.text, end) is not None

    def asks(self, at: int) -> bool:
        """Returns whether the sentence around `at` ends in a question mark."""
        return self.text[self.sentence(at)[1] - 1 : self.sentence(at)[1]] == "?"


def read_asked(text: str, today: date) -> Asked:
    """Returns the text with what the readers share."""
    head = text[:LONGEST_CHARS]
    return Asked(
        text=text,
        today=today,
        sentences=tuple(sentences(head)),
        quantities=tuple(amounts(head)),
        times=times(head, today),
        places=tuple(_places(head)),
    )


def _places(text: str) -> list[Resolution]:
    """The places of a text; in one without any capital, names of towns count as if they had one."""
    found = [_trimmed(text, one) for one in find_places(text)]
    if text != text.lower():
        return found
    raised = _WORD_START.sub(
        lambda match: match.group().upper() if len(match.group().upper()) == 1 else match.group(), text
    )
    spans = [(one.start, one.end) for one in found]
    more = [
        _trimmed(text, one)
        for one in find_places(raised)
        if one.status == "found" and not overlaps((one.start, one.end), spans)
    ]
    return sorted([*found, *more], key=lambda one: one.start)


def _trimmed(text: str, one: Resolution) -> Resolution:
    """A place without the small words at its end, which the finder takes for a part of the name: "bremen die"."""
    end = one.end
    while (word := _LAST_WORD.search(text, one.start, end)) and word["word"] in STOP_WORDS and word.start() > one.start:
        end = word.start()
    return replace(one, text=text[one.start : end], end=end)


_LAST_WORD = re.compile(r"[\s,]+(?P<word>\w+)$")
_WORD_START = re.compile(r"(?<!\w)[^\W\d_]")
