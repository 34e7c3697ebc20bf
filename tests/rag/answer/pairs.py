"""Pairs of a sentence and the passage it cites, right and wrong, made of the corpus's own text by small changes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from corpus.files import entry_paths, read_entry
from corpus.schema import Entry
from rag.answer.names import telling
from rag.records import Citation
from rag.settings import Settings
from rag.text.dates import dates
from rag.text.numbers import amounts
from rag.text.sentences import sentences

MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()


@dataclass(frozen=True)
class Pair:
    """A sentence with its marker, the passage cited, and how the sentence was changed."""

    change: str
    sentence: str
    citation: Citation


@lru_cache(maxsize=1)
def passages() -> tuple[tuple[Entry, str, str], ...]:
    """Each sentence of the corpus with a number or date: its entry, the sentence, its section."""
    found = []
    for entry, body in map(read_entry, entry_paths(Settings().corpus)):
        for section in re.split(r"^## .*$", body, flags=re.MULTILINE)[1:-1]:
            for start, end in sentences(section):
                text = re.sub(r"^- ", "", section[start:end])
                if (amounts(text) or dates(text)) and "<http" not in text:
                    found.append((entry, text, section.strip()))
    return tuple(found)


def right() -> Iterator[Pair]:
    """Sentences that say the same as their passage in another form."""
    yield from _changed(
        {
            "percent sign": lambda text: re.sub(r" Prozent\b", " %", text),
            "Euro as EUR": lambda text: re.sub(r"\bEuro\b", "EUR", text),
            "synonym": _with_synonyms,
            "millions as digits": _millions_as_digits,
            "digits as millions": _digits_as_millions,
            "day in digits": _day_in_digits,
            "last day as end of year": lambda text: re.sub(r"31\. Dezember (20\d\d)", r"Ende \1", text),
            "end of year as last day": lambda text: re.sub(r"Ende (20\d\d)", r"31.12.\1", text),
            "years as months": lambda text: re.sub(
                r"\b(zwei|drei|vier) Jahren?\b", lambda found: f"{12 * _COUNT[found.group(1)]} Monate", text
            ),
            "word order": lambda text: re.sub(r"^(\w+ \w+ \w+ \w+) (.*)\.$", r"Dort gilt: \1 \2.", text),
        }
    )


def wrong() -> Iterator[Pair]:
    """Sentences with one thing changed that their passage does not say."""
    yield from _changed(
        {
            "amount": _other_amount,
            "rate": _other_rate,
            "year": _other_year,
            "month": _other_month,
            "unit": _other_unit,
            "negation": _negated,
            "bound": lambda text: re.sub(r"\bhöchstens\b", "mindestens", text),
        }
    )  # fmt: skip
    yield from _other_names()


_COUNT = {"zwei": 2, "drei": 3, "vier": 4}


def _changed(changes: dict[str, Callable[[str], str]]) -> Iterator[Pair]:
    for entry, text, section in passages():
        for change, how in changes.items():
            said = how(text)
            if said != text and not _by_chance(said, text, section):
                yield Pair(change, f"{said} [1]", _citation(entry, section))


def _by_chance(said: str, text: str, section: str) -> bool:
    """Whether a changed value stands elsewhere in the section, where no check of values can tell."""
    values = Counter((one.unit, one.value) for one in amounts(said)) - Counter(
        (one.unit, one.value) for one in amounts(text)
    )
    days = Counter((one.first, one.last) for one in dates(said)) - Counter((one.first, one.last) for one in dates(text))
    there = {(one.unit, one.value) for one in amounts(section)}
    within = any(first <= one.first and one.last <= last for first, last in days for one in dates(section))
    return within or bool(values.keys() & there)


def _citation(entry: Entry, section: str) -> Citation:
    return Citation(
        marker=1, doc_id=entry.id, entry_id=entry.id, title=entry.name, quote=section, start=0,
        end=len(section), version="v",
    )  # fmt: skip


def _millions_as_digits(text: str) -> str:
    def digits(found: re.Match[str]) -> str:
        return f"{round(float(found.group(1).replace(',', '.')) * 1_000_000):,} Euro".replace(",", ".")

    return re.sub(r"(?<!bis )(?<!und )(?<![\d,])(\d{1,3}(?:,\d{1,2})?) Millionen Euro", digits, text)


_SYNONYMS = {
    "Unternehmen": "Betriebe", "Zuschuss": "Förderung", "Beschäftigten": "Mitarbeitenden", "Laufzeit": "Dauer",
    "Darlehen": "Kredit", "Weiterbildung": "Fortbildung", "Frist": "Stichtag", "Kosten": "Ausgaben", "Betriebe": "Firmen",
}  # fmt: skip


def _with_synonyms(text: str) -> str:
    for one, other in _SYNONYMS.items():
        if re.search(rf"\b{one}\b", text):
            return re.sub(rf"\b{one}\b", other, text)
    return text


def _digits_as_millions(text: str) -> str:
    return re.sub(r"\b(\d{1,3})\.(\d)00\.000 Euro", r"\1,\2 Mio. EUR", text)


def _day_in_digits(text: str) -> str:
    return re.sub(
        rf"\b(\d\d?)\. ({'|'.join(MONTHS)}) (20\d\d)",
        lambda one: date(int(one.group(3)), MONTHS.index(one.group(2)) + 1, int(one.group(1))).strftime("%d.%m.%Y"),
        text,
    )


def _other_amount(text: str) -> str:
    return re.sub(r"\b(\d)((?:\.\d{3})+|\d*(?:,\d+)? (?:Millionen|Milliarden)) ?(Euro)?", _other_digit, text, count=1)


def _other_digit(found: re.Match[str]) -> str:
    digit = int(found.group(1))
    return f"{digit % 9 + 1}{found.group()[1:]}"


def _other_rate(text: str) -> str:
    return re.sub(r"\b(\d{1,2}) Prozent", lambda one: f"{(int(one.group(1)) + 15) % 100} Prozent", text, count=1)


def _other_year(text: str) -> str:
    return re.sub(r"\b(20[12])(\d)\b", lambda one: f"{one.group(1)}{(int(one.group(2)) + 3) % 10}", text, count=1)


def _other_month(text: str) -> str:
    return re.sub(
        rf"\b({'|'.join(MONTHS)})(?= 20\d\d)", lambda one: MONTHS[(MONTHS.index(one.group()) + 4) % 12], text, count=1
    )


def _other_unit(text: str) -> str:
    for one, other in (
        (" Prozent", " Euro"),
        (" Monate", " Jahre"),
        (" Tage", " Monate"),
        (" Millionen Euro", " Milliarden Euro"),
    ):
        if re.search(rf"{one}\b", text):
            return re.sub(rf"{one}\b", other, text, count=1)
    return text


def _negated(text: str) -> str:
    if re.search(r"\b(?:nicht|kein\w*|nie)\b", text):
        return re.sub(r"\bnicht ", "", text, count=1)
    return re.sub(r"\b(ist|sind|zahlt|fördert|gilt|endet|beträgt|läuft|liegt) ", r"\1 nicht ", text, count=1)


def _other_names() -> Iterator[Pair]:
    """The sentence of one programme with the name of another."""
    found = passages()
    for at, (entry, text, section) in enumerate(found):
        name = entry.short_name or entry.name
        other = next(one for one, _, _ in found[at:] + found[:at] if one.kind != entry.kind)
        said = text.replace(name, other.short_name or other.name)
        if said != text and not telling(other.short_name or other.name) <= telling(section):
            yield Pair("name", f"{said} [1]", _citation(entry, section))
