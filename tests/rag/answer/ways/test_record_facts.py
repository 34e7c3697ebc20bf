"""Facts of a named entry over what ships: the right figure, what is warned of first, and nothing where nothing is known."""

from datetime import date

import pytest

from rag.answer.compose import Answerer
from rag.records import Answer, Turn

TODAY = date(2026, 11, 25)


def ask(answerer: Answerer, question: str, today: date = TODAY, *history: str) -> Answer:
    turns = [Turn(role="user", text=text) for text in history]
    return answerer.answer(question, today=today, history=turns)


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("Wir sind 180 Leute und planen ein ZIM-Einzelprojekt. Welcher Satz?", "35 Prozent", "25 Prozent"),
        ("Wie hoch ist die ZIM-Quote im Einzelprojekt für kleine Unternehmen?", "40 Prozent", "35 Prozent"),
        ("Wie hoch dürfen die Kosten in einem ZIM-Einzelprojekt sein?", "690.000 Euro", "560.000 Euro"),
        ("Bis zu welchem Betrag gilt De-minimis?", "300.000 Euro", "2030"),
        ("Wie lange läuft ein MikroSTARTer-Darlehen?", "sieben Jahre", ""),
        ("Was ist das Innovationscluster Fahrzeug?", "KoPa 35c", ""),
        ("Ist das IGP De-minimis oder AGVO?", "Das IGP ist eine De-minimis-Beihilfe", "eAIR"),
        ("Welche Partner hat ReTraSON?", "Ostfalia", ""),
        ("Darf ich bei der Forschungszulage schon vorher anfangen?", "auch nach Projektbeginn", ""),
    ],
)
def test_a_fact_is_answered_with_what_holds_for_the_asker(
    over_corpus: Answerer, question: str, said: str, unsaid: str
) -> None:
    answer = ask(over_corpus, question)
    assert answer.status == "answered" and said in answer.text, answer.text
    assert not unsaid or unsaid not in answer.text, answer.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Wer ist Projektträger von ZIM-Kooperationsprojekten?", "AiF Projekt GmbH"),
        ("Wer leitet das Netzwerk ReTraSON?", "Träger von ReTraSON ist die Allianz für die Region GmbH"),
        (
            "Kriegen wir die Forschungszulage auch, wenn das Projekt schon läuft?",
            "auch nach Projektbeginn und rückwirkend",
        ),
        ("Wer darf bei der BAFA-Beratung beraten?", "nur beim BAFA registrierte Berater"),
        ("Was ist ein verbundenes Unternehmen?", "mehr als 50 Prozent"),
    ],
)
def test_what_is_asked_stands_in_the_answer(over_corpus: Answerer, question: str, said: str) -> None:
    answer = ask(over_corpus, question)
    assert answer.status == "answered" and said in answer.text, answer.text


@pytest.mark.parametrize(
    ("question", "unknown"),
    [
        ("Wer ist Projektträger bei KMU-innovativ?", "wer die Anträge bearbeitet"),
        ("Wie viele Unternehmen hat die Transformationsagentur beraten?", "wie viele Unternehmen"),
        ("Wie heißt der Geschäftsführer der Automotive Agentur Niedersachsen?", "wer es leitet"),
        ("Kann ich KfW-Kredit und GRW zusammen nutzen?", "mit anderer Förderung verbinden"),
    ],
)
def test_what_is_not_known_is_said_with_whom_to_ask(over_corpus: Answerer, question: str, unknown: str) -> None:
    answer = ask(over_corpus, question)
    assert answer.status == "abstained" and unknown in answer.text and "Auskunft gibt" in answer.text, answer.text


def test_beside_a_sentence_on_combining_stands_none_on_something_else(over_corpus: Answerer) -> None:
    answer = ask(over_corpus, "Kann die Forschungszulage mit ZIM für dieselben Personalkosten kombiniert werden?")
    assert (
        "Dieselben Kosten" in answer.text
        and "eigenes Personal" not in answer.text
        and "500 Millionen" not in answer.text
    )


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Wie hoch war im Januar 2024 der Erwerbszuschuss von INVEST?", "25 Prozent"),
        ("Welche Bemessungsgrundlage hatte die Forschungszulage im Jahr 2025?", "10 Millionen Euro"),
        ("StartGeld der KfW: was war im Herbst 2025 die Obergrenze?", "125.000 Euro"),
    ],
)
def test_another_day_gets_what_held_then(over_corpus: Answerer, question: str, said: str) -> None:
    assert said in ask(over_corpus, question).text


def test_what_was_open_on_the_day_asked_is_open(over_corpus: Answerer) -> None:
    answer = ask(over_corpus, "Läuft der NBank Investkredit noch und bis wann?", date(2024, 11, 20))
    assert "ist offen; letzter Tag ist der 4. Dezember 2024" in answer.text
    assert [one.code for one in answer.warnings] == ["window_closing"]


def test_a_project_begun_is_warned_of_before_anything_else(over_corpus: Answerer) -> None:
    answer = ask(over_corpus, "Wir haben die Maschine gestern bestellt, bekommen wir noch GRW?")
    assert answer.warnings[0].code == "project_started"
    assert answer.text.startswith("Achtung, GRW: Den GRW-Antrag müssen Sie stellen, bevor die Investition beginnt.")


def test_a_closed_programme_is_never_told_as_if_it_could_be_had(over_corpus: Answerer) -> None:
    answer = ask(over_corpus, "Wie beantrage ich den Digitalbonus Niedersachsen?")
    assert answer.text.startswith("Achtung") and "geschlossen" in answer.text
    assert "Prozent" not in answer.text


def test_two_programmes_are_held_against_each_other(over_corpus: Answerer) -> None:
    answer = ask(over_corpus, "Kann ich Forschungszulage und ZIM kombinieren?")
    assert {"forschungszulage", "zim"} <= {one.entry_id for one in answer.citations}
    assert "double_funding" in [one.code for one in answer.warnings]


def test_a_follow_up_keeps_the_programme_and_changes_the_size(over_corpus: Answerer) -> None:
    answer = ask(over_corpus, "und für mittlere?", TODAY, "Wie hoch ist die ZIM-Förderung im Einzelprojekt für kleine?")
    assert "35 Prozent" in answer.text and "zim" in {one.entry_id for one in answer.citations}


@pytest.mark.parametrize(
    "question",
    [
        "Mit welcher Punktzahl wurde zuletzt bei Niedersachsen Invest GRW bewilligt?",
        "Wie lautet das Aktenzeichen unseres ZIM-Antrags vom März?",
        "Wird die Forschungszulage 2028 noch einmal erhöht?",
    ],
)
def test_what_the_entry_does_not_hold_is_refused(over_corpus: Answerer, question: str) -> None:
    assert ask(over_corpus, question).status == "abstained"


@pytest.mark.parametrize(
    ("question", "thing", "whom"),
    [
        ("Wie hoch ist die Erfolgsquote bei KMU-innovativ?", "„Erfolgsquote“", "Lotsendienst"),
        ("Welche Hochschulen machen bei Transfer-X mit?", "„Hochschulen“", "fahrzeugtransformation"),
        ("Was kostet eine Beratung bei der Automotive Agentur?", "was es kostet", "Automotive Agentur"),
    ],
)
def test_a_thing_that_stands_nowhere_in_the_entry_is_said_not_to_be_known_with_whom_to_ask(
    over_corpus: Answerer, question: str, thing: str, whom: str
) -> None:
    answer = ask(over_corpus, question)
    assert answer.status == "abstained" and not answer.citations
    assert thing in answer.text and whom in answer.text


def test_of_two_things_asked_one_is_told_and_the_other_named_as_missing(over_corpus: Answerer) -> None:
    answer = ask(over_corpus, "Was zahlt das INQA-Coaching und wie hoch ist die Erfolgsquote?")
    assert answer.status == "partial" and "80 Prozent" in answer.text
    assert "Erfolgsquote" in answer.text.rsplit("zu:", 1)[1]


def test_money_that_a_named_firm_got_is_told_of_the_firm(over_corpus: Answerer) -> None:
    answer = ask(over_corpus, "Wie viel GRW-Geld hat Bornemann Gewindetechnik bekommen?")
    assert "1,2 Millionen Euro" in answer.text


def test_de_minimis_received_is_set_against_the_ceiling(over_corpus: Answerer) -> None:
    answer = ask(over_corpus, "Wir haben 250.000 Euro De-minimis bekommen, geht noch BAFA-Unternehmensberatung?")
    warning = next(one for one in answer.warnings if one.code == "de_minimis")
    assert "50.000 Euro" in warning.text
