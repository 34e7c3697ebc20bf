"""Alerts over a real store: changes between looks, notices, and what nobody may learn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.services import Services
from rag.alert_wording import change_text, notice_text
from rag.alerts import Alerts, look
from rag.errors import FilterUnknown, InputError, NoSuchEntry, PlaceUnknown, WatchUnknown
from rag.records import Audience
from rag.watch import Watch, check_shortlist, new_watch
from tests.api.tiny import OPEN_ENTRY, TODAY, open_tiny

PUBLIC = frozenset({"public"})


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    with open_tiny(tmp_path) as opened:
        yield opened


def watching(services: Services, **given: object) -> Watch:
    watch = new_watch("Meine", today=TODAY, **given)  # type: ignore[arg-type]
    services.store.database.watches.add(watch.id, watch.audience, watch.model_dump_json())
    seen(services, watch)
    return watch


def seen(services: Services, watch: Watch, day: dt.date = TODAY, **given: bool) -> Alerts:
    return look(watch, services.store.database, services.store, services.reader.retriever, day, **given)


def changed(services: Services, text: str, name: str = "testbonus", audience: Audience = "public") -> None:
    path = services.settings.corpus / "programmes" / f"{name}.md"
    path.write_text(text, encoding="utf-8")
    with services.change:
        report = services.ingest([str(path)], audience=audience)
    assert not report.failed, report


def test_a_changed_field_is_told_with_both_values_and_goes_on_being_told(services: Services) -> None:
    watch = watching(services, entry_ids=["testbonus"])
    assert seen(services, watch).changes == ()
    changed(services, OPEN_ENTRY.replace("closes: 2026-12-10", "closes: 2027-03-31"))
    later = TODAY + dt.timedelta(days=1)
    for _ in range(3):
        (change,) = seen(services, watch, later).changes
        assert (change.field, change.before, change.after) == ("clocks.window.closes", "2026-12-10", "2027-03-31")
        assert change.day == later
    assert change_text(change) == "Testbonus Niedersachsen: Antragsende 10.12.2026 -> 31.03.2027"
    assert seen(services, watch, later + dt.timedelta(days=90)).changes == (change,)
    assert seen(services, watch, later + dt.timedelta(days=91)).changes == ()


def test_an_entry_that_runs_out_is_told_before_and_its_end_afterwards(services: Services) -> None:
    watch = watching(services, entry_ids=["testbonus"], within_days=10)
    assert seen(services, watch, dt.date(2026, 11, 29)).notices == ()
    (notice,) = seen(services, watch, dt.date(2026, 11, 30)).notices
    assert (notice.what, notice.on, notice.since) == ("closes", dt.date(2026, 12, 10), dt.date(2026, 11, 30))
    assert notice_text(notice) == "Testbonus Niedersachsen: läuft am 10.12.2026 aus"
    over = seen(services, watch, dt.date(2026, 12, 11))
    assert over.notices == ()
    assert change_text(over.changes[0]) == "Testbonus Niedersachsen: Stand offen -> geschlossen"


def test_an_entry_that_opens_soon_is_told(services: Services) -> None:
    watch = watching(services, entry_ids=["testbonus"], within_days=30)
    changed(services, OPEN_ENTRY.replace("closes: 2026-12-10", "opens: 2026-12-20, closes: 2027-12-10"))
    (notice,) = seen(services, watch).notices
    assert (notice.what, notice.on) == ("opens", dt.date(2026, 12, 20))


def test_a_saved_search_tells_of_what_it_finds_anew_and_of_what_is_gone(services: Services) -> None:
    watch = watching(services, kinds=["programme"], regions=["Hannover"])
    changed(services, OPEN_ENTRY.replace("testbonus", "neubonus").replace("Testbonus", "Neubonus"), "neubonus")
    (found,) = seen(services, watch).changes
    assert (found.what, found.entry_id) == ("found", "neubonus")
    services.store.remove(["neubonus"])
    assert {one.what for one in seen(services, watch).changes} == {"gone"}, "and no more of it than that"


def test_a_search_by_words_watches_what_it_finds(services: Services) -> None:
    watch = watching(services, query="Zuschuss Digitalisierung Niedersachsen")
    changed(services, OPEN_ENTRY.replace("status: open", "status: paused"))
    assert "status" in {one.field for one in seen(services, watch).changes}


def test_another_text_with_the_same_fields_is_told_as_such(services: Services) -> None:
    watch = watching(services, entry_ids=["testbonus"])
    changed(services, OPEN_ENTRY.replace("höchstens 35 Prozent", "höchstens 34 Prozent"))
    (change,) = seen(services, watch).changes
    assert change.what == "text"


def test_what_becomes_internal_is_gone_for_the_public_with_all_that_was_told_of_it(services: Services) -> None:
    watch = watching(services, entry_ids=["testbonus"])
    changed(services, OPEN_ENTRY.replace("status: open", "status: paused"))
    assert seen(services, watch).changes[0].field
    changed(services, OPEN_ENTRY.replace("closes: 2026-12-10", "closes: 2029-09-09"), audience="internal")
    told = seen(services, watch)
    assert [one.what for one in told.changes] == ["gone"] and not told.notices
    assert "2029" not in told.model_dump_json()
    assert watching(services, entry_ids=["testbonus"], audience="internal").audiences > PUBLIC


def test_a_look_at_another_day_notes_nothing(services: Services) -> None:
    watch = watching(services, entry_ids=["testbonus"])
    (change,) = seen(services, watch, dt.date(2027, 1, 1), remember=False).changes
    assert change.field == "state" and seen(services, watch).changes == ()


def test_a_removed_watch_is_unknown_like_one_that_never_was(services: Services) -> None:
    watch = watching(services, entry_ids=["testbonus"])
    watches = services.store.database.watches
    watches.remove(watch.id)
    for gone in (lambda: watches.find(watch.id, PUBLIC), lambda: watches.remove("nie")):
        with pytest.raises(WatchUnknown, match="lotse alerts list"):
            gone()


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({}, InputError),
        ({"entry_ids": ["zim"], "query": "Zuschuss"}, InputError),
        ({"query": "x", "kinds": ["programm"]}, FilterUnknown),
        ({"topics": ["wetter"]}, FilterUnknown),
        ({"regions": ["Atlantis"]}, PlaceUnknown),
    ],
)
def test_a_watch_that_watches_nothing_that_exists_is_refused(given: dict[str, object], error: type[Exception]) -> None:
    with pytest.raises(error):
        new_watch("x", today=TODAY, **given)  # type: ignore[arg-type]


def test_a_shortlist_names_entries_that_are_there(services: Services) -> None:
    with pytest.raises(NoSuchEntry, match="niebonus"):
        check_shortlist(new_watch("x", today=TODAY, entry_ids=["testbonus", "niebonus"]), services.store)
