"""Questions that ask for several things at once, and those that only look so."""

from __future__ import annotations

import pytest

from rag.answer.parts import MAX_PARTS, Part, split_question


def texts(question: str, *said: str) -> list[str]:
    """What the parts ask, with what is carried in brackets."""
    names = [frozenset(one.split()) for one in said]
    parts = [(one.text.rstrip("?. "), one.carried) for one in split_question(question, names)]
    return [f"{text} [{carried}]" if carried else text for text, carried in parts]


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "Wie hoch ist die Fördersumme und die Laufzeit von ReTraSON?",
            ["Wie hoch ist die Fördersumme von ReTraSON", "Wie hoch ist die Laufzeit von ReTraSON"],
        ),
        (
            "Wie hoch ist die Fördersumme von ReTraSON und wie lange läuft das Projekt?",
            ["Wie hoch ist die Fördersumme von ReTraSON", "wie lange läuft das Projekt [ReTraSON]"],
        ),
        (
            "Wann fand die Netzwerkveranstaltung in Stuttgart statt und wer hat eingeladen?",
            ["Wann fand die Netzwerkveranstaltung in Stuttgart statt", "wer hat eingeladen [Netzwerkveranstaltung Stuttgart]"],
        ),
        (
            "Wie hoch sind Förderquote, Höchstbetrag und Frist beim Gutschein?",
            ["Wie hoch sind Förderquote beim Gutschein", "Wie hoch sind Höchstbetrag beim Gutschein",
             "Wie hoch sind Frist beim Gutschein"],
        ),
        (
            "Was ist der Hub? Bis wann läuft er?",
            ["Was ist der Hub", "Bis wann läuft er [Hub]"],
        ),
        (
            "Was ist TraWeBa, und ist es noch offen?",
            ["Was ist TraWeBa", "ist es noch offen [TraWeBa]"],
        ),
        (
            "What is the deadline of ZIM and who can apply?",
            ["What is the deadline of ZIM", "who can apply [ZIM]"],
        ),
    ],
)  # fmt: skip
def test_clauses_and_aspects_become_parts_that_stand_alone(question: str, parts: list[str]) -> None:
    assert texts(question) == parts


@pytest.mark.parametrize(
    "question",
    [
        "Was fördert ZIM?",
        "Wie lange ist die Laufzeit oder Dauer von ZIM?",
        "Was zahlen Bund und Land für Netzwerke?",
        "Wie viele Netzwerke, Hubs und Cluster fördert der Bund?",
        "Wie wird das Wetter morgen?",
        "Welche Umsatz- und Bilanzgrenzen gelten?",
        "",
    ],
)
def test_one_question_stays_whole(question: str) -> None:
    assert split_question(question) == (Part(question),)


def test_an_aspect_keeps_its_kind_whatever_the_question_word() -> None:
    parts = split_question("Wie hoch sind Förderquote und Frist beim Gutschein?")
    assert [(part.kind, part.label) for part in parts] == [("rate", "Förderquote"), ("date", "Frist")]


def test_several_entries_in_a_row_are_asked_one_by_one() -> None:
    assert texts("Vergleiche ZIM und Forschungszulage.", "zim", "forschungszulag") == [
        "Vergleiche ZIM", "Vergleiche Forschungszulage",
    ]  # fmt: skip
    assert texts("Was zahlt EEW Modul 3 und Modul 5?", "eew modul 3", "eew modul 5") == [
        "Was zahlt EEW Modul 3", "Was zahlt EEW Modul 5",
    ]  # fmt: skip


def test_two_names_with_a_verb_between_them_are_one_question() -> None:
    question = "Welche Rolle hat die Agentur in der Begleitung?"
    assert texts(question, "agentur", "begleit") == [question.rstrip("?")]


def test_what_tells_of_the_asker_stands_before_each_part() -> None:
    parts = texts("Wir sind Zulieferer. Was passt und bis wann muss ich es beantragen?")
    assert len(parts) == 2 and all(part.startswith("Wir sind Zulieferer.") for part in parts)


def test_more_parts_than_fit_are_one_question() -> None:
    question = " ".join(f"Was ist Modul {number}?" for number in range(MAX_PARTS + 1))
    assert split_question(question) == (Part(question),)
