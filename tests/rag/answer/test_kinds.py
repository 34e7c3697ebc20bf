"""Which kind of answer a question wants."""

from __future__ import annotations

import pytest

from rag.answer.kinds import FACTS, HEADINGS, PATTERNS, VALUED, WORDS, Kind, kind_of


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Welche Titel hatten die Workshops?", "title"),
        ("Gibt es den Digitalbonus noch?", "status"),
        ("Is the Digitalbonus still open?", "status"),
        ("Wie lange läuft ReTraSON?", "duration"),
        ("Wie viele Netzwerke fördert der Bund?", "count"),
        ("Wie hoch ist die Förderquote?", "rate"),
        ("Foerderquote Digitalbonus", "rate"),
        ("Bekomme ich 80 Prozent?", "rate"),
        ("Bis wann muss der Antrag da sein?", "date"),
        ("Wie hoch ist der Zuschuss?", "amount"),
        ("foerdersumme retrason", "amount"),
        ("What is the maximum grant?", "amount"),
        ("An wen wende ich mich?", "contact"),
        ("Wer kann den Bonus beantragen?", "eligible"),
        ("Wer hat ReTraSON beantragt?", "who"),
        ("Projektträger von ReTraSON", "who"),
        ("Wo fand das Treffen statt?", "place"),
        ("Was wird gefördert?", "covered"),
        ("Wie beantrage ich das?", "procedure"),
        ("Was ist TraWeBa?", "definition"),
        ("Darf ich vorher anfangen?", "condition"),
        ("Welche Programme gibt es?", "list"),
        ("Wer hilft Zulieferern?", "list"),
        ("Hat ReTraSON einen Preis gewonnen?", "whether"),
        ("ReTraSON", "overview"),
    ],
)
def test_a_question_shows_its_kind(question: str, kind: Kind) -> None:
    assert kind_of(question) == kind


def test_every_kind_is_recognised_in_a_sentence_by_pattern_or_value() -> None:
    assert set(Kind.__args__) == set(PATTERNS) | VALUED  # type: ignore[attr-defined]
    assert VALUED <= FACTS and set(HEADINGS) | set(WORDS) <= set(Kind.__args__)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("kind", "sentence", "fits"),
    [
        ("who", "Träger ist die Allianz für die Region GmbH.", True),
        ("who", "Der Hund bellt.", False),
        ("title", "Das Motto war „Wandel antreiben“.", True),
        ("contact", "Fragen Sie die NBank.", True),
        ("condition", "Der Antrag muss vor Beginn vorliegen.", True),
        ("status", "Das Programm ist ausgelaufen.", True),
    ],
)
def test_a_sentence_shows_its_kind(kind: Kind, sentence: str, fits: bool) -> None:
    assert bool(PATTERNS[kind].search(sentence)) is fits
