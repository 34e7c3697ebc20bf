"""A thing named within a topic: only what names it, little else, and that nothing does where nothing does."""

from datetime import date

import pytest

from rag.answer.compose import Answerer
from rag.records import Answer

TODAY = date(2026, 11, 25)


def _ask(answerer: Answerer, question: str) -> Answer:
    return answerer.answer(question, today=TODAY)


def _cited(answer: Answer) -> set[str | None]:
    return {one.entry_id for one in answer.citations}


def test_what_names_the_thing_comes_first_and_little_behind(over_corpus: Answerer) -> None:
    answer = _ask(over_corpus, "Welche Förderung gibt es für Photovoltaik auf dem Hallendach in Niedersachsen?")
    named, general = answer.text.split("Zum Thema allgemein, ohne dass „Photovoltaik“ genannt wird:")
    assert "Solar" in named
    assert general.count("\n- ") == 3
    assert not {"nds-wasserstoffrichtlinie", "deutschlandfonds", "innovation-fund"} & _cited(answer)


def test_a_programme_for_cars_is_none_for_solar_panels(over_corpus: Answerer) -> None:
    answer = _ask(over_corpus, "Welche Förderung gibt es für eine PV-Anlage auf unserem Betriebsdach in Cloppenburg?")
    assert answer.programmes[0].id == "kfw-klimaschutzoffensive"
    assert "elektromobilitaet-flotten" not in {one.id for one in answer.programmes}


def test_that_nothing_names_the_thing_is_said(over_corpus: Answerer) -> None:
    answer = _ask(over_corpus, "Welche Förderung gibt es für Lastenräder in Niedersachsen?")
    assert answer.text.startswith("Dass es „Lastenräder“ fördert, sagt kein hinterlegtes Programm.")
    assert answer.text.count("\n- ") <= 3


@pytest.mark.parametrize("word", ["Klimaschutz", "Digitalisierung", "Weiterbildung", "Investitionen", "Maschinen"])
def test_the_name_of_a_topic_is_no_thing_within_it(over_corpus: Answerer, word: str) -> None:
    answer = _ask(over_corpus, f"Welche Förderung gibt es für {word} in Niedersachsen?")
    assert "Zum Thema allgemein" not in answer.text
    assert answer.text.count("\n- ") > 3
