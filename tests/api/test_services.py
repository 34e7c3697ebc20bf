from __future__ import annotations

import threading
from pathlib import Path

import pytest

from api.services import Services, open_services
from rag.errors import ServerStopping, SourceMissing, StoreLocked
from rag.records import PUBLIC, Filters
from rag.store.lock import RECORD
from tests.api.tiny import OPEN_ENTRY, TOKEN, open_tiny, settings


def ids(services: Services) -> set[str]:
    """The ids of all public documents."""
    return {info.doc_id for info in services.store.list(Filters(), PUBLIC, 0, 100)[0]}


def test_opening_brings_the_corpus_into_the_index_and_again_changes_nothing(tmp_path: Path) -> None:
    given = settings(tmp_path)
    with open_services(given) as first:
        assert ids(first) == {"testbonus", "altbonus"}
        versions = {info.version for info in first.store.list(Filters(), PUBLIC, 0, 100)[0]}
        ingested = {info.ingested for info in first.store.list(Filters(), PUBLIC, 0, 100)[0]}
    with open_services(given) as again:
        infos = again.store.list(Filters(), PUBLIC, 0, 100)[0]
        assert {info.version for info in infos} == versions and {info.ingested for info in infos} == ingested


def test_an_entry_that_left_the_corpus_leaves_the_index_and_other_documents_stay(tmp_path: Path) -> None:
    with open_tiny(tmp_path) as first:
        before = ids(first)
    given = settings(tmp_path)
    (tmp_path / "entries" / "programmes" / "altbonus.md").unlink()
    with open_services(given) as again:
        assert ids(again) == before - {"altbonus"}


def test_a_broken_entry_is_logged_and_the_others_are_served(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    given = settings(tmp_path)
    (tmp_path / "entries" / "programmes" / "kaputt.md").write_text(
        OPEN_ENTRY.replace("id: testbonus", "id: kaputt").replace("level: state", "level: unsinn"), encoding="utf-8"
    )
    with open_services(given) as services:
        assert "testbonus" in ids(services) and "kaputt" not in ids(services)
    assert "kaputt.md" in caplog.text


def test_a_folder_has_one_owner(tmp_path: Path) -> None:
    given = settings(tmp_path)
    with open_services(given), pytest.raises(StoreLocked, match="process"), open_services(given):
        pass


def test_a_corpus_that_is_not_there_stops_the_start(tmp_path: Path) -> None:
    with pytest.raises(SourceMissing), open_services(settings(tmp_path, corpus=tmp_path / "fort")):
        pass


def test_both_the_set_token_and_the_owner_records_let_in(tmp_path: Path) -> None:
    with open_services(settings(tmp_path)) as services:
        assert TOKEN in services.tokens and len(services.tokens) == 2
    with open_services(settings(tmp_path, api_token=None)) as services:
        assert len(services.tokens) == 1
        assert services.tokens[0] in (services.settings.data / RECORD).read_text()


def test_a_stop_ends_a_running_ingest_between_documents_and_keeps_what_is_whole(tmp_path: Path) -> None:
    for number in range(20):
        (tmp_path / f"{number:02}.md").write_text(
            f"# Merkblatt {number}\n\nText über Wasser {number}.\n", encoding="utf-8"
        )
    with open_services(settings(tmp_path)) as services:
        reached = threading.Event()

        def progress(done: int, total: int | None, name: str) -> None:
            if done >= 3:
                services.stopping.set()
                reached.set()

        targets = [str(tmp_path / f"{number:02}.md") for number in range(20)]
        with services.change, pytest.raises(ServerStopping):
            services.ingest(targets, progress=progress)
        assert reached.is_set()
    with open_services(settings(tmp_path)) as again, again.change:
        report = again.ingest(targets)
        assert len(report.added) + report.unchanged == 20 and not report.failed
        assert len(ids(again)) == 22
