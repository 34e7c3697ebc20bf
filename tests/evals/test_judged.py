"""One answer against its question: right only where status, statements, citations and proposals are."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from evals.judged import Judged, judge
from evals.question import Question
from rag.records import Answer, AnswerWarning, Availability, Citation

QUOTE = "Das INQA-Coaching wird mit 80 Prozent der Coachingkosten bezuschusst."
TEXT = f"Vorweg. {QUOTE} Danach."


def question(**changes: Any) -> Question:
    return Question.model_validate(
        {
            "id": "fakt-001",
            "category": "fact",
            "split": "dev",
            "question": "Wie viel zahlt INQA-Coaching?",
            "today": "2026-11-25",
            "status": ["answered"],
            "gold": [{"doc": "inqa-coaching", "quote": QUOTE}],
            "nuggets": [{"text": "80 Prozent", "say": ["80 Prozent"]}],
            "forbidden": [{"text": "50 Prozent", "say": ["50 Prozent"]}],
        }
        | changes
    )


def citation(quote: str = QUOTE, doc_id: str = "inqa-coaching", **changes: Any) -> Citation:
    return Citation.model_validate(
        {
            "marker": 1,
            "doc_id": doc_id,
            "entry_id": doc_id,
            "title": "INQA-Coaching",
            "quote": quote,
            "start": TEXT.index(QUOTE),
            "end": TEXT.index(QUOTE) + len(QUOTE),
            "version": "v1",
        }
        | changes
    )


def answer(text: str = f"{QUOTE} [1]", **changes: Any) -> Answer:
    return Answer.model_validate(
        {
            "question": "Wie viel zahlt INQA-Coaching?",
            "language": "de",
            "today": dt.date(2026, 11, 25),
            "status": "answered",
            "text": text,
            "citations": (citation(),),
            "engine": "extract",
            "timings_ms": {"total": 12.0},
        }
        | changes
    )


def measured(asked: Question, given: Answer) -> Judged:
    return judge(asked, given, lambda doc_id, version: TEXT if (doc_id, version) == ("inqa-coaching", "v1") else None)


def test_a_right_answer_is_right_in_every_measure() -> None:
    judged = measured(question(), answer())
    assert judged.right and judged.vital_recall == judged.factual_precision == judged.quotes_exact == 1.0
    assert judged.source_precision == judged.figures_exact == judged.citation_recall == 1.0


@pytest.mark.parametrize(
    ("given", "field", "value"),
    [
        (answer("Das INQA-Coaching bezuschusst Coachingkosten. [1]"), "vital_recall", 0.0),
        (answer(f"{QUOTE} [1] Es sind 50 Prozent der Coachingkosten. [1]"), "contradictions", ("50 Prozent",)),
        (answer("Das INQA-Coaching zahlt 80 Prozent, höchstens 99.000 Euro. [1]"), "figures_exact", 0.0),
        (answer(citations=(citation("Ein anderer Satz, der nichts davon trägt."),)), "quotes_exact", 0.0),
        (answer(citations=(citation(doc_id="zim"),)), "source_precision", 0.0),
        (answer(status="abstained", text="Dazu habe ich keinen Beleg.", citations=()), "status_right", False),
        (answer(f"{QUOTE} [2]"), "citation_recall", 0.0),
    ],
)
def test_a_fault_lowers_its_measure(given: Answer, field: str, value: object) -> None:
    judged = measured(question(), given)
    assert getattr(judged, field) == value
    assert not judged.right or field in ("source_precision", "quotes_exact", "figures_exact")


def test_a_closed_programme_must_not_be_proposed() -> None:
    closed = Availability(state="closed", since=dt.date(2026, 1, 1))
    asked = question(category="fit", recommends=["inqa-coaching"])
    proposed = measured(asked, answer(citations=(citation(availability=closed),)))
    assert proposed.closed_recommended == ("inqa-coaching",) and not proposed.right
    said = AnswerWarning(code="closed_successor", text="geschlossen", marker=1)
    warned = measured(asked, answer(citations=(citation(availability=closed),), warnings=(said,)))
    assert warned.closed_recommended == ()


def test_what_must_not_be_proposed_is_counted() -> None:
    asked = question(category="region", never_recommends=["inqa-coaching"])
    assert measured(asked, answer()).wrongly_recommended == ("inqa-coaching",)


def test_warnings_are_compared_both_ways() -> None:
    given = answer(warnings=(AnswerWarning(code="de_minimis", text="Rahmen"),))
    judged = measured(question(warnings=["status_unproven"]), given)
    assert (judged.warnings_missing, judged.warnings_false) == (("status_unproven",), ("de_minimis",))


def test_a_refusal_that_was_due_is_right() -> None:
    asked = question(status=["abstained"], gold=[], nuggets=[], forbidden=[])
    judged = measured(asked, answer(status="abstained", text="Dazu habe ich keinen Beleg.", citations=()))
    assert judged.right and judged.citation_recall is None


def test_naming_the_part_without_an_answer_is_no_claim() -> None:
    text = f"{QUOTE} [1]\nKeinen ausreichenden Beleg habe ich gefunden zu: „Frist“. Fragen Sie die NBank Beratung."
    judged = measured(question(status=["partial"]), answer(text, status="partial"))
    assert judged.right and judged.citation_recall == 1.0


def test_a_refusal_makes_no_statement() -> None:
    asked = question(nuggets=[{"text": "NBank fragen", "say": ["NBank"]}])
    refusal = answer("Dazu habe ich keinen Beleg. Fragen Sie die NBank.", status="abstained", citations=())
    assert measured(asked, refusal).vital_recall == 0.0
