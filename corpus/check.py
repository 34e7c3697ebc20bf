"""Checks the entries: schema, headings, numbers that front matter and body must share, links between entries, privacy."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.files import EntryError, entry_paths, read_entry
from corpus.schema import Entry
from corpus.vocabulary import HEADINGS, SUPPORTABLE

MONTHS = (
    *("Januar", "Februar", "März", "April", "Mai", "Juni"),
    *("Juli", "August", "September", "Oktober", "November", "Dezember"),
)
NEAR_DUPLICATE = 0.8
"""Share of common five-word runs from which two bodies count as the same text."""

_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w+")
_PHONE = re.compile(r"(?i)\b(?:tel(?:efon)?|fax|mobil)\b\.?:?\s*[+0]\d|(?<![\w/.-])(?:\+49|0049)[\s()/\d-]{6,}")
_HEADING = re.compile(r"^## +(.*?) *$", re.MULTILINE)


@dataclass(frozen=True)
class Finding:
    """One fault: where it is, what it is, and what to do."""

    file: Path
    field: str
    message: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}: {self.field}: {self.message}; {self.remedy}"


def check(folder: Path) -> list[Finding]:
    """Returns all faults of the entries under `folder`, in file order; an empty list where all is well."""
    findings: list[Finding] = []
    entries: list[tuple[Path, Entry, str]] = []
    for path in entry_paths(folder):
        try:
            entry, body = read_entry(path)
        except (EntryError, OSError) as error:
            findings.append(Finding(path, "entry", str(error), "mend the front matter after corpus/schema.py"))
            continue
        entries.append((path, entry, body))
    if not entries and not findings:
        findings.append(Finding(folder, "entry", "no entries found", "name the folder that holds <kind>s/<id>.md"))
    known = {name for _, entry, _ in entries for name in (entry.id, *entry.aliases)}
    for path, entry, body in entries:
        findings.extend(_headings(path, body))
        findings.extend(_numbers(path, entry, body))
        findings.extend(_links(path, entry, known))
        findings.extend(_dates(path, entry))
        findings.extend(_sourced(path, entry))
        findings.extend(_privacy(path, body))
    findings.extend(_duplicates(entries))
    return findings


def percent_forms(percent: float) -> str:
    """Returns a pattern for `percent` as German text writes it: "40 Prozent", "40 %", "40 bis 60 Prozent"."""
    number = re.escape(f"{percent:g}".replace(".", ","))
    return rf"(?<![\d.,]){number}(?:[.,]0+)?(?![\d]|[.,]\d)"


def euro_forms(euro: float) -> str:
    """Returns a pattern for `euro` as German text writes it: "16.500", "16500", "1,5 Millionen", "1,5 Mio."."""
    whole = f"{euro:,.0f}".replace(",", r"[. ]?")
    forms = [rf"(?<![\d.,]){whole}(?![\d]|[.,]\d)"]
    for unit, words in ((1e6, "Mio|Million"), (1e9, "Mrd|Milliarde")):
        if euro >= unit / 100:
            short = re.escape(f"{euro / unit:.6f}".rstrip("0").rstrip(".").replace(".", ","))
            forms.append(rf"(?<![\d.,]){short}(?:,0+)?(?: bis [\d,]+)? (?:{words})")
    return "|".join(forms)


def date_forms(day: dt.date) -> str:
    """Returns a pattern for `day`; the first and last day of a month or year may stand as "Mai 2026" or "2026"."""
    month = MONTHS[day.month - 1]
    forms = [rf"\b{day.day}\.(?: (?:und|bis) \d+\.)? {month} {day.year}", rf"\b0?{day.day}\.0?{day.month}\.{day.year}"]
    if day.day == 1 or (day + dt.timedelta(days=1)).day == 1:
        forms.append(rf"{month} {day.year}")
    if (day.month, day.day) in ((1, 1), (12, 31)):
        forms.append(rf"\b{day.year}\b")
    return "|".join(forms)


def _headings(path: Path, body: str) -> Iterator[Finding]:
    found = _HEADING.findall(body)
    for heading in found:
        if heading not in HEADINGS:
            yield Finding(path, "body", f"heading '{heading}' is not in the list", f"use one of: {', '.join(HEADINGS)}")
    places = [HEADINGS.index(heading) for heading in found if heading in HEADINGS]
    if places != sorted(set(places)):
        yield Finding(path, "body", "headings stand twice or out of order", "order them as corpus.schema.HEADINGS")
    for heading in ("Worum geht es", "Quellen"):
        if heading not in found:
            yield Finding(path, "body", f"heading '{heading}' is missing", f"add '## {heading}'")


def _numbers(path: Path, entry: Entry, body: str) -> Iterator[Finding]:
    prose = re.sub(r"<?https?://[^\s>]+>?", " ", body.split("\n## Quellen", 1)[0])
    remedy = "name it in the body, or mend the front matter"
    for rate in entry.rates:
        if not re.search(percent_forms(rate.percent), prose):
            yield Finding(path, "rates", f"{rate.percent:g} percent is not in the body", remedy)
    for amount in entry.amounts:
        for euro in (amount.min_eur, amount.max_eur):
            if euro is not None and not re.search(euro_forms(euro), prose):
                yield Finding(path, "amounts", f"{euro:,.0f} EUR is not in the body", remedy)
    in_force, window = entry.clocks.in_force, entry.clocks.window
    lasts = [day for day in (in_force.valid_until, window.closes, *window.cutoffs) if day is not None]
    firsts = [day for day in (in_force.valid_from, window.opens) if day is not None and day > entry.retrieved]
    for day in (*firsts, *lasts):  # a beginning that lies behind us decides nothing and may stay unsaid
        forms = date_forms(day)
        if day in lasts:  # "tritt am 1. Januar 2028 außer Kraft" names the day after
            forms += "|" + date_forms(day + dt.timedelta(days=1))
        if not re.search(forms, prose):
            yield Finding(path, "clocks", f"{day.isoformat()} is not in the body", remedy)


def _links(path: Path, entry: Entry, known: set[str]) -> Iterator[Finding]:
    named = (("predecessor", entry.predecessor), ("successor", entry.successor))
    for field, target in (*named, *(("combinable_with", other) for other in entry.combinable_with)):
        if target is not None and target not in known:
            yield Finding(path, field, f"'{target}' is no entry", "write the entry, or leave the field out")


def _dates(path: Path, entry: Entry) -> Iterator[Finding]:
    window = entry.clocks.window
    if window.opens and window.closes and window.opens > window.closes:
        yield Finding(path, "clocks.window", "opens lies after closes", "swap or mend the dates")
    if list(window.cutoffs) != sorted(window.cutoffs):
        yield Finding(path, "clocks.window.cutoffs", "are not in order", "sort them")
    evidence = (entry.status_as_of, entry.clocks.in_force.as_of, window.as_of, entry.clocks.money.as_of)
    if any(day is not None and day > entry.retrieved for day in evidence):
        yield Finding(path, "retrieved", "lies before the date of the evidence", "mend status_as_of or retrieved")


def valued_fields(entry: Entry) -> list[str]:
    """Returns the fields of `SUPPORTABLE` that have a value, so that a source must stand behind them; not `facts`."""
    in_force, window, money = entry.clocks.in_force, entry.clocks.window, entry.clocks.money
    eligible = entry.eligible
    valued = {
        "eligible": eligible is not None
        and bool(eligible.model_dump(exclude_defaults=True).keys() - {"text", "regions"}),
        "rates": bool(entry.rates),
        "amounts": bool(entry.amounts),
        "duration_months_max": entry.duration_months_max is not None,
        "aid_basis": entry.aid_basis not in ("unknown", "none"),
        "apply_before_start": entry.apply_before_start is not None,
        "status": entry.status not in (None, "unknown"),
        "clocks.in_force": bool(in_force.valid_from or in_force.valid_until),
        "clocks.window": bool(window.opens or window.closes or window.cutoffs),
        "clocks.money": money.state != "unknown",
        "successor": entry.successor is not None,
        "predecessor": entry.predecessor is not None,
    }
    return [name for name in SUPPORTABLE if valued.get(name)]


def _sourced(path: Path, entry: Entry) -> Iterator[Finding]:
    if not any(source.fields for source in entry.sources):
        return
    for name in valued_fields(entry):
        if not entry.sources_of(name):
            yield Finding(path, name, "no source names it", f"add '{name}' to 'fields' of the source it stands on")


def _privacy(path: Path, body: str) -> Iterator[Finding]:
    for pattern, thing in ((_MAIL, "a mail address"), (_PHONE, "a telephone number")):
        if pattern.search(body):
            yield Finding(path, "body", f"holds {thing}", "name the office and its web page instead")


def _duplicates(entries: list[tuple[Path, Entry, str]]) -> Iterator[Finding]:
    runs: list[tuple[Path, frozenset[tuple[str, ...]]]] = []
    for path, _, body in entries:
        words = re.findall(r"\w+", body.split("\n## Quellen", 1)[0].lower())
        mine = frozenset(tuple(words[at : at + 5]) for at in range(len(words) - 4))
        for other, theirs in runs:
            if mine and len(mine & theirs) >= NEAR_DUPLICATE * min(len(mine), len(theirs)):
                yield Finding(
                    path, "body", f"says nearly the same as {other.name}", "merge the two, or tell them apart"
                )
        runs.append((path, mine))
