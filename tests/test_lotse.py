"""The command line: what it prints, where errors go, and which exit status they give."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TEXT = """# Merkblatt zur Förderung

Die Förderquote des Musterprogramms beträgt 45 Prozent der zuwendungsfähigen Ausgaben.

Anträge für das Musterprogramm sind bis zum 31. März 2027 zu stellen.
"""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with one document, made by the command itself."""
    folder = tmp_path_factory.mktemp("cli")
    (folder / "merkblatt.md").write_text(TEXT, encoding="utf-8")
    assert lotse(folder, "ingest", str(folder / "merkblatt.md")).returncode == 0
    return folder


def lotse(folder: Path, *arguments: str, python: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    """Runs the command in a process of its own, with the hash encoder."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("LOTSE_")}
    environ |= {"LOTSE_DATA": str(folder / "var"), "LOTSE_ENCODER": "hash"}
    command = [sys.executable, *python, "-m", "lotse", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, timeout=120, check=False)


@pytest.mark.parametrize(
    "arguments", [("search", "Förderquote"), ("ask", "Wie hoch ist die Förderquote?"), ("status",)]
)
def test_reading_commands_load_nothing_heavy(data: Path, arguments: tuple[str, ...]) -> None:
    heavy = {
        "torch", "transformers", "sentence_transformers", "sklearn", "scipy", "chromadb", "gradio", "fastapi", "uvicorn",
        "langchain_core", "trafilatura", "pypdf", "pypdfium2", "docx",
    }  # fmt: skip
    done = lotse(data, *arguments, python=("-X", "importtime"))
    loaded = {line.rsplit("|", 1)[1].strip() for line in done.stderr.splitlines() if line.startswith("import time:")}
    assert done.returncode == 0 and "sqlalchemy" in loaded
    assert not heavy & loaded


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("ask", ""), "question is empty"),
        (("ask", "a" * 100_000), "100,000 characters"),
        (("ask",), "--batch"),
        (("ask", "Was?", "--heute"), "--heute"),
        (("ask", "Was?", "--today", "morgen"), "YYYY-MM-DD"),
        (("search", "Was?", "--kind", "programm"), "programme"),
        (("search", "Was?", "--region", "Atlantis"), "Atlantis"),
        (("ask", "Was?", "--region", "Wolfburg"), "Wolfsburg"),
        (("ask", "Was?", "--region", "Neuenkirchen"), "Landkreis Osnabrück"),
        (("ingest", "nirgends.pdf"), "nirgends.pdf"),
        (("ingest",), "--fdb"),
        (("ingest", "--fdb", "nirgends.zip"), "nirgends.zip"),
        (("frag", "Was?"), "frag"),
        (("entries", "nirgends"), "nirgends"),
        (("entries", "--topic", "digital"), "digitalisation"),
        (("entries", "--region", "Atlantis"), "Atlantis"),
        (("check", "nirgends.yaml"), "nirgends.yaml"),
    ],
)
def test_a_wrong_call_is_one_line_that_names_the_thing(data: Path, arguments: tuple[str, ...], named: str) -> None:
    result = lotse(data, *arguments)
    assert result.returncode == 2, result
    said = (result.stderr + result.stdout).strip()
    assert named in said and "Traceback" not in said
    assert len(result.stderr.strip().splitlines()) <= 1


@pytest.mark.parametrize("question", ["'; DROP TABLE versions; --", 'body:"x" AND (', "*", "\x00\x1b[31m", "🙂"])
def test_syntax_in_a_question_is_only_text(data: Path, question: str) -> None:
    if "\x00" in question:
        question = question.replace("\x00", "")
    assert lotse(data, "ask", question, "--json").returncode == 0
    assert lotse(data, "search", question).returncode == 0


def test_an_answer_stands_on_a_quote_of_the_document(data: Path) -> None:
    result = lotse(data, "ask", "Wie hoch ist die Förderquote des Musterprogramms?", "--json", "--today", "2026-11-24")
    answer = json.loads(result.stdout)
    assert answer["status"] == "answered" and answer["today"] == "2026-11-24"
    assert "45 Prozent" in answer["text"] and "[1]" in answer["text"]
    assert answer["citations"][0]["quote"] in " ".join(TEXT.split())


def test_a_file_of_questions_is_answered_in_one_process(data: Path, tmp_path: Path) -> None:
    questions, out = tmp_path / "fragen.jsonl", tmp_path / "antworten.jsonl"
    questions.write_text(
        '{"id": "a", "question": "Bis wann sind Anträge für das Musterprogramm zu stellen?", "today": "2026-01-02"}\n'
        "\n{kaputt\n"
        '{"id": "b", "question": " "}\n',
        encoding="utf-8",
    )
    result = lotse(data, "ask", "--batch", str(questions), "--out", str(out))
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert result.returncode == 1
    assert [line["id"] for line in lines] == ["a", None, "b"]
    assert "31. März 2027" in lines[0]["text"] and lines[0]["today"] == "2026-01-02"
    assert lines[1]["line"] == 3 and "empty" in lines[2]["error"]


def test_a_profile_is_checked_against_the_programmes(data: Path, tmp_path: Path) -> None:
    profile = tmp_path / "profil.yaml"
    profile.write_text(
        "headcount: 38\nplace: 38518\nproject: {kinds: [research], costs_eur: 200000}\n", encoding="utf-8"
    )
    shown = lotse(data, "check", str(profile), "--today", "2026-11-25").stdout
    assert "Passt (" in shown and "35 % von 200.000 EUR = 70.000 EUR" in shown
    one = json.loads(lotse(data, "check", str(profile), "--today", "2026-11-25", "--entry", "zim", "--json").stdout)
    assert [each["id"] for each in one["programmes"]] == ["zim"] and one["size"]["presumed"] == "small"
    everything = lotse(data, "check", str(profile), "--all", "--today", "2026-11-25").stdout
    assert "Passt nicht (" in everything and "Dagegen:" in everything
    assert "no programme 'zimm'" in lotse(data, "check", str(profile), "--entry", "zimm").stderr


def test_entries_are_listed_by_filters_and_shown_whole(data: Path) -> None:
    filters = ("--kind", "programme", "--region", "Hamburg", "--topic", "digitalisation", "--state", "closed")
    listed = json.loads(lotse(data, "entries", *filters, "--today", "2026-11-24", "--json").stdout)["entries"]
    assert "go-digital" in {one["id"] for one in listed}
    assert all("digitalisation" in one["topics"] and one["kind"] == "programme" for one in listed)
    assert "Zentrales Innovationsprogramm Mittelstand  [zim]" in lotse(data, "entries", "zim").stdout


def test_status_names_settings_counts_and_health(data: Path) -> None:
    result = lotse(data, "status", "--documents")
    assert "environment (LOTSE_ENCODER)" in result.stdout
    assert "merkblatt" in result.stdout and "terms:" in result.stdout


def test_ingesting_again_changes_nothing_and_a_removed_document_is_gone(tmp_path: Path) -> None:
    file = tmp_path / "merkblatt.md"
    file.write_text(TEXT, encoding="utf-8")
    first = json.loads(lotse(tmp_path, "ingest", str(tmp_path / "merkblatt.md"), "--json").stdout)
    again = json.loads(lotse(tmp_path, "ingest", str(tmp_path / "merkblatt.md"), "--json").stdout)
    assert len(first["added"]) == 1 and again["unchanged"] == 1 and not again["added"]
    assert "removed 1 of 2" in lotse(tmp_path, "remove", first["added"][0], "unbekannt").stdout
    assert "Nichts gefunden" in lotse(tmp_path, "search", "Förderquote").stdout
    assert "three stores agree" in lotse(tmp_path, "repair").stdout


def test_what_is_internal_is_said_only_where_it_is_asked_for(tmp_path: Path) -> None:
    profile, file, hidden = tmp_path / "profil.yaml", tmp_path / "merkblatt.md", tmp_path / "vermerk.md"
    profile.write_text("headcount: 38\n", encoding="utf-8")
    file.write_text(TEXT, encoding="utf-8")
    hidden.write_text(
        "# Zitronenfalter\n\nDer Zitronenfalter ist die interne Förderquote: 77 Prozent der Ausgaben.\n",
        encoding="utf-8",
    )
    assert lotse(tmp_path, "ingest", str(file)).returncode == 0
    assert lotse(tmp_path, "ingest", str(hidden), "--audience", "internal").returncode == 0
    commands = (
        ("search", "interne Förderquote"),
        ("ask", "Wie hoch ist die interne Förderquote?"),
        ("ask", "Wie hoch ist die interne Förderquote?", "--json"),
        ("check", str(profile), "--all"),
        ("entries",),
        ("status", "--documents"),
    )
    for command in commands:
        said = lotse(tmp_path, *command)
        assert said.returncode == 0 and "Zitronenfalter" not in said.stdout and "77 Prozent" not in said.stdout
    for command in (commands[0], commands[1], commands[5]):
        assert "Zitronenfalter" in lotse(tmp_path, *command, "--internal").stdout
