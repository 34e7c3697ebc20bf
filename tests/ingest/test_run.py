"""The ingest: only what changed is loaded, what fails is named, what is gone is removed when asked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.run import Report, ingest
from rag.embed import HashEncoder
from rag.records import AUDIENCES, PUBLIC, Filters
from rag.settings import Settings
from rag.store.store import Store

ENCODER = HashEncoder()
TEXT = "Die Förderung von {} beträgt 100 Euro.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    for name in ("bus", "rad"):
        (tmp_path / "in" / f"{name}.txt").write_text(TEXT.format(name), encoding="utf-8")
    return tmp_path / "in"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(Settings(data=tmp_path / "var"), role="owner", encoder_name=ENCODER.name, dim=ENCODER.dim) as store:
        yield store


def run(store: Store, *targets: Path, audience: str = "public", prune: bool = False) -> Report:
    """One ingest with the test's encoder."""
    return ingest([str(one) for one in targets], store, ENCODER, Settings(), audience=audience, prune=prune)


def test_what_is_stored_is_not_loaded_again(store: Store, folder: Path) -> None:
    first, second = run(store, folder), run(store, folder)
    assert (len(first.added), first.exit_code) == (2, 0)
    assert (second.unchanged, second.added, second.changed, second.chunks) == (2, [], [], 0)


def test_a_changed_file_replaces_its_document(store: Store, folder: Path) -> None:
    run(store, folder)
    (folder / "bus.txt").write_text("Die Förderung von Fähren.\n", encoding="utf-8")
    report = run(store, folder)
    assert (len(report.changed), report.unchanged) == (1, 1)
    assert "Fähren" in (store.text(report.changed[0], None, PUBLIC) or "")


def test_other_bytes_with_the_same_text_are_taken(store: Store, folder: Path) -> None:
    run(store, folder)
    (folder / "bus.txt").write_text(TEXT.format("bus") + "\n\n", encoding="utf-8")
    assert run(store, folder).failed == []
    assert run(store, folder).unchanged == 2
    assert store.list(Filters(), PUBLIC)[1] == 2


def test_a_file_given_twice_is_taken_once(store: Store, folder: Path) -> None:
    report = run(store, folder, folder / "bus.txt")
    assert (len(report.added), report.failed) == (2, [])


def test_a_file_that_cannot_be_loaded_is_named_and_the_others_go_on(store: Store, folder: Path) -> None:
    (folder / "leer.txt").write_bytes(b"")
    report = run(store, folder)
    assert (len(report.added), len(report.failed), report.exit_code) == (2, 1, 1)
    assert "leer.txt" in report.failed[0].source


def test_what_a_loader_noted_is_reported_by_name(store: Store, folder: Path) -> None:
    (folder / "alt.txt").write_bytes("Förderung für Bäcker und Müller, Größe egal.\n".encode("latin-1"))
    report = run(store, folder)
    assert [note.source for note in report.notes] == [str(folder / "alt.txt")]
    assert report.notes[0].text.startswith("read as ")
    assert run(store, folder).notes == []


def test_nothing_but_failures_is_exit_code_two(store: Store, tmp_path: Path) -> None:
    assert run(store, tmp_path / "nowhere").exit_code == 2


def test_prune_removes_what_is_gone_from_the_targets_only(store: Store, folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(TEXT.format("other"), encoding="utf-8")
    run(store, folder, other)
    (folder / "bus.txt").unlink()
    other.unlink()
    assert run(store, folder).removed == []
    assert len(run(store, folder, prune=True).removed) == 1
    assert store.list(Filters(), PUBLIC)[1] == 2


def test_prune_removes_nothing_where_a_target_is_missing(store: Store, folder: Path, tmp_path: Path) -> None:
    run(store, folder)
    (folder / "bus.txt").unlink()
    assert run(store, folder, tmp_path / "nowhere", prune=True).removed == []


def test_prune_goes_on_beside_a_file_that_cannot_be_loaded_and_keeps_its_document(store: Store, folder: Path) -> None:
    run(store, folder)
    (folder / "bus.txt").write_bytes(b"")
    (folder / "rad.txt").unlink()
    report = run(store, folder, prune=True)
    assert (len(report.failed), len(report.removed)) == (1, 1)
    assert store.list(Filters(), PUBLIC)[1] == 1


def test_another_audience_moves_the_documents(store: Store, folder: Path) -> None:
    run(store, folder)
    assert len(run(store, folder, audience="internal").changed) == 2
    assert store.list(Filters(), PUBLIC)[1] == 0
    assert store.list(Filters(), frozenset(AUDIENCES))[1] == 2
    assert store.search_vectors(ENCODER.query("Förderung"), 9, PUBLIC) == []


def test_an_entry_with_another_id_leaves_nothing_under_its_old_one(store: Store, tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text('{"id": "eins", "title": "A", "text": "Die Förderung."}\n', encoding="utf-8")
    run(store, rows)
    rows.write_text('{"id": "zwei", "title": "A", "text": "Die Förderung."}\n', encoding="utf-8")
    run(store, rows, prune=True)
    assert store.list(Filters(), PUBLIC)[1] == 1
