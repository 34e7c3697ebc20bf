"""The version of the analysis follows everything that makes terms."""

from __future__ import annotations

import ast
import shutil
from pathlib import Path

import pytest

import rag.text.version as version
from rag.text.version import SOURCES, analysis_version, fingerprint

FOLDER = Path(version.__file__).parent


def imported(name: str) -> set[str]:
    """The modules of `rag.text` that a module needs, itself included, as file names."""
    found, waiting = set(), [name]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            tree = ast.parse((FOLDER / one).read_text(encoding="utf-8"))
            names = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
            names += [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
            assert not any(one.startswith(("rag.", "corpus")) and not one.startswith("rag.text.") for one in names)
            waiting += [one.removeprefix("rag.text.") + ".py" for one in names if one.startswith("rag.text.")]
    return found


def test_every_module_and_list_that_makes_terms_is_counted() -> None:
    modules = imported("analyse.py")
    read = {one.name for one in FOLDER.glob("*.txt") if any(one.name in (FOLDER / m).read_text() for m in modules)}
    assert set(SOURCES) == modules | read


@pytest.mark.parametrize("name", SOURCES)
def test_a_change_of_any_of_them_is_another_version(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for one in SOURCES:
        shutil.copy(FOLDER / one, tmp_path / one)
    monkeypatch.setattr(version, "__file__", str(tmp_path / "version.py"))
    before = analysis_version.__wrapped__()
    assert before == analysis_version()
    with (tmp_path / name).open("a", encoding="utf-8") as file:
        file.write("x")
    assert analysis_version.__wrapped__() != before


def test_a_letter_that_moves_from_one_file_to_the_next_is_seen() -> None:
    assert fingerprint([b"ab", b"c"]) != fingerprint([b"a", b"bc"])
