"""Figures read out of a programme's text by rules: rates, caps, durations, deadlines, each with its sentence.

They are marked as extracted and kept apart from what people wrote. Precision before recall: a sentence that speaks of
somebody's own share, a lump sum, a sub-contract or a bonus gives nothing, whatever numbers stand in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.imported import Extracted, Figure, FigureUnit
from rag.text.dates import dates
from rag.text.numbers import Quantity, amounts
from rag.text.sentences import sentences

MAX_QUOTE_CHARS = 700
"""A longer sentence is a list that lost its marks: its numbers cannot be told apart."""
REACH_CHARS = 70
"""So far before a number stands the word that says what it bounds."""

_COSTS = r"(?:\w+\s+){0,2}?(?:zuwendungs|förder|beihilfe)fähigen?\s+(?:\w+\s+){0,2}?\w*(?:[Aa]usgaben|[Kk]osten|[Ii]nvestitionen)"
_OF_COSTS = re.compile(rf"^\s*(?:(?:der|Ihrer|des|Ihres|von|aller)\s+)?{_COSTS}")
_NO_RATE = re.compile(
    r"[Pp]auschal|Eigen(?:anteil|mittel|beteilig|leist|finanz)|Dritt|Prozentpunkt|zusätzlich"
    r"|[Uu]nterauftr|[Ff]remdleist|Verwaltungs"
    r"|Gemeinkosten|[Bb]onus|Zuschlag|[Aa]ufschl|erhöh|abgesenk|[Kk]ürz|Overhead|Personalausgaben|Sicherheits|Auszahl|ausgezahlt"
    r"|Darlehen|Kredit|Haftung|Bürgschaft"
)
_AT_MOST = re.compile(
    r"(?:maximal|höchstens|bis zu|nicht mehr als|begrenzt auf|Höchstbetrag von|Höchstgrenze von|max\.)"
    r"(?:\s+(?:insgesamt|jeweils|zu|auf|einem Betrag von|einer Höhe von))*\s*$"
)
_AT_MOST_BEHIND = re.compile(r"^\s*(?:begrenzt|nicht (?:über|übersteig)|gedeckelt)")
_AT_LEAST = re.compile(r"(?:mindestens|wenigstens)\s*$")
_GRANT = re.compile(
    r"[Zz]uschu[sß]|[Zz]uschüsse|[Zz]uwendung|Förder(?:ung|summe|betrag|höchst|höhe|satz)|Höchst(?:betrag|grenze)|Fördermittel"
)
_NO_GRANT = re.compile(
    r"volumen|[Gg]esamt(?:kosten|ausgaben|budget)|Umsatz|Bilanz|Stunde|[Tt]ag(?:es|ewerk|e\b)"
    r"|monatlich|Monat\b|Preisgeld|Darlehen|Kredit"
    r"|Beteiligung|Budget|stehen|De-minimis|Reise|[Pp]auschal|Auftragswert|jährlich|Steuerjahr|pro Jahr|Anteil|Stipendi|Miete"
    r"|Zuwendungen bis|\bJahr\b|[Aa]b einer|überschreiten Sie|Bürgschaft|Bagatell"
)
_COSTS_BEFORE = re.compile(rf"{_COSTS}\s+(?:von|in Höhe von|betragen|belaufen sich auf)(?:\s+jeweils)?\s*$")
_DURATION = re.compile(
    r"(?:bis zu|maximal|höchstens|längstens)(?:\s+(?:insgesamt|normalerweise|jeweils))?\s*$"
    r"|(?:Zeitraum|Dauer|Laufzeit)(?:\s+von)?(?:\s+(?:in der Regel|normalerweise|meistens"
    r"|grundsätzlich))?(?:\s+(?:bis zu|maximal|höchstens))?\s*$"
)
_LASTS = re.compile(r"Laufzeit|Dauer|[Zz]eitraum|Zuschuss.{0,40}\bfür|gefördert|Förderung.{0,60}\bfür")
_NO_DURATION = re.compile(
    r"verlänger|Zweckbind|[Vv]erwert|[Tt]ilgung|Darlehen|Aufbewahr|erfahrung|alt\b|Geschäftsjahr"
    r"|zurücklieg|Monate (?:vor|nach)|Jahre (?:vor|nach)"
    r"|innerhalb|rückwirkend|Entwicklungsphase|Gründung (?:darf|muss|liegt)|Promotion|Steuerjahr|weitere"
)
_RANGE = re.compile(r"^\s*(?:bis|und|–|-)\s*\d")
"""Behind the lower end of a range, which bounds nothing."""
_UNTIL = re.compile(
    r"(?:\bbis\b(?:\s+(?:spätestens|einschließlich))?|\bspätestens(?:\s+bis)?)(?:\s+(?:zum|am|den|dem))?\s*$"
    r"|(?:Antragsfrist|Einreichungsfrist|Einreichfrist|Bewerbungsfrist"
    r"|Frist zur Einreichung)\b[^.]{0,40}?(?:ist|endet|:)(?:\s+(?:der|am|zum))*\s*$",
    re.IGNORECASE,
)
_SUBMITS = re.compile(
    r"einreich|eingereicht|einzureichen|vorzulegen|vorgelegt|Antragsfrist|reichen Sie|stellen Sie|gestellt werden|bewerben"
)
_NO_DEADLINE = re.compile(
    r"konnten?\b|konnte\b|abgeschlossen|[Vv]erwendungsnachweis|[Mm]ittelabruf|verausgab|Registrier"
    r"|Beihilfe|AGVO|Umsetzung|Fortführ|in Kraft"
)
_RULE = r"(?:Förder)?(?:[Rr]ichtlinien?|[Bb]ekanntmachung|[Gg]rundsätze|[Pp]rogramm)"
_IN_FORCE = re.compile(
    rf"{_RULE}.{{0,160}}?(?:\btritt\b.{{0,120}}?(?:mit Ablauf des|am|zum)|\bgilt\b.{{0,40}}?bis(?: zum| einschließlich)*"
    r"|\bist\b.{0,40}?(?:befristet )?bis(?: zum| einschließlich)*)\s*$",
    re.DOTALL,
)
_OUT_OF_FORCE = re.compile(r"^\s*(?:wieder )?(?:außer Kraft|befristet|gültig|in Kraft|anzuwenden|\.|$)")
_NO_END = re.compile(r"verlänger|AGVO|De-minimis|Freistellung|Verordnung|hinaus|bisherig|ersetzt|Beihilfe")


def read_figures(
    text: str, told: Sequence[tuple[int, int]], guideline: Sequence[tuple[int, int]]
) -> tuple[Extracted, ...]:
    """Returns the figures of a text by position, each value of a field once.

    `told` are the parts `(start, end)` written for applicants, which are read for all fields; of a `guideline`, whose
    annexes hold the numbers of aid law, only the last day of validity is read.
    """
    found = [one for start, end in told for one in _part(text, start, end, whole=True)]
    found += [one for start, end in guideline for one in _part(text, start, end, whole=False)]
    firsts: dict[tuple[Figure, float | str], Extracted] = {}
    for one in sorted(found, key=lambda one: one.start):
        firsts.setdefault((one.field, one.value), one)
    return tuple(firsts.values())


def _part(text: str, start: int, end: int, *, whole: bool) -> Iterator[Extracted]:
    for first, last in sentences(text[start:end]):
        quote = text[start + first : start + last]
        if len(quote) > MAX_QUOTE_CHARS or not any(letter.isdigit() for letter in quote):
            continue
        read = [*_numbers(quote), *_deadlines(quote), *_ends(quote)] if whole else _ends(quote)
        for name, value, unit in read:
            yield Extracted(field=name, value=value, unit=unit, quote=quote, start=start + first, end=start + last)


def _numbers(quote: str) -> Iterator[tuple[Figure, float | str, FigureUnit]]:
    rated = False
    for one in amounts(quote):
        before, behind = quote[max(0, one.start - REACH_CHARS) : one.start], quote[one.end :]
        if one.unit == "percent":
            if (
                0 < one.value <= 100
                and _OF_COSTS.match(behind)
                and not _AT_LEAST.search(before)
                and not _NO_RATE.search(quote)
            ):
                rated = True
                yield "funding_rate", one.value, "percent"
        elif one.unit == "eur" and (field := _bound(quote, before, behind, rated)):
            yield field, one.value, "eur"
        elif one.unit == "months" and not _RANGE.match(behind) and _is_duration(quote, before, one):
            yield "duration", one.value, "months"


def _bound(quote: str, before: str, behind: str, rated: bool) -> Figure | None:
    """What an amount bounds, None where the sentence does not say it beyond doubt."""
    most = bool(_AT_MOST.search(before) or _AT_MOST_BEHIND.match(behind))
    least = bool(_AT_LEAST.search(before))
    if not (most or least):
        return None
    bare = re.sub(r"(?:maximal|höchstens|bis zu|mindestens|wenigstens|nicht mehr als|max\.)\s*$", "", before.rstrip())
    if _COSTS_BEFORE.search(bare):
        return "costs_max" if most else "costs_min"
    if _NO_GRANT.search(quote) or not (_GRANT.search(quote) or (most and rated)):
        return None
    return "grant_max" if most else "grant_min"


def _is_duration(quote: str, before: str, one: Quantity) -> bool:
    said = _DURATION.search(before) and _LASTS.search(quote) and not _NO_DURATION.search(quote)
    return bool(said) and 0 < one.value <= 180


def _deadlines(quote: str) -> Iterator[tuple[Figure, float | str, FigureUnit]]:
    if not _SUBMITS.search(quote) or _NO_DEADLINE.search(quote):
        return
    for one in dates(quote):
        if one.first == one.last and _UNTIL.search(quote[max(0, one.start - REACH_CHARS) : one.start]):
            yield "deadline", one.first.isoformat(), "date"


def _ends(quote: str) -> Iterator[tuple[Figure, float | str, FigureUnit]]:
    if _NO_END.search(quote):
        return
    for one in dates(quote):
        ends = _OUT_OF_FORCE.match(quote[one.end :]) and _IN_FORCE.search(quote[: one.start])
        begins = re.search(r"\b(?:am|zum)\s*$", quote[: one.start]) and quote[one.end :].lstrip().startswith("in Kraft")
        if one.first == one.last and ends and not begins:
            yield "valid_until", one.first.isoformat(), "date"
