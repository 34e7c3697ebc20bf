from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from api.services import Services
from ingest.run import Failure, Report
from rag.records import PUBLIC, Ask, Filters, Query
from rag.settings import EffectiveSetting
from rag.store.status import StoreStatus, read_status
from tests.api.tiny import TODAY, settings
from tests.ui.made import CLOSED, QUOTE, answer, citation, stands, warning
from ui.terminal.printed import WIDTH_CHARS, print_answer, print_report, print_search, print_status, progress_bar


def test_an_answer_names_warnings_first_then_text_then_sources(capsys: pytest.CaptureFixture[str]) -> None:
    cited = citation(page=3, availability=stands("closed", since=dt.date(2026, 1, 1)), as_of=dt.date(2026, 1, 1))
    print_answer(answer(f"{CLOSED}. [1]\n{QUOTE} [1]", warnings=(warning(),), citations=(cited,)), as_json=False)
    said = capsys.readouterr().out
    assert said.startswith(f"{CLOSED}. [1]\n\n{QUOTE} [1]")
    assert said.count("geschlossen.") == 1 and "Achtung: Achtung" not in said
    one_line = " ".join(said.split())
    source = "[1] Testbonus Niedersachsen · Was und wie viel · S. 3 · https://www.example.org/testbonus"
    assert f"Quellen {source} · geschlossen 01.01.2026 · Stand 01.01.2026 „{QUOTE}“" in one_line


def test_an_answer_ends_with_the_question_back(capsys: pytest.CaptureFixture[str]) -> None:
    print_answer(answer(ask=Ask(field="headcount", question="Wie viele Beschäftigte?"), citations=()), as_json=False)
    assert capsys.readouterr().out.endswith("\n\nWie viele Beschäftigte?\n")


def test_long_lines_are_wrapped_at_words(capsys: pytest.CaptureFixture[str]) -> None:
    print_answer(answer("Förderquote " * 60), as_json=False)
    lines = capsys.readouterr().out.splitlines()
    assert max(len(line) for line in lines) <= WIDTH_CHARS and all("Förderquot\n" not in line for line in lines)


def test_json_of_an_answer_is_the_record(capsys: pytest.CaptureFixture[str]) -> None:
    given = answer()
    print_answer(given, as_json=True)
    assert json.loads(capsys.readouterr().out) == given.model_dump(mode="json")


def test_a_search_lists_documents_by_rank_with_passages(services: Services, capsys: pytest.CaptureFixture[str]) -> None:
    result = services.reader.retriever.search(Query("Testbonus Digitalisierung", TODAY, audiences=PUBLIC))
    print_search(result, as_json=False)
    said = capsys.readouterr().out
    assert said.startswith("1. Testbonus Niedersachsen  [") and "testbonus\n" in said
    assert "\n   " in said and "Digitalisierung" in said
    print_search(result, as_json=True)
    shown = json.loads(capsys.readouterr().out)
    assert shown["documents"][0]["document"]["doc_id"] == "testbonus"
    assert shown["query"]["today"] == "2026-11-24" and shown["query"]["audiences"] == ["public"]


def test_a_search_without_a_hit_says_so(services: Services, capsys: pytest.CaptureFixture[str]) -> None:
    print_search(services.reader.retriever.search(Query("Bonus", TODAY, Filters(kinds=("event",)))), as_json=False)
    said = capsys.readouterr().out
    assert said == "Nichts gefunden.\n"


def test_a_report_counts_and_names_each_failure(capsys: pytest.CaptureFixture[str]) -> None:
    report = Report(
        added=["a", "b"], changed=[], unchanged=3, removed=["c"], failed=[Failure("x.pdf", "leer")], seconds=1.26
    )
    print_report(report, as_json=False)
    assert capsys.readouterr().out == (
        "2 added, 0 changed, 3 unchanged, 1 removed, 1 failed (1.3 s)\nfailed: x.pdf: leer\n"
    )
    print_report(report, as_json=True)
    assert json.loads(capsys.readouterr().out)["failed"] == [{"source": "x.pdf", "reason": "leer"}]


def test_the_status_names_settings_with_their_origin_and_what_is_stored(
    services: Services, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [
        EffectiveSetting(name="data", value="var", origin="default"),
        EffectiveSetting(name="api_token", value="********", origin="environment (LOTSE_API_TOKEN)"),
        EffectiveSetting(name="abstain_below", value="", origin="default"),
    ]
    print_status(rows, read_status(services.settings, documents=True), as_json=False)
    said = capsys.readouterr().out
    assert "data           var  (default)" in said and "abstain_below  -  (default)" in said
    assert "********" in said and "geheim-in-tests" not in said
    assert "documents: 4" in said and "    testbonus  programme  public  Testbonus Niedersachsen" in said
    print_status(rows, read_status(services.settings), as_json=True)
    assert json.loads(capsys.readouterr().out)["store"]["documents"] == 4


def test_the_status_of_an_empty_folder_is_all_dashes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status: StoreStatus = read_status(settings(tmp_path))
    print_status([EffectiveSetting(name="data", value="var", origin="default")], status, as_json=False)
    said = capsys.readouterr().out
    assert "documents: 0" in said and "encoder: -" in said


def test_progress_goes_to_the_error_stream_and_only_to_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with progress_bar("Ingest") as progress:
        progress(1, None, "a [bold]b[/bold]")
        progress(2, 2, "c")
    captured = capsys.readouterr()
    assert captured.out == "" and captured.err == ""
