"""Programmes that nobody applies to: a framework under which others pay, which are what to propose."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.answer.facts.at_home import NAMED_AT_HOME
from rag.answer.options import HOME
from rag.answer.ways.roster import Listed

_HEAD = ("Worum geht es", "Wer wird gefördert")
_SAYS = re.compile(
    r"\bist das Dach\b|\bDachprogramm\b|Anträge stellen Sie nicht an \w"
    r"|(?:Betriebe|Unternehmen) profitieren von [^.;]{2,60} mittelbar"
)
"""What a document says of a framework: "ist das Dach des Bundes", "Anträge stellen Sie nicht an EFRE selbst"."""


def applied_for(listed: Sequence[Listed], place: str | None) -> list[Listed]:
    """Returns the programmes without those that nobody applies to directly, in their order.

    Left out is what its own document calls a framework, what has modules that are entries of their own, and, for a place at home
    or none (`place` is a region id), what goes by another name there.
    """
    names = [one.entry.short_name or one.entry.name for one in listed] + [one.entry.name for one in listed]
    at_home = place is None or place.startswith(HOME) or not place[:1].isdigit()
    return [one for one in listed if not _is_framework(one, names, at_home)]


def _is_framework(one: Listed, names: Sequence[str], at_home: bool) -> bool:
    short = one.entry.short_name
    if short and any(name.startswith(f"{short} Modul ") for name in names):
        return True
    head = [each.text for each in one.told if each.cut.section in _HEAD]
    return any(_SAYS.search(text) or (at_home and NAMED_AT_HOME.search(text)) for text in head)
