"""What is ordered already: as a rule nothing, said with its source, and what needs no application first."""

from datetime import date

import pytest

from rag.answer.compose import Answerer
from rag.records import Answer

TODAY = date(2026, 11, 25)


def _ask(answerer: Answerer, question: str) -> Answer:
    return answerer.answer(question, today=TODAY)


@pytest.mark.parametrize(
    "question",
    [
        "Wir haben letzte Woche eine neue CNC-Maschine bestellt, gibt es dafür noch Zuschuss?",
        "Wir haben den Roboter gestern bestellt. Können wir dafür noch Fördermittel bekommen?",
        "Der Auftrag für die neue Wärmepumpe ist schon erteilt, geht da noch ein Zuschuss?",
        "Die neue Fräsmaschine ist seit Montag bestellt. Gibt es dafür noch einen Zuschuss?",
    ],
)
def test_what_has_begun_gets_the_rule_and_no_programme_for_something_else(over_corpus: Answerer, question: str) -> None:
    answer = _ask(over_corpus, question)
    assert answer.status == "answered"
    assert answer.text.startswith("Was schon bestellt oder begonnen ist, wird in der Regel nicht mehr gefördert.")
    assert not answer.programmes
    assert {"agvo", "investitionsbooster-afa"} <= {one.entry_id for one in answer.citations}
    assert "project_started" in [one.code for one in answer.warnings]


def test_the_programme_that_is_missed_is_the_one_that_names_the_thing(over_corpus: Answerer) -> None:
    answer = _ask(over_corpus, "Der Auftrag für die neue Wärmepumpe ist schon erteilt, geht da noch ein Zuschuss?")
    assert answer.citations[0].entry_id == "eew-modul-2"


def test_what_pays_afterwards_is_proposed(over_corpus: Answerer) -> None:
    answer = _ask(
        over_corpus, "Seit acht Monaten entwickeln wir ein Ventil, 22 Leute. Ist noch etwas rückwirkend zu holen?"
    )
    assert [one.id for one in answer.programmes] == ["forschungszulage"]


def test_a_rule_on_investments_is_none_for_a_course(over_corpus: Answerer) -> None:
    answer = _ask(
        over_corpus, "Wir haben den Lehrgang für 10 Leute schon gebucht und begonnen. Gibt es dafür noch Zuschuss?"
    )
    assert "investitionsbooster-afa" not in {one.entry_id for one in answer.citations}
