"""Small changes of a sentence: those after which it says the same, and those after which it says something else.

A change returns the sentence as it was where it does not apply.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from itertools import pairwise

from rag.text.numbers import amounts

MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()

Change = Callable[[str], str]


def _millions_as_digits(text: str) -> str:
    def digits(found: re.Match[str]) -> str:
        return f"{round(float(found.group(1).replace(',', '.')) * 1_000_000):,} Euro".replace(",", ".")

    return re.sub(r"(?<!bis )(?<!und )(?<![\d,])(\d{1,3}(?:,\d{1,2})?) Millionen Euro", digits, text)


def _digits_as_millions(text: str) -> str:
    return re.sub(r"\b(\d{1,3})\.(\d)00\.000 Euro", r"\1,\2 Mio. EUR", text)


def _day_in_digits(text: str) -> str:
    return re.sub(
        rf"\b(\d\d?)\. ({'|'.join(MONTHS)}) (20\d\d)",
        lambda one: date(int(one.group(3)), MONTHS.index(one.group(2)) + 1, int(one.group(1))).strftime("%d.%m.%Y"),
        text,
    )


_SYNONYMS = {
    "Unternehmen": "Betriebe", "Zuschuss": "Förderung", "Beschäftigten": "Mitarbeitenden", "Laufzeit": "Dauer",
    "Darlehen": "Kredit", "Weiterbildung": "Fortbildung", "Frist": "Stichtag", "Kosten": "Ausgaben", "Betriebe": "Firmen",
}  # fmt: skip


def _with_synonym(text: str) -> str:
    for one, other in _SYNONYMS.items():
        if re.search(rf"\b{one}\b", text):
            return re.sub(rf"\b{one}\b", other, text)
    return text


_COUNT = {"zwei": 2, "drei": 3, "vier": 4}


def _years_as_months(text: str) -> str:
    return re.sub(r"\b(zwei|drei|vier) Jahren?\b", lambda found: f"{12 * _COUNT[found.group(1)]} Monate", text)


def _turned(text: str) -> str:
    """Puts a trailing prepositional phrase first: "A gibt es bis B." as "Bis B gibt es A." would; only where it is last."""
    found = re.fullmatch(r"([A-ZÄÖÜ][^,;:()]*?) (seit dem [^,;:()]+|im Jahr 20\d\d)\.", text)
    return f"{found.group(2)[:1].upper()}{found.group(2)[1:]} gilt: {found.group(1)}." if found else text


RIGHT: dict[str, Change] = {
    "percent sign": lambda text: re.sub(r" Prozent\b", " %", text),
    "Euro as EUR": lambda text: re.sub(r"\bEuro\b", "EUR", text),
    "synonym": _with_synonym,
    "millions as digits": _millions_as_digits,
    "digits as millions": _digits_as_millions,
    "day in digits": _day_in_digits,
    "last day as end of year": lambda text: re.sub(r"31\. Dezember (20\d\d)", r"Ende \1", text),
    "end of year as last day": lambda text: re.sub(r"Ende (20\d\d)", r"31.12.\1", text),
    "years as months": _years_as_months,
    "led by a frame": lambda text: re.sub(r"^(\w+ \w+ \w+ \w+) (.*)\.$", r"Dort gilt: \1 \2.", text),
    "order": _turned,
    "at most as maximal": lambda text: re.sub(r"\b(?:höchstens|bis zu)\b", "maximal", text),
    "each as pro": lambda text: re.sub(r"\bje (?=Unternehmen|Vorhaben|Person|Jahr)", "pro ", text),
    "month as monthly": lambda text: re.sub(r"(\d[\d.]* Euro) im Monat", r"monatlich \1", text),
}  # fmt: skip


def _other_amount(text: str) -> str:
    return re.sub(
        r"\b(\d)((?:\.\d{3})+|\d*(?:,\d+)? (?:Millionen|Milliarden)) ?(Euro)?",
        lambda found: f"{int(found.group(1)) % 9 + 1}{found.group()[1:]}",
        text,
        count=1,
    )


def _other_rate(text: str) -> str:
    return re.sub(r"\b(\d{1,2}) Prozent", lambda one: f"{(int(one.group(1)) + 15) % 100} Prozent", text, count=1)


def _digits_swapped(text: str) -> str:
    def swap(found: re.Match[str]) -> str:
        return (
            found.group() if found.group(1) == found.group(2) else f"{found.group(2)}{found.group(1)}{found.group(3)}"
        )

    return re.sub(
        r"(?<![\d.,])([1-9])([1-9])(\.\d{3}|(?:,\d+)? (?:Prozent|Millionen|Euro|Monate))", swap, text, count=1
    )


def _tenfold(text: str) -> str:
    return re.sub(r"(?<![\d.,])(\d{1,2})((?:\.\d{3})+ Euro)", r"\g<1>0\g<2>", text, count=1)


def _thousandfold(text: str) -> str:
    for one, other in ((" Millionen Euro", " Milliarden Euro"), (".000 Euro", ".000.000 Euro")):
        if one in text:
            return text.replace(one, other, 1)
    return text


def _other_year(text: str) -> str:
    return re.sub(r"\b(20[12])(\d)\b", lambda one: f"{one.group(1)}{(int(one.group(2)) + 3) % 10}", text, count=1)


def _other_month(text: str) -> str:
    return re.sub(
        rf"\b({'|'.join(MONTHS)})(?= 20\d\d)", lambda one: MONTHS[(MONTHS.index(one.group()) + 4) % 12], text, count=1
    )


def _other_day(text: str) -> str:
    return re.sub(r"\b(\d\d?)\. (?=[A-Z]\w+ 20\d\d)", lambda one: f"{int(one.group(1)) % 28 + 1}. ", text, count=1)


def _one_of(*pairs: tuple[str, str]) -> Change:
    """A change of the first of several words that stands in the text, by pattern and what replaces it."""

    def change(text: str) -> str:
        for pattern, other in pairs:
            if re.search(pattern, text):
                return re.sub(pattern, other, text, count=1)
        return text

    return change


def _negated(text: str) -> str:
    if re.search(r"\b(?:nicht|kein\w*|nie|weder)\b", text):
        return re.sub(r"\bnicht (?!nur)", "", text, count=1)
    return re.sub(r"\b(ist|sind|zahlt|fördert|gilt|endet|beträgt|läuft|liegt) ", r"\1 nicht ", text, count=1)


SIZES = ("klein", "mittler", "groß")


def _other_size(text: str) -> str:
    if len([size for size in SIZES if re.search(rf"\b{size}", text)]) != 1:
        return text
    for one, other in (("kleine", "mittlere"), ("mittlere", "große"), ("große", "kleine")):
        if re.search(rf"\b{one}[nrs]? Unternehmen", text):
            return re.sub(rf"\b{one}(?=[nrs]? Unternehmen)", other, text)
    return text


def _swapped(text: str) -> str:
    """Changes the places of two amounts or rates that belong to different things."""
    found = [one for one in amounts(text) if one.unit in ("eur", "percent")]
    for left, right in pairwise(found):
        between = text[left.end : right.start]
        alone = re.fullmatch(r"[^\w]*(?:(?:bis|und|oder|von|auf|bzw|zu)\W*)*", between)  # a range or list of values
        if left.unit == right.unit and left.value != right.value and not alone:
            one, other = text[left.start : left.end], text[right.start : right.end]
            if re.match(r"\d", one) and re.match(r"\d", other) and one.split()[-1] == other.split()[-1]:
                return text[: left.start] + other + between + one + text[right.end :]
    return text


WRONG: dict[str, Change] = {
    "amount": _other_amount,
    "rate": _other_rate,
    "digits swapped": _digits_swapped,
    "tenfold": _tenfold,
    "thousandfold": _thousandfold,
    "year": _other_year,
    "month": _other_month,
    "day": _other_day,
    "unit": _one_of(
        (r" Prozent\b", " Euro"), (r" Monate\b", " Jahre"), (r" Tage\b", " Monate"), (r" Jahre\b", " Tage")
    ),
    "currency": _one_of((r"(?<=\d )Euro\b", "Dollar"), (r"Millionen Euro\b", "Millionen Franken")),
    "negation": _negated,
    "bound": _one_of(
        (r"\bhöchstens\b", "mindestens"),
        (r"\bmindestens\b", "höchstens"),
        (r"\bweniger als\b", "mehr als"),
        (r"\bmehr als\b", "weniger als"),
    ),
    "date bound": _one_of(
        (r"\bbis zum (?=\d)", "ab dem "), (r"\bseit dem (?=\d)", "bis zum "), (r"\bab dem (?=\d)", "bis zum ")
    ),
    "per": _one_of(
        (r"\bim Monat\b", "im Jahr"),
        (r"\bim Jahr\b(?! 20)", "im Monat"),
        (r"\bpro Jahr\b", "pro Monat"),
        (r"\bje Stunde\b", "je Tag"),
        (r"\bje Unternehmen\b", "je Person"),
    ),
    "net gross": _one_of(
        (r"\bnetto\b", "brutto"), (r"\bbrutto\b", "netto"), (r"\bNetto", "Brutto"), (r"\bBrutto", "Netto")
    ),
    "before after": _one_of(
        (r"\bvor (?=Vorhabenbeginn|Beginn|Projektbeginn)", "nach "),
        (r"\bnach (?=Ende|Projektende|der Bewilligung|der Zusage)", "vor "),
    ),
    "agency": _one_of(
        (r"\bNBank\b", "LfA"),
        (r"\bKfW\b", "ILB"),
        (r"\bBAFA\b", "NBank"),
        (r"\bBMWE\b", "BMDV"),
        (r"\bIHK\b", "AHK"),
    ),
    "other size": _other_size,
    "swapped figures": _swapped,
}
