"""Where a programme works: the sentences of its documents that name districts and towns."""

from __future__ import annotations

import re

from corpus.place_spans import find_places
from rag.answer.candidates import Candidate
from rag.answer.entries import entry_of
from rag.answer.evidence import met, weigh
from rag.answer.facts.at_home import at_home
from rag.answer.headings import heading
from rag.answer.told import Asked, Line, Told
from rag.answer.ways.portrait import definition, doubts
from rag.answer.ways.roster import Listed, by_itself

MAX_SHOWN = 4
"""Sentences on the area that an answer quotes."""

LEAST_PLACES = 2
"""A sentence that names so many places below a Land says an area."""

_ASKED = re.compile(
    r"\b(?:welche[rnms]?|wo|which|where)\b[^?]{0,60}\b(?:Landkreise?n?|Kreise?n?|Gebiete?n?|Städten?|Regionen|Orten?|Fördergebiete?n?"
    r"|districts?|areas?|counties)\b",
    re.IGNORECASE,
)
_PAID = "Was und wie viel"
"""The heading under which places are said of sums: "das nennt der Landkreis Ammerland"."""

_AREA = re.compile(r"[Gg]ebiet|Kreise und Städte|Landkreis")


def areas(asked: Asked) -> Told | None:
    """Tells in which districts the programme named works; None where the question asks for no area, or none is said."""
    if not _ASKED.search(asked.question):
        return None
    named = [asked.names.entries[one] for one in asked.said if asked.names.entries[one].kind == "programme"]
    if not named:
        return None
    homes = [home for one in named if (home := at_home(asked, one)) is not None]
    named = list({one.doc_id: one for one in [*named, *homes]}.values())
    wanted = weigh(asked.need, asked.store)
    found: list[Candidate] = []
    listed: list[Listed] = []
    for document in named:
        entry = entry_of(document)
        if entry is None:
            continue
        one = by_itself(asked, document, entry)
        said = [each for each in one.told if not each.cut.leaning and _says_area(each)]
        if not said:
            continue
        listed.append(one)
        found += said
    if not listed:
        return None
    found.sort(key=lambda one: -round(sum(each.weight * met(each.concept, one.terms) for each in wanted), 1))
    noted, warnings = doubts(asked, listed[:1])
    lines = [Line(first.text, (first,), quoted=True) for one in listed[:1] if (first := definition(one))]
    lines.append(Line(heading("named_areas", asked.need.language)))
    lines += [Line(one.text, (one,), item=True, quoted=True) for one in found[:MAX_SHOWN]]
    return Told((*lines, *noted), warnings=tuple(warnings))


def _says_area(one: Candidate) -> bool:
    places = {place for each in find_places(one.text) for place in each.places if len(place) > len("03")}
    return one.cut.section != _PAID and len(places) >= LEAST_PLACES and _AREA.search(one.text) is not None
