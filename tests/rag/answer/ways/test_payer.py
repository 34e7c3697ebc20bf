"""Who is to pay: entries of that level first, others only as others, and that nothing is stored where nothing is."""

from datetime import date

import pytest

from rag.answer.compose import Answerer
from rag.answer.headings import is_heading
from rag.answer.ways.payer import payers_asked
from rag.records import Answer

TODAY = date(2026, 11, 25)


def _ask(answerer: Answerer, question: str) -> Answer:
    return answerer.answer(question, today=TODAY)


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("Wie viel zahlt das Land für Weiterbildung?", {"state"}),
        ("Vom Bund: wie hoch ist der Zuschuss?", {"federal"}),
        ("Was gibt die EU dazu?", {"eu"}),
        ("Was zahlt die Stadt für Energieberatung?", {"regional"}),
        ("Was gibt es in der Region Hannover für Klimaschutz?", set()),
        ("Wir sitzen auf dem platten Land im Landkreis Peine.", set()),
    ],
)
def test_the_level_is_read_and_a_place_is_none(text: str, levels: set[str]) -> None:
    assert payers_asked(text) == levels


def test_the_level_asked_for_comes_first_and_the_other_is_called_so(over_corpus: Answerer) -> None:
    answer = _ask(over_corpus, "Wie viel Prozent zahlt das Land für Weiterbildung meiner Mitarbeiter?")
    own, other = answer.text.split("Vom Bund gibt es außerdem:")
    assert "Fachkräftebündnisse" in own and "§ 82" not in own
    assert "§ 82 SGB III" in other.splitlines()[1]


def test_that_the_level_has_nothing_is_said(over_corpus: Answerer) -> None:
    answer = _ask(over_corpus, "Wie hoch ist der Zuschuss der EU für Weiterbildung?")
    first = answer.text.splitlines()[0]
    assert first.startswith("Von der EU ist dazu nichts hinterlegt") and is_heading(first)
    assert answer.programmes[0].id == "weiterbildung-82-sgb3"


def test_a_programme_that_is_over_is_not_all_that_a_level_pays(over_corpus: Answerer) -> None:
    answer = _ask(over_corpus, "Was bezuschusst der Bund bei der Digitalisierung?")
    assert answer.programmes and "go-digital" not in {one.id for one in answer.programmes}


def test_a_rate_of_one_region_is_not_told_to_one_who_names_none(over_corpus: Answerer) -> None:
    text = _ask(over_corpus, "Wie viel zahlt der Bund für Unternehmensberatung?").text
    assert "50 Prozent, also höchstens 1.750 Euro" in text and "2.800 Euro" not in text
