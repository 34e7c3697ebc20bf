"""Finds dates and periods in German (and English): "31. März 2027", "30.06.27", "8. und 9. Mai 2023", "Ende 2026"."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date or period, `text[start:end]`, from `first` to `last`, both inclusive; equal for a day."""

    first: date
    last: date
    start: int
    end: int


_MONTH_NAMES = {
    "januar": 1, "jänner": 1, "jan": 1, "january": 1, "februar": 2, "feb": 2, "february": 2, "märz": 3, "maerz": 3,
    "mär": 3, "mrz": 3, "march": 3, "april": 4, "apr": 4, "mai": 5, "may": 5, "juni": 6, "jun": 6, "june": 6, "juli": 7,
    "jul": 7, "july": 7, "august": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9, "oktober": 10, "okt": 10,
    "october": 10, "oct": 10, "november": 11, "nov": 11, "dezember": 12, "dez": 12, "december": 12, "dec": 12,
}  # fmt: skip
_SEASONS = {"frühjahr": (3, 5), "frühling": (3, 5), "sommer": (6, 8), "herbst": (9, 11)}
_ORDINALS = {"erst": 1, "zweit": 2, "dritt": 3, "viert": 4}

_S = r"[ \t\u00a0\u202f]"
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTH_NAMES, key=len, reverse=True)) + r")(?![a-zäöüß])\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?![\d.,/]?\d|\w)"
_AND = rf"{_S}*(?:und|bis(?:{_S}+(?:zum|einschließlich))?|oder|sowie|and|to|/|–|—|-){_S}*(?:den{_S}+|dem{_S}+)?"
_NUMERIC = re.compile(
    rf"(?<![\d.,])(?:(?P<first>\d\d?)\.{_AND})?(?P<day>\d\d?)\.{_S}?(?P<month>\d\d?)\.(?:{_S}?(?P<year>(?:19|20)\d\d|\d\d(?!\d|\.\d|{_S}?(?:Uhr|%|€|EUR))))?(?!\d)"
)
_ISO = re.compile(r"(?<![\d-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])")
_WORDED = re.compile(
    rf"(?<![\d.,])(?:(?P<first>\d\d?)\.(?:{_AND}))?(?P<day>\d\d?)(?:\.|st|nd|rd|th)?{_S}+(?:of{_S}+)?{_MONTH}(?:,?{_S}+{_YEAR})?",
    re.IGNORECASE,
)
_ENGLISH = re.compile(
    rf"\b{_MONTH}{_S}+(?P<day>\d\d?)(?:st|nd|rd|th)?(?:,{_S}*{_YEAR}|{_S}+(?P<year2>(?:19|20)\d\d)\b)", re.IGNORECASE
)
_MONTH_YEAR = re.compile(rf"\b(?:(?P<part>Anfang|Mitte|Ende){_S}+)?{_MONTH}{_S}+{_YEAR}", re.IGNORECASE)
_PART_YEAR = re.compile(
    rf"\b(?P<part>Anfang|Mitte|Ende|end{_S}of|Jahresende){_S}+(?:des{_S}+Jahres{_S}+)?{_YEAR}", re.IGNORECASE
)
_SEASON = re.compile(rf"\b(?P<season>{'|'.join(_SEASONS)})s?{_S}+{_YEAR}", re.IGNORECASE)
_QUARTER = re.compile(
    rf"(?:\b(?P<ordinal>erst|zweit|dritt|viert)e[nsmr]?|(?<!\d)(?P<number>[1-4])\.){_S}*(?P<kind>Quartals?|Halbjahre?s?|Jahreshälfte){_S}+{_YEAR}"
    rf"|\bQ(?P<q>[1-4])[ /]{_YEAR.replace('year', 'year2')}",
    re.IGNORECASE,
)
_BARE_YEAR = re.compile(rf"(?<![\w§.,/€-]){_YEAR}")
_NO_YEAR_BEFORE = re.compile(r"(?:§|Art\.|Nr\.|Artikel|EUR|Euro|€|Nummer|Tel\.:?)\s*$")
_NO_YEAR_AFTER = re.compile(
    r"\s*(?:€|EUR\b|Euro|%|Prozent|Mio|Tsd|Stück|Beschäftigte|Mitarbeit|Personen|Unternehmen|Stunden|Betriebe|Anträge)"
)


def dates(text: str, *, yearless: int | None = None) -> list[DateMention]:
    """Returns the dates and periods of `text` by position, without overlap; none that does not exist ("31. Februar").

    A day without a year takes that of the other end of its range ("1. Januar bis 31. März 2025"), else `yearless`; with
    None it is left out. Two-digit years below 70 lie in this century. A month, season, quarter or year is its whole
    period; "Ende" is its last day, "Anfang" and "Mitte" its first and middle third.
    """
    found: list[tuple[int, int, int | None, int, int, int]] = []  # start, end, year, month, day, first day
    periods: list[DateMention] = []
    for pattern in (_ISO, _NUMERIC, _ENGLISH, _WORDED):
        for match in pattern.finditer(text):
            if _free(found, match):
                found.append(_day(match))
    found.sort()
    mentions = list(_resolve(text, found, yearless))
    for pattern in (_QUARTER, _MONTH_YEAR, _PART_YEAR, _SEASON, _BARE_YEAR):
        for match in pattern.finditer(text):
            spans = [(one.start, one.end) for one in periods] + [(day[0], day[1]) for day in found]
            if any(start < match.end() and match.start() < end for start, end in spans):
                continue
            if pattern is _BARE_YEAR and not _is_year(text, match):
                continue
            periods.append(_period(match))
    return sorted([*mentions, *periods], key=lambda one: one.start)


def _free(found: list[tuple[int, int, int | None, int, int, int]], match: re.Match[str]) -> bool:
    return not any(one[0] < match.end() and match.start() < one[1] for one in found)


def _day(match: re.Match[str]) -> tuple[int, int, int | None, int, int, int]:
    groups = match.groupdict()
    month = groups["month"].casefold()
    year = groups.get("year") or groups.get("year2")
    day = int(groups["day"])
    whole = None if year is None else int(year) if len(year) == 4 else int(year) + (2000 if int(year) < 70 else 1900)
    number = int(month) if month.isdigit() else _MONTH_NAMES[month]
    return match.start(), match.end(), whole, number, day, int(groups.get("first") or day)


def _resolve(
    text: str, found: list[tuple[int, int, int | None, int, int, int]], yearless: int | None
) -> Iterator[DateMention]:
    """Gives days without a year that of the end of their range."""
    for at, (start, end, year, month, day, first_day) in enumerate(found):
        if year is None and at + 1 < len(found):
            following = found[at + 1]
            if following[2] is not None and re.fullmatch(_AND, text[end : following[0]]):
                year = following[2] - (month > following[3])
        year = yearless if year is None else year
        if year is None or not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
            continue
        last = date(year, month, day)
        first = date(year, month, first_day) if 1 <= first_day <= day else last
        yield DateMention(first, last, start, end)


def _is_year(text: str, match: re.Match[str]) -> bool:
    before, after = text[max(0, match.start() - 12) : match.start()], text[match.end() : match.end() + 16]
    return not _NO_YEAR_BEFORE.search(before) and not _NO_YEAR_AFTER.match(after)


def _period(match: re.Match[str]) -> DateMention:
    groups = match.groupdict()
    year = int(groups.get("year") or groups.get("year2") or 0)
    start, end = match.span()
    if groups.get("month"):
        first_month = last_month = _MONTH_NAMES[groups["month"].casefold()]
    elif groups.get("season"):
        first_month, last_month = _SEASONS[groups["season"].casefold()]
    elif groups.get("kind") or groups.get("q"):
        ordinal = groups.get("ordinal")
        number = _ORDINALS[ordinal.casefold()] if ordinal else int(groups.get("number") or groups.get("q") or 1)
        length = 6 if (groups.get("kind") or "").casefold().startswith(("halb", "jahr")) else 3
        first_month = min(12 - length + 1, (number - 1) * length + 1)
        last_month = first_month + length - 1
    else:
        first_month, last_month = 1, 12
    first, last = date(year, first_month, 1), date(year, last_month, monthrange(year, last_month)[1])
    part = (groups.get("part") or "").casefold()
    if part.startswith(("ende", "end", "jahresende")):
        first = last
    elif part and first_month == last_month:
        first, last = (
            (first, first.replace(day=10)) if part == "anfang" else (first.replace(day=11), first.replace(day=20))
        )
    elif part:
        first, last = (first, date(year, 4, 30)) if part == "anfang" else (date(year, 5, 1), date(year, 8, 31))
    return DateMention(first, last, start, end)
