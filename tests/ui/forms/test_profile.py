from __future__ import annotations

import datetime as dt
import re

import pytest

from rag.profile import DeMinimisAid, LinkedEnterprise, Profile, Project
from ui.forms import profile as company
from ui.forms.fields import day_of, number_of
from ui.language import speaking

FULL = Profile(
    headcount=38,
    place="03151009",
    sector="Zerspanung",
    turnover_eur=4_500_000,
    founded="2019",
    legal_form="GmbH",
    applicant="company",
    linked=(LinkedEnterprise(share=30, headcount=200),),
    de_minimis=(DeMinimisAid(amount_eur=20_000, date=dt.date(2025, 3, 1)),),
    project=Project(
        topics=("digitalisation", "innovation_rd"),
        kinds=("research",),
        costs_eur=200_000,
        start=dt.date(2027, 2, 1),
        already_started=False,
    ),
)


@pytest.mark.parametrize(
    ("text", "number"),
    [("1.200", 1_200), ("80000", 80_000), ("1,5 Mio. EUR", 1.5e6), ("200.000 €", 200_000), ("300 Tsd", 300_000)],
)
def test_numbers_are_read_as_germans_write_them(text: str, number: float) -> None:
    assert number_of(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [("1,200", 1_200), ("80000", 80_000), ("4.5 million", 4.5e6), ("€200,000", 200_000), ("300k euros", 300_000)],
)
def test_numbers_are_read_as_they_are_written_in_english(text: str, number: float) -> None:
    with speaking("en"):
        assert number_of(text) == number


@pytest.mark.parametrize("text", ["a lot", "4,5 Mio.", "200.000", "1.200.000", "-5", "1.5.2"])
def test_a_german_number_is_not_taken_for_another_in_english(text: str) -> None:
    with speaking("en"), pytest.raises(ValueError, match=re.escape(text)):
        number_of(text)


@pytest.mark.parametrize("text", ["viel", "1.20", "-5", "1,5,2", "12 Leute", "200,000"])
def test_what_is_no_number_is_none(text: str) -> None:
    with pytest.raises(ValueError, match=re.escape(text)):
        number_of(text)


def test_days_are_read_in_both_ways() -> None:
    assert day_of("24.11.2026") == day_of("2026-11-24") == dt.date(2026, 11, 24)


def test_a_profile_comes_back_from_the_form_as_it_was() -> None:
    read = company.read(company.values(FULL))
    again = read.profile.model_copy(update={"place": FULL.place})
    order = sorted(again.project.topics)
    again = again.model_copy(update={"project": again.project.model_copy(update={"topics": tuple(order)})})
    assert again == FULL and not read.faults
    assert read.profile.place == "Gifhorn, Landkreis Gifhorn"


def test_what_the_form_does_not_show_stays_and_what_it_shows_unchanged_too() -> None:
    sent = {name: given for name, given in company.values(FULL).items() if name in company.SMALL}
    read = company.read({**sent, "headcount": ["40"]}, FULL, company.SMALL)
    assert read.profile == FULL.having("headcount", 40) and not read.emptied


def test_a_field_that_is_emptied_is_not_known_any_more() -> None:
    sent = {name: given for name, given in company.values(FULL).items() if name in company.SMALL}
    read = company.read({**sent, "sector": [" "]}, FULL, company.SMALL)
    assert read.profile.sector is None and read.emptied


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("headcount", "viele"),
        ("founded", "neulich"),
        ("place", "Kleinkleckersdorfxy"),
        ("project.already_started", "vielleicht"),
        ("project.topics", "zauberei"),
        ("applicant", "drache"),
        ("project.start", "2026-02-31"),
    ],
)
def test_what_cannot_be_used_is_named_and_changes_nothing(path: str, said: str) -> None:
    read = company.read({path: [said]})
    assert read.profile.is_empty() and len(read.faults) == 1
    assert said in read.faults[0] and company.BY_PATH[path].label in read.faults[0]


def test_a_sum_of_de_minimis_aid_needs_its_day() -> None:
    assert company.read({"de_minimis.amount_eur": ["20.000"]}).faults


def test_a_form_that_was_not_sent_says_nothing() -> None:
    assert company.read({}, FULL).profile == FULL


def test_what_is_known_is_said_in_words() -> None:
    said = dict(company.known(FULL))
    assert said["Ort des Betriebs"] == "Gifhorn, Landkreis Gifhorn"
    assert said["Thema"] == "Digitalisierung, Forschung und Innovation"
    assert said["Projektkosten"] == "200.000 €" and said["Schon begonnen?"] == "nein, noch nicht"


def test_what_is_known_is_said_in_english_words() -> None:
    with speaking("en"):
        said = dict(company.known(FULL))
        assert company.read(company.values(FULL)).profile.turnover_eur == FULL.turnover_eur
    assert said["Topic"] == "Digitalisation, Research and innovation" and said["Started already?"] == "no, not yet"
    assert said["Project costs"] == "€200,000" and said["De minimis aid"] == "€20,000 (1 Mar 2025)"
