"""The corpus commands: exit codes, what they print, and the schema that lies beside the entries."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from corpus.commands import SCHEMA, app, json_schema
from corpus.files import entry_paths, read_entry

ENTRIES = Path(__file__).resolve().parents[2] / "corpus" / "entries"


def test_the_entries_that_ship_pass() -> None:
    result = CliRunner().invoke(app, ["check", "--today", "2026-11-25"])
    assert result.exit_code == 0, result.output
    assert f"{len(list(entry_paths(ENTRIES)))} entries, 0 findings" in result.output


def test_a_fault_is_one_line_and_exit_1(tmp_path: Path) -> None:
    path = tmp_path / "programmes" / "kaputt.md"
    path.parent.mkdir()
    path.write_text("---\nid: kaputt\n---\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["check", str(tmp_path)])
    assert result.exit_code == 1 and "kaputt.md" in result.output and "field 'kind'" in result.output


def test_a_folder_that_is_not_there_is_exit_2(tmp_path: Path) -> None:
    assert CliRunner().invoke(app, ["check", str(tmp_path / "nirgends")]).exit_code == 2


def test_json_holds_what_is_due(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["check", "--json", "--today", "2030-01-01"])
    told = json.loads(result.output)
    assert told["findings"] == [] and {one["reason"] for one in told["due"]} >= {"stale", "ended"}


def test_the_schema_file_is_that_of_the_model() -> None:
    assert SCHEMA.read_text(encoding="utf-8") == json_schema(), (
        "run: lotse corpus schema --out corpus/entry.schema.json"
    )


def test_the_schema_names_every_field_that_entries_use() -> None:
    properties = json.loads(json_schema())["properties"]
    used = {name for path in entry_paths(ENTRIES) for name in read_entry(path)[0].model_fields_set}
    assert used <= set(properties)
