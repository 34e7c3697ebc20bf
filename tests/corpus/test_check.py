"""The checker finds each kind of fault, and nothing in a sound entry."""

import datetime as dt
import re
from pathlib import Path

import pytest

from corpus.check import check
from corpus.german_forms import date_forms, euro_forms, percent_forms

FIELDS = """\
id: probe
kind: programme
name: Probe
level: federal
regions: [DE]
rates: [{applies_to: kleine Unternehmen, percent: 40, of: Kosten}]
amounts: [{bounds: grant, max_eur: 16500}]
status: open
status_as_of: 2026-01-01
clocks: {in_force: {valid_until: 2026-06-30}}
sources: [{url: "https://example.org/a", supports: alles, fields: [rates, amounts, status, clocks.in_force]}]
confidence: high
retrieved: 2026-11-22
"""
BODY = """\
## Worum geht es

Die Probe zahlt 40 Prozent, höchstens 16.500 Euro, bis zum 30. Juni 2026.

## Quellen

- alles: <https://example.org/a>
"""


def write(folder: Path, fields: str = FIELDS, body: str = BODY, name: str = "probe") -> Path:
    path = folder / "programmes" / f"{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\n{fields}---\n\n{body}", encoding="utf-8")
    return folder


def test_a_sound_entry_has_no_finding(tmp_path: Path) -> None:
    assert check(write(tmp_path)) == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (("percent: 40", "percent: 45"), "rates"),
        (("max_eur: 16500", "max_eur: 1650"), "amounts"),
        (("2026-06-30", "2026-05-29"), "clocks"),
        (("status: open", "status: open\ncombinable_with: [nirgends]"), "combinable_with"),
        (("rates, amounts, status", "amounts, status"), "rates"),
        (("retrieved: 2026-11-22", "retrieved: 2025-11-22"), "retrieved"),
        (("regions: [DE]", "regions: [DE, '03999']"), "regions"),
        (("regions: [DE]", "regions: [retrason]"), "regions"),
        (("regions: [DE]", "regions: [DE]\neligible: {text: alle, regions: ['area:nirgends']}"), "eligible.regions"),
        (("applies_to: kleine", "regions: ['3'], applies_to: kleine"), "rates.regions"),
        (("confidence: high", "confidence: sicher"), "entry"),
        (("status_as_of: 2026-01-01\n", ""), "entry"),
    ],
)
def test_a_fault_in_the_front_matter_is_found(tmp_path: Path, change: tuple[str, str], field: str) -> None:
    assert [finding.field for finding in check(write(tmp_path, FIELDS.replace(*change)))] == [field]


@pytest.mark.parametrize(
    "change",
    [
        ("## Worum geht es", "## Worum es geht"),
        ("## Quellen", "## Quellen\n\n## Kontakt"),
        ("## Quellen", "siehe https://example.org/b\n\n## Quellen"),
        ("<https://example.org/a>", "<https://example.org/a> <https://example.org/c>"),
        ("höchstens", "Mail an wer@example.org, höchstens"),
        ("höchstens", "Tel.: 0531 121817, höchstens"),
    ],
)
def test_a_fault_in_the_body_is_found(tmp_path: Path, change: tuple[str, str]) -> None:
    findings = check(write(tmp_path, body=BODY.replace(*change)))
    assert findings and {finding.field for finding in findings} == {"body"}


def test_two_entries_with_the_same_text_are_found(tmp_path: Path) -> None:
    write(tmp_path)
    write(tmp_path, FIELDS.replace("id: probe", "id: zwilling"), name="zwilling")
    assert any("nearly the same" in finding.message for finding in check(tmp_path))


def test_an_empty_folder_is_no_success(tmp_path: Path) -> None:
    assert check(tmp_path)


def test_german_forms_are_read_whole() -> None:
    assert re.search(euro_forms(1_500_000), "1,5 Millionen Euro")
    assert re.search(euro_forms(1_500_000), "1.500.000 Euro")
    assert not re.search(euro_forms(500_000), "1.500.000 Euro")
    assert not re.search(percent_forms(5), "45 Prozent, 5,5 Prozent")
    assert re.search(date_forms(dt.date(2026, 12, 31)), "31. Dezember 2026")
