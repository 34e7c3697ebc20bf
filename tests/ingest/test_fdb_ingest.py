"""The export in the store: one run, the next day's, what vanished, what is broken."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.fdb.sources import address
from ingest.handover import report_from_json, report_to_json
from ingest.run import Report, ingest
from rag.answer.entries import entry_of, is_withdrawn, state_of
from rag.embed import HashEncoder
from rag.records import PUBLIC, DocumentInfo, Filters, Query
from rag.retrieve import Retriever
from rag.settings import Settings
from rag.store.store import Store
from tests.ingest.fdb_made import pack, titled, xml

ENCODER = HashEncoder()
SAMPLE = "documents/fdb_export_sample.zip"
MEMBERS = {
    "Bund/muster.xml": xml(),
    "Bund/rest.xml": titled("Restförderung"),
    "EU/dritte.xml": titled("Dritte Förderung"),
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(Settings(data=tmp_path / "var"), role="owner", encoder_name=ENCODER.name, dim=ENCODER.dim) as store:
        yield store


def run(store: Store, path: Path, day: int = 24, *, prune: bool = False, corpus: Path | None = None) -> Report:
    """One ingest of the export at `path`, made on a day of November 2026."""
    settings = Settings(corpus=corpus or path.parent / "none")
    return ingest([address(path, dt.date(2026, 11, day))], store, ENCODER, settings, prune=prune)


def named(store: Store, title: str) -> DocumentInfo:
    """The stored programme of this title."""
    (found,) = [one for one in store.list(Filters(kinds=("programme",)), PUBLIC, limit=500)[0] if one.title == title]
    return found


def test_the_next_days_export_changes_nothing_but_the_day_on_which_it_was_listed(store: Store, tmp_path: Path) -> None:
    first = run(store, pack(tmp_path / "23.zip", MEMBERS), 23)
    assert (len(first.added), first.failed, first.exit_code) == (3, [], 0)
    generation = store.generation
    second = run(store, pack(tmp_path / "24.zip", MEMBERS), 24)
    assert (second.unchanged, second.added, second.changed, second.withdrawn, second.chunks) == (3, [], [], [], 0)
    assert store.generation == generation
    info = named(store, "Restförderung")
    assert info.retrieved == dt.date(2026, 11, 24)
    state = state_of(info, dt.date(2026, 11, 25))
    assert state is not None and (state.state, state.as_of) == ("unproven", dt.date(2026, 11, 24))


def test_a_changed_programme_replaces_itself(store: Store, tmp_path: Path) -> None:
    run(store, pack(tmp_path / "a.zip", MEMBERS))
    changed = {**MEMBERS, "Bund/rest.xml": titled("Restförderung", teaserText="<p>Nun auch für Fähren.</p>")}
    report = run(store, pack(tmp_path / "b.zip", changed), 25)
    assert (len(report.changed), report.unchanged) == (1, 2)
    assert "Fähren" in (store.text(report.changed[0], None, PUBLIC) or "")


def test_a_vanished_programme_is_withdrawn_and_says_so_and_comes_back(store: Store, tmp_path: Path) -> None:
    run(store, pack(tmp_path / "a.zip", MEMBERS), 23)
    before = store.text(named(store, "Restförderung").doc_id, None, PUBLIC) or ""
    less = pack(tmp_path / "b.zip", {name: data for name, data in MEMBERS.items() if "rest" not in name})
    report = run(store, less, 24)
    assert len(report.withdrawn) == 1 and report.removed == [] and report.unchanged == 2
    info = named(store, "Restförderung")
    state = state_of(info, dt.date(2026, 12, 1))
    assert is_withdrawn(info) and entry_of(info) is not None
    assert state is not None and (state.state, state.since) == ("closed", dt.date(2026, 11, 24))
    text = store.text(info.doc_id, None, PUBLIC) or ""
    assert "seit dem 24. November 2026 geschlossen" in text
    assert text.startswith(before.rpartition("Fristen und Stand")[0])
    chunks = store.document_chunks(info.doc_id, PUBLIC)
    assert all(text[one.start : one.end] == one.text for one in chunks)
    assert "".join(text.split()) == "".join("".join(one.text for one in chunks).split())
    found = Retriever(store, ENCODER).search(Query("Restförderung", dt.date(2026, 12, 1)))
    assert any(one.document.doc_id == info.doc_id for one in found.documents)
    assert not store.list(Filters(valid_at=dt.date(2026, 12, 1), doc_ids=(info.doc_id,)), PUBLIC)[1]
    assert store.list(Filters(valid_at=dt.date(2026, 11, 1), doc_ids=(info.doc_id,)), PUBLIC)[1] == 1
    again = run(store, less, 25)
    assert (again.withdrawn, again.changed) == ([], [])
    back = run(store, pack(tmp_path / "c.zip", MEMBERS), 26)
    assert len(back.changed) == 1 and not is_withdrawn(named(store, "Restförderung"))


def test_a_broken_programme_fails_alone_and_is_not_taken_for_vanished(store: Store, tmp_path: Path) -> None:
    run(store, pack(tmp_path / "a.zip", MEMBERS), 23)
    report = run(store, pack(tmp_path / "b.zip", {**MEMBERS, "Bund/rest.xml": b"<document"}), 24)
    assert (report.unchanged, len(report.failed), report.withdrawn, report.exit_code) == (2, 1, [], 1)
    assert report.failed[0].source == "Bund/rest" and "well-formed" in report.failed[0].reason


def test_a_wrong_file_is_exit_code_two_and_withdraws_nothing(store: Store, tmp_path: Path) -> None:
    run(store, pack(tmp_path / "a.zip", MEMBERS), 23)
    report = run(store, pack(tmp_path / "b.zip", {"/x.xml": b"<a/>"}), 24)
    assert (report.exit_code, report.withdrawn) == (2, [])
    assert "no programmes" in report.failed[0].reason


def test_a_part_of_an_export_withdraws_nothing_unless_asked(store: Store, tmp_path: Path) -> None:
    many = {f"Bund/p{number}.xml": titled(f"Förderung Nummer {number}") for number in range(25)}
    run(store, pack(tmp_path / "a.zip", many), 23)
    part = pack(tmp_path / "b.zip", {"Bund/p0.xml": many["Bund/p0.xml"]})
    report = run(store, part, 24)
    assert report.withdrawn == [] and "part of an export" in report.failed[0].reason
    assert len(run(store, part, 24, prune=True).withdrawn) == 24


def test_an_older_export_withdraws_nothing_that_a_newer_one_listed(store: Store, tmp_path: Path) -> None:
    run(store, pack(tmp_path / "a.zip", MEMBERS), 24)
    older = pack(tmp_path / "b.zip", {"Bund/muster.xml": xml()})
    assert run(store, older, 20).withdrawn == []


def test_programmes_are_filtered_by_region_topic_and_kind(store: Store, tmp_path: Path) -> None:
    run(store, pack(tmp_path / "a.zip", {"Land/Hessen/m.xml": titled("Wasserstoff in Werkstätten")}))
    assert store.list(Filters(kinds=("programme",), regions=("06",), topics=("hydrogen",)), PUBLIC)[1] == 1
    assert store.list(Filters(regions=("03",)), PUBLIC)[1] == 0


def test_a_report_with_withdrawn_programmes_survives_the_hand_over() -> None:
    report = Report(withdrawn=["fdb-a"])
    assert report_from_json(report_to_json(report)) == report
    older = {name: value for name, value in report_to_json(report).items() if name != "withdrawn"}
    assert report_from_json(older).withdrawn == []


@pytest.mark.slow
def test_the_sample_goes_in_whole_and_a_second_run_changes_nothing(store: Store, shared: Path) -> None:
    first = run(store, shared / SAMPLE, 24, corpus=Settings().corpus)
    assert (len(first.added), first.failed) == (120, [])
    second = run(store, shared / SAMPLE, 25, corpus=Settings().corpus)
    assert (second.unchanged, second.added, second.changed, second.withdrawn) == (120, [], [], [])
    of_hessen_or_above = Filters(regions=("06",), kinds=("programme",))
    assert store.list(of_hessen_or_above, PUBLIC)[1] == 120
    zim = named(store, "Zentrales Innovationsprogramm Mittelstand (ZIM)")
    entry = entry_of(zim)
    assert entry is not None and entry.imported is not None and entry.imported.same_as == "zim"
