"""What no request may hold, whatever its schema: half characters, days and numbers that are none of a company."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any

from pydantic import AfterValidator

from rag.profile import Profile
from rag.record import WrittenDay

_HALF = re.compile("[\ud800-\udfff]")


def whole_characters(value: Any) -> Any:
    """Returns what was sent, as it is.

    Raises:
        ValueError: a text in it holds half a character, which JSON can write (a lone surrogate) and no answer could repeat.
    """
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            waiting += [*one.keys(), *one.values()]
        elif isinstance(one, list):
            waiting += one
        elif isinstance(one, str) and _HALF.search(one):
            raise ValueError("a text holds half a character (a lone surrogate): send Unicode")
    return value


FIRST_DAY, LAST_DAY = dt.date(1900, 1, 1), dt.date(2200, 12, 31)
"""Other days are no days of a company or of funding, and years before or after them may not exist."""
LARGEST = 1e15
"""No sum in EUR and no headcount is larger."""


def _in_time(day: dt.date) -> dt.date:
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError(f"{day} is no day between {FIRST_DAY} and {LAST_DAY}")
    return day


Day = Annotated[WrittenDay, AfterValidator(_in_time)]
"""A day that a request names."""


def within_reason(profile: Profile) -> Profile:
    """Returns the profile, as it is.

    Raises:
        ValueError: a day lies outside `FIRST_DAY` to `LAST_DAY`, or a number is larger than `LARGEST`.
    """
    waiting: list[Any] = [profile.model_dump()]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            waiting += one.values()
        elif isinstance(one, (list, tuple)):
            waiting += one
        elif isinstance(one, dt.date):
            _in_time(one)
        elif isinstance(one, (int, float)) and one > LARGEST:
            raise ValueError("a number is larger than any sum or headcount")
    return profile


AskersProfile = Annotated[Profile, AfterValidator(within_reason)]
