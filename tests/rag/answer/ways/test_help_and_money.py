"""Who helps and what pays, asked at once: both are answered, the network of the place first."""

from datetime import date

import pytest

from rag.answer.compose import Answerer
from rag.records import Answer

TODAY = date(2026, 11, 25)


def _ask(answerer: Answerer, question: str) -> Answer:
    return answerer.answer(question, today=TODAY)


def _cited(answer: Answer) -> list[str]:
    return list(dict.fromkeys(one.entry_id for one in answer.citations if one.entry_id))


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Zulieferer in Salzgitter, 120 Leute, muss auf E-Mobilität umstellen. Wer hilft uns kostenlos und welches Geld gibt es?",
         "retrason"),
        ("Zulieferer in Hildesheim, 200 Leute, wir stellen auf E-Antriebe um. An wen wenden wir uns und welche Zuschüsse gibt es?",
         "neu-wagen"),
        ("Zulieferer aus Emden, 80 Leute, wir müssen weg vom Verbrenner. Wer berät uns gratis, und gibt es auch Zuschüsse?",
         "ems-achse-automotive"),
    ],
)  # fmt: skip
def test_those_of_the_place_come_first_and_programmes_behind(over_corpus: Answerer, question: str, first: str) -> None:
    answer = _ask(over_corpus, question)
    assert answer.status == "answered"
    assert _cited(answer)[0] == first
    assert answer.programmes
    assert {one.id for one in answer.programmes} & {"nds-ntransformation", "nds-transformationsbegleitung"}


def test_cars_for_a_fleet_are_no_project_of_a_supplier_that_changes(over_corpus: Answerer) -> None:
    answer = _ask(
        over_corpus,
        "Zulieferer in Wolfsburg, Umstieg auf Elektroantriebe: Wer hilft uns, und welche Förderung gibt es?",
    )
    assert not {"elektromobilitaet-flotten", "depotladen-2026"} & {one.id for one in answer.programmes}


def test_what_nothing_pays_for_is_said(over_corpus: Answerer) -> None:
    answer = _ask(over_corpus, "Wer hilft mir in Osnabrück beim Thema KI, und wer zahlt mir einen Tennisplatz?")
    assert "crai-osnabrueck" in _cited(answer)
    assert answer.status == "partial" and "Tennisplatz" in answer.text
    assert not answer.programmes


def test_help_alone_is_answered_without_programmes(over_corpus: Answerer) -> None:
    assert not _ask(over_corpus, "Wer hilft mir in Osnabrück beim Thema KI?").programmes
