"""A proposed programme in a few lines of its own document."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.place_spans import find_places
from rag.answer.candidates import Candidate
from rag.answer.told import Line
from rag.answer.ways.about import About
from rag.answer.ways.begun import begun_all_the_same
from rag.answer.ways.offers import Offer
from rag.answer.ways.portrait import definition, telling

_SUPPORT = ("Was und wie viel", "Höhe", "Umfang")


def proposal(offer: Offer, subject: About, begun_already: bool, placed: bool) -> Iterator[Line]:
    """Yields what it is, what it says of the project, what it pays; to one who has begun, whether that still goes.

    `placed` says that a place is asked about or known; without one nothing is told that holds for a region only.
    """
    one = offer.listed
    first = definition(one)
    late = begun_all_the_same(one.told) if begun_already else None
    found = [first, late or telling(one, subject, first), _pays(offer, placed)]
    shown = [each for at, each in enumerate(found) if each is not None and each not in found[:at]]
    for number, each in enumerate(shown):
        yield Line(each.text, (each,), item=number == 0, quoted=True, follows=number > 0)


def _pays(offer: Offer, placed: bool) -> Candidate | None:
    """The sentence that says the rate or the sum that the check reckons with; to one whose place is not known none of a region."""
    support = offer.checked.result.support
    pool = [one for one in offer.listed.told if one.cut.section in _SUPPORT and not one.cut.leaning]
    for value, unit in ((support.percent, "percent"), (support.max_eur, "eur")):
        if value is None:
            continue
        told = [one for one in pool if any(each.unit == unit for each in one.cut.quantities)]
        exact = [
            one
            for one in told
            if any(each.unit == unit and abs(float(each.value) - value) < 1e-6 for each in one.cut.quantities)
        ]
        everywhere = [one for one in (*exact, *told) if not find_places(one.text)]
        if exact:
            return exact[0] if placed or not everywhere else everywhere[0]
    return pool[0] if pool else None
