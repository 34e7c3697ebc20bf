"""Whose area a place lies in, of several that a question names: "Sind wir in Wolfsburg bei A richtig oder bei B?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.regions import load_regions
from corpus.schema import Entry
from rag.answer.entries import entry_of
from rag.answer.facts.areas import lies, said_as, site_of
from rag.answer.facts.body import BODIES, on_area
from rag.answer.headings import heading
from rag.answer.need import Language
from rag.answer.told import Asked, Line, Told
from rag.answer.ways.portrait import definition, doubts, named
from rag.answer.ways.roster import Listed, by_itself
from rag.records import DocumentInfo

_EITHER = re.compile(r"\b(?:oder|or|welche[rsnm]?|which|wer)\b", re.IGNORECASE)
_WIDE = frozenset({"DE", "EU"})


def whose_area(asked: Asked) -> Told | None:
    """Tells which of the bodies named works at the asker's place, and names those that do not; or that none does.

    None where fewer than two with an area of their own are named, no one place is meant, or the tables of regions do not tell
    the two apart.
    """
    place = site_of(asked)
    documents = [asked.names.entries[one] for one in dict.fromkeys(asked.said)]
    bodies = [(one, entry) for one in documents if (entry := entry_of(one)) is not None and entry.kind in BODIES]
    bodies = [(one, entry) for one, entry in bodies if entry.regions and not _WIDE & set(entry.regions)]
    if place is None or len(bodies) < 2 or not _EITHER.search(asked.question):
        return None
    covers = {entry.id: lies(list(entry.regions), place) for _, entry in bodies}
    inside = [(one, entry) for one, entry in bodies if covers[entry.id] is True]
    outside = [(one, entry) for one, entry in bodies if covers[entry.id] is False]
    if not outside or len(inside) + len(outside) != len(bodies):
        return None
    language = asked.need.language
    blanks = {"place": said_as(asked, [load_regions().name(place)]), "others": _names(outside, language)}
    lead = heading("whose_area", language, names=_names(inside, language), **blanks) if inside else ""
    lines, listed = [Line(lead or heading("nobodys_area", language, **blanks))], list[Listed]()
    for document, entry in inside or outside:
        one = by_itself(asked, document, entry)
        listed.append(one)
        shown = [each for each in (definition(one), *on_area(entry, one.told)[:1]) if each is not None]
        kept = {each.text: each for each in shown}.values()
        lines += [Line(each.text, (each,), item=True, quoted=True) for each in kept]
    if not any(line.sources for line in lines):
        return None
    noted, warnings = doubts(asked, listed)
    return Told((*lines, *noted), warnings=tuple(warnings))


def _names(bodies: Sequence[tuple[DocumentInfo, Entry]], language: Language) -> str:
    return named([entry.short_name or entry.name for _, entry in bodies], language)
