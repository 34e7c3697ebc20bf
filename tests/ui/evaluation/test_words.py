"""Figures and names in the language that is spoken."""

from __future__ import annotations

from evals.reasons import Reason
from ui.evaluation.words import address, measured, moment, points, share, statuses, table, times, why
from ui.language import speaking


def test_figures_are_written_in_the_language_spoken() -> None:
    assert (share(0.5984), share(None)) == ("59,8\u00a0%", "–")
    assert (measured("nDCG@10", 0.88), measured("right", 1.0), measured("milliseconds", 1331.4)) == (
        "0,880", "100,0\u00a0%", "1.331",
    )  # fmt: skip
    assert points("right", 0.012) == "1,2 Pkt." and times(28, 1331) == "28\u00a0/\u00a01.331\u00a0ms"
    with speaking("en"):
        assert share(0.5984) == "59.8%" and measured("milliseconds", 1331.4) == "1,331"


def test_what_is_no_time_stands_as_it_is() -> None:
    assert moment("2026-11-26T10:37:14+00:00") == "26.11.2026, 10:37" and moment("now") == "now"


def test_reasons_are_worded_and_never_empty() -> None:
    assert statuses(["answered", "partial"]) == "beantwortet oder teilweise"
    told = why([Reason("status", ("partial", "answered")), Reason("lacks_nuggets", ("80 Prozent", "drei Jahre"))])
    assert told == "teilweise statt beantwortet; sagt nicht: 80 Prozent; drei Jahre"
    assert why([]) == "nicht richtig"


def test_names_from_outside_are_quoted_and_escaped() -> None:
    assert address("a/b?c", "antwort", "x") == "seite/auswertung/lauf/a%2Fb%3Fc/antwort/x"
    assert "<b>" not in table(["<b>"], [["<b>", "<b>"]], '"<b>')
