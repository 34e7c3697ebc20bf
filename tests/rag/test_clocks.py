import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.evidence import PROOF_DAYS, first_day, last_day, newest_evidence
from corpus.files import entry_paths, read_entry
from corpus.schema import Clocks, Entry, InForce, Money, Window
from rag.clocks import availability
from rag.settings import Settings

TODAY = dt.date(2026, 11, 22)


def entry(**fields: Any) -> Entry:
    """An entry with everything that the schema demands, and `fields`."""
    given_fields = {
        "id": "beispiel",
        "kind": "programme",
        "name": "Beispiel",
        "level": "state",
        "regions": ("03",),
        "sources": ({"url": "https://example.org", "supports": "alles"},),
        "confidence": "high",
        "retrieved": TODAY,
        **fields,
    }
    return Entry.model_validate(given_fields)


def clocks(
    valid: tuple[str | None, str | None] = (None, None),
    window: tuple[str | None, str | None] = (None, None),
    cutoffs: tuple[str, ...] = (),
    money: str = "unknown",
    as_of: str | None = None,
) -> dict[str, Any]:
    return {
        "in_force": {"valid_from": valid[0], "valid_until": valid[1]},
        "window": {"opens": window[0], "closes": window[1], "cutoffs": cutoffs, "as_of": as_of},
        "money": {"state": money, "as_of": as_of},
    }


CASES = [
    ("open and fresh", {"status": "open", "status_as_of": "2026-10-01"}, "open", None, None),
    ("open, last said two years ago", {"status": "open", "status_as_of": "2024-10-01"}, "unproven", None, None),
    ("unknown", {"status": "unknown"}, "unproven", None, None),
    ("nothing said", {}, "unproven", None, None),
    ("closed stays closed", {"status": "closed", "status_as_of": "2020-01-01"}, "closed", "2020-01-01", None),
    ("paused and fresh", {"status": "paused", "status_as_of": "2026-09-01"}, "paused", "2026-09-01", None),
    ("paused long ago", {"status": "paused", "status_as_of": "2024-09-01"}, "unproven", None, None),
    ("announced", {"status": "announced", "status_as_of": "2026-09-01"}, "opens_on", None, None),
    (
        "the dates win over a stale word",
        {"status": "open", "status_as_of": "2026-10-01", "clocks": clocks(window=(None, "2026-11-21"))},
        "closed",
        "2026-11-22",
        None,
    ),
    (
        "the last day still counts",
        {"status": "open", "status_as_of": "2026-10-01", "clocks": clocks(window=(None, "2026-11-22"))},
        "open",
        None,
        "2026-11-22",
    ),
    (
        "guideline and window: the earlier end",
        {
            "status": "closed",
            "status_as_of": "2024-11-15",
            "clocks": clocks(valid=("2024-01-01", "2024-12-31"), window=(None, "2024-11-15"), cutoffs=("2024-11-15",)),
        },
        "closed",
        "2024-11-16",
        None,
    ),
    (
        "opens later",
        {"status": "announced", "status_as_of": "2026-11-01", "clocks": clocks(window=("2027-02-01", "2027-05-31"))},
        "opens_on",
        "2027-02-01",
        "2027-05-31",
    ),
    (
        "closed, with a next window known",
        {"status": "closed", "status_as_of": "2026-06-30", "clocks": clocks(window=("2027-02-01", None))},
        "opens_on",
        "2027-02-01",
        None,
    ),
    (
        "money is gone",
        {"status": "open", "status_as_of": "2026-10-01", "clocks": clocks(money="exhausted", as_of="2026-10-15")},
        "paused",
        "2026-10-15",
        None,
    ),
    (
        "the next cut-off is the date",
        {"status": "open", "status_as_of": "2026-10-01", "clocks": clocks(cutoffs=("2026-10-15", "2027-04-15"))},
        "open",
        None,
        "2027-04-15",
    ),
    (
        "all known cut-offs are over",
        {"status": "open", "status_as_of": "2026-09-01", "clocks": clocks(cutoffs=("2026-10-15",))},
        "unproven",
        None,
        None,
    ),
    (
        "a dated window speaks without a status",
        {"clocks": clocks(window=("2026-01-01", "2026-12-31"), as_of="2026-01-01")},
        "open",
        "2026-01-01",
        "2026-12-31",
    ),
]


@pytest.mark.parametrize(("fields", "state", "since", "until"), [case[1:] for case in CASES], ids=[c[0] for c in CASES])
def test_the_rules(fields: dict[str, Any], state: str, since: str | None, until: str | None) -> None:
    found = availability(entry(**fields), TODAY)
    assert found.state == state
    assert found.since == (dt.date.fromisoformat(since) if since else None)
    assert found.until == (dt.date.fromisoformat(until) if until else None)


def test_a_closed_entry_names_its_successor() -> None:
    found = availability(entry(status="closed", status_as_of="2026-01-01", successor="neu"), TODAY)
    assert found.successor == "neu"


def test_before_a_dated_end_a_closed_entry_was_open() -> None:
    lapsed = entry(
        status="closed",
        status_as_of="2026-01-01",
        clocks=clocks(valid=("2024-06-25", "2025-12-31"), as_of="2026-01-01"),
    )
    states = {day: availability(lapsed, dt.date.fromisoformat(day)).state for day in ("2024-01-01", "2025-06-01")}
    assert states == {"2024-01-01": "opens_on", "2025-06-01": "open"}


DAYS = st.dates(min_value=dt.date(2019, 1, 1), max_value=dt.date(2031, 12, 31))
MAYBE = st.none() | DAYS


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """Any entry that the schema allows, as far as its clocks go."""
    bounds = sorted([draw(DAYS), draw(DAYS)])
    valid = InForce(
        valid_from=draw(st.sampled_from([None, bounds[0]])),
        valid_until=draw(st.sampled_from([None, bounds[1]])),
        as_of=draw(MAYBE),
    )
    window = Window(
        opens=draw(MAYBE), closes=draw(MAYBE), cutoffs=tuple(draw(st.lists(DAYS, max_size=3))), as_of=draw(MAYBE)
    )
    money = Money(state=draw(st.sampled_from(["available", "paused", "exhausted", "unknown"])), as_of=draw(MAYBE))
    status = draw(st.sampled_from([None, "open", "closed", "paused", "announced", "unknown"]))
    said = draw(DAYS) if status not in (None, "unknown") else draw(MAYBE)
    return entry(status=status, status_as_of=said, clocks=Clocks(in_force=valid, window=window, money=money))


@given(entries(), DAYS, DAYS)
def test_closed_never_reopens_by_time_alone(any_entry: Entry, one: dt.date, other: dt.date) -> None:
    earlier, later = sorted([one, other])
    if availability(any_entry, earlier).state == "closed":
        assert availability(any_entry, later).state == "closed"


@given(entries(), DAYS)
def test_open_means_inside_every_known_bound(any_entry: Entry, today: dt.date) -> None:
    found = availability(any_entry, today)
    valid, window = any_entry.clocks.in_force, any_entry.clocks.window
    if found.state == "open":
        assert not valid.valid_until or today <= valid.valid_until
        assert not valid.valid_from or valid.valid_from <= today
        assert not window.closes or today <= max(window.closes, *window.cutoffs, window.closes)
        assert not window.opens or window.opens <= today
        assert found.until is None or found.until >= today
        assert found.as_of is not None and abs((today - found.as_of).days) <= PROOF_DAYS


@given(DAYS, st.integers(min_value=0, max_value=1500))
def test_a_status_alone_is_unproven_after_twelve_months_only(said: dt.date, days: int) -> None:
    found = availability(entry(status="open", status_as_of=said), said + dt.timedelta(days=days))
    assert found.state == ("unproven" if days > PROOF_DAYS else "open")


@given(entries(), DAYS)
def test_since_lies_on_the_right_side_of_today(any_entry: Entry, today: dt.date) -> None:
    found = availability(any_entry, today)
    if found.since is not None:
        assert found.since > today if found.state == "opens_on" else found.since <= today


def test_what_closed_before_its_last_day_is_closed_since_then() -> None:
    early = entry(status="closed", status_as_of="2026-02-01", clocks=clocks(valid=(None, "2026-06-30")))
    for day in (dt.date(2026, 3, 1), dt.date(2026, 7, 1), dt.date(2030, 1, 1)):
        assert availability(early, day).since == dt.date(2026, 2, 1)


@given(entries(), DAYS, DAYS)
def test_closed_since_the_same_day_whoever_asks_later(any_entry: Entry, one: dt.date, other: dt.date) -> None:
    earlier, later = sorted([one, other])
    first, second = availability(any_entry, earlier), availability(any_entry, later)
    said_on_the_last_day = any_entry.status_as_of is not None and any_entry.status_as_of == last_day(any_entry)
    if first.state == "closed" and first.since is not None and not said_on_the_last_day:
        assert second.since == first.since


@given(entries(), DAYS)
def test_the_day_after_the_last_one_closes_and_the_last_one_does_not(any_entry: Entry, today: dt.date) -> None:
    last = last_day(any_entry)
    if last is not None:
        assert availability(any_entry, last + dt.timedelta(days=1)).state == "closed"
        if any_entry.status != "closed":
            assert availability(any_entry, last).state != "closed"
    elif any_entry.status != "closed":  # nothing in it says that it ever ends
        assert availability(any_entry, today).state != "closed"


@given(entries(), DAYS)
def test_nothing_is_said_of_the_present_on_old_evidence(any_entry: Entry, today: dt.date) -> None:
    found = availability(any_entry, today)
    assert found.as_of == newest_evidence(any_entry)
    if found.as_of is None or abs((today - found.as_of).days) > PROOF_DAYS:
        assert found.state not in ("open", "paused")


@given(entries(), DAYS, DAYS)
def test_what_opens_on_a_day_does_not_open_again_later(any_entry: Entry, one: dt.date, other: dt.date) -> None:
    earlier, later = sorted([one, other])
    first = availability(any_entry, earlier)
    if first.state == "opens_on" and first.since is not None and later >= first.since:
        assert availability(any_entry, later).state != "opens_on" or availability(any_entry, later).since is None
        assert first.since == first_day(any_entry)


@given(entries(), DAYS, DAYS)
def test_the_next_deadline_only_moves_on(any_entry: Entry, one: dt.date, other: dt.date) -> None:
    earlier, later = sorted([one, other])
    first, second = availability(any_entry, earlier), availability(any_entry, later)
    if first.state == second.state == "open":
        assert second.until is None or (first.until is not None and first.until <= second.until)


@given(entries(), DAYS, st.sampled_from(["nachfolger", None]))
def test_whatever_is_not_open_names_the_successor(any_entry: Entry, today: dt.date, successor: str | None) -> None:
    found = availability(any_entry.model_copy(update={"successor": successor}), today)
    if found.state in ("closed", "paused", "unproven"):
        assert found.successor == successor


@given(entries(), DAYS)
def test_only_clocks_and_status_count(any_entry: Entry, today: dt.date) -> None:
    other = any_entry.model_copy(update={"name": "Anderer Name", "level": "federal", "retrieved": dt.date(2020, 1, 1)})
    assert availability(other, today) == availability(any_entry, today)


def test_every_entry_that_ships_is_read_over_time() -> None:
    for path in entry_paths(Settings().corpus):
        shipped, _ = read_entry(path)
        was_closed = False
        for day in (TODAY + dt.timedelta(days=30 * step) for step in range(-60, 60)):
            closed = availability(shipped, day).state == "closed"
            assert closed or not was_closed, path
            was_closed = closed


def test_a_pause_seen_after_the_last_cut_off_is_proven() -> None:
    seen = entry(status="paused", status_as_of="2026-11-20", clocks=clocks(cutoffs=("2026-09-01",)))
    assert availability(seen, TODAY).state == "paused"
