"""The size of enterprise that a text speaks of, as `corpus.vocabulary.SizeClass`; an empty set where it speaks of none."""

from __future__ import annotations

import re

from corpus.vocabulary import SizeClass
from rag.eligibility.size import size_of
from rag.profile import Profile
from rag.text.numbers import amounts

_FIRM = r"(?:unternehm\w*|betrieb\w*|firm\w+|gesellschaft\w*|compan\w+|enterpris\w+|business\w*|zulieferer\w*)"
_NAMED: tuple[tuple[re.Pattern[str], frozenset[SizeClass]], ...] = (
    (re.compile(r"\bkleinst\w*|\bmicro\b"), frozenset({"micro"})),
    (
        re.compile(
            r"\bkmus?\b|\bsmes?\b|\bklein\w*(?: und|,| bis|/) ?(?:mittel\w*|mittlere\w*)|\bsmall and medium|mittelständ\w+"
        ),
        frozenset({"micro", "small", "medium"}),
    ),
    (re.compile(r"\bklein(?:e[nrms]?)?\b|\bsmall\b|kleinunternehm\w*|kleinbetrieb\w*"), frozenset({"micro", "small"})),
    (re.compile(r"\bmittler\w*|\bmittelgroß\w*|\bmittelgross\w*|\bmedium\b"), frozenset({"medium"})),
    (
        re.compile(
            rf"\bgr(?:o|ö)(?:ß|ss)(?:er)?e[nrms]? (?:\w+ )?{_FIRM}|\bgr(?:o|ö)(?:ß|ss)ere[nr]?\b"
            r"|\bgro(?:ß|ss)unternehm\w*|konzern\w*"
            r"|\blarge\b|\blarger\b|(?:für|bei|und|oder) gro(?:ß|ss)e[nrm]?\b(?! \w*(?:projekt|vorhaben|fahrzeug))"
        ),
        frozenset({"large"}),
    ),
)


def sizes_named(text: str) -> frozenset[SizeClass]:
    """Returns the size classes that a text names; "KMU" names micro, small and medium."""
    folded = text.casefold()
    return frozenset(size for pattern, sizes in _NAMED if pattern.search(folded) for size in sizes)


def headcount_told(text: str) -> int | None:
    """Returns the headcount that a text tells ("180 Leute"), the last of several, as a correction comes last."""
    counts = [int(one.value) for one in amounts(text) if one.unit == "people"]
    return counts[-1] if counts else None


def sizes_asked(question: str, profile: Profile) -> frozenset[SizeClass]:
    """Returns the size classes that a question names, else those by the headcount told or known, linked ones counted."""
    if named := sizes_named(question):
        return named
    told = headcount_told(question)
    known = profile if told is None else profile.model_copy(update={"headcount": told})
    return frozenset() if known.headcount is None else frozenset(size_of(known).reckoned)


_RANGES = (
    (re.compile(r"\b(\d{1,4}) bis (?:unter )?(\d{1,4}(?:\.\d{3})?) (?:Beschäftigt|Mitarbeit)"), (1, 2)),
    (
        re.compile(
            r"(?:weniger als|unter|bis zu|bis|höchstens|maximal) (\d{1,4}(?:\.\d{3})?) (?:Beschäftigt|Mitarbeit)"
        ),
        (None, 1),
    ),
    (re.compile(r"(?:\bab|mindestens|mehr als|über) (\d{1,4}(?:\.\d{3})?) (?:Beschäftigt|Mitarbeit)"), (1, None)),
)


def headcount_fits(text: str, headcount: int) -> bool | None:
    """Returns whether a sentence that bounds a headcount ("50 bis 499 Beschäftigte") holds for one; None where it bounds none."""
    found = None
    for pattern, (low, high) in _RANGES:
        for match in pattern.finditer(text):
            least = int(match[low].replace(".", "")) if low else 0
            most = int(match[high].replace(".", "")) if high else 10**9
            if least <= headcount <= most:
                return True
            found = False
        if found is not None:
            return found
    return None
