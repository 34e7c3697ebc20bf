"""Finds quantities in German (and English) text: amounts, rates, durations, headcounts, paragraphs.

"1,5 Mio. EUR", "1.500.000 Euro" and "EUR 1.500.000" have one value; "3,5 Jahre" and "42 Monate", too. Dates are left to
`rag.text.dates`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from rag.text.dates import dates

Unit = Literal["eur", "percent", "months", "days", "people", "paragraph", "plain"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity in a text, `text[start:end]` with its unit.

    `value` is in EUR, percent (0-100 and beyond), months (years are 12), days (weeks are 7), heads, or bare. For a
    paragraph it is its number, and `ref` its name: "§44a", "art28", "abs1", "nr5.1", or an act's "2023/2831"; else "".
    """

    value: float
    unit: Unit
    start: int
    end: int
    ref: str = ""


_SPACE = r"[ \t\u00a0\u202f\u2009]"
_DIGITS = (
    r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|\d{1,3}(?:[\u00a0\u202f\u2009']\d{3})+(?:,\d+)?"
    r"|\d{1,3}(?: \d{3})+(?=,\d\d |\s?(?:€|EUR\b|Euro))|\d+(?:[.,]\d+)?"
)
NUMBER_WORDS: dict[str, Decimal] = {
    word: Decimal(value)
    for value, names in {
        "2": "zwei beide beiden two",
        "3": "drei dreier three",
        "4": "vier four",
        "5": "fünf five",
        "6": "sechs six",
        "7": "sieben seven",
        "8": "acht eight",
        "9": "neun nine",
        "10": "zehn ten",
        "11": "elf eleven",
        "12": "zwölf twelve",
        "13": "dreizehn",
        "14": "vierzehn",
        "15": "fünfzehn fifteen",
        "16": "sechzehn",
        "17": "siebzehn",
        "18": "achtzehn",
        "19": "neunzehn",
        "20": "zwanzig twenty",
        "24": "vierundzwanzig",
        "27": "siebenundzwanzig",
        "30": "dreißig thirty",
        "36": "sechsunddreißig",
        "40": "vierzig forty",
        "50": "fünfzig fifty",
        "60": "sechzig sixty",
        "70": "siebzig",
        "75": "fünfundsiebzig",
        "80": "achtzig",
        "90": "neunzig",
        "100": "hundert einhundert",
        "1000": "tausend eintausend",
        "1.5": "anderthalb eineinhalb einundhalb",
        "2.5": "zweieinhalb",
        "3.5": "dreieinhalb",
        "4.5": "viereinhalb",
    }.items()
    for word in names.split()
}
"""Numbers written out; "ein" and "eins" only count before a unit, as they are articles otherwise."""

_ONES = "ein|eine|einem|einen|einer|eines|one|a"
_WORDS = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
_SCALE = (
    r"(?P<scale>(?:Tsd\.?|Tausend|Mio\.?|Millionen|Million|Mrd\.?|Milliarden?|billion)(?![a-zäöü])"
    r"|T(?=€|EUR\b|Euro\b)|k(?=€))"
)
_UNIT = (
    r"(?P<unit>€|EUR\b|Euros?\b|euros?\b|%|[Pp]rozent(?!\w)|v\.?\s?H\.?(?!\w)|[Pp]er\s?cent\b"
    r"|Jahre?n?s?\b|[Yy]ears?\b|Monate?n?s?\b|[Mm]onths?\b|Wochen?\b|[Ww]eeks?\b|Tage?n?s?\b|[Dd]ays?\b"
    r"|(?:Werk|Kalender|Arbeits|Beratungs|Personen|Geschäfts)tage?n?\b"
    r"|Beschäftigte[nr]?\b|Mitarbeit(?:er|ende)\w*|Arbeitnehmer\w*|Angestellten?\b|Personen\b|Leuten?\b|Köpfen?\b|Vollzeit\w*|VZÄ\b"
    r"|employees\b|people\b|staff\b)"
)
_QUANTITY = re.compile(
    rf"(?<![\w§.,/])(?P<before>(?:€|EUR|Euro){_SPACE}?)?"
    rf"(?P<number>{_DIGITS}|(?:{_WORDS}|{_ONES})(?!\w))(?!\w|\.\d)(?P<ending>\.?\s?)"
    rf"(?:{_SPACE}*\n?{_SPACE}*{_SCALE})?(?:{_SPACE}*-?\n?{_SPACE}*{_UNIT})?",
    re.IGNORECASE,
)
_GLUED = re.compile(
    rf"(?<![\w.,])(?P<number>\d+(?:,\d+)?|{_WORDS}|ein)(?:{_SPACE}|-)?(?P<unit>monatig|jährig|tägig|wöchig|prozentig|%ig)\w*",
    re.IGNORECASE,
)
_PARAGRAPH = re.compile(
    r"(?P<kind>§§?|Art(?:ikeln?|ikels|\.)|Abs(?:atz|ätze|atzes|\.)|N(?:r\.|rn\.|ummern?)|Ziff(?:er|ern|\.)|Buchst(?:abe|\.))"
    r"\s?(?P<ref>\d+(?:\.\d+)*\s?[a-z]?(?![\w/]))"
    r"|(?<![\w/.])(?:\((?P<law>EU|EG|EWG)\)\s?)?(?:Nr\.\s?)?(?P<act>(?:19|20)\d\d/\d{1,4}|\d{1,4}/(?:19|20)\d\d)(?![\w/])"
)
_PARAGRAPH_KIND = {"§": "§", "a": "art", "n": "nr", "z": "nr", "b": "lit"}
_HALF_YEAR = re.compile(r"\b(?:halbe[ns]?\s+Jahr(?:es)?|half\s+a\s+year|Halbjahr)\b", re.IGNORECASE)
_JOIN = re.compile(
    r"\s?(?:bis(?:\s+zu)?|und|oder|von|-|–|—|/|to|and|or)\s?(?:(?:höchstens|maximal|mindestens|at most)\s)?",
    re.IGNORECASE,
)
_SCALES = (("milliard", 1_000_000_000), ("mrd", 1_000_000_000), ("bil", 1_000_000_000), ("mi", 1_000_000), ("", 1_000))
_LABEL = re.compile(r"(?:Modul|Phase|Stufe|Programm|Linie|Los|Säule|Klasse|Kategorie|Teil|Kapitel|Aufruf|Nr\.)\s$")
"""What a number after it names: "in Modul 1 bis zu 30 Millionen Euro" is no range."""

_UNITS: tuple[tuple[str, Unit, int], ...] = (
    (r"€|eur", "eur", 1),
    (r"%|prozent|v\.?\s?h|per\s?cent", "percent", 1),
    (r"jahr|year|jähr", "months", 12),
    (r"monat|month", "months", 1),
    (r"woche|week|wöch", "days", 7),
    (r"\w*tag|day|täg", "days", 1),
    (r"", "people", 1),
)


def amounts(text: str) -> list[Quantity]:
    """Returns the quantities of `text` by position, without overlap; numbers inside dates are left out.

    In a range ("25 bis 50 Prozent", "3.000 und 50.000 Euro", "7,6 von 8,4 Mio. EUR") the first takes the unit of the
    second. A single comma before three digits is a decimal comma, but for money, where it is an English thousands mark
    unless a word follows ("1,677 Milliarden Euro").
    """
    taken = [(mention.start, mention.end) for mention in dates(text, yearless=4) if not _counted(text, mention.end)]
    found = [_paragraph(match) for match in _PARAGRAPH.finditer(text)]
    taken += [(one.start, one.end) for one in found]
    for match in _GLUED.finditer(text):
        value = _value(match.group("number"), money=False)
        found.append(_quantity(value, match.group("unit"), match.start(), match.end()))
    found += [Quantity(6.0, "months", match.start(), match.end()) for match in _HALF_YEAR.finditer(text)]
    taken = sorted(taken + [(one.start, one.end) for one in found])
    plain = []
    for match in _QUANTITY.finditer(text):
        if not _overlaps(taken, match.start("number"), match.end("number")) and (one := _read(match)):
            plain.append(one)
    return sorted(found + _share_units(text, plain), key=lambda one: one.start)


def _counted(text: str, end: int) -> bool:
    """Whether a bare year is none, as a unit follows: "2000 Euro", "2024 Beschäftigte"."""
    return bool(re.match(rf"{_SPACE}*(?:{_SCALE}|{_UNIT})", text[end : end + 30]))


def _overlaps(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    at = bisect_right(spans, (end, end))
    return any(left < end and start < right for left, right in spans[max(0, at - 3) : at + 1])


def _paragraph(match: re.Match[str]) -> Quantity:
    if match.group("act"):
        return Quantity(
            float(match.group("act").split("/")[0]), "paragraph", match.start(), match.end(), match.group("act")
        )
    kind = match.group("kind")
    key = "abs" if kind.startswith("Abs") else _PARAGRAPH_KIND[kind[0].casefold()]
    ref = re.sub(r"\s", "", match.group("ref"))
    number = re.match(r"\d+(?:\.\d+)?", ref)
    return Quantity(float(number.group()) if number else 0.0, "paragraph", match.start(), match.end(), key + ref)


def _read(match: re.Match[str]) -> Quantity | None:
    number, unit, scale = match.group("number"), match.group("unit"), match.group("scale")
    ones = bool(re.fullmatch(_ONES, number, re.IGNORECASE))
    if ones and not (scale or unit):
        return None
    if match.group("ending").startswith(".") and (scale or unit):  # "am 3. Tag", "12. Danach"
        scale = unit = None
    before = match.group("before")
    money = bool(before) or (unit or "").casefold().startswith(("€", "eur"))
    value = Decimal(1) if ones else _value(number, money and not scale)
    end = match.end("unit") if unit else match.end("scale") if scale else match.end("number")
    start = match.start("before") if before else match.start("number")
    if scale:
        value *= _factor(scale)
    if before and not money:
        unit = None
    return _quantity(value, "€" if before and not unit else unit, start, end)


def _factor(scale: str) -> int:
    return next(factor for start, factor in _SCALES if scale.casefold().startswith(start))


def _value(number: str, money: bool) -> Decimal:
    word = number.casefold()
    if word in NUMBER_WORDS:
        return NUMBER_WORDS[word]
    if re.fullmatch(_ONES, word):
        return Decimal(1)
    plain = re.sub(r"[ \u00a0\u202f\u2009']", "", number)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", plain):
        plain = plain.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?", plain) or (money and re.fullmatch(r"\d{1,3},\d{3}", plain)):
        plain = plain.replace(",", "")
    else:
        plain = plain.replace(",", ".")
    return Decimal(plain)


def _quantity(value: Decimal, unit: str | None, start: int, end: int) -> Quantity:
    if unit is None:
        return Quantity(float(value), "plain", start, end)
    for pattern, name, factor in _UNITS:
        if re.match(pattern, unit, re.IGNORECASE):
            return Quantity(float(value * factor), name, start, end)
    return Quantity(float(value), "plain", start, end)


def _share_units(text: str, found: list[Quantity]) -> list[Quantity]:
    """Gives the first number of a range the unit of the second, and its scale ("15 bis 20 Mio. Euro")."""
    shared = list(found)
    for at in range(len(shared) - 2, -1, -1):
        left, right = shared[at], shared[at + 1]
        if (
            left.unit != "plain"
            or right.unit in ("plain", "paragraph")
            or not _JOIN.fullmatch(text[left.end : right.start])
            or _LABEL.search(text[max(0, left.start - 12) : left.start])
        ):
            continue
        said = text[right.start : right.end]
        factor = 1.0
        if right.unit == "months" and re.search("jahr|year", said, re.IGNORECASE):
            factor = 12.0
        elif right.unit == "days" and re.search("woche|week", said, re.IGNORECASE):
            factor = 7.0
        elif right.unit == "eur" and left.value < 1000:
            scale = re.search(r"\b(?:Mio|Mrd|Tsd|Tausend|Million|Milliard)", said, re.IGNORECASE)
            factor = float(_factor(scale.group())) if scale else 1.0
        shared[at] = Quantity(round(left.value * factor, 6), right.unit, left.start, left.end)
    return shared
