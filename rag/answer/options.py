"""Several entries that may do: what a question gets that names none ("Welche Förderung gibt es für Weiterbildung?")."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from rag.answer.entries import is_withdrawn, twin_of
from rag.answer.evidence import Weighted, met
from rag.answer.kinds import HEADINGS
from rag.answer.need import Need
from rag.answer.score import Scored
from rag.records import AvailabilityState, DocumentInfo, Kind

MAX_OPTIONS = 5
HOME = "03"
"""The region of those who ask, Niedersachsen: what works elsewhere only is shown where nothing works here. Source: design, 1."""

OPTION_SHARE, TOLD_SHARE = 0.65, 0.6
"""An entry carries this share of what the best sentence carries; less where the question only tells of the asker."""

StateOf = Callable[[DocumentInfo], AvailabilityState | None]

_ASKED = re.compile(
    r"welche|was gibt|gibt es|was passt|passend|wer (?:fördert|zahlt|unterstützt|hilft|berät)|programme?\b"
    r"|förder(?:ung|mittel|möglichkeit|programm)|zusch[uü]ss|kredit|hilfe|unterstützung|which|funding|grants?\b",
    re.IGNORECASE,
)
_KINDS: tuple[tuple[str, tuple[Kind, ...]], ...] = (
    (r"netzwerk|network", ("network", "cluster", "hub")),
    (r"\bhubs?\b", ("hub",)),
    (r"\bclusters?\b", ("cluster", "network")),
    (r"anlaufstelle|agentur", ("agency",)),
    (r"beispiel|vorreiter", ("practice",)),
    (r"studie|analyse", ("study",)),
    (r"veranstaltung|event", ("event",)),
    (r"was passt|hilfe|hilft|berät|unterstütz|beratung", ("programme", "hub", "network", "agency")),
    (r"", ("programme",)),
)
_FOUNDS = re.compile(
    r"gründ|gruend|selb(?:st)?ständig|start-?up|betriebsübernahme|nachfolge"
    r"|junge[snr]? (?:unternehmen|firma|betrieb)|found|self-employed",
    re.IGNORECASE,
)
"""What tells of founding; without it nothing for founders is among what may do."""

_ORDER: dict[AvailabilityState | None, int] = {
    "open": 0, "opens_on": 1, None: 2, "unproven": 2, "paused": 3, "closed": 4,
}  # fmt: skip


def kinds_asked(need: Need) -> tuple[Kind, ...]:
    """Returns the kinds of entries of which several may do; empty where the question names one, or asks for no such thing."""
    several = need.kind in ("list", "overview", "covered", "eligible", "procedure", "whether") and _ASKED.search(
        need.text
    )
    if not several or any(concept.name for concept in need.concepts):
        return ()
    return next(kinds for pattern, kinds in _KINDS if re.search(pattern, need.text.lower()))


def options(
    need: Need,
    weighted: Sequence[Weighted],
    scored: Sequence[Scored],
    titles: Mapping[str, frozenset[str]],
    state_of: StateOf,
) -> list[Scored]:
    """Returns a sentence for each entry that may do, open ones first, closed ones only where nothing else is found.

    Empty where the question does not ask for several, or fewer than two entries (one will do for a list) carry its weightiest
    word and enough of the rest in what they are about. Left out is an imported record that its database lists no more, or
    that our own entry on the same programme stands beside.
    """
    kinds = kinds_asked(need)
    if not kinds or not weighted:
        return []
    total = sum(one.weight for one in weighted)
    heaviest = max(weighted, key=lambda one: one.weight).concept
    groups: dict[str, list[Scored]] = {}
    for one in scored:
        document = one.candidate.document
        if document.kind in kinds and not is_withdrawn(document) and twin_of(document) not in titles:
            if _for_founders(document) and not _FOUNDS.search(need.text):
                continue
            groups.setdefault(one.doc_id, []).append(one)
    reached = max((one.reached for group in groups.values() for one in group), default=0.0)
    bound = (TOLD_SHARE if need.told else OPTION_SHARE) * reached
    found: list[tuple[int, float, Scored]] = []
    for doc_id, group in groups.items():
        about = [one for one in group if one.candidate.cut.section in _ABOUT] or group
        carried = titles[doc_id].union(*(one.candidate.terms for one in about))
        reach = sum(one.weight * met(one.concept, carried) for one in weighted) / total
        if reach < bound or (met(heaviest, carried) < 0.5 and not need.told):
            continue
        told = [one for one in about if one.candidate.cut.section == _ABOUT[0] and not one.candidate.cut.leaning]
        shown = max(told or group, key=lambda one: (round(one.own, 2), -one.candidate.cut.order))
        found.append((_ORDER[state_of(shown.candidate.document)], -reach, shown))
    if len(found) < (1 if need.kind == "list" else 2):
        return []
    found.sort(key=lambda one: (one[0], one[1], one[2].doc_id))
    found = [one for one in found if _works_at_home(one[2].candidate.document)] or found
    standing = [one for one in found if one[0] < _ORDER["closed"]]
    return [shown for *_, shown in (standing or found)[:MAX_OPTIONS]]


def _for_founders(document: DocumentInfo) -> bool:
    """Whether an entry is above all for founders."""
    return list((document.entry or {}).get("topics") or ())[:1] == ["founding"]


def _works_at_home(document: DocumentInfo) -> bool:
    """Whether an entry works in `HOME`; one that names no region is not known to work elsewhere."""
    return not document.regions or any(one in ("DE", "EU") or one.startswith(HOME) for one in document.regions)


_ABOUT = (HEADINGS["definition"][0], HEADINGS["eligible"][0])
