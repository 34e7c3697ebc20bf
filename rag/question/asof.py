"""The day that a question is about, where it is not today: "2023", "Stand März 2024", "vor 2026", "letztes Jahr"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from rag.question.asked import Asked
from rag.question.patterns import Span, overlaps, pattern
from rag.question.understood import Mention

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
_BEFORE = pattern(r"(?<!\w)(?:vor|before|bis)(?: dem| zum)? ?$")
_NOT_ASKED = pattern(
    r"(?<!\w)(?:seit|bis|gegründet|gebaut|laut \w+|pressemitteilung|meldung|version|fassung|vom|dated"
    r"|bek(?:anntmachung)?|bekanntmachung \w+|richtlinie|since|until|by|spätestens)(?: (?:vom|von|of|aus|ende"
    r"|anfang|mitte|zum|im))* ?$"
)
_TELLS = pattern(r"^\W*(?:wir|ich|unser\w*|mein\w*|we|i|our|my)(?!\w)")


def days_asked_about(asked: Asked, taken: Iterable[Span]) -> Iterator[Mention]:
    """Yields the day that the question is about, at most one: of a past period the last day, of one to come the first.

    A year needs a verb in the past, "Stand" or "im Jahr" beside it: "Digitalbonus 2022" may be a name, "bis Ende März" a
    deadline, and what the asker tells of themselves ("wir haben 2019 gegründet") is no day to ask about.
    """
    spans = tuple(taken)
    for time in asked.times:
        if overlaps((time.start, time.end), spans) or time.first <= asked.today <= time.last:
            continue
        start, end = asked.sentence(time.start)
        before = asked.text[max(start, time.start - 30) : time.start]
        state = _STATE.search(before) is not None
        if _NOT_ASKED.search(before) or (
            not state and not asked.asks(time.start) and _TELLS.match(asked.text[start:end])
        ):
            continue
        past = _PAST.search(asked.text, start, end) is not None
        earlier = _BEFORE.search(before) is not None
        if time.last < asked.today and (state or past or _DURING.search(before) or earlier):
            yield Mention("as_of", time.first - timedelta(days=1) if earlier else time.last, time.start, time.end)
            return
        if time.first > asked.today and not earlier and asked.asks(time.start) and not asked.first_person(time.start):
            if state or _FUTURE.search(asked.text, start, end):
                yield Mention("as_of", time.first, time.start, time.end)
                return
        elif earlier and time.first > asked.today.replace(month=1, day=1) and past:
            yield Mention("as_of", time.first - timedelta(days=1), time.start, time.end)
            return
