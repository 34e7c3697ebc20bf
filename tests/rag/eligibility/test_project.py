"""Criteria on the project and the moment."""

from __future__ import annotations

from typing import Any

import pytest

from rag.eligibility.check import check
from rag.records import CriterionResult
from tests.rag.eligibility.made import TODAY, profile, programme

RATE = {"applies_to": "alle", "percent": 50, "of": "Kosten des Projekts"}


def criteria(entry: dict[str, Any], **given: Any) -> dict[str, CriterionResult]:
    checked = check(profile(**given), programme(**entry), TODAY)
    return {one.criterion: one for one in checked.result.criteria}


@pytest.mark.parametrize(
    ("bounds", "costs", "result"),
    [
        ([{"min_eur": 10_000}], 9_999, "not_met"),
        ([{"min_eur": 10_000}], 10_000, "met"),
        ([{"min_eur": 10_000}], None, "unknown"),
        ([{"min_eur": 100_000}, {"min_eur": 25_000, "note": "Gutachten"}], 50_000, "unknown"),  # one or the other
        ([{"min_eur": 100_000}, {"min_eur": 25_000, "note": "Gutachten"}], 20_000, "not_met"),
        ([{"min_eur": 100_000, "sizes": ["large"]}, {"min_eur": 5_000, "sizes": ["small"]}], 6_000, "met"),
    ],
)
def test_the_smallest_project(bounds: list[dict[str, Any]], costs: float | None, result: str) -> None:
    amounts = [{"bounds": "eligible_costs", **one} for one in bounds]
    found = criteria({"amounts": amounts}, headcount=20, turnover_eur=3e6, project={"costs_eur": costs})
    assert found["costs"].result == result


@pytest.mark.parametrize(("costs", "result"), [(5_000, "not_met"), (6_000, "met"), (None, "unknown")])
def test_the_smallest_grant(costs: float | None, result: str) -> None:
    entry = {"rates": [RATE], "amounts": [{"bounds": "grant", "min_eur": 3_000, "max_eur": 50_000}]}
    assert criteria(entry, project={"costs_eur": costs})["smallest_grant"].result == result


def test_a_lump_sum_is_no_smallest_grant() -> None:
    entry = {"rates": [RATE], "amounts": [{"bounds": "grant", "min_eur": 3_000, "max_eur": 3_000}]}
    assert "smallest_grant" not in criteria(entry, project={"costs_eur": 5})


@pytest.mark.parametrize(
    ("project", "result", "assumed"),
    [
        ({"already_started": True}, "not_met", False),
        ({"already_started": False}, "met", False),
        ({}, "met", True),
        ({"start": "2027-03-01"}, "met", True),
        ({"start": "2026-11-25"}, "unknown", False),
    ],
)
def test_the_start(project: dict[str, Any], result: str, assumed: bool) -> None:
    found = criteria({"apply_before_start": True}, project=project)["not_started"]
    assert (found.result, found.assumed is not None) == (result, assumed)
    assert "not_started" not in criteria({"apply_before_start": False}, project=project)
    assert "not_started" not in criteria({}, project=project)


def test_the_kind_is_one_that_is_funded_or_not_known() -> None:
    entry = {"eligible": {"text": "x", "project_kinds": ["research", "cooperation"]}}
    for kinds, result in (
        (["research"], "met"),
        (["consulting", "cooperation"], "met"),
        (["consulting"], "not_met"),
        ([], "unknown"),
    ):
        assert criteria(entry, project={"kinds": kinds})["project_kind"].result == result


def test_the_day_of_the_standing_is_shown() -> None:
    closed = criteria({"status": "closed"})["availability"]
    assert (closed.result, closed.has) == ("not_met", "geschlossen, seit 01.10.2026")
    old = criteria({"status_as_of": "2024-01-01"})["availability"]
    assert (old.result, old.decides, old.has) == ("unknown", False, "unbestätigt, zuletzt 01.01.2024")


def test_de_minimis_room_says_when_there_is_more() -> None:
    aids = [{"amount_eur": 300_000, "date": "2024-03-01"}]
    found = criteria({"aid_basis": "de_minimis"}, de_minimis=aids)["de_minimis"]
    assert (found.result, found.has) == ("not_met", "0 EUR frei; ab 02.03.2027: 300.000 EUR")
    assert "de_minimis" not in criteria({"aid_basis": "agvo"}, de_minimis=aids)
