"""Rates and amounts of a record, and the sentences that say them."""

from datetime import date

import pytest

from rag.answer.candidates import terms_of
from rag.answer.compose import Answerer
from rag.answer.facts.amounts import amounts_asked, euros, figures
from rag.answer.facts.carriers import carriers
from rag.answer.facts.rates import percent, rates_asked, said
from tests.rag.answer.made import cut, entry

ONE = entry(
    "eins",
    rates=[
        {
            "applies_to": "Einzelprojekt, kleines Unternehmen",
            "sizes": ["micro", "small"],
            "percent": 40,
            "of": "Kosten",
        },
        {"applies_to": "Einzelprojekt, mittleres Unternehmen", "sizes": ["medium"], "percent": 35, "of": "Kosten"},
        {
            "applies_to": "Kooperationsprojekt, mittleres Unternehmen",
            "sizes": ["medium"],
            "percent": 40,
            "of": "Kosten",
        },
        {"applies_to": "Aufschlag Ausland", "percent": 10, "adds": True, "of": "Kosten"},
    ],
    amounts=[
        {"bounds": "grant", "max_eur": 500_000, "per": "enterprise"},
        {"bounds": "other", "max_eur": 300_000, "per": "unit", "note": "je Forschungseinrichtung"},
        {"bounds": "eligible_costs", "max_eur": 690_000},
    ],
)
NONE: frozenset[str] = frozenset()


def test_the_rate_of_the_size_and_the_project_asked_about_is_taken() -> None:
    found = rates_asked(ONE, frozenset({"medium"}), 180, terms_of("Einzelprojekt"), "Satz im Einzelprojekt?")
    assert [one.percent for one in found] == [35]


def test_a_bonus_is_no_rate_unless_asked_for() -> None:
    assert all(not one.adds for one in rates_asked(ONE, frozenset(), None, NONE, "Wie hoch?"))
    assert any(one.adds for one in rates_asked(ONE, frozenset(), None, terms_of("Ausland"), "Aufschlag Ausland?"))


def test_how_much_means_the_grant_and_costs_mean_the_costs() -> None:
    assert [one.max_eur for one in amounts_asked(ONE, frozenset(), NONE, "Wie viel höchstens?")] == [500_000]
    assert [one.max_eur for one in amounts_asked(ONE, frozenset(), NONE, "Wie hoch dürfen die Kosten sein?")] == [
        690_000
    ]


def test_the_sentence_of_a_value_holds_its_figure_and_most_of_its_words() -> None:
    pool = cut("Mittlere Unternehmen erhalten im Einzelprojekt 35 Prozent. Der Eigenanteil liegt bei 35 Prozent.")
    rate = ONE.rates[1]
    assert [one.text for one in carriers(said(rate), "35 Prozent", pool)] == [pool[0].text]
    assert carriers(said(rate), "45 Prozent", pool) == []


def test_figures_are_written_the_german_way() -> None:
    assert (euros(690_000), euros(0.5), percent(12.5), percent(40)) == ("690.000", "0,50", "12,5", "40")
    assert figures(ONE.amounts[0]) == "500.000 Euro"


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("research allowance germany max per year 2026 for SMEs", "4,2 Millionen Euro", "35 Prozent"),
        (
            "Neue Druckluftanlage, kleine Firma: Zuschuss in Modul 1 der Bundesförderung Energieeffizienz und Höchstbetrag?",
            "200.000 Euro",
            "Wärme",
        ),
        (
            "Wie viel Geld legt der Fonds NTransformation in einen Zulieferer ein?",
            "0,5 bis 5 Millionen",
            "November 2021",
        ),
        (
            "Wir hatten 2023 F&E-Aufwand. Bis zu welcher Summe zählte der damals bei der Forschungszulage?",
            "4 M",
            "12 M",
        ),
    ],
)
def test_the_record_answers_where_nothing_but_the_entry_is_asked_about(
    over_corpus: Answerer, question: str, told: str, untold: str
) -> None:
    text = over_corpus.answer(question, today=date(2026, 11, 25)).text
    assert told in text and untold not in text, text
