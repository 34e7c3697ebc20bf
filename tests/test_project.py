"""What the project promises of itself: the house, the doors, the documents, the locks."""

from __future__ import annotations

import ast
import importlib.metadata
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import rag.errors as errors
from rag.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
LAYERS = {
    "corpus": set(),
    "rag": {"corpus"},
    "ingest": {"corpus", "rag"},
    "api": {"corpus", "rag", "ingest"},
    "evals": {"corpus", "rag", "ingest"},
    "ui": {"corpus", "rag", "ingest", "api", "evals"},
}
"""What each package may import of ours, beside itself."""

DOORS = {
    "chromadb": {"rag/store/vectors.py"},
    "tantivy": {"rag/store/terms.py"},
    "sqlalchemy": {"rag/store/*.py"},
    "pypdf": {"ingest/load/*.py"},
    "pypdfium2": {"ingest/load/*.py"},
    "trafilatura": {"ingest/load/html.py"},
    "docx": {"ingest/load/docx.py"},
    "gradio": {"ui/*.py"},
    "reportlab": {"ui/paper/pdf.py"},
    "Stemmer": {"rag/text/*.py"},
    "filelock": {"rag/store/lock.py"},
    "langchain": {"rag/chat_model.py"},
    "langchain_core": {"rag/chat_model.py"},
    "mcp": {"api/mcp.py", "api/mcp_endpoint.py"},
    "sentence_transformers": {"rag/embed.py", "rag/rerank.py"},
    "tokenizers": {"rag/embed.py"},
    "safetensors": {"rag/embed.py"},
}
"""The only files that may import a heavy library; the benchmark may import what it measures."""

HEAVY = (
    "torch",
    "sentence_transformers",
    "chromadb",
    "gradio",
    "langchain_core",
    "onnxruntime",
    "fastapi",
    "docx",
    "mcp",
)


def modules() -> list[Path]:
    """Every module of ours, tests left out."""
    return [ROOT / "lotse.py", *(path for package in LAYERS for path in sorted((ROOT / package).rglob("*.py")))]


def imports(path: Path) -> Iterator[str]:
    """Every module name that `path` imports, wherever in the file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_down(path: Path) -> None:
    package = path.relative_to(ROOT).parts[0]
    if package not in LAYERS:
        return
    ours = {name.split(".")[0] for name in imports(path)} & (LAYERS.keys() | {"lotse"})
    assert ours <= LAYERS[package] | {package}


@pytest.mark.parametrize("library", DOORS)
def test_a_heavy_library_has_one_door(library: str) -> None:
    guilty = [
        str(path.relative_to(ROOT))
        for path in modules()
        if any(name.split(".")[0] == library for name in imports(path))
        and not any(path.relative_to(ROOT).match(door) for door in DOORS[library])
        and path.relative_to(ROOT).parts[0] != "evals"
    ]
    assert not guilty


def test_help_imports_nothing_heavy() -> None:
    listing = "import sys, lotse; sys.argv = ['lotse', '--help']\ntry: lotse.main()\nexcept SystemExit: pass\n"
    listing += f"print('HEAVY', [name for name in {HEAVY!r} if name in sys.modules])"
    result = subprocess.run([sys.executable, "-c", listing], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "HEAVY []" in result.stdout
    assert "serve" in result.stdout and "ingest" in result.stdout


def error_classes() -> list[type[errors.LotseError]]:
    """All error classes, root first."""
    found = [errors.LotseError]
    for cls in found:
        found.extend(cls.__subclasses__())
    return found


def test_every_error_has_its_own_code_and_a_status() -> None:
    classes = error_classes()
    own = [cls.code for cls in classes]
    assert len(set(own)) == len(own)
    assert all(400 <= cls.http_status <= 599 and cls.exit_code in (1, 2) for cls in classes)


def test_the_tree_in_the_docstring_is_the_tree() -> None:
    drawn = set(re.findall(r"^\s*[│├└─ ]*([A-Z]\w+)", errors.__doc__ or "", re.MULTILINE))
    assert {cls.__name__ for cls in error_classes()} <= drawn


def test_every_setting_is_documented() -> None:
    page = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")
    missing = [name for name in Settings.model_fields if f"LOTSE_{name.upper()}" not in page]
    assert not missing


def test_all_packages_are_listed() -> None:
    listed = set(tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]["packages"])
    there = {str(path.parent.relative_to(ROOT)).replace("/", ".") for path in modules() if path.name == "__init__.py"}
    assert listed == there


def test_torch_is_pinned_in_every_lock_and_rule() -> None:
    assert "torch==2.13.0\n" in (ROOT / "requirements.lock").read_text()
    assert "install --quiet torch==2.13.0" in (ROOT / "Makefile").read_text()


def test_the_lock_holds_every_direct_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    locked = {
        re.split(r"[=@ ]", line)[0].lower().replace("_", "-")
        for name in ("requirements.lock", "requirements-dev.lock")
        for line in (ROOT / name).read_text().splitlines()
        if not line.startswith("#")
    }
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    missing = [one for one in wanted if re.split(r"[<>=! ]", one)[0].lower().replace("_", "-") not in locked]
    assert not missing


def locked(*names: str) -> dict[str, str]:
    """Distribution -> version, as the lock files of these names pin them."""
    lines = (line for name in names for line in (ROOT / name).read_text().splitlines() if not line.startswith("#"))
    pins = [Requirement(line) for line in lines if line]
    return {canonicalize_name(pin.name): next(iter(pin.specifier)).version for pin in pins}


def unmet(pins: dict[str, str]) -> list[str]:
    """What the pinned distributions need on this machine and the pins do not give, extras asked for included."""
    found, seen = [], set()
    waiting = [(name, "") for name in pins]
    while waiting:
        name, extra = waiting.pop()
        if (name, extra) in seen:
            continue
        seen.add((name, extra))
        for needed in map(Requirement, importlib.metadata.distribution(name).requires or ()):
            if needed.marker and not needed.marker.evaluate({"extra": extra}):
                continue
            met = canonicalize_name(needed.name)
            if not needed.specifier.contains(pins.get(met, "0"), prereleases=True) or met not in pins:
                found.append(f"{name} needs {needed}, the lock has {pins.get(met)}")
            else:
                waiting += [(met, asked) for asked in ("", *needed.extras)]
    return found


@pytest.mark.parametrize("names", [("requirements.lock",), ("requirements.lock", "requirements-dev.lock")])
def test_the_lock_meets_every_requirement_of_what_it_lists(names: tuple[str, ...]) -> None:
    assert not unmet(locked(*names))


@pytest.mark.parametrize("left_out", ["lxml-html-clean", "numpy"])
def test_a_gap_in_the_lock_is_seen_also_behind_an_extra(left_out: str) -> None:
    pins = {name: version for name, version in locked("requirements.lock").items() if name != left_out}
    assert any(f"needs {left_out}" in line.replace("_", "-") for line in unmet(pins))


def test_what_is_installed_is_what_the_lock_names() -> None:
    other = {
        name: (importlib.metadata.version(name), version)
        for name, version in locked("requirements.lock", "requirements-dev.lock").items()
        if importlib.metadata.version(name).split("+")[0] != version
    }
    assert not other


def test_readme_commands_are_make_targets_and_commands() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"^make (\w+)", readme, re.MULTILINE)) >= {"run", "test"}
    assert set(re.findall(r"\bmake (\w+)", readme)) <= targets
    listing = subprocess.run(
        [sys.executable, "-m", "lotse", "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    commands = set(re.findall(r"^  (\w+)  ", listing.stdout, re.MULTILINE))
    assert set(re.findall(r"^lotse (\w+)", readme, re.MULTILINE)) <= commands


def test_no_leftovers_and_no_paths_of_a_machine() -> None:
    wrong = re.compile(r"\b(TODO|FIXME|XXX)\b|raise NotImplemented|(?<![\w.])/(work|root|farm)/")
    for path in modules():
        assert not wrong.search(path.read_text(encoding="utf-8")), path
