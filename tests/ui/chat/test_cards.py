from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest

from rag.records import CriterionResult, ProgrammeResult, Support
from tests.ui.made import HOSTILE, stands
from ui import texts
from ui.chat.cards import amount, card, cards, criteria


def programme(**given: Any) -> ProgrammeResult:
    """A programme that fits."""
    fixed: dict[str, Any] = {
        "id": "testbonus",
        "name": "Testbonus",
        "verdict": "fits",
        "availability": stands("open", until=dt.date(2026, 12, 10)),
        "support": Support(kind="grant", percent=35, max_eur=50_000, basis="35 %, höchstens 50.000 EUR"),
        "next_step": "Skizze schreiben",
        "url": "https://www.example.org/testbonus",
    }
    return ProgrammeResult(**{**fixed, **given})


def criterion(result: str, **given: Any) -> CriterionResult:
    """A criterion of that result."""
    fixed = {"criterion": "size", "result": result, "needs": f"braucht {result}"}
    return CriterionResult.model_validate({**fixed, **given})


def test_a_card_says_verdict_standing_sum_reckoning_step_and_source() -> None:
    html = card(programme())
    for said in ("Passt", "offen, schließt am 10.12.2026", "35 %, höchstens 50.000 EUR", "Skizze schreiben"):
        assert said in html
    assert "<summary>" in html and 'href="https://www.example.org/testbonus"' in html


def test_a_single_card_is_open_and_several_are_closed() -> None:
    assert "<details open>" in cards([programme()])
    assert "<details open>" not in cards([programme(), programme(id="b")]) and cards([]) == ""


def test_what_does_not_fit_has_no_next_step() -> None:
    assert "Skizze" not in card(programme(verdict="does_not_fit"))


@pytest.mark.parametrize(
    ("support", "said"),
    [
        (Support(kind="grant", estimate_eur=90_000, estimate_min_eur=80_000), "80.000 bis 90.000 EUR"),
        (Support(kind="grant", estimate_eur=90_000), "bis zu 90.000 EUR"),
        (Support(kind="grant", percent=45, percent_min=40), "Zuschuss: 40 bis 45 %"),
        (Support(kind="loan"), f"Kredit, {texts.AMOUNT_UNKNOWN}"),
    ],
)
def test_what_is_paid_is_said_in_a_few_words(support: Support, said: str) -> None:
    assert amount(support) == said


def test_criteria_come_in_the_order_of_what_to_do_about_them() -> None:
    found = [criterion("met"), criterion("unknown", decides=False), criterion("unknown"), criterion("not_met")]
    html = criteria(found)
    assert re.findall(r"kriterium--(\w+)", html) == ["not_met", "unknown", "check", "met"]


def test_a_criterion_says_what_the_company_has_and_what_was_assumed() -> None:
    given = criterion("met", has="38 Beschäftigte", profile_field="headcount", assumed="kein Verbund")
    html = criteria([given])
    assert "(Sie: 38 Beschäftigte)" in html and "(angenommen: kein Verbund)" in html


def test_markup_in_a_programme_is_text() -> None:
    given = programme(
        name=HOSTILE,
        next_step=HOSTILE,
        support=Support(kind=HOSTILE, basis=HOSTILE, bonuses=(HOSTILE,)),
        criteria=(criterion("met", needs=HOSTILE, has=HOSTILE, assumed=HOSTILE),),
        url=HOSTILE,
    )
    html = card(given)
    assert "<script" not in html and "<img" not in html
