from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.services import Services
from rag.errors import NoSuchEntry, WatchUnknown
from tests.api.tiny import OPEN_ENTRY, open_tiny
from ui.terminal.alerts import app


@pytest.fixture
def services(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    """A server that owns the folder beside which the commands run."""
    monkeypatch.setenv("LOTSE_DATA", str(tmp_path / "var"))
    monkeypatch.setenv("LOTSE_ENCODER", "hash")
    monkeypatch.chdir(tmp_path)
    with open_tiny(tmp_path) as opened:
        yield opened


def run(*arguments: str) -> str:
    result = CliRunner().invoke(app, list(arguments))
    assert result.exit_code == 0, result
    return result.stdout


def test_a_shortlist_tells_beside_a_running_server_what_changed(services: Services) -> None:
    watch_id = run("add", "Meine", "--entry", "testbonus").strip()
    assert watch_id in run("list") and "testbonus" in run("list")
    path = services.settings.corpus / "programmes" / "testbonus.md"
    path.write_text(OPEN_ENTRY.replace("executing", "x").replace("level: state", "level: state\nfunder: Land"), "utf-8")
    with services.change:
        services.ingest([str(path)])
    assert "Testbonus Niedersachsen: Fördergeber keine Angabe -> Land" in run()
    (told,) = json.loads(run("--json"))
    assert told["changes"][0]["field"] == "funder"
    run("remove", watch_id)
    assert "Meine" not in run() and "Meine" not in run("list")


def test_what_ends_soon_is_told_as_of_a_day(services: Services) -> None:
    run("add", "Suche", "--query", "Zuschuss Digitalisierung", "--region", "Hannover", "--within", "5")
    assert "läuft am 10.12.2026 aus" in run("--today", "2026-12-06")
    assert "läuft" not in run("--today", "2026-12-04")


def test_internal_alerts_are_told_only_where_they_are_asked_for(services: Services) -> None:
    run("add", "Zitronenfalter", "--topic", "digitalisation", "--internal")
    assert "Zitronenfalter" not in run() + run("list") + run("--json")
    assert "Zitronenfalter" in run("--internal") and "Zitronenfalter" in run("list", "--internal")


def test_an_unknown_entry_or_id_is_named(services: Services) -> None:
    assert isinstance(CliRunner().invoke(app, ["add", "x", "--entry", "niebonus"]).exception, NoSuchEntry)
    assert isinstance(CliRunner().invoke(app, ["remove", "nie"]).exception, WatchUnknown)
