"""What is asked of networks, hubs, clusters and agencies: address, members, area, offer, money, and what comes after."""

from datetime import date

import pytest

from rag.answer.compose import Answerer
from rag.answer.facts.body import reaches
from rag.records import Answer

TODAY = date(2026, 11, 25)


def _ask(answerer: Answerer, question: str) -> Answer:
    return answerer.answer(question, today=TODAY)


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("adresse retrason?", "Frankfurter Straße 284", "Partner von"),
        ("An wen wende ich mich beim Steinbeis-Transferzentrum Oldenburger Münsterland?", "Ansprechpartner", "1991"),
        ("Welche Kreise gehören zu ITAS?", "Chemnitz, Zwickau, Erzgebirge", "IG Metall"),
        ("In welchem Gebiet arbeitet H2.N.O.N?", "Nordostniedersachsen", "140"),
        ("Welche Partner hat cH2ance?", "ZBT Duisburg", "160 Gäste"),
        ("Was bietet TuWAs?", "Selbsttest", "Iserlohn"),
        ("Zahlt TraWeBa uns was für eine neue Recyclinganlage?", "keinen Zuschuss", "Leipzig"),
        ("Wie lang läuft neu/wagen?", "31. Dezember 2026", "85 Workshops"),
        ("Wie lange läuft NFF?", "in Betrieb", "60 Millionen"),
        ("Wo arbeitet TeamMit?", "Mittelhessen", "5,5"),
        ("Für welche Landkreise ist TRegKS zuständig?", "Stadt und Landkreis Kassel", "Studie"),
        ("Kostet TraForce etwas?", "kostenfrei", "2,44"),
        ("Wer trägt TraWeBa?", "Automotive Cluster Ostdeutschland", "Demonstratoren"),
        ("Wer zahlt die Meisterprämie?", "des Landes Niedersachsen", "4.000"),
        ("Kontakt CARS 2.0?", "Ansprechpartner für CARS 2.0", "neu/wagen"),
        ("Wie geht es mit ReTraSON ab 2027 weiter?", "2027 bis 2029 wurde nicht gefunden", "8,4"),
        ("Wie geht es mit den Mittelstand-Digital-Zentren weiter?", "1. Januar 2027", "340.000"),
    ],
)
def test_a_body_is_told_of_by_the_sentence_that_says_the_thing(
    over_corpus: Answerer, question: str, said: str, unsaid: str
) -> None:
    answer = _ask(over_corpus, question)
    assert answer.status == "answered" and said in answer.text and unsaid not in answer.text, answer.text


def test_a_telephone_number_that_is_not_stored_is_said_not_to_be(over_corpus: Answerer) -> None:
    answer = _ask(over_corpus, "Telefonnummer der NBank?")
    assert answer.status == "abstained"
    assert "Telefonnummer" in answer.text and "nbank.de" in answer.text


def test_who_asks_for_neither_number_nor_mail_is_reached_by_any_address() -> None:
    assert reaches("Adresse der NBank?", "NBank, 30177 Hannover")
    assert not reaches("Telefonnummer der NBank?", "NBank, Günther-Wagner-Allee 12–16, 30177 Hannover")
    assert reaches("Telefonnummer der NBank?", "Tel. 0511 30031-9333")
    assert not reaches("E-Mail der NBank?", "https://www.nbank.de")


def test_what_a_programme_pays_is_read_from_its_record_all_the_same(over_corpus: Answerer) -> None:
    answer = _ask(over_corpus, "Zahlt das INQA-Coaching uns was dazu?")
    assert "80 Prozent" in answer.text, answer.text


def test_who_carries_another_stands_behind_it(over_corpus: Answerer) -> None:
    answer = _ask(over_corpus, "Läuft das Projekt TRANSFORMER von ITS mobility noch?")
    assert {one.entry_id for one in answer.citations} == {"transformer-son"}
    assert [(one.code, one.marker) for one in answer.warnings] == [("closed_successor", 1)]


@pytest.mark.parametrize(
    ("question", "unknown"),
    [
        ("Kostet H2.N.O.N etwas?", "was es kostet"),
        ("Wer trägt H2.N.O.N?", "wer es trägt"),
    ],
)
def test_what_its_document_does_not_say_is_said_not_to_be_known(
    over_corpus: Answerer, question: str, unknown: str
) -> None:
    answer = _ask(over_corpus, question)
    assert answer.status == "abstained" and unknown in answer.text, answer.text


def test_a_name_within_another_names_nothing_by_itself(over_corpus: Answerer) -> None:
    answer = _ask(over_corpus, "Bis wann kann ich EFRE-Hochschulinnovation beantragen?")
    assert "efre-niedersachsen" not in {one.entry_id for one in answer.citations}
