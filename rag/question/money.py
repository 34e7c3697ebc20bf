"""Sums of money and what they are: costs of the project, turnover, balance sheet total, de-minimis aid received."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from rag.profile import DeMinimisAid
from rag.question.asked import Asked
from rag.question.patterns import Span, overlaps, pattern
from rag.question.understood import Mention

FARTHEST_CHARS = 60
"""A word further away says nothing of a sum."""
SMALLEST_BARE_EUR = 1_000
"""A number without a currency is a sum from here on, and only beside a word for costs or turnover."""

_SHORT = pattern(
    r"(?<![\w.,])(?:€\s?)?(?P<n>\d+(?:[.,]\d+)?)\s?(?P<scale>k|tsd\.?|teur|t€|mille|m(?=\W|$)"
    r"|mio\.?)(?:\s?(?:€|euro?s?\b|eur\b))?(?!\w)"
)
_WORDED = pattern(
    r"(?<!\w)(?:(?P<half>(?:eine )?halbe million|half a million)|(?P<one>(?:eine|one|a) million|(?:eine"
    r"|1) mio\.?)|(?P<quarter>(?:eine )?viertelmillion))(?: euros?| eur)?(?!\w)"
)
_SCALES = {"k": 1_000, "tsd": 1_000, "teur": 1_000, "t€": 1_000, "mille": 1_000, "m": 1_000_000, "mio": 1_000_000}

_CUES: dict[str, re.Pattern[str]] = {
    "turnover_eur": pattern(
        r"(?<!\w)(?:(?:jahres|netto|gesamt|konzern)?umsatz\w*|umsätze|umsetzen|setzen(?= [^?!;]{0,30} um(?!\w))"
        r"|turnover"
        r"|(?:annual )?revenues?|sales)(?!\w)"
    ),
    "balance_sheet_eur": pattern(
        r"(?<!\w)(?:(?:jahres)?bilanz(?:summe|volumen)?|balance[ -]sheet(?: total)?|total assets|bilanziell)(?!\w)"
    ),
    "project.costs_eur": pattern(
        r"(?<!\w)(?:kost(?:et|en|enpunkt|enrahmen)|gekostet|(?:projekt|gesamt|investitions|anschaffungs|bau"
        r"|vorhabens?|entwicklungs)kosten|(?:gesamt|projekt)?(?:volumen|budget)|investition\w*"
        r"|investitions(?:summe|volumen)|invest(?:ieren|iere|iert|ment|ing)?|anschaffung\w*|angebot(?:e)?"
        r"|kaufpreis|preis|brauchen?|benötigen?|bräuchten?|teuer|ausgeben|finanzieren"
        r"|costs?|costing|budget|price|quote|invest|investing|spend|spending|worth|need|für rund|für etwa"
        r"|für ca\.?|kaufen|anschaffen|bauen|buy|purchase|honorar|(?:neue|neuer|neues|new) \w+)(?!\w)"
    ),
    "": pattern(
        r"(?<!\w)(?:strom(?:kosten|rechnung)|energie(?:kosten|rechnung)|gas(?:kosten|rechnung)|lohn\w*|löhne"
        r"|gehalt\w*|gehälter|personalkosten|miete|zuschuss\w*|zuschüsse|förder\w+|höchstbetrag|deckel\w*"
        r"|grenze|obergrenze|freibetrag|stammkapital|eigenkapital|verlust|gewinn|schulden|monatlich|stundensatz"
        r"|im monat|pro monat|prämie|bekommen|erhalten|bekommt|erhält|zahlt|grant|subsidy|limit|ceiling"
        r"|energy (?:costs|bill)|electricity (?:costs|bill)|profit|loss|salary|wages|per month|receive|received"
        r"|pays?|liquidität|steuer\w*|strafe|je|pro|per)(?!\w)"
    ),
}
_DE_MINIMIS = pattern(r"(?<!\w)(?:de[ -]?minimis\w*)(?:-\w+)*")
_RECEIVED = pattern(
    r"(?<!\w)(?:bekommen|erhalten|gekriegt|bewilligt|ausgeschöpft|verbraucht|in anspruch genommen|genutzt"
    r"|haben|hatten|hat|hatte|steht|konto|received|got|used|have had|had|already|schon|bereits|kassiert|abgerufen"
    r"|genommen)(?!\w)"
)
_RULE = pattern(
    r"(?<!\w)(?:grenze|schwelle|obergrenze|höchstgrenze|limit|ceiling|threshold|wie hoch|how high"
    r"|(?:euro?|€|eur)(?: sind| wären| waren)? (?:noch )?(?:frei|übrig|offen)|(?:noch|sind) [\d.,]+ ?(?:€|euro?)? frei"
    r"|höchstens|jede davon)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of money, `text[start:end]`; `bare` where no currency is said."""

    eur: float
    start: int
    end: int
    bare: bool = False


def sums(asked: Asked) -> list[Sum]:
    """Returns the sums of a text by position, "200k", "eine halbe Million" and numbers without a currency among them."""
    found = [
        Sum(one.value, one.start, one.end, one.unit == "plain")
        for one in asked.quantities
        if one.unit == "eur" or (one.unit == "plain" and one.value >= SMALLEST_BARE_EUR)
    ]
    for match in _SHORT.finditer(asked.text):
        value = float(match["n"].replace(",", ".")) * _SCALES[match["scale"].casefold().rstrip(".")]
        if match["scale"] == "m" and "€" not in match.group():
            continue
        found = [one for one in found if not overlaps((one.start, one.end), [match.span()])]
        found.append(Sum(value, match.start(), match.end()))
    for match in _WORDED.finditer(asked.text):
        value = 5e5 if match["half"] else 2.5e5 if match["quarter"] else 1e6
        found = [one for one in found if not overlaps((one.start, one.end), [match.span()])]
        found.append(Sum(value, *match.span()))
    return sorted(found, key=lambda one: one.start)


def money(asked: Asked, taken: Iterable[Span]) -> Iterator[Mention]:
    """Yields costs, turnover, balance sheet total and de-minimis aid; a sum that no word near it explains is left out."""
    taken = tuple(taken)
    every = sums(asked)
    for one in every:
        if overlaps((one.start, one.end), taken) or asked.negated(one.start):
            continue
        if _is_de_minimis(asked, one):
            yield Mention("de_minimis", DeMinimisAid(amount_eur=one.eur, date=_granted(asked, one)), one.start, one.end)
        elif field := _field(asked, one, every):
            yield Mention(field, one.eur, one.start, one.end)


def kind_of_sum(asked: Asked, one: Sum, every: list[Sum]) -> str:
    """Returns the field of a profile that a sum belongs to, "" where none."""
    return _field(asked, one, every)


def _is_de_minimis(asked: Asked, one: Sum) -> bool:
    start, end = asked.sentence(one.start)
    first, last = asked.clause(one.start)
    told = _DE_MINIMIS.search(asked.text, start, end) and _RECEIVED.search(asked.text, start, end)
    return bool(told) and not _RULE.search(asked.text, first, last)


def _granted(asked: Asked, one: Sum) -> date:
    """The day of the grant as said; of a period its last day, and today where none is said: so it counts in full."""
    start, end = asked.sentence(one.start)
    inside = [time for time in asked.times if start <= time.start < end]
    nearest = min(inside, key=lambda time: abs(time.start - one.end), default=None)
    return asked.today if nearest is None else min(nearest.last, asked.today)


def _field(asked: Asked, one: Sum, every: list[Sum]) -> str:
    """The kind of the nearest word in the sentence: commas, "und" and other sums between them put it further away."""
    start, end = asked.sentence(one.start)
    best, field = float(FARTHEST_CHARS), ""
    for name, cue in _CUES.items():
        for match in cue.finditer(asked.text, start, end):
            if overlaps(match.span(), [(one.start, one.end)]):
                continue
            left, right = (match.end(), one.start) if match.end() <= one.start else (one.end, match.start())
            between = asked.text[left:right]
            far = right - left + 15 * len(re.findall(r",|;|\bund\b|\band\b", between))
            far += 25 * sum(1 for other in every if left <= other.start < right)
            if far < best or (far == best and not name):
                best, field = far, name
    if one.bare and (best > FARTHEST_CHARS / 2 or field == ""):
        return ""
    return field
