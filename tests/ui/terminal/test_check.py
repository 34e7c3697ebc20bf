"""What `lotse check` prints."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from corpus.files import readable
from rag.eligibility.report import report
from rag.profile_file import read_profile
from ui.terminal.check import print_check

ROOT = Path(__file__).resolve().parents[3]
TODAY = dt.date(2026, 11, 25)


@pytest.fixture(scope="module")
def sample() -> tuple[object, list[object]]:
    """The profile of the documentation, and the entries that ship."""
    return read_profile(ROOT / "docs" / "examples" / "profil.yaml"), list(readable(ROOT / "corpus" / "entries"))


def printed(capsys: pytest.CaptureFixture[str], sample: tuple, **given: object) -> str:
    options = {name: given.pop(name) for name in ("as_json", "details") if name in given}
    print_check(report(*sample, TODAY, **given), **{"as_json": False, **options})
    return capsys.readouterr().out


def test_the_programmes_stand_by_verdict_with_their_reckoning(
    capsys: pytest.CaptureFixture[str], sample: tuple
) -> None:
    shown = printed(capsys, sample, limit=30)
    assert shown.startswith("Größe: kleines Unternehmen\n")
    assert shown.index("Passt (") < shown.index("Unklar: es fehlen Angaben (")
    assert "Steuerzulage: 35 % von 200.000 EUR = 70.000 EUR, höchstens 4.200.000 EUR je Jahr" in shown
    assert "Selbst zu prüfen: " in shown and "Nächster Schritt: " in shown and "Passt nicht" not in shown
    fits = shown[shown.index("Passt (") : shown.index("Unklar")]
    states = [line.split("[", 1)[1].split(",")[0].split("]")[0] for line in fits.splitlines() if " [" in line]
    assert "unbestätigt" in states and states == sorted(states, key=["offen", "unbestätigt"].index)


def test_what_speaks_against_a_programme_is_named(capsys: pytest.CaptureFixture[str], sample: tuple) -> None:
    shown = printed(capsys, sample, only=("nds-invest-grw",))
    assert "Passt nicht (1)" in shown
    assert "GRW-Fördergebiet Niedersachsen (C und D) (Sie: Gifhorn, Landkreis Gifhorn)" in " ".join(shown.split())


def test_details_show_each_criterion(capsys: pytest.CaptureFixture[str], sample: tuple) -> None:
    shown = printed(capsys, sample, only=("zim",), details=True)
    assert "    + höchstens 999 Beschäftigte (Sie: 38 Beschäftigte)" in shown
    assert "    ? marktorientiertes FuE-Vorhaben" in shown


def test_json_is_the_report(capsys: pytest.CaptureFixture[str], sample: tuple) -> None:
    body = json.loads(printed(capsys, sample, as_json=True))
    assert body["size"]["possible"] == ["small"] and body["today"] == "2026-11-25"
    assert len(body["programmes"]) == 10
