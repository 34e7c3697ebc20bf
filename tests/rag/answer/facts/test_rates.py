"""Which rates of a record are asked for: those that hold at the place, of the size, without bonuses."""

from collections.abc import Sequence

import pytest

from corpus.schema import Amount, Rate
from rag.answer.facts.rates import held_at


def _rate(percent: float, *regions: str) -> Rate:
    return Rate(applies_to="alle", percent=percent, of="Kosten", regions=regions)


@pytest.mark.parametrize(
    ("place", "percents"),
    [
        ("03359038", [80]),  # Stade lies in the region Lüneburg
        ("03159016", [50]),  # Göttingen does not
        (None, [80, 50]),
    ],
)
def test_a_rate_of_the_region_stands_before_one_for_all(place: str | None, percents: Sequence[float]) -> None:
    rates = [_rate(80, "area:esf_uebergangsregion_de"), _rate(50)]
    assert [one.percent for one in held_at(rates, place)] == percents


def test_an_amount_of_another_region_does_not_hold() -> None:
    amount = Amount(bounds="grant", max_eur=2800, regions=("033",))
    assert held_at([amount], "03241") == []
