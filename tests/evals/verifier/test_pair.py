"""Pairs written by hand."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from evals.verifier.pair import written
from rag.errors import InputError


def test_at_least_a_hundred_of_each_are_written_and_a_third_is_held_out() -> None:
    counted = Counter((one.carried, one.part) for one in written())
    for carried in (True, False):
        dev, held = counted[carried, "dev"], counted[carried, "held"]
        assert dev + held >= 100 and held / (dev + held) > 1 / 3


def test_no_pair_stands_twice_and_kinds_have_no_numbers() -> None:
    pairs = list(written())
    assert len({(one.sentence, one.citations[0].quote) for one in pairs}) == len(pairs)
    assert not any(one.kind[-1].isdigit() for one in pairs)


def test_a_passage_without_its_fields_is_named(tmp_path: Path) -> None:
    path = tmp_path / "pairs.yaml"
    path.write_text("- doc: zim\n  title: ZIM\n  split: dev\n  quote: Text\n", encoding="utf-8")
    with pytest.raises(InputError, match="passage 1 lacks right, wrong"):
        list(written(path))
    path.write_text("- {doc: a, title: A, split: test, quote: T, right: {}, wrong: {}}\n", encoding="utf-8")
    with pytest.raises(InputError, match="has no split"):
        list(written(path))
