"""The score of a sentence: its words, kind and heading count; what is left out is told from what is in."""

from __future__ import annotations

import pytest

from rag.answer.evidence import weigh
from rag.answer.need import read_question
from rag.answer.score import Scored, fits, heading_fits, score
from tests.rag.answer.made import Corpus, cut

NONE = frozenset[str]()


def scored(question: str, text: str, *headings: str, factor: float = 1.0, subject: bool = False) -> Scored:
    """The first sentence of a passage, scored for a question."""
    need = read_question(question)
    return score(need, weigh(need, Corpus()), cut(text, *headings)[0], NONE, NONE, factor, subject)


def kind(question: str, text: str) -> float:
    """How well a sentence is of the kind asked for."""
    need = read_question(question)
    return fits(need, weigh(need, Corpus()), cut(text)[0])


@pytest.mark.parametrize(
    ("question", "better", "worse"),
    [
        (
            "Wie hoch ist der Zuschuss von ZIM?",
            "Der Zuschuss von ZIM beträgt 50.000 Euro.",
            "Der Zuschuss von ZIM ist beliebt.",
        ),
        ("Wie lange läuft ZIM?", "ZIM läuft 24 Monate.", "ZIM läuft mit 24 Personen."),
        ("Wie viele Netzwerke gibt es im Bund?", "Der Bund hat 27 Netzwerke.", "Der Bund hat Netzwerke in 27 Ländern."),
        ("Bis wann läuft ZIM?", "ZIM läuft bis zum 31. Dezember 2026.", "ZIM läuft seit dem 1. Januar 2025."),
        ("Was fördert ZIM nicht?", "ZIM bezahlt keine Messen.", "ZIM bezahlt Forschung."),
        ("Was fördert ZIM?", "ZIM fördert Forschung.", "Nicht gefördert wird von ZIM der Vertrieb."),
        ("Was fördert ZIM?", "ZIM fördert Forschung.", "Fördert ZIM Forschung?"),
    ],
)
def test_the_sentence_that_answers_scores_higher(question: str, better: str, worse: str) -> None:
    assert scored(question, better).score > scored(question, worse).score


def test_the_heading_of_our_entries_lifts_a_sentence() -> None:
    text = "ZIM läuft bis zum 31. Dezember 2026."
    assert (
        scored("Bis wann läuft ZIM?", text, "Fristen und Stand").score
        > scored("Bis wann läuft ZIM?", text, "Kontakt").score
    )
    assert heading_fits("date", cut(text, "Fristen und Stand")[0]) == 1.0
    assert heading_fits("date", cut(text, "Kontakt")[0]) == 0.0


def test_what_is_asked_to_be_left_out_is_never_answered_with_what_is_in() -> None:
    assert scored("Was fördert ZIM nicht?", "ZIM bezahlt Forschung.").score == 0.0


def test_a_share_is_no_turnover_but_an_amount_of_funding() -> None:
    assert kind("Wie hoch ist der Zuschuss?", "Der Zuschuss beträgt 45 Prozent.") == 0.8
    assert kind("Wie hoch war der Umsatz?", "Am Umsatz hängen 60 Prozent.") == 0.3
    assert kind("Wie hoch ist das Bürgergeld?", "Nach § 16b vom 13. Mai 2011 (BGBl. I S. 850).") == 0.0


def test_a_length_of_time_after_something_is_nearly_a_date() -> None:
    assert kind("Welche Frist gilt?", "Der Nachweis ist spätestens drei Monate nach dem Ende fällig.") == 0.8
    assert kind("Welche Frist gilt?", "Das Vorhaben hat drei Monate.") == 0.3


def test_a_name_that_the_title_says_is_no_news() -> None:
    need = read_question("Was fördert ZIM?")
    title = frozenset({"zim", "=zim"})
    found = score(need, weigh(need, Corpus()), cut("ZIM fördert Forschung.")[0], title, NONE, 1.0, True)
    assert "ZIM" not in found.hits and "ZIM" in scored("Was fördert ZIM?", "ZIM fördert Forschung.").hits


def test_the_factor_of_a_document_multiplies() -> None:
    whole = scored("Was fördert ZIM?", "ZIM fördert Forschung.")
    half = scored("Was fördert ZIM?", "ZIM fördert Forschung.", factor=0.5)
    assert half.score == pytest.approx(0.5 * whole.score) and 0 <= half.own <= 1 and 0 <= half.reached <= 1
