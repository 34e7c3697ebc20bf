from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from evals.from_feedback import from_feedback
from rag.errors import QuestionEmpty, QuestionTooLong
from rag.feedback import (
    REASONS,
    CitedVersion,
    Feedback,
    Reason,
    feedback_on,
    lines,
    read_feedback,
    store_feedback,
    without_personal,
)
from rag.records import AUDIENCES, PUBLIC, Answer, Citation, Turn
from rag.settings import Settings, load_settings
from rag.store.database import Database
from rag.store.ledger import open_ledger

TODAY = dt.date(2026, 11, 24)
EVERYONE = frozenset(AUDIENCES)
TURNS = (Turn(role="user", text="Ich bin Erika, erika@example.org"), Turn(role="assistant", text="Guten Tag."))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return load_settings(environ={}, overrides={"data": tmp_path, "keep_feedback_days": 30})


@pytest.fixture
def database(settings: Settings) -> Iterator[Database]:
    with open_ledger(settings) as opened:
        yield opened


def given(question: str = "Wie viel zahlt ZIM?", **more: object) -> Feedback:
    return Feedback.model_validate({"question": question, "thumb": "down", **more})


def read(database: Database, settings: Settings, today: dt.date = TODAY, **more: object) -> list[Feedback]:
    found, total = read_feedback(database, settings, today=today, **{"audiences": EVERYONE, **more})  # type: ignore[arg-type]
    assert total == len(found)
    return [one.feedback for one in found]


def test_the_turns_before_are_kept_with_consent_only(database: Database, settings: Settings) -> None:
    for consent in (False, True):
        store_feedback(given(history=TURNS, consent=consent), database, settings, audiences=PUBLIC, today=TODAY)
    with_consent, without = read(database, settings)
    assert without.history == ()
    assert [turn.text for turn in with_consent.history] == ["Ich bin Erika, [E-Mail]", "Guten Tag."]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Mail an erika.muster@firma-x.de bitte", "Mail an [E-Mail] bitte"),
        ("DE89 3704 0044 0532 0130 00 ist mein Konto", "[IBAN] ist mein Konto"),
        ("Rufen Sie +49 511 123456-7 an", "Rufen Sie [Telefon] an"),
        ("Tel. 0511/123 456", "[Telefon]"),
        ("1.000,00 EUR für 38440 Wolfsburg, § 44 LHO, FKZ 03EN1234A", "1.000,00 EUR für 38440 Wolfsburg, § 44 LHO, FKZ 03EN1234A"),
        ("bis 31.12.2027, 250 Mio. EUR, 2023/2831", "bis 31.12.2027, 250 Mio. EUR, 2023/2831"),
    ],
)  # fmt: skip
def test_what_leads_to_a_person_is_replaced_and_figures_are_not(text: str, kept: str) -> None:
    assert without_personal(text) == kept


def test_after_its_time_it_is_not_shown_and_the_next_one_deletes_it(database: Database, settings: Settings) -> None:
    store_feedback(given("Alt?"), database, settings, audiences=PUBLIC, today=TODAY)
    last, over = TODAY + dt.timedelta(days=30), TODAY + dt.timedelta(days=31)
    assert [one.question for one in read(database, settings, last)] == ["Alt?"]
    assert read(database, settings, over) == []
    store_feedback(given("Neu?"), database, settings, audiences=PUBLIC, today=over)
    assert [one.question for one in read(database, settings, TODAY)] == ["Neu?"]


def test_what_is_said_of_internal_answers_is_internal(database: Database, settings: Settings) -> None:
    store_feedback(given("Intern?"), database, settings, audiences=EVERYONE, today=TODAY)
    store_feedback(given("Offen?"), database, settings, audiences=PUBLIC, today=TODAY)
    assert [one.question for one in read(database, settings, audiences=PUBLIC)] == ["Offen?"]
    assert [one.question for one in read(database, settings)] == ["Offen?", "Intern?"]


@pytest.mark.parametrize(("question", "error"), [(" ", QuestionEmpty), ("x" * 5_000, QuestionTooLong)])
def test_a_question_that_could_not_have_been_asked_is_refused(
    database: Database, settings: Settings, question: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        store_feedback(given(question), database, settings, audiences=PUBLIC, today=TODAY)
    assert read(database, settings) == []


def test_feedback_on_an_answer_names_engine_versions_and_entries() -> None:
    cited = [
        Citation(marker=number, doc_id="zim", entry_id="zim", title="ZIM", quote="x", start=0, end=1, version="v1")
        for number in (1, 2)
    ]
    answer = Answer(
        question="Was?",
        language="de",
        today=TODAY,
        status="answered",
        text="X [1]",
        citations=tuple(cited),
        engine="extract",
    )
    made = feedback_on(answer, "up", reason="other", history=TURNS)
    assert made.versions == (CitedVersion(doc_id="zim", version="v1"),) and made.entry_ids == ("zim",)
    assert (made.answer, made.engine, made.today, made.consent) == ("X [1]", "extract", TODAY, False)


@pytest.mark.parametrize("reason", [None, *REASONS])
def test_each_exported_line_is_one_that_the_evaluation_reads(
    database: Database, settings: Settings, reason: Reason | None
) -> None:
    for said in (given(reason=reason, comment="Frist ist vorbei", answer="25 %", entry_ids=["zim"]), given(thumb="up")):
        store_feedback(said, database, settings, audiences=PUBLIC, today=TODAY)
    found, _ = read_feedback(database, settings, audiences=PUBLIC, today=TODAY)
    turned = from_feedback([json.dumps(line) for line in lines(found)], "f", today=TODAY)
    (draft,) = turned.drafts
    assert turned.faults == () and turned.liked == 1
    label = f"{REASONS[reason]}: " if reason else ""
    assert draft.reasons == (f"{label}Frist ist vorbei",) and draft.entry_ids == ("zim",) and draft.today == TODAY
