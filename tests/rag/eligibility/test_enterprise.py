"""Criteria on the enterprise, one by one."""

from __future__ import annotations

from typing import Any

import pytest

from rag.eligibility.check import check
from rag.records import CriterionResult
from tests.rag.eligibility.made import TODAY, profile, programme


def criterion(name: str, eligible: dict[str, Any], **given: Any) -> CriterionResult:
    checked = check(profile(**given), programme(eligible={"text": "x", **eligible}), TODAY)
    return next(one for one in checked.result.criteria if one.criterion == name)


@pytest.mark.parametrize(
    ("allowed", "asker", "result"),
    [
        (["company"], "company", "met"),
        (["company"], None, "met"),
        (["company"], "craft", "met"),
        (["craft"], "company", "unknown"),
        (["company"], "freelancer", "unknown"),
        (["company"], "individual", "not_met"),
        (["company"], "municipality", "not_met"),
        (["individual"], "company", "not_met"),
        (["individual"], None, "not_met"),
        (["consortium"], "company", "unknown"),
        (["founder", "company"], "founder", "met"),
    ],
)
def test_the_applicant(allowed: list[str], asker: str | None, result: str) -> None:
    found = criterion("applicant", {"applicants": allowed}, **({"applicant": asker} if asker else {}))
    assert found.result == result
    assert (found.assumed is None) == (asker is not None or result == "unknown")


@pytest.mark.parametrize(
    ("bounds", "founded", "result"),
    [
        ({"age_years_max": 5}, "2021-11-25", "met"),
        ({"age_years_max": 5}, "2021-11-24", "not_met"),
        ({"age_years_max": 5}, "2021", "unknown"),  # before or after 25 November
        ({"age_years_max": 5}, "2022", "met"),
        ({"age_years_max": 5}, "2020", "not_met"),
        ({"age_years_min": 3}, "2023-11-25", "met"),
        ({"age_years_min": 3}, "2023-11-26", "not_met"),
        ({"age_years_min": 3}, "2023-11", "unknown"),
        ({"age_years_min": 3, "age_years_max": 5}, "2022", "met"),
        ({"age_years_max": 5}, None, "unknown"),
    ],
)
def test_the_age_is_exact_to_the_day_where_the_day_is_known(
    bounds: dict[str, int], founded: str | None, result: str
) -> None:
    assert criterion("age", bounds, founded=founded).result == result


def test_a_founder_without_a_date_is_young_and_micro_and_that_is_said() -> None:
    found = criterion("age", {"age_years_max": 5}, applicant="founder")
    assert found.result == "met" and found.assumed == "Die Gründung steht noch bevor"
    assert criterion("age", {"age_years_min": 3}, applicant="founder").result == "unknown"
    size = criterion("size", {"sizes": ["micro", "small"]}, applicant="founder")
    assert size.result == "met" and size.assumed == "Kleinstunternehmen in Gründung"


@pytest.mark.parametrize(
    ("bounds", "form", "result"),
    [
        ({"legal_forms_excluded": ["gbr", "ug"]}, "GbR", "not_met"),
        ({"legal_forms_excluded": ["gbr", "ug"]}, "GmbH", "met"),
        ({"legal_forms": ["gmbh", "ag"]}, "KG", "not_met"),
        ({"legal_forms": ["gmbh", "ag"]}, "irgendwas", "unknown"),
        ({"legal_forms": ["gmbh", "ag"]}, None, "unknown"),
    ],
)
def test_the_legal_form(bounds: dict[str, Any], form: str | None, result: str) -> None:
    assert criterion("legal_form", bounds, legal_form=form).result == result


def test_a_sector_that_is_not_said_is_taken_for_none_of_those_excluded_and_for_none_of_those_named() -> None:
    excluded = criterion("sector", {"sectors_excluded": ["Landwirtschaft"]})
    assert excluded.result == "met" and excluded.assumed == "Die Branche ist nicht ausgeschlossen"
    assert criterion("sector", {"sectors_excluded": ["Landwirtschaft"]}, sector="Landwirt").result == "not_met"
    assert criterion("sector", {"sectors": ["Handwerk"]}).result == "unknown"
    assert criterion("sector", {"sectors": ["Handwerk"]}, applicant="craft").result == "met"


def test_the_region_of_the_applicant_goes_before_that_of_the_programme() -> None:
    found = criterion("region", {"regions": ["area:grw_ni"]}, place="Gifhorn")
    assert (found.result, found.entry_field) == ("not_met", "eligible.regions")
    assert found.needs == "GRW-Fördergebiet Niedersachsen (C und D)" and found.has == "Gifhorn, Landkreis Gifhorn"
    assert criterion("region", {}, place="Gifhorn").entry_field == "regions"
