"""The schema refuses what cannot be right, and names file and field."""

from pathlib import Path

import pytest

from corpus.files import EntryError, read_entry, split_front_matter
from corpus.schema import Amount, InForce, Rate


def test_text_without_front_matter_stays_whole() -> None:
    assert split_front_matter("# Titel\n") == (None, "# Titel\n")


def test_front_matter_that_is_not_closed_is_refused() -> None:
    with pytest.raises(ValueError, match="not closed"):
        split_front_matter("---\nid: a\n")


def test_an_amount_without_a_bound_is_refused() -> None:
    with pytest.raises(ValueError, match="min_eur or max_eur"):
        Amount(bounds="grant")


def test_validity_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="valid_from lies after"):
        InForce.model_validate({"valid_from": "2026-02-01", "valid_until": "2026-01-01"})


def test_the_error_names_file_and_field(tmp_path: Path) -> None:
    path = tmp_path / "programmes" / "leer.md"
    path.parent.mkdir()
    path.write_text("---\nid: leer\nkind: nichts\n---\n", encoding="utf-8")
    with pytest.raises(EntryError, match=r"leer\.md.*field 'kind'"):
        read_entry(path)


def test_a_rate_whose_lowest_headcount_lies_above_its_highest_is_refused() -> None:
    with pytest.raises(ValueError, match="headcount_min is larger than headcount_max"):
        Rate(applies_to="alle", percent=50, of="Kosten", headcount_min=500, headcount_max=499)
    assert Rate(applies_to="alle", percent=50, of="Kosten", headcount_min=50, headcount_max=499).condition is None
