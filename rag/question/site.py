"""Places: which one is the asker's site, and which are asked about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from corpus.places import Resolution
from corpus.regions import load_regions
from rag.question.asked import Asked
from rag.question.patterns import Span, overlaps, pattern
from rag.question.understood import Mention

_ELSEWHERE = pattern(
    r"(?<!\w)(?:partner\w*|hochschule|universität|uni|institut|messe|kunden?|lieferant\w*|(?:einer|anderen?"
    r"|andere|weiteren) firma|betrieb der konkurrenz|konkurrenz|wettbewerber|fachhochschule|customer"
    r"|partner company|university"
    r"|trade fair"
    r"|tochter|mutter|konzern|zentrale|niederlassung der nbank|nbank|ihk|handwerkskammer|wie in|anders als in"
    r"|like in|förder\w+|richtlinie|programm\w*|wetter)"
    r"(?: \w+){0,2}? (?:in|aus|von|bei|der|des|of|from|at)(?: der| dem| die)? ?$"
)
_MOVING = pattern(r"(?<!\w)(?:ziehen|umziehen|umzug|verlagern|move|moving|relocate)(?!\w)")
_ASKED_ABOUT = pattern(
    r"(?<!\w)(?:netzwerke?|programme?|förderungen|zuständig für|alle|welche\w*|wie viele|gibt es|wer|which|all"
    r"|list|what|networks?)(?!\w)"
)

NAME_CHARS = 2
"""A place so near behind the name of an entry belongs to it: "Digitalbonus Niedersachsen"."""


def site(asked: Asked, taken: Iterable[Span], about: Iterable[Span]) -> Iterator[Mention]:
    """Yields the asker's site, one mention: the most exact of the places that a sentence about the asker names.

    The value is a region id, or the words where several places bear the name or none does. A place behind "Partner in",
    "Messe in", "Hochschule in", after "nicht in" or "umziehen nach" is none; nor is the place of a question that tells
    nothing of an asker ("Netzwerke in Bremen?"). `about` are the words that do: headcount, sector, costs.
    """
    telling = tuple(about)
    spans = [(start, end + NAME_CHARS) for start, end in taken]
    regions = load_regions()
    best: Resolution | None = None
    for one in asked.places:
        if (
            overlaps((one.start, one.end), spans)
            or one.places[:1] in (("DE",), ("EU",))
            or not _is_site(asked, one, telling)
        ):
            continue
        if best is None or _closer(one, best, regions.contains):
            best = one
    if best is not None:
        clear = best.status == "found" and len(best.places) == 1
        yield Mention("place", best.places[0] if clear else best.text, best.start, best.end)


def _is_site(asked: Asked, one: Resolution, about: tuple[Span, ...]) -> bool:
    start, end = asked.sentence(one.start)
    before = asked.text[start : one.start]
    cued = (
        before + asked.text[one.start : one.end].split(" ")[0] + " "
        if " " in asked.text[one.start : one.end]
        else before
    )
    if asked.negated(one.start) or _ELSEWHERE.search(before) or _ELSEWHERE.search(cued):
        return False
    if _MOVING.search(asked.text, start, end) and "nach" in before.casefold().split()[-2:]:
        return False
    if asked.first_person(one.start):
        return True
    if _ASKED_ABOUT.search(asked.text, *asked.clause(one.start)):
        return False
    return not asked.asks(one.start) or any(overlaps(span, [(start, end)]) for span in about)


def _closer(one: Resolution, best: Resolution, contains: object) -> bool:
    """Whether a later place says more: it lies in the earlier one, or the earlier was not clear."""
    if best.status != "found":
        return one.status == "found"
    if one.status != "found" or not callable(contains):
        return False
    return one.places != best.places and all(contains(best.places[0], place) is True for place in one.places)
