"""Bare replies to a question that was asked back: "zwölf", "ja", "300.000 Euro", "2019" mean the field that was asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.places import load_places
from rag.profile import LinkedEnterprise
from rag.question.asked import Asked
from rag.question.linked import MAJORITY_PERCENT
from rag.question.money import sums
from rag.question.patterns import pattern
from rag.question.understood import Mention
from rag.text.number_words import number_of

LONGEST_WORDS = 8
"""A longer text says what it means itself."""

_YES = pattern(
    r"^\W*(?:ja(?:wohl)?|jep|jo|yes|yep|stimmt|genau|leider (?:schon|ja)|schon|bereits|klar|haben wir|we have"
    r"|already)(?!\w)"
)
_NO = pattern(
    r"^\W*(?:nein|nee|nö|no|nope|noch nicht|noch nichts|nicht|nichts|keine?|not yet|nothing|bisher nicht)(?!\w)"
)
_NUMBER = pattern(
    r"^\W*(?:(?:wir sind|es sind|so|etwa|rund|ca\.?|circa|ungefähr|knapp|about|around"
    r"|we are) )*(?P<n>\d{1,3}(?:[.,]\d{3})+|\d+|[^\W\d_]+(?:-[^\W\d_]+)?)\W*$"
)
_UNKNOWN = pattern(
    r"^\W*(?:das |dies )?(?:wei(?:ß|ss)(?: ich| wir)?(?: das)?(?: leider| gerade| noch| auch)* nicht"
    r"|wissen wir (?:das )?(?:leider |noch )?nicht"
    r"|keine ahnung|unbekannt|unklar|noch offen|kann ich (?:nicht|so nicht) sagen|egal|überspringen|weiter|nächste frage"
    r"|(?:i |we )?(?:do not|don't|dont) know|no idea|not sure|unknown|skip|next)\W*$"
)
_BARE_NO = pattern(
    r"\W*(?:nein|nee|nö|no|nope|weder noch|gar nicht|keins von beiden|beides nicht"
    r"|(?:wir sind |völlig |ganz )*(?:unabhängig|eigenständig)"
    r"|neither)(?:,? (?:wir sind )?(?:unabhängig|eigenständig|weder noch|beides nicht|danke|independent))?\W*"
)
_MONEY = frozenset({"turnover_eur", "balance_sheet_eur", "project.costs_eur"})


def adds_nothing(text: str, expected: str) -> bool:
    """Returns whether a reply leaves the profile as it is: "Das weiß ich nicht.", or a bare "nein" to linked enterprises."""
    return _UNKNOWN.search(text) is not None or (expected == "linked" and _BARE_NO.fullmatch(text) is not None)


def reply(asked: Asked, expected: str) -> Iterator[Mention]:
    """Yields what a short text says of the field asked for; nothing for a field that no bare word can fill."""
    text = asked.text
    if len(text.split()) > LONGEST_WORDS or not text.strip():
        return
    if expected == "project.already_started":
        for value, shape in ((False, _NO), (True, _YES)):
            if match := shape.search(text):
                yield Mention(expected, value, match.start(), match.end())
                return
    elif expected == "linked":
        yield from _linked(text)
    elif expected == "headcount":
        match = _NUMBER.search(text)
        if match is not None and (count := _count(match["n"])) is not None:
            yield Mention(expected, count, *match.span("n"))
    elif expected in _MONEY:
        for one in sums(asked)[:1]:
            yield Mention(expected, one.eur, one.start, one.end)
    elif expected in ("founded", "project.start"):
        for time in asked.times[:1]:
            whole_year = time.first == time.last.replace(month=1, day=1)
            founded = f"{time.first:%Y}" if whole_year else time.first.isoformat()
            yield Mention(expected, founded if expected == "founded" else time.first, time.start, time.end)
    elif expected == "place":
        yield from _place(text)
    elif expected == "sector":
        said = text.strip(" .!,")
        start = text.index(said)
        if said and not _NO.search(text):
            yield Mention(expected, said, start, start + len(said))


def _linked(text: str) -> Iterator[Mention]:
    """A bare "ja" counts as a majority whose figures are not known, so that size stays open."""
    if not _NO.search(text) and (match := _YES.search(text)):
        yield Mention("linked", LinkedEnterprise(share=MAJORITY_PERCENT), match.start(), match.end())


def _place(text: str) -> Iterator[Mention]:
    """The place that the whole text is, of whatever size: asked for, it needs no "in" before it."""
    found = load_places().resolve(text)
    if found.status != "unknown" and found.end > found.start:
        clear = found.status == "found" and len(found.places) == 1
        yield Mention("place", found.places[0] if clear else found.text, found.start, found.end)


def _count(said: str) -> int | None:
    digits = re.sub(r"[.,]", "", said)
    return int(digits) if digits.isdecimal() else number_of(said)
