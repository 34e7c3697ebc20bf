from __future__ import annotations

import datetime as dt

import pytest
from pydantic import ValidationError

from api.inputs import Conditions, TextParameters, known_audience
from rag.errors import FilterUnknown, PlaceAmbiguous, PlaceUnknown
from rag.records import Filters


def test_conditions_become_filters() -> None:
    given = Conditions.model_validate(
        {"kind": ["programme"], "region": ["03"], "from": "2025-01-01", "until": "2026-01-01", "as_of": "2026-05-01"}
    )
    assert given.filters() == Filters(
        kinds=("programme",),
        regions=("03",),
        published_from=dt.date(2025, 1, 1),
        published_until=dt.date(2026, 1, 1),
        valid_at=dt.date(2026, 5, 1),
    )


def test_no_condition_is_no_filter() -> None:
    assert Conditions().filters().is_empty()


def test_an_unknown_kind_names_the_known_ones() -> None:
    with pytest.raises(FilterUnknown, match="programme"):
        Conditions(kind=["programm"]).filters()


def test_a_region_may_be_a_name_and_must_be_clear() -> None:
    assert Conditions(region=["Lkr. Gifhorn", "38440"]).filters().regions == ("03151", "03103")
    with pytest.raises(PlaceUnknown):
        Conditions(region=["Atlantis"]).filters()
    with pytest.raises(PlaceAmbiguous):
        Conditions(region=["Neustadt"]).filters()


def test_two_different_days_of_one_condition_are_refused() -> None:
    with pytest.raises(ValidationError, match="two names"):
        Conditions(valid_at=dt.date(2026, 1, 1), as_of=dt.date(2026, 1, 2))


@pytest.mark.parametrize("given", [{"start": 1}, {"end": 1}, {"start": 5, "end": 4}, {"start": 0, "end": 20_001}])
def test_a_part_of_a_text_needs_both_ends_in_order_and_not_too_far(given: dict[str, int]) -> None:
    with pytest.raises(ValidationError):
        TextParameters.model_validate(given)


def test_an_unknown_audience_is_refused() -> None:
    assert known_audience("internal") == "internal"
    with pytest.raises(FilterUnknown):
        known_audience("alle")
