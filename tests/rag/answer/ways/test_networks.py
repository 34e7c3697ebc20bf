"""Who helps: near ones first, none from elsewhere, none that is over, and nothing where nothing fits."""

from datetime import date

import pytest

from rag.answer.compose import Answerer
from rag.records import Answer

TODAY = date(2026, 11, 25)


def _ask(answerer: Answerer, question: str) -> Answer:
    return answerer.answer(question, today=TODAY)


def _cited(answer: Answer) -> list[str]:
    return list(dict.fromkeys(one.entry_id for one in answer.citations if one.entry_id))


def test_near_ones_are_named_first_and_others_not_at_all(over_corpus: Answerer) -> None:
    answer = _ask(over_corpus, "Wer hilft mir in Osnabrück beim Thema KI?")
    assert answer.status == "answered"
    assert answer.text.startswith("In Osnabrück helfen CRAI")
    assert _cited(answer)[0] == "crai-osnabrueck"
    assert not {"daisec", "hub-ch2ance"} & set(_cited(answer))


@pytest.mark.parametrize(
    ("question", "wanted", "never"),
    [
        ("Zulieferer Gifhorn, welches Transformationsnetzwerk?", "retrason", "neu-wagen"),
        ("Welches Netzwerk der Autobranche gibt es in Hildesheim?", "neu-wagen", "retrason"),
        ("Regionales Autonetz in Papenburg?", "ems-achse-automotive", "retrason"),
        ("Welches Autonetzwerk gibt es in Regensburg?", "netz-transform-r", "retrason"),
        ("Zulieferer in Würzburg, 70 Leute. Welches Netzwerk hilft uns?", "netz-transform-rmf", "retrason"),
    ],
)
def test_the_place_decides_which_network(over_corpus: Answerer, question: str, wanted: str, never: str) -> None:
    cited = _cited(_ask(over_corpus, question))
    assert cited[0] == wanted
    assert never not in cited


def test_what_is_over_is_not_named(over_corpus: Answerer) -> None:
    answer = _ask(over_corpus, "Welches Netzwerk hilft in Wolfsburg bei der Weiterbildung in der Autoindustrie?")
    states = {one.availability.state for one in answer.citations if one.availability}
    assert answer.status == "answered"
    assert "closed" not in states


def test_doubts_on_several_are_one_sentence_with_a_warning(over_corpus: Answerer) -> None:
    answer = _ask(over_corpus, "Wer hilft mir in Osnabrück beim Thema KI?")
    lines = [line for line in answer.text.splitlines() if line.startswith("Achtung")]
    assert len(lines) == 1
    assert [one.code for one in answer.warnings] == ["status_unproven"]


@pytest.mark.parametrize("question", ["Gibt es ein Imkernetzwerk in Celle?", "Wer hilft mir in Peine beim Umzug?"])
def test_a_subject_that_nothing_carries_is_refused(over_corpus: Answerer, question: str) -> None:
    assert _ask(over_corpus, question).status == "abstained"


def test_a_question_on_the_costs_gets_the_sentence_on_them(over_corpus: Answerer) -> None:
    answer = _ask(over_corpus, "Wer hilft einem kleinen Betrieb kostenlos bei IT-Sicherheit nach einem Cyberangriff?")
    assert "kostenfrei" in answer.text


def test_a_number_asked_for_is_left_to_others(over_corpus: Answerer) -> None:
    answer = _ask(over_corpus, "Wie viele Transformations-Netzwerke fördert der Bund?")
    assert not answer.text.startswith("In ")


def test_without_a_place_what_fits_best_comes_first(over_corpus: Answerer) -> None:
    answer = _ask(over_corpus, "Which transformation hub deals with automated driving?")
    assert _cited(answer)[0] == "hub-miamy"


def test_who_advises_on_funding_is_an_office_and_no_programme(over_corpus: Answerer) -> None:
    answer = _ask(over_corpus, "Wer berät uns in Lüneburg kostenlos zu Fördermitteln?")
    assert "nbank" in _cited(answer) and not {"nds-invest-efre", "nds-invest-grw"} & set(_cited(answer))


def test_electrification_of_a_supplier_leads_to_the_network_near_by(over_corpus: Answerer) -> None:
    answer = _ask(over_corpus, "We are a supplier in Hanover, 120 staff. Who can advise us on electrification?")
    assert _cited(answer)[0] == "neu-wagen"


def test_who_advises_comes_before_who_researches(over_corpus: Answerer) -> None:
    cited = _cited(_ask(over_corpus, "Wer hilft uns in Braunschweig beim Umstieg auf E-Mobilität?"))
    assert cited.index("retrason") < cited.index("nff")


def test_a_single_one_asked_for_is_told_with_what_else_is_asked_of_it(over_corpus: Answerer) -> None:
    answer = _ask(over_corpus, "Welcher Hub macht Software im Auto und wer koordiniert ihn?")
    assert _cited(answer) == ["hub-taste"]


def test_each_of_several_places_has_its_own(over_corpus: Answerer) -> None:
    answer = _ask(
        over_corpus, "Wir sitzen in Ingolstadt und in Wolfsburg. Welche Transformationsnetzwerke sind für uns da?"
    )
    assert {"netz-transform-10", "retrason"} <= set(_cited(answer))
    assert answer.status == "answered"


def test_a_word_in_a_compound_names_no_network(over_corpus: Answerer) -> None:
    answer = _ask(over_corpus, "Unser Werk ist in Zwickau, an wen wenden wir uns wegen dem Umstieg auf E-Autos?")
    assert _cited(answer)[0] == "netz-itas" and answer.status == "answered"
