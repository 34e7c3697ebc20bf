"""No entry states a percentage, an amount or a date that the facts it was written from do not carry."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from corpus.files import entry_paths, read_entry
from corpus.german_forms import MONTHS

ENTRIES = Path(__file__).resolve().parents[2] / "corpus" / "entries"
MONTH = {name: number for number, name in enumerate(MONTHS, start=1)}
_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_VALUE = re.compile(rf"(?<![\w.,/])({_NUMBER})\s*(Mio\.?|Millionen|Million|Mrd\.?|Milliarden|Milliarde)?")
_DAY = re.compile(rf"\b(\d{{1,2}})\.\s?({'|'.join(MONTHS)}|\d{{1,2}}\.)\s?(\d{{4}})")


def numbers(text: str) -> set[float]:
    """All numbers of a text, its dates and addresses left out; "1,5 Mio." is 1,500,000."""
    text = re.sub(r"<?https?://\S+", " ", _DAY.sub(" ", text))
    found = set()
    for number, unit in _VALUE.findall(text):
        value = float(number.replace(".", "").replace(",", "."))
        scale = 1e6 if unit.startswith("Mi") and "lliard" not in unit else 1e9 if unit else 1
        found |= {round(value, 4), round(value * scale, 2)}
    return found


def days(text: str) -> set[dt.date]:
    """All dates of a text that name a day, German or ISO."""
    found = set()
    for day, month, year in _DAY.findall(text):
        number = MONTH.get(month) or int(month.rstrip("."))
        found.add(dt.date(int(year), number, int(day)))
    for iso in re.findall(r"\b(\d{4})-(\d{2})-(\d{2})\b", text):
        found.add(dt.date(*(int(part) for part in iso)))
    return found


@pytest.fixture(scope="module")
def facts(shared: Path) -> dict[str, str]:
    """The text of the facts by id."""
    found: dict[str, str] = {}
    for name in ("federal_eu", "niedersachsen"):
        for one in yaml.safe_load((shared / "facts" / f"{name}.yaml").read_text(encoding="utf-8")):
            told = yaml.safe_dump(one, allow_unicode=True, width=10**6)
            found[one["id"]] = found.get(one["id"], "") + "\n" + told
    return found


def unfounded(facts: dict[str, str]) -> Iterator[str]:
    """Yields what an entry says without a fact, one line each."""
    for path in entry_paths(ENTRIES):
        entry, body = read_entry(path)
        around = (entry.predecessor, entry.successor)
        told = "\n".join(facts.get(one, "") for one in (entry.id, *entry.aliases, *around) if one)
        if not told.strip():
            continue  # written from facts found later; `corpus check` holds its sources
        prose = body.split("\n## Quellen", 1)[0]
        sourced = "\n".join(f"{one.supports} {one.page_date or ''}" for one in entry.sources)
        shares = {round(100 - value, 4) for value in numbers(told) if value <= 100}
        known = numbers(told) | numbers(sourced) | shares | {float(n) for n in range(13)}
        if "Mill" in told or "Mio" in told:  # "um 20 auf 60 Millionen"
            known |= {round(number * 1e6, 2) for number in known if number < 1_000}
        known |= {float(year) for year in range(1990, 2036)} | {day + 0.0 for day in range(32)}
        known_days = days(told) | days(sourced) | {entry.retrieved}
        known_days |= {day + dt.timedelta(days=step) for day in known_days for step in (-1, 1)}
        for number in sorted(numbers(prose) - known):
            yield f"{path.name}: {number:g} is in no fact"
        for day in sorted(days(prose) - known_days):
            yield f"{path.name}: {day.isoformat()} is in no fact"


def test_every_figure_of_a_body_stands_in_its_facts(facts: dict[str, str]) -> None:
    assert list(unfounded(facts)) == []


def test_every_thing_of_the_facts_has_an_entry(facts: dict[str, str]) -> None:
    entries = [read_entry(path)[0] for path in entry_paths(ENTRIES)]
    named = {name for entry in entries for name in (entry.id, *entry.aliases)}
    assert sorted(set(facts) - named) == []


def test_numbers_and_days_are_read_as_german_writes_them() -> None:
    assert numbers("1,5 Mio. Euro, 16.500 Euro, 45 Prozent am 3. Mai 2026") >= {1_500_000, 16_500, 45}
    assert 2026 not in numbers("am 3. Mai 2026")
    assert days("3. Mai 2026, 03.05.2027 und 2026-01-02") == {
        dt.date(2026, 5, 3),
        dt.date(2027, 5, 3),
        dt.date(2026, 1, 2),
    }
