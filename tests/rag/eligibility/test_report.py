"""The report of a check, with its warnings."""

from __future__ import annotations

import pytest

from rag.eligibility.report import report
from rag.errors import EntryUnknown
from tests.rag.eligibility.made import TODAY, profile, programme, shipped


def test_counts_are_over_all_and_the_shortlist_is_cut() -> None:
    found = report(profile(headcount=38, place="Gifhorn"), shipped().values(), TODAY, limit=3)
    assert sum(found.counts.values()) == sum(one.kind == "programme" for one in shipped().values())
    assert len(found.programmes) == 3
    everything = report(profile(headcount=38), shipped().values(), TODAY, everything=True)
    assert len(everything.programmes) == sum(everything.counts.values())


def test_named_programmes_come_in_the_order_named_also_by_an_alias() -> None:
    found = report(profile(), shipped().values(), TODAY, only=("zim", "forschungszulage", "ZIM-Förderung"))
    assert [one.id for one in found.programmes] == ["zim", "forschungszulage", "zim"]
    with pytest.raises(EntryUnknown, match="nirgends"):
        report(profile(), shipped().values(), TODAY, only=("nirgends",))


def test_the_warnings_on_the_asker_come_first() -> None:
    given = profile(
        headcount=40,
        turnover_eur=5e6,
        linked=[{"share": 80, "headcount": 900, "turnover_eur": 1e9, "balance_sheet_eur": 1e9}],
        project={"already_started": True},
        de_minimis=[{"amount_eur": 120_000, "date": "2025-05-05"}],
    )
    found = report(given, [programme(clocks={"window": {"closes": "2026-12-01", "as_of": "2026-10-01"}})], TODAY)
    assert [one.code for one in found.warnings] == ["project_started", "large_parent", "de_minimis", "window_closing"]
    assert found.warnings[1].text == "Mit Partner- und verbundenen Unternehmen zählen Sie als großes Unternehmen."
    assert found.warnings[2].text == "De-minimis: 120.000 EUR in drei Jahren erhalten, 180.000 EUR sind noch frei."


def test_combinations_that_are_excluded_are_named() -> None:
    entries = [programme(id="a", not_combinable_with=["b"]), programme(id="b")]
    (pair,) = report(profile(), entries, TODAY).combinations
    assert (pair.first, pair.second, pair.allowed) == ("a", "b", "no")
