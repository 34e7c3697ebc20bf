"""What a question needs: its words, their weight, what tells of the asker, what is named."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from rag.answer.need import (
    BACKGROUND_SHARE,
    CARRIED_SHARE,
    KIND_SHARE,
    asks,
    assuming,
    is_identifier,
    language,
    read_question,
    with_names,
)


def words(text: str, carried: str = "") -> dict[str, float]:
    """The concepts with their shares."""
    return {one.word: one.share for one in read_question(text, carried).concepts}


def test_words_that_only_ask_are_no_concepts() -> None:
    assert list(words("Wie hoch ist eigentlich die Förderung von ReTraSON?")) == ["Förderung", "ReTraSON"]
    assert read_question("Und bis wann?").concepts == ()


def test_what_tells_of_the_asker_weighs_less_and_without_headcount_and_place() -> None:
    found = words("Wir sind Zulieferer in Gifhorn, 80 Leute. Was zahlt ZIM?")
    assert found["Zulieferer"] == BACKGROUND_SHARE and found["ZIM"] == 1.0
    assert "Gifhorn" not in found and "80" not in found


def test_a_question_that_only_tells_of_the_asker_is_told() -> None:
    need = read_question("Wir sind Zulieferer und wollen auf E-Antriebe umstellen. Was passt?")
    assert need.told and {one.word for one in need.concepts} >= {"Zulieferer", "E-Antriebe"}


def test_carried_words_weigh_less_and_are_not_repeated() -> None:
    found = words("Bis wann läuft das Netzwerk?", "Was ist das Netzwerk ReTraSON?")
    assert found["ReTraSON"] == CARRIED_SHARE and found["Netzwerk"] == 1.0


@pytest.mark.parametrize("asked", ["80 Prozent", "50.000 Euro", "24 Monate"])
def test_a_value_that_the_asker_supposes_only_shows_the_kind(asked: str) -> None:
    concepts = {one.word: one for one in read_question(f"Bekomme ich beim Bonus {asked}?").concepts}
    number = asked.split()[0]
    assert concepts[number].asks and concepts[number].share == KIND_SHARE and not concepts["Bonus"].asks


@pytest.mark.parametrize(
    ("text", "negated"),
    [("Was wird nicht gefördert?", True), ("Wofür gibt es kein Geld?", True), ("Was wird gefördert?", False),
     ("Was wird nicht mehr gefördert?", False), ("Warum ist das nicht offen?", False)],
)  # fmt: skip
def test_a_question_for_what_is_left_out_is_negated(text: str, negated: bool) -> None:
    assert read_question(text).negated is negated


def test_a_kind_given_is_not_read() -> None:
    assert read_question("Wie hoch ist die Frist?", kind="rate").kind == "rate"


@pytest.mark.parametrize(
    ("text", "tongue"),
    [("Wie hoch ist der Zuschuss?", "de"), ("What is the grant?", "en"), ("ReTraSON", "de"), ("Förderung?", "de"),
     ("How much does the Land pay for the Transformationsbegleitung?", "en")],
)  # fmt: skip
def test_the_language_is_that_of_the_function_words(text: str, tongue: str) -> None:
    assert language(text) == tongue


def test_what_has_no_language_is_in_the_one_assumed_and_only_there() -> None:
    def heard() -> Iterator[str]:
        for text in ("ZIM?", "Was ist ZIM?", "What is ZIM?"):
            yield language(text)

    running = assuming("en", heard())
    assert next(running) == "en" and language("ZIM?") == "de"
    assert list(running) == ["de", "en"]


@pytest.mark.parametrize(
    ("word", "yes"),
    [("ZIM", True), ("ReTraSON", True), ("Transfer-X", True), ("go-digital", True), ("Digitalbonus", False), ("2026", False),
     ("KI-Software", False), ("E-Antriebe", False)],
)  # fmt: skip
def test_an_identifier_is_written_like_one(word: str, yes: bool) -> None:
    assert is_identifier(word) is yes


def test_names_in_small_letters_become_names() -> None:
    need = with_names(read_question("retrason laufzeit"), frozenset({"retrason"}), frozenset({"retrason"}))
    retrason, laufzeit = need.concepts
    assert retrason.name and retrason.noun and not laufzeit.name and not laufzeit.noun


def test_a_sentence_asks_by_its_mark_or_first_word() -> None:
    assert asks("Wer hilft") and asks("Noch offen?") and not asks("Wir sind Zulieferer.")
