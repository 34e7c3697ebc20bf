"""Drafts keep the schema, quote their document verbatim, say their own nugget, and ask nothing that is asked already."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from corpus.files import entry_paths
from evals.draft import draft
from evals.draft_commands import app
from evals.draft_source import load_document
from evals.matching import says
from evals.question import Question, load_questions
from evals.quotes import words
from rag.errors import InputError
from rag.settings import Settings

TODAY = dt.date(2026, 11, 25)
SETTINGS = Settings()
RULES = """# Merkblatt

## Förderhöhe

Gefördert wird nach Lage der Kasse.
Die Förderung beträgt höchstens 30 Prozent der Kosten, im Einzelfall 12.000 Euro.

## Verfahren

Anträge nimmt die Bewilligungsbehörde entgegen; sie prüft die Vollständigkeit.
"""


def drafts_of(target: str, taken: tuple[Question, ...] = ()) -> list[Question]:
    document, collection = load_document(target, SETTINGS)
    return draft(document, today=TODAY, needs=(collection or "corpus",), taken=taken)


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "merkblatt.md"
    path.write_text(RULES, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", [path.stem for path in entry_paths(SETTINGS.corpus)])
def test_every_draft_of_every_entry_quotes_it_and_says_its_nugget(name: str) -> None:
    document, _ = load_document(name, SETTINGS)
    text = words(document.text)
    found = drafts_of(name)
    assert len({one.id for one in found}) == len(found)
    for one in found:
        assert Question.model_validate_json(one.model_dump_json(exclude_defaults=True)) == one
        assert one.split == "dev" and one.needs == ("corpus",) and one.note
        for gold in one.gold:
            assert gold.doc == name and gold.quote in text
            assert all(says(gold.quote, nugget) for nugget in one.nuggets)


def test_a_rate_is_asked_for_those_it_applies_to() -> None:
    (one,) = [one for one in drafts_of("zim") if "Einzelprojekt, mittleres Unternehmen" in one.question]
    assert one.nuggets[0].say == ("35 Prozent",) and "mittlere Unternehmen" in one.gold[0].quote
    assert "Einzelprojekte" in one.gold[0].quote


def test_a_closed_programme_is_asked_as_expired_with_its_last_day() -> None:
    one = next(one for one in drafts_of("go-digital") if one.category == "expired")
    assert one.nuggets[0].say[-1] == "31. Dezember 2024" and one.warnings == ("closed_successor",)


def test_a_headcount_below_250_is_a_bound_of_249() -> None:
    found = drafts_of("go-digital")
    (one,) = [one for one in found if one.question.startswith("Wie viele Beschäftigte")]
    assert says("Gefördert werden Firmen mit weniger als 100 Beschäftigten.", one.nuggets[0])
    assert not says("Gefördert werden Firmen mit weniger als 50 Beschäftigten.", one.nuggets[0])


def test_what_is_asked_already_is_not_proposed_and_numbers_go_on() -> None:
    first = drafts_of("zim")
    taken = first[0].model_copy(update={"id": "satz-041"})
    again = drafts_of("zim", (taken,))
    assert all(one.gold[0].quote != taken.gold[0].quote for one in again)
    assert [one.id for one in again][:2] == ["satz-042", "satz-043"]
    assert drafts_of("zim", tuple(first)) == []


def test_a_document_is_asked_by_its_headings_and_keyed_by_its_beginning(sheet: Path) -> None:
    found = drafts_of(str(sheet))
    assert ["Förderhöhe" in one.question for one in found] == [True, False]
    first, second = found
    assert first.category == "document" and first.gold[0].doc == "merkblatt-"
    assert first.nuggets[0].say == ("30 Prozent", "12.000 Euro")
    assert "Bewilligungsbehörde" in second.nuggets[0].say
    assert load_document(str(sheet), SETTINGS)[0].doc_id.startswith("merkblatt-")


@pytest.mark.parametrize(
    ("target", "told"), [("gibt-es-nicht", "no entry and no file"), (str(SETTINGS.corpus), "is a folder")]
)
def test_what_cannot_be_drafted_is_named(target: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        load_document(target, SETTINGS)


def test_a_file_of_many_documents_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "zwei.jsonl"
    rows = [{"id": name, "title": name, "text": f"Text von {name}, lang genug."} for name in ("eins", "zwei")]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    with pytest.raises(InputError, match="more than one document"):
        load_document(str(path), SETTINGS)


def test_the_command_prints_lines_that_load_as_questions(tmp_path: Path, sheet: Path) -> None:
    result = CliRunner().invoke(app, ["draft", "go-digital"])
    assert result.exit_code == 0 and "drafts of 'go-digital'" in result.stderr
    (tmp_path / "fact.jsonl").write_text(result.stdout, encoding="utf-8")
    assert {one.gold[0].doc for one in load_questions(tmp_path)} == {"go-digital"}
    assert "in no collection" in CliRunner().invoke(app, ["draft", str(sheet)]).stderr
