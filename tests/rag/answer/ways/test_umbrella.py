"""Frameworks that nobody applies to are not proposed beside what one can apply for."""

from datetime import date

import pytest

from rag.answer.compose import Answerer

TODAY = date(2026, 11, 26)
FRAMEWORKS = {"deutschlandfonds", "efre-niedersachsen", "investeu", "grw", "eew"}


@pytest.mark.parametrize(
    "question",
    [
        "Wir wollen eine Halle bauen in Wilhelmshaven, 35 Leute, 2 Mio. Euro. Was geht?",
        "Bäckerei in Uelzen, 12 Leute, neuer Ofen für 80.000 Euro, der weniger Strom braucht.",
        "We are 30 people in Emden. Which loans help us buy machines?",
    ],
)
def test_a_framework_is_not_proposed(over_corpus: Answerer, question: str) -> None:
    proposed = {one.id for one in over_corpus.answer(question, today=TODAY).programmes}
    assert proposed and not proposed & FRAMEWORKS


def test_elsewhere_the_framework_itself_is_applied_for(over_corpus: Answerer) -> None:
    question = "Wir sind 35 Leute in Chemnitz und wollen eine Halle bauen. Welcher Zuschuss passt?"
    assert "grw" in {one.id for one in over_corpus.answer(question, today=TODAY).programmes}


def test_a_list_of_loans_names_no_framework(over_corpus: Answerer) -> None:
    answer = over_corpus.answer("Welche Bürgschaften gibt es in Niedersachsen?", today=TODAY)
    assert not {one.entry_id for one in answer.citations} & FRAMEWORKS
