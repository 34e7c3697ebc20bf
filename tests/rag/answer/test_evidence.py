"""The evidence of a sentence: between 0 and 1, more words never lower it, a missing thing asked for lowers it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.answer.candidates import terms_of
from rag.answer.evidence import Evidence, judge, met, nearby, weigh
from rag.answer.need import read_question
from tests.rag.answer.made import Corpus

NONE = frozenset[str]()


def evidence(
    question: str, sentence: str, answered: float = 1.0, valued: bool = False, corpus: Corpus | None = None
) -> Evidence:
    """The evidence of one sentence alone."""
    return judge(
        weigh(read_question(question), corpus or Corpus()), terms_of(sentence), NONE, NONE, NONE, answered, valued
    )


def one(word: str, sentence: str) -> float:
    """How well a sentence carries a word."""
    return met(read_question(f"Was ist {word}?").concepts[0], terms_of(sentence))


def test_all_words_give_full_evidence_none_gives_none() -> None:
    assert evidence("Was fördert ZIM?", "ZIM fördert Forschung.").score > 0.9
    assert evidence("Was fördert ZIM?", "Das Wetter wird schön.", answered=0.0).score == 0.0
    assert evidence("Wetter morgen?", "ZIM fördert Forschung.").missing == ("Wetter", "morgen")


def test_a_head_counts_whole_a_first_part_less() -> None:
    assert one("Netzwerk", "Ein Transformationsnetzwerk.") == 1.0
    assert one("Wetter", "Ein Wetterereignis.") < 1.0


def test_a_word_of_the_family_counts_less_than_the_word() -> None:
    assert 0.5 < one("Zuschuss", "Die Förderung ist hoch.") < one("Zuschuss", "Der Zuschuss ist hoch.")


def test_compound_parts_count_together() -> None:
    assert 0 < one("Weiterbildungskosten", "Kosten der Weiterbildung") < 1
    assert one("Weiterbildungskosten", "Kosten") < one("Weiterbildungskosten", "Kosten der Weiterbildung")


def test_an_umlaut_tells_funding_from_claim() -> None:
    assert one("Förderung", "Die Forderung ist hoch.") < one("Förderung", "Die Förderung ist hoch.")


def test_a_year_is_met_by_a_day_in_it() -> None:
    concept = next(one for one in read_question("Was geschah 2023?").concepts if one.dated)
    assert met(concept, frozenset({"08.05.2023"})) == 1.0 and met(concept, frozenset({"08.05.2024"})) == 0.0


def test_headings_count_almost_like_the_sentence_the_passage_half() -> None:
    concept = read_question("Was ist ZIM?").concepts[0]
    terms = terms_of("ZIM")
    assert nearby(concept, terms, NONE, NONE) > nearby(concept, NONE, terms, NONE) > 0
    assert nearby(concept, NONE, NONE, terms) > 0  # a name, wherever in the document


@pytest.mark.parametrize("question", ["Wie hoch ist der Zuschuss von ZIM?", "Bis wann läuft ZIM?"])
def test_without_the_value_asked_for_there_is_half(question: str) -> None:
    sentence = "Der Zuschuss von ZIM läuft hoch."
    assert evidence(question, sentence, 0.0, True).score <= 0.5 * evidence(question, sentence, 1.0, True).score + 1e-3


def test_words_of_the_kind_alone_are_no_evidence() -> None:
    assert evidence("Wie lange dauert das?", "Das dauert zwei Jahre.", 1.0, True).score == 0.0


def test_a_made_up_programme_is_missing_whatever_else_is_carried() -> None:
    found = evidence(
        "Was fördert das Programm Zukunftsblitz?", "Das Programm fördert viel.", corpus=Corpus(absent=["zukunftsblitz"])
    )
    assert found.score < 0.3 and "Zukunftsblitz" in found.missing


@given(st.lists(st.sampled_from("Zuschuss ZIM Forschung Laufzeit Gifhorn Wetter".split()), max_size=6))
def test_more_words_never_lower_the_evidence(words: list[str]) -> None:
    scores = [
        evidence("Welche Laufzeit hat ZIM in Gifhorn?", " ".join(words[:count])).score
        for count in range(len(words) + 1)
    ]
    assert scores == sorted(scores) and all(0.0 <= score <= 1.0 for score in scores)
