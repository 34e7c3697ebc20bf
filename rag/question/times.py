"""Days and periods that a question names, those relative to today included: "letztes Jahr", "vor 3 Jahren", "Ende März"."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta

from rag.question.patterns import overlaps, pattern
from rag.text.dates import dates
from rag.text.number_words import number_of

_MONTHS = (
    "januar|january|jan", "februar|february|feb", "märz|march|mrz", "april|apr", "mai|may", "juni|june|jun",
    "juli|july|jul", "august|aug", "september|sept|sep", "oktober|october|okt|oct", "november|nov",
    "dezember|december|dez|dec",
)  # fmt: skip
_SEASONS = {"frühjahr": (3, 5), "frühling": (3, 5), "spring": (3, 5), "sommer": (6, 8), "summer": (6, 8), "herbst": (9, 11),
            "autumn": (9, 11), "fall": (9, 11)}  # fmt: skip

_DAY = pattern(r"(?<!\w)(?:heute|today|gestern|yesterday|vorgestern|morgen(?! früh)|tomorrow)(?!\w)")
_DAYS = {"heute": 0, "today": 0, "gestern": -1, "yesterday": -1, "vorgestern": -2, "morgen": 1, "tomorrow": 1}
_TURN = (
    r"(?P<last>letzte[nsrm]?|vorige[nsrm]?|vergangene[nsrm]?|vorherige[nsrm]?|last|previous)"
    r"|(?P<this>diese[nsrm]?|laufende[nsrm]?|this)|(?P<next>nächste[nsrm]?|kommende[nsrm]?|next|coming)"
)
_PERIOD = pattern(
    rf"(?<!\w)(?:{_TURN}) (?:(?P<part>anfang|mitte|ende) )?(?P<unit>jahre?s?|year|monate?s?|month|woche|week"
    rf"|frühjahrs?|frühlings?"
    r"|sommers?|herbste?s?|spring|summer|autumn)(?!\w)"
)
_AGO = pattern(
    r"(?<!\w)(?P<way>vor|seit|in|for|since) (?:(?:etwa|circa|ca\.?|rund|gut|knapp|über|fast|mehr als|about|over) )?"
    r"(?P<count>\d{1,3}|\w+) (?P<unit>jahr|monat|woche|tag|year|month|week|day)(?:en|e|n|s)?(?P<ago> ago)?(?!\w)"
    r"|(?<!\w)(?P<count2>\d{1,3}|\w+) (?P<unit2>year|month|week|day)s? (?:ago|old)(?!\w)"
    r"|(?<!\w)(?P<count3>\d{1,3}|\w+) (?P<unit3>jahr|monat)en?s? alt(?!\w)"
)
_BARE_MONTH = pattern(
    r"(?<!\w)(?:(?P<cue>im|in|bis|ab|seit|nach|vor"
    r"|zum|until|by|from|since|before"
    r"|after)(?: zum)? )?(?:(?P<turn>nächste[nsrm]?|kommende[nsrm]?|letzte[nsrm]?"
    r"|vergangene[nsrm]?|next|last) )?(?:(?P<part>anfang|mitte|ende|end of|early|mid|late)[ -])?(?P<month>"
    + "|".join(f"(?P<m{number}>{names})" for number, names in enumerate(_MONTHS, 1))
    + r")(?!\w|[ .]+(?:19|20)\d\d)"
)
_YEAR_END = pattern(
    r"(?<!\w)(?:(?:zum|bis zum|am|vor) jahresende|ende des jahres|jahreswechsel|(?:the )?end of the year)(?!\w)"
)
_SEASON = pattern(r"(?<!\w)(?:im|in|ab|bis|seit|in the) (?P<season>" + "|".join(_SEASONS) + r")s?(?!\w| (?:19|20)\d\d)")
_PAST = pattern(
    r"(?<!\w)(?:war|waren|wurde|wurden|hat|hatte|hatten|haben ~ge\w+t|habe ~ge\w+t|bekommen haben|seit|was"
    r"|were|had|did|since|started|began"
    r"|letzte\w*|vergangene\w*|bestellt|angefangen|begonnen|gestartet|gegründet)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Time:
    """A day or period, `text[start:end]`, from `first` to `last`, both inclusive; `relative` where today decides it."""

    first: date
    last: date
    start: int
    end: int
    relative: bool = False


def times(text: str, today: date) -> tuple[Time, ...]:
    """Returns the days and periods of a text by position, without overlap.

    A month or season without a year is the next one, or the last one where the text speaks of the past.
    """
    found = [Time(one.first, one.last, one.start, one.end) for one in dates(text)]
    past = bool(_PAST.search(text))
    for reader in (_PERIOD, _AGO, _DAY, _YEAR_END, _BARE_MONTH, _SEASON):
        for match in reader.finditer(text):
            if overlaps(match.span(), [(one.start, one.end) for one in found]):
                continue
            period = _read(reader, match, today, past)
            if period is not None:
                found.append(Time(*period, _start(match), match.end(), relative=True))
    return tuple(sorted(found, key=lambda one: one.start))


def _start(match: re.Match[str]) -> int:
    """Where the words for a day begin, behind a "bis" or "im" before a month."""
    groups = match.groupdict()
    named = [match.start(name) for name in ("turn", "part", "month") if groups.get(name)]
    return min(named) if groups.get("month") else match.start()


def _read(reader: re.Pattern[str], match: re.Match[str], today: date, past: bool) -> tuple[date, date] | None:
    if reader is _DAY:
        day = today + timedelta(days=_DAYS[match.group().casefold()])
        return day, day
    if reader is _YEAR_END:
        return date(today.year, 12, 31), date(today.year, 12, 31)
    if reader is _AGO:
        return _distance(match, today)
    if reader is _PERIOD:
        return _turned(match, today)
    groups = match.groupdict()
    if reader is _SEASON:
        return _season(groups["season"], today, past, 0)
    month = next(number for number in range(1, 13) if groups[f"m{number}"])
    if groups["month"].casefold() in ("mai", "may", "march", "fall") and not (
        groups["cue"] or groups["part"] or groups["turn"]
    ):
        return None if groups["month"].islower() else _month(month, groups, today, past)
    if len(groups["month"]) <= 3 and groups["month"].islower() and not (groups["cue"] or groups["part"]):
        return None
    return _month(month, groups, today, past)


def _month(month: int, groups: dict[str, str | None], today: date, past: bool) -> tuple[date, date]:
    turn = (groups.get("turn") or "").casefold()
    back = turn.startswith(("letzt", "vergangen", "last")) or (past and not turn)
    year = today.year
    if back and month > today.month:
        year -= 1
    elif not back and month < today.month:
        year += 1
    first, last = date(year, month, 1), date(year, month, monthrange(year, month)[1])
    part = (groups.get("part") or "").casefold()
    if part.startswith(("end", "late")):
        return last, last
    if part.startswith(("anfang", "early")):
        return first, first.replace(day=10)
    return (first.replace(day=11), first.replace(day=20)) if part else (first, last)


def _season(name: str | None, today: date, past: bool, turn: int) -> tuple[date, date] | None:
    key = (name or "").casefold().replace("ue", "ü")
    months = _SEASONS.get(key) or _SEASONS.get(key.rstrip("s")) or _SEASONS.get(key.removesuffix("es"))
    if months is None:
        return None
    year = today.year
    if (past or turn < 0) and months[0] > today.month:
        year -= 1
    elif not past and turn >= 0 and months[1] < today.month:
        year += 1
    return date(year, months[0], 1), date(year, months[1], monthrange(year, months[1])[1])


def _turned(match: re.Match[str], today: date) -> tuple[date, date] | None:
    turn = -1 if match["last"] else 1 if match["next"] else 0
    unit = match["unit"].casefold()
    if unit.startswith(("jahr", "year")):
        return date(today.year + turn, 1, 1), date(today.year + turn, 12, 31)
    if unit.startswith("mon"):
        months = today.year * 12 + today.month - 1 + turn
        year, month = divmod(months, 12)
        return date(year, month + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1])
    if unit.startswith(("woche", "week")):
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=turn)
        return monday, monday + timedelta(days=6)
    return _season(unit, today, turn < 0, turn)


def _distance(match: re.Match[str], today: date) -> tuple[date, date] | None:
    said = match["count"] or match["count2"] or match["count3"]
    count = int(said) if said.isdecimal() else number_of(said)
    way = (match["way"] or "").casefold()
    if count is None or (way == "for" and not match["ago"]):
        return None
    unit = (match["unit"] or match["unit2"] or match["unit3"]).casefold()
    sign = 1 if way == "in" and not match["ago"] else -1
    days = {"woche": 7, "week": 7, "tag": 1, "day": 1}.get(unit)
    if days:
        day = today + timedelta(days=sign * count * days)
        return day, day
    months = sign * count * (12 if unit in ("jahr", "year") else 1)
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return None
    day = date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))
    return day, day
