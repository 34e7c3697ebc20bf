from __future__ import annotations

import os
import subprocess
import sys

import pytest

from rag import quiet


def test_hushing_sets_every_switch_whatever_was_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in quiet.SWITCHES:
        monkeypatch.setenv(name, "something else")
    quiet.hush()
    assert {name: os.environ[name] for name in quiet.SWITCHES} == quiet.SWITCHES


def test_the_hub_stays_shut_unless_it_was_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "0")
    quiet.hush()
    assert os.environ["HF_HUB_OFFLINE"] == "0"
    monkeypatch.delenv("HF_HUB_OFFLINE")
    quiet.hush()
    assert os.environ["HF_HUB_OFFLINE"] == "1"


def test_the_command_line_is_hushed_before_anything_else() -> None:
    said = "import os, sys, lotse; sys.argv = ['lotse', '--help']\ntry: lotse.main()\nexcept SystemExit: pass\n"
    said += "print('ORT', os.environ['ORT_DISABLE_TELEMETRY'])"
    environ = {name: value for name, value in os.environ.items() if name not in quiet.SWITCHES}
    result = subprocess.run([sys.executable, "-c", said], env=environ, capture_output=True, text=True, check=True)
    assert "ORT 1" in result.stdout
