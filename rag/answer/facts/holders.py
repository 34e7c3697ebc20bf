"""The sentences of an entry's document that say what its record holds on the thing asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from corpus.regions import load_regions
from corpus.schema import Entry
from corpus.vocabulary import Level, SizeClass
from rag.answer.candidates import Candidate, terms_of
from rag.answer.facts import amounts, rates
from rag.answer.facts.body import BODIES, MEMBERS, OFFERS, ONWARD, PAYS, contacts, on_area
from rag.answer.facts.carriers import carriers
from rag.answer.facts.facet import Facet
from rag.answer.facts.own import VALUE_WORDS
from rag.answer.facts.subject import Subject, defines_sizes
from rag.answer.notices import SECTION
from rag.answer.phrases import day
from rag.eligibility.size import HEADCOUNT_BELOW, ORDER

SIGNS: dict[Facet, re.Pattern[str]] = {
    "agency": re.compile(r"[Pp]rojektträger|\bTräger|[Tt]rägerschaft|bearbeite|[Zz]uständig|wickel|prüf(?:t|en)|entscheide"),
    "leader": re.compile(
        r"[Ll]eit(?:et|ung|er)|[Tt]räger|[Kk]oordin|[Gg]eschäftsführ|[Vv]orsitz"
        r"|\bführ(?:t|en)\b|betreib|betreut|[Ff]ederführ"
    ),
    "begun": re.compile(
        r"\b(?:vor|bevor|vorher|erst|danach)\b[^.]{0,60}(?:[Bb]eginn|Vertrag|Auftrag|Anmeldung|bestell|Bewilligung|Bescheid|Antrag|Start)"
        r"|nach (?:dem )?\w*[Bb]eginn|Vorhabenbeginn|Maßnahmenbeginn|Erstgespräch|rückwirkend|eigenes Risiko|\bbevor\b"
    ),
    "price": re.compile(r"kostenfrei|kostenlos|\bkoste[nt]\b|Gebühr|gebühr|Eigenanteil|gratis"),
    "combination": re.compile(
        r"kombin|kumul|zugleich|gleichzeitig|daneben|\bneben\b|andere\w* \w*[Ff]örder|doppelt|[Dd]ieselben? \w*[Kk]osten"
        r"|zusätzlich\w* zu"
    ),
    "successor": re.compile(r"[Nn]achfolg|Ersatz|ersetzt|abgelöst|löst .* ab|Neuauflage|stattdessen|\bfolgt eine? |neue\w* Phase"),
    "aid": re.compile(r"De-minimis|AGVO|Beihilfe"),
    "funder": re.compile(
        r"Bund\b|Land\b|EU\b|[Mm]inisteri|trägt|tragen|finanzier|gefördert|Projektträger|Träger|koordinier|Trägerschaft"
    ),
    "status": re.compile(
        r"geschlossen|ausgelaufen|offen\b|pausiert|außer Kraft|Stand:|nicht (?:belegt|bestätigt)|eingestellt|beendet"
        r"|vorbei"
    ),
    "members": MEMBERS,
    "offer": OFFERS,
    "pays": PAYS,
    "onward": ONWARD,
    "contact": re.compile(r"Ansprechpartner|[Ww]enden Sie|https?://|zuständig|\bist das d(?:ie|er|as)\b|\b\d{5} [A-ZÄÖÜ]"),
    "procedure": re.compile(r"[Aa]ntr[aä]g|[Ss]tellen Sie|[Kk]undenportal|einreichen|online|Hausbank|[Ss]kizze"),
}  # fmt: skip
"""What a sentence holds that tells a thing for which a record has no value."""

_UNKNOWN = re.compile(
    r"nicht (?:\w+ )?(?:bestätigt|belegt|bekannt|veröffentlicht|genannt)|nenn\w+ [^.]*\bnicht\b"
    r"|kein\w* [^.]*(?:bekannt|belegt|bestätigt|genannt|Stichtag)"
)
"""What a sentence holds that says of a value that it is not known."""

_UNKNOWN_WORDS: dict[Facet, str] = {
    "rate": r"[Ss]atz|[Ss]ätze|[Qq]uote|Prozent|Höhe|viel",
    "amount": r"[Bb]etrag|[Bb]eträge|[Ss]umme|Höhe|viel|Grenze|hoch",
    "support": r"[Ss]atz|[Ss]ätze|[Qq]uote|[Bb]etrag|[Ss]umme|Höhe|viel|hoch",
    "deadline": r"[Ff]rist|[Ss]tichtag|[Ee]nde|wann|Aufruf|Termin",
    "opening": r"[Ss]tart|[Bb]eginn|wann|\bab ",
    "duration": r"[Ll]aufzeit|[Dd]auer|lange",
}

HEAD = ("Worum geht es", "Was und wie viel", "Wer wird gefördert")
"""The headings under which stands what an entry is and does."""

_FUNDED: dict[Level, re.Pattern[str]] = {
    "federal": re.compile(
        r"\b(?:de[rsmn]|vom) Bund(?:es)?\b|\bBund\b|Bundes(?:programm|ministeri|zuschuss|wirtschafts|forschungs|mittel)"
    ),
    "state": re.compile(
        r"\b(?:[Dd]as|des|vom|dem) Land(?:es)?\b|Landes(?:programm|zuschuss|geld|mittel|initiative)|[Mm]inisterium|Niedersachsen"
    ),
    "eu": re.compile(r"\bEU\b|Europäisch|EFRE|ESF"),
    "regional": re.compile(r"\b(?:Region|Landkreis|Stadt)\b|trägt|getragen|Träger"),
}
"""Who pays what is of a level, as sentences say it."""

_FAST = re.compile(r"wie (?:schnell|rasch)|innerhalb welcher|how (?:fast|quickly)", re.IGNORECASE)
_WITHIN = re.compile(r"\b(?:binnen|innerhalb)\b|\bin (?:\w+ )?(?:\d+ )?(?:Tag|Woche|Stunde|Minute)")
"""What asks how soon something comes, and what a sentence holds that says it."""

_WHOM = re.compile(
    r"adress|anschrift|telefon|rufnummer|e-?mail|\bphone|kontakt|ansprech|\ban wen|\bwen\b|erreich|\bwhom\b|contact",
    re.IGNORECASE,
)
"""What asks whom to ask, and not where to apply."""

Value = tuple[str, str]
"""A value of a record: in words for finding its sentence, and its figures alone, which the sentence must hold."""


def holders(
    subject: Subject,
    facet: Facet,
    question: str,
    sizes: frozenset[SizeClass],
    headcount: int | None,
    today: date,
    place: str | None = None,
) -> tuple[list[Candidate], bool]:
    """Returns the sentences that say what the record has on `facet`, and False; where it has no value, those that by their
    words tell the thing, or say that it is not known, and True. `place` is the region id of the asker's site, where known.
    """
    terms = terms_of(question) - VALUE_WORDS - subject.named - subject.calls
    held = [
        one
        for words, figures in _values(subject.entry, facet, question, terms, sizes, headcount, today, place)
        for one in carriers(words, figures, subject.pool)
    ]
    if facet == "agency":
        held = _naming(subject, terms)
    if facet == "funder":
        held = [
            one for one in subject.pool if one.cut.section in HEAD and _FUNDED[subject.entry.level].search(one.text)
        ]
        return held or [one for one in subject.pool if SIGNS["funder"].search(one.text)], True
    if facet == "leader":
        led = [one for one in subject.pool if SIGNS["leader"].search(one.text)]
        return [one for one in [*_naming(subject, terms), *led] if one.cut.section in HEAD], True
    if facet == "offer":
        told = [one for one in subject.pool if one.cut.section in HEAD and OFFERS.search(one.text)]
        return told or [one for one in subject.pool if one.cut.section == HEAD[0]], True
    if facet == "area":
        return on_area(subject.entry, subject.pool), True
    if facet == "contact" and _WHOM.search(question) and (told := contacts(subject)):
        return told, True
    if facet == "duration" and _FAST.search(question):
        return [one for one in subject.pool if _WITHIN.search(one.text)], True
    if facet == "onward":
        return [one for one in subject.pool if one.cut.section == SECTION and ONWARD.search(one.text)], True
    if facet == "duration" and not held and subject.entry.kind in BODIES:
        return [one for one in subject.pool if one.cut.section == SECTION], True
    if not held and facet in SIGNS:
        return [one for one in subject.pool if SIGNS[facet].search(one.text)], True
    if not held and facet in _UNKNOWN_WORDS:
        unknown = [one for one in subject.pool if _UNKNOWN.search(one.text)]
        return [one for one in unknown if re.search(_UNKNOWN_WORDS[facet], one.text)], True
    return held, False


def held_elsewhere(subject: Subject, place: str | None, held: Sequence[Candidate]) -> list[Candidate]:
    """Returns the sentences that say rates of regions in which a place (a region id) does not lie, but for those of `held`."""
    if place is None:
        return []
    regions = load_regions()
    others = [
        one
        for one in subject.entry.rates
        if one.regions and all(regions.contains(area, place) is False for area in one.regions)
    ]
    told = [
        each
        for one in others
        for each in carriers(rates.said(one), f"{rates.percent(one.percent)} Prozent", subject.pool)
    ]
    return [one for one in told if one not in held]


def _values(
    entry: Entry,
    facet: Facet,
    question: str,
    terms: frozenset[str],
    sizes: frozenset[SizeClass],
    headcount: int | None,
    today: date,
    place: str | None,
) -> list[Value]:
    values: list[Value] = []
    if facet in ("amount", "support"):
        least = entry.eligible.costs_min_eur if entry.eligible else None
        if least and re.search(r"mindest|minimum|ab welche", question.casefold()):
            low = f"{amounts.euros(least)} Euro"
            return [(f"{low} mindestens Vorhaben", low)]
        for one in amounts.amounts_asked(entry, sizes, terms, question, place):
            values.append((amounts.said(one), amounts.figures(one)))
    if facet in ("rate", "support"):
        values += [
            (rates.said(one), f"{rates.percent(one.percent)} {'Prozentpunkte' if one.adds else 'Prozent'}")
            for one in rates.rates_asked(entry, sizes, headcount, terms, question, place)
        ]
    if facet == "definition" and defines_sizes(entry) and not sizes and _KIN.search(question):
        values = [(match.group(), "") for match in _KIN.finditer(question)]
    elif facet == "definition" and defines_sizes(entry):
        values = [
            (f"{HEADCOUNT_BELOW[one]} Beschäftigte", f"{HEADCOUNT_BELOW[one]} Beschäftigte") for one in _bounds(sizes)
        ]
    if facet == "eligible" and entry.eligible and entry.eligible.headcount_max:
        most = entry.eligible.headcount_max
        values = [(f"{count} Beschäftigte", f"{count} Beschäftigte") for count in (most, most + 1)]
    if facet == "duration" and entry.duration_months_max:
        values = [(f"{entry.duration_months_max} Monate Laufzeit", f"{entry.duration_months_max} Monate")]
    if facet == "duration" and not values and entry.kind in BODIES:
        term = entry.clocks.in_force
        values = [(f"{day(one)} Laufzeit", day(one)) for one in (term.valid_until, term.valid_from) if one is not None]
    if facet in ("deadline", "opening"):
        values = [(day(one), day(one)) for one in _days(entry, facet, today)]
    return values


def _naming(subject: Subject, terms: frozenset[str]) -> list[Candidate]:
    """The sentences that name the office which runs the programme; of several offices the one for what is asked about."""
    offices = (subject.entry.executing_agency or "").split(";")
    shared = [len(terms & terms_of(one)) for one in offices]
    names = [
        re.split(r" [–(]", one.strip())[0] for one, count in zip(offices, shared, strict=True) if count == max(shared)
    ]
    return [one for one in subject.pool for name in names if name and name.casefold() in one.text.casefold()]


_KIN = re.compile(r"verbundene\w* Unternehmen|Partnerunternehmen", re.IGNORECASE)


def _bounds(sizes: frozenset[SizeClass]) -> list[SizeClass]:
    """The classes whose upper bounds tell where those asked about begin and end; all of them where none is asked about."""
    asked = [at for at, one in enumerate(ORDER) if one in sizes] or list(range(len(ORDER)))
    return [one for one in ORDER[max(0, asked[0] - 1) : asked[-1] + 1] if one in HEADCOUNT_BELOW]


def _days(entry: Entry, facet: Facet, today: date) -> list[date]:
    """The next day on which the window or the validity ends, or the last that did; for an opening the day it began."""
    window, in_force = entry.clocks.window, entry.clocks.in_force
    if facet == "opening":
        return [one for one in (window.opens, in_force.valid_from) if one is not None][:1]
    known = [one for one in (window.closes, *window.cutoffs) if one is not None] or (
        [in_force.valid_until] if in_force.valid_until else []
    )
    ahead = sorted(one for one in known if one >= today)
    return ahead[:1] or sorted(known)[-1:]
