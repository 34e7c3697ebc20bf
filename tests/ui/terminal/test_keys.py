from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from rag.access import digest_of
from rag.errors import KeyUnknown
from rag.settings import load_settings
from rag.store.ledger import open_ledger
from ui.terminal.keys import app


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder that is not there yet."""
    monkeypatch.setenv("LOTSE_DATA", str(tmp_path / "var"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "var"


def test_a_key_is_printed_once_and_alone_so_that_a_pipe_gets_it() -> None:
    made = CliRunner().invoke(app, ["create", "Webseite der Agentur", "--role", "staff"])
    secret = made.stdout.strip()
    assert made.exit_code == 0 and secret.startswith("lotse_") and "shown this once" in made.stderr
    with open_ledger(load_settings()) as ledger:
        assert ledger.keys.find(digest_of(secret)) is not None
    listed = CliRunner().invoke(app, ["list"]).stdout
    assert "Webseite der Agentur" in listed and "staff" in listed
    assert secret not in listed and digest_of(secret) not in listed


def test_json_lists_everything_but_the_digest() -> None:
    made = json.loads(CliRunner().invoke(app, ["create", "x", "--role", "admin", "--json"]).stdout)
    (listed,) = json.loads(CliRunner().invoke(app, ["list", "--json"]).stdout)
    assert made["key"].startswith("lotse_") and listed["key_id"] == made["key_id"]
    assert listed["scopes"] == ["internal", "feedback", "documents"] and "digest" not in listed


def test_a_revoked_key_is_listed_as_such_and_an_unknown_id_is_named() -> None:
    made = json.loads(CliRunner().invoke(app, ["create", "x", "--json"]).stdout)
    assert CliRunner().invoke(app, ["revoke", made["key_id"]]).exit_code == 0
    assert "revoked" in CliRunner().invoke(app, ["list"]).stdout
    assert isinstance(CliRunner().invoke(app, ["revoke", "nie"]).exception, KeyUnknown)
