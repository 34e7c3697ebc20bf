"""Checks the entries: schema, body, sources, links between entries, order of dates, near-duplicates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from corpus.body import body_findings
from corpus.files import EntryError, entry_paths, read_entry
from corpus.finding import Finding
from corpus.regions import load_regions
from corpus.schema import Entry
from corpus.sourcing import source_findings

NEAR_DUPLICATE = 0.8
"""Share of common five-word runs from which two bodies count as the same text."""


def check(folder: Path) -> list[Finding]:
    """Returns all faults of the entries under `folder`, in file order; an empty list where all is well."""
    return checked(folder)[0]


def checked(folder: Path) -> tuple[list[Finding], list[Entry]]:
    """Returns all faults of the entries under `folder`, and the entries that can be read, both in file order."""
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
    findings.extend(_names(entries))
    known = {name for _, entry, _ in entries for name in (entry.id, *entry.aliases)}
    for path, entry, body in entries:
        findings.extend(body_findings(path, entry, body))
        findings.extend(_links(path, entry, known))
        findings.extend(_dates(path, entry))
        findings.extend(_regions(path, entry))
        findings.extend(source_findings(path, entry))
    findings.extend(_duplicates(entries))
    return findings, [entry for _, entry, _ in entries]


def _names(entries: list[tuple[Path, Entry, str]]) -> Iterator[Finding]:
    """An id or alias that leads to two entries."""
    owner: dict[str, Path] = {}
    for path, entry, _ in entries:
        for name in (entry.id, *entry.aliases):
            if owner.get(name.casefold(), path) != path:
                yield Finding(
                    path, "aliases", f"'{name}' is {owner[name.casefold()].name}, too", "let one of them have it"
                )
            owner.setdefault(name.casefold(), path)


def _links(path: Path, entry: Entry, known: set[str]) -> Iterator[Finding]:
    named = (("predecessor", entry.predecessor), ("successor", entry.successor))
    for field, target in (*named, *_others(entry)):
        if target is not None and target not in known:
            yield Finding(path, field, f"'{target}' is no entry", "write the entry, or leave the field out")


def _others(entry: Entry) -> Iterator[tuple[str, str]]:
    for field, ids in (("combinable_with", entry.combinable_with), ("not_combinable_with", entry.not_combinable_with)):
        yield from ((field, other) for other in ids)


def _dates(path: Path, entry: Entry) -> Iterator[Finding]:
    window = entry.clocks.window
    if window.opens and window.closes and window.opens > window.closes:
        yield Finding(path, "clocks.window", "opens lies after closes", "swap or mend the dates")
    if list(window.cutoffs) != sorted(window.cutoffs):
        yield Finding(path, "clocks.window.cutoffs", "are not in order", "sort them")
    evidence = (entry.status_as_of, entry.clocks.in_force.as_of, window.as_of, entry.clocks.money.as_of)
    if any(day is not None and day > entry.retrieved for day in evidence):
        yield Finding(path, "retrieved", "lies before the date of the evidence", "mend status_as_of or retrieved")


def _regions(path: Path, entry: Entry) -> Iterator[Finding]:
    regions, named = load_regions(), [("regions", region) for region in entry.regions]
    named += [("eligible.regions", region) for region in (entry.eligible.regions if entry.eligible else ())]
    named += [("rates.regions", region) for rate in entry.rates for region in rate.regions]
    named += [("amounts.regions", region) for amount in entry.amounts for region in amount.regions]
    for field, region in named:
        if not regions.exists(region):
            yield Finding(path, field, f"there is no region '{region}'", "take an id of docs/regions.md")
        elif region in regions.tables.areas:
            yield Finding(path, field, f"'{region}' is a special area", f"write 'area:{region}'")


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
