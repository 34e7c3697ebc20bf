"""Regions in filters: names, postcodes and ids become ids; what is not clear is one line with the candidates."""

from __future__ import annotations

import pytest

from rag.errors import PlaceAmbiguous, PlaceUnknown
from rag.region_filter import region_ids


@pytest.mark.parametrize(
    ("given", "ids"),
    [
        (["Lkr. Gifhorn"], ("03151",)),
        (["38440"], ("03103",)),
        (["03103"], ("03103",)),  # an id, though a postcode of that number exists
        (["03103000", "Wolfsburg"], ("03103",)),
        (["retrason"], ("area:retrason",)),
        (["DE", "bundesweit"], ("DE",)),
        (["Raum Osnabrück"], ("03404", "03459")),
        ([" 03 "], ("03",)),
        ([], ()),
    ],
)
def test_what_is_given_becomes_ids(given: list[str], ids: tuple[str, ...]) -> None:
    assert region_ids(given) == ids


def test_an_ambiguous_name_is_one_line_with_candidates_that_can_be_given() -> None:
    with pytest.raises(PlaceAmbiguous) as caught:
        region_ids(["Neustadt"])
    said = str(caught.value)
    assert "'Neustadt am Rübenberge, Region Hannover' (03241012)" in said and "more" in said and "\n" not in said
    assert region_ids(["Neustadt am Rübenberge, Region Hannover"]) == region_ids(["03241012"])


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("Wolfburg", "did you mean 'Stadt Wolfsburg' (03103)?"),
        ("Atlantis", "name a Gemeinde"),
        ("03999", "name a Gemeinde"),
        ("", "name a Gemeinde"),
        ("x" * 5_000, "name a Gemeinde"),
    ],
)
def test_an_unknown_place_is_one_line_with_the_next_step(given: str, said: str) -> None:
    with pytest.raises(PlaceUnknown) as caught:
        region_ids([given])
    assert said in str(caught.value) and len(str(caught.value)) < 200
