"""The store: whole versions, closed filters, one owner, and repair of what derives from the truth."""

from __future__ import annotations

import datetime as dt
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from rag.embed import HashEncoder
from rag.errors import EncoderMismatch, IndexMissing, StoreDamaged, StoreFull, StoreLocked, StoreVersion
from rag.records import AUDIENCES, PUBLIC, Chunk, Document, Filters, chunk_id
from rag.settings import Settings
from rag.store import term_folder, terms
from rag.store.status import NO_INDEX, read_status
from rag.store.store import Store, passage_text
from rag.store.term_folder import index_folder

ALL = frozenset(AUDIENCES)
ENCODER = HashEncoder()


def document(name: str, text: str, **fields: object) -> Document:
    """A small document with one block a line."""
    return Document(name, f"file:///{name}.txt", text[:8], text, name.title(), "text/plain", **fields)  # type: ignore[arg-type]


def row(one: Document) -> tuple[Document, list[Chunk], object, str]:
    """What `Store.write` takes: one chunk a line."""
    chunks, start = [], 0
    for ordinal, line in enumerate(one.text.splitlines(keepends=True)):
        end = start + len(line)
        chunks.append(
            Chunk(chunk_id(one.doc_id, one.version, ordinal), one.doc_id, one.version, ordinal, line, start, end)
        )
        start = end
    return one, chunks, ENCODER.passages([passage_text(one.title, "", chunk.text) for chunk in chunks]), "1"


def owner(settings: Settings) -> Store:
    """The folder's owner."""
    return Store.open(settings, role="owner", encoder_name=ENCODER.name, dim=ENCODER.dim)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "var")


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    with owner(settings) as store:
        yield store


def backwards(text: str) -> list[str]:
    """Another analysis."""
    return [word[::-1] for word in text.lower().split()]


def found(store: Store, text: str, audiences: frozenset[str] = PUBLIC) -> set[str]:
    """The doc ids that both searches find and that are live."""
    terms = store.search_terms(text, 50, audiences)
    vectors = store.search_vectors(ENCODER.query(text), 50, audiences)
    assert {one.chunk_id for one in terms} <= {one.chunk_id for one in vectors}
    live = store.chunks([one.chunk_id for one in terms], audiences)
    return {chunk.doc_id for chunk, _ in live.values()}


def test_a_document_is_found_in_every_way_and_slices_back(store: Store) -> None:
    store.write([row(document("zim", "Die Förderquote beträgt 45 Prozent.\nAnträge gehen an den Träger."))])
    assert found(store, "Förderquote") == {"zim"}
    text = store.text("zim", None, PUBLIC)
    assert text is not None
    assert all(text[one.start : one.end] == one.text for one in store.document_chunks("zim", PUBLIC))


def test_a_new_version_replaces_the_old_one_everywhere(store: Store) -> None:
    first = document("zim", "Alte Fassung mit Förderquote.")
    store.write([row(first)])
    store.write([row(document("zim", "Neue Fassung mit Zuschuss."))])
    assert found(store, "Förderquote") == set() and found(store, "Zuschuss") == {"zim"}
    assert store.text("zim", first.version, PUBLIC) is None
    assert store.repair().lines() == ["nothing to mend: all three stores agree"]


def test_internal_documents_do_not_show_without_their_audience(store: Store) -> None:
    store.write([row(document("vermerk", "Geheime Förderquote.", audience="internal"))])
    assert found(store, "Förderquote") == set() and found(store, "Förderquote", ALL) == {"vermerk"}
    assert store.info("vermerk", PUBLIC) is None and store.text("vermerk", None, PUBLIC) is None
    assert store.list(Filters(), PUBLIC) == ([], 0)
    assert store.document_chunks("vermerk", PUBLIC) == []
    assert store.allowed(Filters(kinds=("document",)), PUBLIC) == frozenset()


def test_a_change_of_audience_moves_a_document(store: Store) -> None:
    one = document("vermerk", "Förderquote.")
    store.write([row(one)])
    store.write([row(replace(one, audience="internal"))])
    assert found(store, "Förderquote") == set() and found(store, "Förderquote", ALL) == {"vermerk"}


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(kinds=("programme",)), {"a", "b"}),
        (Filters(kinds=("hub",)), set()),
        (Filters(regions=("03",)), {"a", "b", "c"}),
        (Filters(regions=("03103",)), {"a", "b"}),
        (Filters(regions=("14",)), {"a"}),
        (Filters(topics=("skills",)), {"b"}),
        (Filters(valid_at=dt.date(2024, 1, 1)), {"a", "b", "c"}),
        (Filters(valid_at=dt.date(2026, 1, 1)), {"a", "c"}),
        (Filters(published_from=dt.date(2025, 1, 1)), {"c"}),
        (Filters(doc_ids=("a", "c"), kinds=("document",)), {"c"}),
    ],
)
def test_filters_hold_and_fail_closed(store: Store, filters: Filters, expected: set[str]) -> None:
    store.write(
        [
            row(document("a", "eins", kind="programme", regions=("DE",))),
            row(
                document(
                    "b", "zwei", kind="programme", regions=("03",), topics=("skills",), valid_until=dt.date(2025, 1, 1)
                )
            ),
            row(document("c", "drei", regions=("03151",), published=dt.date(2025, 6, 1))),
        ]
    )
    assert store.allowed(filters, PUBLIC) == expected
    assert {info.doc_id for info in store.list(filters, PUBLIC)[0]} == expected


def test_removing_leaves_nothing(store: Store) -> None:
    store.write([row(document("a", "Förderquote")), row(document("b", "Zuschuss"))])
    assert store.remove(["a", "unknown"]) == 1
    assert found(store, "Förderquote") == set() and store.list(Filters(), ALL)[1] == 1


@pytest.mark.parametrize("lost", ["terms", "vectors"])
def test_an_index_that_is_lost_or_broken_is_made_anew(settings: Settings, lost: str) -> None:
    with owner(settings) as store:
        store.write([row(document("a", "Förderquote")), row(document("b", "Zuschuss"))])
    shutil.rmtree(settings.data / lost)
    with owner(settings) as store:
        assert found(store, "Förderquote") == {"a"}
    broken = index_folder(settings.data) / "meta.json" if lost == "terms" else settings.data / lost / "chroma.sqlite3"
    broken.write_bytes(b"no index of anything")
    with owner(settings) as store:
        assert found(store, "Zuschuss") == {"b"}


def test_terms_of_another_analysis_are_made_anew_and_not_searched_meanwhile(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    with owner(settings) as store:
        store.write([row(document("a", "Förderquote\nZuschuss")), row(document("b", "Frist", audience="internal"))])
    with Store.open(settings, role="reader") as old_reader:
        old = index_folder(settings.data)
        monkeypatch.setattr(term_folder, "analysis_version", lambda: "another")
        monkeypatch.setattr(terms, "analyse", backwards)
        monkeypatch.setattr(terms, "weighted", lambda text: dict.fromkeys(backwards(text), 1.0))
        with pytest.raises(StoreVersion, match="lotse repair"):
            Store.open(settings, role="reader")
        assert any(not one.ok and "lotse repair" in one.detail for one in read_status(settings).health)
        steps: list[tuple[int, int, str]] = []
        with Store.open(
            settings,
            role="owner",
            encoder_name=ENCODER.name,
            dim=ENCODER.dim,
            progress=lambda *step: steps.append(step),
        ) as store:
            assert steps == [(3, 3, "terms")] and store.at_opening.terms_added == 3
            assert store.document_frequency("etouqredröf") == 1
            assert found(store, "Förderquote") == {"a"} and found(store, "Frist", ALL) == {"b"}
            assert store.repair().lines() == ["nothing to mend: all three stores agree"]
        assert not old.exists() and index_folder(settings.data).exists()
        with pytest.raises(StoreVersion, match="again"):
            old_reader.search_terms("Förderquote", 5, PUBLIC)
    with owner(settings) as store:
        assert store.at_opening.lines() == ["nothing to mend: all three stores agree"]


def test_a_kill_while_terms_are_made_anew_costs_only_the_time(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    with owner(settings) as store:
        store.write([row(document("a", "Förderquote"))])
    old = index_folder(settings.data)
    monkeypatch.setattr(term_folder, "analysis_version", lambda: "another")

    def killed(done: int, total: int, name: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Store.open(settings, role="owner", encoder_name=ENCODER.name, dim=ENCODER.dim, progress=killed)
    assert old.exists() and not index_folder(settings.data).exists()
    with owner(settings) as store:
        assert found(store, "Förderquote") == {"a"} and store.at_opening.terms_added == 1
    assert [one.name for one in (settings.data / "terms").iterdir()] == [index_folder(settings.data).name]


def test_a_second_owner_is_refused_and_readers_are_not(store: Store, settings: Settings) -> None:
    with pytest.raises(StoreLocked, match="process"):
        owner(settings)
    store.write([row(document("a", "Förderquote"))])
    with Store.open(settings, role="reader") as reader:
        assert found(reader, "Förderquote") == {"a"}
        store.write([row(document("b", "Förderquote"))])
        assert found(reader, "Förderquote") == {"a", "b"}


def test_another_encoder_is_refused_until_everything_is_encoded_again(settings: Settings) -> None:
    with owner(settings) as store:
        store.write([row(document("a", "Förderquote"))])
    other = HashEncoder(64)
    with pytest.raises(EncoderMismatch, match="repair --encode"):
        Store.open(settings, role="owner", encoder_name=other.name, dim=other.dim)
    with Store.open(settings, role="owner", encoder_name=other.name, dim=other.dim, reencode=True) as store:
        assert store.reencode(other.passages, other.name, other.dim, lambda done, total, name: None) == 1
        assert store.search_vectors(other.query("Förderquote"), 1, PUBLIC)[0].doc_id == "a"
    with Store.open(settings, role="reader") as reader:
        reader.check_encoder(other.name, other.dim)


def test_a_failed_batch_leaves_what_was_live(store: Store) -> None:
    store.write([row(document("a", "Förderquote alt"))])

    def full(step: str) -> None:
        if step == "vectors":
            raise StoreFull("there")

    with pytest.raises(StoreFull, match="free some"):
        store.write([row(document("a", "Zuschuss neu"))], checkpoint=full)
    assert found(store, "Förderquote") == {"a"}
    store.write([row(document("a", "Zuschuss neu"))])
    assert found(store, "Zuschuss") == {"a"} and found(store, "Förderquote") == set()


def test_files_that_are_not_ours_are_named(settings: Settings) -> None:
    with pytest.raises(IndexMissing, match="make run"):
        Store.open(settings, role="reader")
    with owner(settings) as store:
        store.database.set_meta(schema="999")
    with pytest.raises(StoreVersion, match="999"):
        owner(settings)
    (settings.data / "lotse.sqlite").write_bytes(b"kein SQLite" * 1000)
    for name in ("lotse.sqlite-wal", "lotse.sqlite-shm"):
        (settings.data / name).unlink(missing_ok=True)
    with pytest.raises(StoreDamaged, match="backup"):
        owner(settings)


def test_a_file_made_before_page_breaks_is_read_as_it_is_and_completed_by_its_owner(settings: Settings) -> None:
    one, (chunk,), vectors, fingerprint = row(document("a", "Seite eins, Seite zwei"))
    paged = replace(chunk, page_first=1, page_last=2, page_breaks=(12,))
    with owner(settings) as store:
        store.write([(one, [paged], vectors, fingerprint)])
        assert list(store.document_chunks("a", PUBLIC)) == [paged]
        assert store.chunks([paged.chunk_id], PUBLIC)[paged.chunk_id][0] == paged
    with closing(sqlite3.connect(settings.data / "lotse.sqlite")) as file:
        file.execute("ALTER TABLE chunks DROP COLUMN page_breaks")
    before = replace(paged, page_breaks=())
    with Store.open(settings, role="reader") as reader:
        assert list(reader.document_chunks("a", PUBLIC)) == [before]
        assert reader.chunks([before.chunk_id], PUBLIC)[before.chunk_id][0] == before
    with owner(settings) as store:
        assert list(store.document_chunks("a", PUBLIC)) == [before]
        store.write([(one, [replace(paged, chunk_id="a@anew#0")], vectors, "2")])
        assert store.document_chunks("a", PUBLIC)[0].page_breaks == (12,)


def test_searches_beside_a_writer_never_see_half_a_document(store: Store) -> None:
    faults: list[str] = []
    stop = threading.Event()

    def search() -> None:
        while not stop.is_set():
            hits = store.search_terms("Fassung", 50, PUBLIC)
            live = store.chunks([one.chunk_id for one in hits], PUBLIC)
            versions: dict[str, set[str]] = {}
            for chunk, _ in live.values():
                versions.setdefault(chunk.doc_id, set()).add(chunk.version)
            if any(len(found) > 1 for found in versions.values()):
                faults.append(str(versions))

    threads = [threading.Thread(target=search) for _ in range(2)]
    for thread in threads:
        thread.start()
    for number in range(12):
        store.write([row(document(name, f"Fassung {number} eins\nFassung {number} zwei")) for name in "abc"])
    stop.set()
    for thread in threads:
        thread.join()
    assert not faults


def test_the_status_counts_and_names_the_owner(store: Store, settings: Settings) -> None:
    assert read_status(Settings(data=settings.data / "leer")).health[0].detail == NO_INDEX
    store.write([row(document("a", "Förderquote", kind="programme"))])
    status = read_status(settings, documents=True)
    assert (status.documents, status.chunks, status.by_kind) == (1, 1, {"programme": 1})
    assert status.holder is not None and "process" in status.holder
    assert [info.doc_id for info in status.documents_listed] == ["a"]
