"""What real programmes pay: expectations reckoned by hand from their entries."""

from __future__ import annotations

from typing import Any

import pytest

from rag.eligibility.check import check
from rag.records import Support
from tests.rag.eligibility.made import TODAY, profile, programme, shipped

SMALL = {"headcount": 30, "turnover_eur": 5e6, "balance_sheet_eur": 3e6}
MEDIUM = {"headcount": 120, "turnover_eur": 20e6, "balance_sheet_eur": 15e6}
LARGE = {"headcount": 400, "turnover_eur": 90e6, "balance_sheet_eur": 70e6}


def support(entry_id: str, company: dict[str, Any], costs: float | None, kind: str, place: str = "Gifhorn") -> Support:
    given = profile(**company, place=place, project={"kinds": [kind], "costs_eur": costs})
    return check(given, shipped()[entry_id], TODAY).result.support


@pytest.mark.parametrize(
    ("entry_id", "company", "costs", "kind", "place", "least", "most"),
    [
        # ZIM, single project: small 40 %, in a GRW area 45 % (a young one 45 %, too, and the age is not known), medium 35 %
        ("zim", {**SMALL, "founded": "1990"}, 200_000, "research", "Gifhorn", 80_000, 80_000),
        ("zim", SMALL, 200_000, "research", "Gifhorn", 80_000, 90_000),
        ("zim", {**SMALL, "founded": "2020"}, 200_000, "research", "Gifhorn", 90_000, 90_000),
        ("zim", SMALL, 200_000, "research", "Goslar", 90_000, 90_000),
        ("zim", MEDIUM, 200_000, "research", "Gifhorn", 70_000, 70_000),
        ("zim", LARGE, 200_000, "research", "Gifhorn", 50_000, 50_000),
        # at most 690,000 EUR of costs count: 35 % of them
        ("zim", MEDIUM, 1_000_000, "research", "Gifhorn", 241_500, 241_500),
        # tax credit: 35 % of at most 12 million a year for SMEs, 25 % for the others
        ("forschungszulage", SMALL, 200_000, "research", "Gifhorn", 70_000, 70_000),
        ("forschungszulage", MEDIUM, 20_000_000, "research", "Gifhorn", 4_200_000, 4_200_000),
        ("forschungszulage", LARGE, 20_000_000, "research", "Gifhorn", 3_000_000, 3_000_000),
        # BAFA: 50 % of at most 3,500 EUR; 80 % in the former Bezirk Lüneburg
        ("bafa-unternehmensberatung-kmu", SMALL, 3_000, "consulting", "Gifhorn", 1_500, 1_500),
        ("bafa-unternehmensberatung-kmu", SMALL, 6_000, "consulting", "Gifhorn", 1_750, 1_750),
        ("bafa-unternehmensberatung-kmu", SMALL, 6_000, "consulting", "Landkreis Uelzen", 2_800, 2_800),
        # GRW in Lower Saxony: D area 20 % small, 10 % medium; C area 10 to 35 %, not known which
        ("nds-invest-grw", SMALL, 500_000, "investment", "Goslar", 100_000, 100_000),
        ("nds-invest-grw", MEDIUM, 500_000, "investment", "Goslar", 50_000, 50_000),
        ("nds-invest-grw", MEDIUM, 500_000, "investment", "Wilhelmshaven", 50_000, 175_000),
        # 80 % of the coaching, capped at 11,520 EUR
        ("inqa-coaching", SMALL, 10_000, "consulting", "Gifhorn", 8_000, 8_000),
        ("inqa-coaching", SMALL, 20_000, "consulting", "Gifhorn", 11_520, 11_520),
        # § 82 SGB III, courses: all of them below 50 employees, half of them below 500, a quarter above
        ("weiterbildung-82-sgb3", SMALL, 10_000, "training", "Gifhorn", 10_000, 10_000),
        ("weiterbildung-82-sgb3", MEDIUM, 10_000, "training", "Gifhorn", 5_000, 5_000),
        ("weiterbildung-82-sgb3", {"headcount": 700}, 10_000, "training", "Gifhorn", 2_500, 2_500),
        ("eew-modul-6", SMALL, 100_000, "investment", "Gifhorn", 33_000, 33_000),
        ("eew-modul-6", SMALL, 1_000_000, "investment", "Gifhorn", 200_000, 200_000),
        # heat from sun or heat pump 60 %, from biomass 40 %: which it is, is not said
        ("eew-modul-2", SMALL, 100_000, "investment", "Gifhorn", 40_000, 60_000),
        ("nds-nifp", SMALL, 100_000, "investment", "Lüneburg", 45_000, 45_000),
        # a fixed sum
        ("nds-gruendungspraemie-handwerk", SMALL, None, "hiring", "Gifhorn", 10_000, 10_000),
    ],
)
def test_the_estimate_is_the_one_reckoned_by_hand(
    entry_id: str, company: dict[str, Any], costs: float | None, kind: str, place: str, least: float, most: float
) -> None:
    found = support(entry_id, company, costs, kind, place)
    assert found.estimate_eur == most
    assert (found.estimate_min_eur if found.estimate_min_eur is not None else most) == least


def test_the_reckoning_is_shown_in_german_and_in_english() -> None:
    entry = programme(
        rates=[{"applies_to": "alle", "percent": 45, "of": "förderfähige Kosten"}],
        amounts=[{"bounds": "grant", "max_eur": 100_000}],
    )
    given = profile(project={"costs_eur": 200_000})
    assert check(given, entry, TODAY).result.support.basis == "45 % von 200.000 EUR = 90.000 EUR, höchstens 100.000 EUR"
    assert (
        check(given, entry, TODAY, "en").result.support.basis == "45% of EUR 200,000 = EUR 90,000, at most EUR 100,000"
    )
    more = check(profile(project={"costs_eur": 400_000}), entry, TODAY).result.support
    assert more.basis == "45 % von 400.000 EUR = 180.000 EUR, höchstens 100.000 EUR, also 100.000 EUR"
    assert more.estimate_eur == 100_000


def test_costs_above_the_ceiling_are_named_and_not_counted() -> None:
    found = support("zim", MEDIUM, 1_000_000, "research")
    assert found.basis == "35 % von 690.000 EUR = 241.500 EUR (von 1.000.000 EUR zählen höchstens 690.000 EUR)"
    assert (found.percent, found.max_eur) == (35, 241_500)


def test_an_open_size_class_gives_a_range_and_a_presumed_one_is_named() -> None:
    found = support("eew-modul-3", {}, 100_000, "investment")
    assert (found.percent_min, found.percent) == (25, 45)
    assert (found.estimate_min_eur, found.estimate_eur) == (25_000, 45_000)
    presumed = support("eew-modul-3", {"headcount": 30}, 100_000, "investment")
    assert presumed.estimate_eur == 45_000 and presumed.estimate_min_eur is None
    assert presumed.basis is not None and presumed.basis.endswith("gerechnet als kleines Unternehmen")


def test_without_costs_there_is_a_rate_and_no_estimate() -> None:
    found = support("zim", MEDIUM, None, "research")
    assert found.estimate_eur is None and found.percent == 35 and found.max_eur == 241_500
    assert found.basis == "35 % (Bemessung: zuwendungsfähige Kosten), förderfähige Kosten höchstens 690.000 EUR"


@pytest.mark.parametrize(
    "entry_id", ["kurzarbeitergeld", "elektromobilitaet-flotten", "nds-klimaschutz-energieeffizienz"]
)
def test_a_rate_of_anything_but_the_projects_costs_gives_no_estimate(entry_id: str) -> None:
    found = support(entry_id, SMALL, 100_000, "wage_costs" if entry_id == "kurzarbeitergeld" else "investment")
    assert (found.estimate_eur is None) == (entry_id != "nds-klimaschutz-energieeffizienz")
    assert found.percent is not None


def test_a_loan_has_an_upper_bound_and_no_estimate() -> None:
    found = support("kfw-erp-foerderkredit-kmu", SMALL, 100_000, "investment")
    assert (found.kind, found.max_eur, found.estimate_eur, found.percent) == ("loan", 25_000_000, None, None)
    assert found.basis == "Kredit bis 25.000.000 EUR"


def test_what_is_not_stated_is_none() -> None:
    found = check(profile(project={"costs_eur": 1_000}), programme(), TODAY).result.support
    assert found == Support(kind="grant")


def test_a_bonus_counts_only_where_nothing_is_left_to_test() -> None:
    rate = {"applies_to": "alle", "percent": 40, "of": "förderfähige Kosten"}
    bonus = {
        "applies_to": "KMU",
        "percent": 10,
        "of": "förderfähige Kosten",
        "adds": True,
        "sizes": ["micro", "small", "medium"],
    }
    given = profile(**SMALL, project={"costs_eur": 1_000})
    sure = check(given, programme(rates=[rate, bonus]), TODAY).result.support
    assert (sure.estimate_eur, sure.bonuses) == (500, ())
    conditional = programme(rates=[rate, {**bonus, "condition": "mit Tarifvertrag"}])
    open_ = check(given, conditional, TODAY).result.support
    assert open_.estimate_eur == 400
    assert open_.bonuses == ("möglich: 10 Prozentpunkte mehr (mit Tarifvertrag)",)
    large = check(profile(**LARGE, project={"costs_eur": 1_000}), programme(rates=[rate, bonus]), TODAY).result.support
    assert (large.estimate_eur, large.bonuses) == (400, ())
