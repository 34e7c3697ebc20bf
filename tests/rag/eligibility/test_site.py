"""Where the site lies."""

from __future__ import annotations

import pytest

from rag.eligibility.site import site_of


@pytest.mark.parametrize(
    ("place", "regions", "inside"),
    [
        ("Gifhorn", ("03",), True),
        ("38518", ("03151", "03152"), True),
        ("03151", ("03",), True),  # an id, and no postcode
        ("Gifhorn", ("DE",), True),
        ("Gifhorn", ("EU",), True),
        ("Gifhorn", ("area:grw_ni",), False),
        ("Goslar", ("area:grw_ni",), True),
        ("Niedersachsen", ("area:grw_ni",), None),  # a part of it
        ("bei Gifhorn", ("02",), None),  # the surroundings are meant, too
        ("Halle", ("15",), None),  # which one?
        ("Halle", ("DE",), True),  # all of them
        ("Nirgendwo", ("DE",), None),
        (None, ("DE",), True),
        (None, ("03",), None),
    ],
)
def test_a_place_lies_in_regions_or_it_cannot_be_said(
    place: str | None, regions: tuple[str, ...], inside: bool | None
) -> None:
    assert site_of(place).lies_in(regions) is inside


def test_germany_is_taken_for_granted_only_where_nothing_is_said() -> None:
    assert site_of(None).assumed and not site_of("Gifhorn").assumed and not site_of("Nirgendwo").assumed
