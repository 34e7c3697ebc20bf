"""What fits: programmes on the project, never one that is closed or ruled out, with the one question that matters next."""

from datetime import date

import pytest

from rag.answer.compose import Answerer
from rag.profile import Profile, Project
from rag.records import Answer, Turn

TODAY = date(2026, 11, 25)


def _ask(answerer: Answerer, question: str, *turns: Turn, profile: Profile | None = None) -> Answer:
    return answerer.answer(question, today=TODAY, history=turns, profile=profile or Profile())


def _proposed(answer: Answer) -> list[str]:
    return [one.id for one in answer.programmes]


@pytest.mark.parametrize(
    ("question", "wanted", "never"),
    [
        ("Wir sind 20 Leute in Celle und wollen ein neues Verfahren entwickeln. Welche Zuschüsse gibt es?",
         "nds-nifp", "nds-neustart-innovation"),
        ("Bei uns in Salzgitter sollen 40 von 300 Beschäftigten umlernen. Wer zahlt die Weiterbildung?",
         "weiterbildung-82-sgb3", "nds-win"),
        ("We have 80 employees in Braunschweig and want to swap a gas furnace for an electric one. Which grant fits?",
         "eew-modul-4", "digital-jetzt"),
    ],
)  # fmt: skip
def test_programmes_on_the_project_are_proposed(over_corpus: Answerer, question: str, wanted: str, never: str) -> None:
    answer = _ask(over_corpus, question)
    assert answer.status == "answered"
    assert wanted in _proposed(answer)
    assert never not in _proposed(answer)


def test_nothing_closed_or_ruled_out_is_proposed(over_corpus: Answerer) -> None:
    answer = _ask(over_corpus, "Wir sind 900 Leute in Wolfsburg und wollen unsere Firma digitalisieren. Was passt?")
    assert answer.programmes
    assert all(one.availability.state != "closed" and one.verdict != "does_not_fit" for one in answer.programmes)


def test_every_sentence_but_the_headings_is_cited(over_corpus: Answerer) -> None:
    answer = _ask(over_corpus, "Wir sind 20 Leute in Celle und wollen ein neues Verfahren entwickeln. Was passt?")
    assert answer.ask is not None
    items = [line for line in answer.text.splitlines() if line.startswith("- ")]
    assert len(items) == len(answer.programmes)
    assert all("[" in line for line in items)
    assert answer.text.endswith(answer.ask.question)


def test_who_tells_nothing_is_asked_what_is_planned(over_corpus: Answerer) -> None:
    answer = _ask(over_corpus, "Welche Förderung passt zu uns?")
    assert answer.status == "clarify"
    assert answer.ask is not None and answer.ask.field == "project.topics"


def test_words_that_no_programme_has_lead_to_a_question_not_to_a_proposal(over_corpus: Answerer) -> None:
    answer = _ask(over_corpus, "Wir sind 12 Leute in Emden und wollen einen Swimmingpool. Gibt es Zuschüsse?")
    assert answer.status == "clarify"
    assert not answer.programmes


def test_the_reply_to_the_question_is_used_and_it_is_not_put_again(over_corpus: Answerer) -> None:
    question = "Wir wollen ein neues Verfahren entwickeln. Welche Förderung passt zu uns?"
    first = _ask(over_corpus, question)
    assert first.ask is not None
    turns = [Turn(role="user", text=question), Turn(role="assistant", text=first.text)]
    replies = {"headcount": "38", "place": "Gifhorn", "project.costs_eur": "300.000 Euro", "founded": "1990"}
    reply = replies.get(first.ask.field, "nein")
    second = _ask(over_corpus, reply, *turns)
    assert second.profile.knows(first.ask.field)
    assert second.programmes
    assert second.ask is None or second.ask.field != first.ask.field


def test_a_profile_given_counts_like_one_told(over_corpus: Answerer) -> None:
    profile = Profile(headcount=700, place="03101", project=Project(topics=("innovation_rd",), kinds=("research",)))
    answer = _ask(over_corpus, "Welche Förderung passt zu uns?", profile=profile)
    assert answer.programmes
    assert "nds-nifp" not in _proposed(answer)
    assert answer.profile.headcount == 700


def test_a_loan_asked_for_leads_to_loans_and_not_to_grants_that_may_be_loans(over_corpus: Answerer) -> None:
    proposed = _proposed(_ask(over_corpus, "We are 30 people in Emden. Which loans help us buy machines?"))
    assert proposed[0] == "kfw-erp-foerderkredit-kmu"
    assert not any(one.startswith("eew") for one in proposed)


def test_who_asks_where_to_begin_is_told_who_helps_and_gets_advice_first(over_corpus: Answerer) -> None:
    question = (
        "42 Leute in Wolfenbüttel, wir drehen Getriebeteile, der größte Kunde stellt auf Elektro um. Wo fangen wir an?"
    )
    answer = _ask(over_corpus, question)
    assert answer.text.startswith("Für den Anfang hilft:") and "ReTraSON" in answer.text
    assert _proposed(answer)[0] == "nds-transformationsbegleitung"


def test_what_is_for_founders_is_not_proposed_to_others(over_corpus: Answerer) -> None:
    answer = _ask(over_corpus, "We want to develop a new product, 45 employees in Braunschweig.")
    assert not any(one.startswith("exist-") for one in _proposed(answer))


def test_a_place_that_was_named_is_not_asked_for(over_corpus: Answerer) -> None:
    answer = _ask(over_corpus, "Was gibt es in der Region Hannover für Wasserstoff?")
    assert answer.ask is None or answer.ask.field != "place"
