"""The day that a question is about, where it is not today: "2023", "Stand März 2024", "vor 2026", "letztes Jahr"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from rag.answer.need import asks
from rag.question.asked import FIRST_PERSON, Asked
from rag.question.patterns import Span, overlaps, pattern
from rag.question.times import Time
from rag.question.understood import Mention

NEAR = timedelta(days=7)
"""A day so near is no other state of the law: "morgen", "letzte Woche"."""

_STATE = pattern(r"(?<!\w)(?:stand|zum stand|as of|mit stand|per|stichtag|rechtsstand)(?::| vom| am| im| of)? ?$")
_PAST = pattern(
    r"(?<!\w)(?:damals|seinerzeit|früher|war|waren|galt|galten|gab|gab's|gabs|hatte|hatten|hieß|betrug|lief"
    r"|liefen|zahlte|zahlten|zählte|zählten|bekam|bekamen|förderte|förderten|gezahlt|gegolten|gewesen|gegeben"
    r"|was|were|did|had|applied|used to|paid|back then|at the time|existierte|sah)(?!\w)"
)
_FUTURE = pattern(
    r"(?<!\w)(?:ab|zum|from|nach|after|weiter|noch|dann|wird|werden|gilt|gelten|will|then|künftig|geht)(?!\w)"
)
_DURING = pattern(
    r"(?<!\w)(?:im|in|im jahre?|für|anno|zum|am|ab|seit|during|in the year|for|on|from|sommer|herbst|winter"
    r"|frühjahr|ende|anfang|mitte) ?$"
)
_BEFORE = pattern(r"(?<!\w)(?:vor|before)(?: dem)? ?$")
_NOT_ASKED = pattern(
    r"(?<!\w)(?:seit|bis|gegründet|gebaut|laut \w+|pressemitteilung|meldung|version|fassung|vom|dated"
    r"|bek(?:anntmachung)?|bekanntmachung \w+|richtlinie|since|until|by|spätestens)(?: (?:vom|von|of|aus|ende"
    r"|anfang|mitte|zum|im))* ?$"
)
_BACK_THEN = pattern(
    r"(?<!\w)(?:damals|seinerzeit|zu der zeit|gab es da|galt da|back then|at that time|at the time)(?!\w)"
)


def days_asked_about(asked: Asked, taken: Iterable[Span]) -> Iterator[Mention]:
    """Yields the day that the question is about, at most one: of a past period the last day, of one to come the first.

    A year needs a verb in the past, "Stand" or "im Jahr" beside it: "Digitalbonus 2022" may be a name, "bis Ende März" a
    deadline, and what the asker tells of themselves ("wir haben 2019 gegründet") is no day to ask about, unless the question
    goes back to it ("Was gab es damals?").
    """
    spans = tuple(taken)
    for time in asked.times:
        day = None if overlaps((time.start, time.end), spans) else _day(asked, time)
        if day is not None:
            yield Mention("as_of", day, time.start, time.end)
            return
    past = [time for time in asked.times if time.last < asked.today]
    if past and _BACK_THEN.search(asked.text):
        yield Mention("as_of", past[0].last, past[0].start, past[0].end)


def _tells_clause(asked: Asked, time: Time) -> bool:
    """Whether a part of the question only tells of the asker: "Wir waren 2023 auf der Messe, gibt es 2027 wieder was?"."""
    start, end = asked.clause(time.start)
    said = asked.text[start:end]
    return (start, end) != asked.sentence(time.start) and FIRST_PERSON.search(said) is not None and not asks(said)


def _day(asked: Asked, time: Time) -> date | None:
    """The day that a time asks about; None where it tells, bounds, or means these days."""
    start, end = asked.sentence(time.start)
    before = asked.text[max(start, time.start - 30) : time.start]
    state = _STATE.search(before) is not None
    told = not asked.asks(time.start) and (asked.first_person(time.start) or "?" in asked.text)
    told = told or _tells_clause(asked, time)
    if _NOT_ASKED.search(before) or (told and not state):
        return None
    past = _PAST.search(asked.text, start, end) is not None
    if _BEFORE.search(before):
        return time.first - timedelta(days=1) if past and time.first <= asked.today else None
    if time.last < asked.today - NEAR:
        return time.last if state or past or _DURING.search(before) else None
    to_come = time.first > asked.today + NEAR and asked.asks(time.start) and not asked.first_person(time.start)
    return time.first if to_come and (state or _FUTURE.search(asked.text, start, end)) else None
