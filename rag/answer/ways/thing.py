"""The thing that a question names within a topic: photovoltaics of climate, cargo bikes of electromobility."""

from __future__ import annotations

from collections.abc import Sequence

from rag.answer.evidence import Weighted, met
from rag.answer.ways.about import About
from rag.answer.ways.roster import Listed

NAMED, NARROWED = 0.7, 0.6
"""How well a text must carry a word to name the thing: the word or a synonym, as inside another word it is another thing; less of
one that was narrowed to its first part: "Digitalisierung" of "Digitalisierungsprogramme"."""

COMMON = 0.6
"""A word that this share of the entries on its topic carries is the topic's name, and no thing within it."""

_ANY_INVESTMENT = frozenset({"investment"})
"""A machine or a hall is what programmes for investments fund, whether they name it or not."""


def thing_named(subject: About, found: Sequence[Listed]) -> Weighted | None:
    """Returns the weightiest noun that says a topic, but that few of the entries `found` on it carry; None where there is none."""
    nouns = [one for one in subject.weighted if one.concept.noun and one.concept.word in subject.topical]
    if any(subject.topical[one.concept.word] == _ANY_INVESTMENT for one in nouns):
        return None
    rare = [one for one in nouns if sum(names_thing(each, one) for each in found) < COMMON * len(found)]
    return max(rare, key=lambda one: one.weight, default=None) if len(rare) == len(nouns) else None


def names_thing(one: Listed, thing: Weighted) -> bool:
    """Returns whether the document of an entry names a thing."""
    least = NAMED if len(thing.concept.parts) != 1 else NARROWED
    return any(met(thing.concept, each.terms) >= least for each in one.told)
