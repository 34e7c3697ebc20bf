"""Two things beside each other: the difference first, a sentence of each to every point, and what is not known."""

from datetime import date

import pytest

from rag.answer.compose import Answerer
from rag.records import Answer


def _ask(answerer: Answerer, question: str) -> Answer:
    return answerer.answer(question, today=date(2026, 11, 25))


def _rows(answer: Answer) -> dict[str, list[str]]:
    rows: dict[str, list[str]] = {}
    row = ""
    for line in answer.text.splitlines():
        if line.startswith("- "):
            rows.setdefault(row, []).append(line)
        else:
            row = line
    return rows


def test_the_difference_comes_first_and_each_point_has_both(over_corpus: Answerer) -> None:
    answer = _ask(over_corpus, "ZIM oder Forschungszulage, was ist besser?")
    assert answer.status == "answered"
    assert answer.text.startswith("ZIM ist ein Zuschuss, Forschungszulage eine steuerliche Förderung. [1] [2]")
    rows = _rows(answer)
    for row in ("Was es ist:", "Für wen:", "Wie viel:", "Frist und Stand:"):
        assert len(rows[row]) == 2
    assert "ZIM" in rows["Wie viel:"][0] and "Forschungszulage" in rows["Wie viel:"][1]


def test_a_cell_that_nothing_fills_is_said_to_be_unknown(over_corpus: Answerer) -> None:
    rows = _rows(_ask(over_corpus, "Unterschied zwischen NBB classic und NBB Express?"))
    assert rows["Miteinander kombinierbar:"] == ["- NBB classic – NBB Express: nicht bekannt"]


def test_things_of_one_kind_are_said_to_be_so_and_a_notice_stands_once(over_corpus: Answerer) -> None:
    answer = _ask(over_corpus, "Unterschied zwischen NBB classic und NBB Express?")
    assert answer.status == "answered"
    assert answer.text.startswith("NBB classic und NBB Express sind Bürgschaften.")
    assert answer.text.count("nicht belegt") == 2 and "Achtung" not in answer.text


def test_what_is_over_is_said_before_the_points(over_corpus: Answerer) -> None:
    answer = _ask(over_corpus, "Digitalbonus Niedersachsen oder go-digital, was ist besser?")
    assert answer.text.index("go-digital: Das Programm ist geschlossen") < answer.text.index("Für wen:")
    assert "closed_successor" in {one.code for one in answer.warnings}


@pytest.mark.parametrize("question", ["Was ist besser, ZIM?", "Kann ich ZIM und Forschungszulage kombinieren?"])
def test_one_thing_and_a_question_of_combining_are_no_comparison(over_corpus: Answerer, question: str) -> None:
    assert "Für wen:" not in _ask(over_corpus, question).text


def test_who_tells_of_themselves_learns_what_speaks_against_one(over_corpus: Answerer) -> None:
    question = "Neue Halle, 60 Leute, Standort Helmstedt: Invest GRW oder Invest EFRE?"
    answer = over_corpus.answer(question, today=date(2026, 11, 25))
    assert {one.id: one.verdict for one in answer.programmes}["nds-invest-efre"] == "does_not_fit"
    assert answer.text.splitlines()[-2].endswith("Dagegen spricht:")
    assert "Zum Gebiet von Niedersachsen Invest EFRE gehören" in answer.text.splitlines()[-1]
