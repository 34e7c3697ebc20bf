"""The sentences of one entry's document that answer a question, best first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.place_spans import find_places
from corpus.vocabulary import SizeClass
from rag.answer.candidates import Candidate, terms_of
from rag.answer.evidence import LEAD, Weighted, met
from rag.answer.facts.facet import Facet
from rag.answer.facts.periods import periods
from rag.answer.facts.sizes import headcount_fits, sizes_named
from rag.answer.facts.subject import Subject, works_at
from rag.answer.kinds import VALUED, Kind
from rag.answer.need import FRAME, HEAD, Concept, Need
from rag.answer.score import LEFT_OUT, TERM, fits, heading_fits

ASKER = terms_of(
    "Unternehmen Firma Betrieb Betriebe Leute Mitarbeiter Mitarbeitende Beschäftigte MA wir uns klein kleine mittel mittlere"
    " mittelgroß groß KMU kleinst Kleinstunternehmen Konzern Zulieferer jemand man company employees small medium large"
    " SME SMEs we firm firms"
)
"""Words by which an asker tells of the enterprise; its size is read apart, and no sentence need hold them."""

VALUE_WORDS = terms_of(
    "Satz Sätze Quote Betrag Summe Höhe Höchst Mindest Grenze Wert Anteil Prozent Zuschuss Förderung Förder Größe Spanne"
    " Deckel Obergrenze Höchstzuschuss Fördersatz Förderquote Zuschussspanne Mindestgröße Zeit Frist Laufzeit Geld Antrag Anträge"
    " max maximum minimum per year annual limit germany"
)
"""Words that only say what kind of value is asked for, alone or as parts of a compound."""

_APPLIES = terms_of("Antrag beantragen")
"""What an English question for who may apply says by "apply": its sentence need not."""

LOOSE, HEAD_ONLY = 0.6, 0.5
"""What a match counts by another form of a word or by the telling part of a compound, and by its last part alone."""

TARGETED = 2.0
"""Factor on the noun that stands right behind the word that asks."""

TITLED = 0.25
"""What a word of the entry's name counts where the name is not asked by it: "Niedersachsen" in many a name."""

WORDS, KIND, PLACE, RECORD = 0.5, 0.2, 0.1, 0.3
"""What makes a sentence's worth: the question's words, the kind of answer, its heading, the value that the record gives."""

WIDE: frozenset[Kind] = frozenset({"overview", "whether", "list", "condition", "who", "title"})
LOOSE_KIND = 0.4
"""Kinds whose sentences are told by a common word only, and what their fit counts."""

_FRACTION = re.compile(r"\b(?:Hälfte|Drittel|Viertel|half|third|quarter)\b")

NO_VALUE = 0.5
"""Factor on a sentence without a value where one is asked for."""

SIGNED = 0.7
LEAST_RECORD = 0.6
"""The record's value counts by the share of the words that its sentence holds, squared where a thing is named, else at least so
much: the record's sum is not what "wie viel Treibhausgas" asks for. Signs of the thing asked for count more."""

CHANGING: frozenset[Kind] = frozenset({"rate", "amount"})
"""Kinds of values that a guideline changes: a sentence on a time gone by does not tell today's."""

OWN_SIZE, EXACT_SIZE, OTHER_SIZE, OWN_TIME, OTHER_TIME = 0.12, 0.06, 0.3, 0.2, 0.25
"""What is added or taken off for the asker's size class, it alone, another one, the time asked about, another time."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A sentence with its worth; `hits` are the words asked about that it holds, `kind` in 0-1 its fit to the kind asked for."""

    candidate: Candidate
    worth: float
    hits: frozenset[str]
    kind: float
    carries: bool


@dataclass(frozen=True)
class Wanted:
    """What is looked for: the question's words about the thing, the sizes and the time asked about, and the record's values."""

    need: Need
    facet: Facet
    weighted: tuple[Weighted, ...]
    aspects: tuple[Weighted, ...]
    sizes: frozenset[SizeClass]
    first: date
    last: date
    dated: bool = False
    headcount: int | None = None
    signed: bool = False
    things: bool = False


def aspects_of(need: Need, weighted: Sequence[Weighted], subject: Subject) -> tuple[Weighted, ...]:
    """Returns the words of a question that say what of the entry is asked: neither its name nor the asker nor a kind of value.

    Where who may apply is asked, what the asker tells of themselves is asked about, too. Where a value is asked for, a place
    of the entry's area is the asker's: the record says which value holds there.
    """
    told = []
    whom = need.kind == "eligible"
    told_places = [one for one in find_places(need.text) if need.kind in VALUED and works_at(subject.document, [one])]
    sites = terms_of(" ".join(one.text for one in told_places))
    left = ASKER | VALUE_WORDS if need.kind in VALUED else ASKER
    for one in weighted:
        concept, terms = one.concept, set(one.concept.whole)
        by_parts = bool(concept.parts) and all(part & left for part in concept.parts)
        called = terms & subject.calls or _called_in_part(concept.word, subject)
        english = need.language == "en" and whom and bool(concept.kin & _APPLIES)
        if (
            english
            or (concept.asks and not tells_more(concept))
            or concept.dated
            or terms & left
            or terms & sites
            or by_parts
            or concept.whole[0][:1].isdigit()
        ):
            continue
        if called and not (whom and concept.share < 1):
            continue
        weight = one.weight / concept.share if whom else one.weight
        weight *= TARGETED if targeted(need.text, concept.word) else 1.0
        told.append(replace(one, weight=TITLED * weight if met(concept, subject.named) >= 0.7 and not whom else weight))
    return tuple(told)


def tells_more(concept: Concept) -> str:
    """Returns of what a word that says the kind of a value is one, "" for the support itself: "zins" for "Zinssatz"."""
    match = _VALUE_OF.match(concept.word.casefold())
    return "" if match is None or match[1].startswith(_SUPPORTS) else match[1]


def says_value(concept: Concept, terms: frozenset[str]) -> bool:
    """Returns whether `terms` say of what a value is asked for: "Zinsen" for "Zinssatz"; True where it is the support itself."""
    of_what = [term for term in terms_of(tells_more(concept)) if term[0] != HEAD]
    return not of_what or any(other.startswith(of_what[0]) for other in terms)


_VALUE_OF = re.compile(r"(\w{3,}?)s?(?:satz|sätze|quoten?|betrag|summe|grenze|zahl)$")
_SUPPORTS = (
    "förder",
    "foerder",
    "zuschuss",
    "beihilfe",
    "prozent",
    "höchst",
    "mindest",
    "gesamt",
    "ober",
    "unter",
    "an",
)
"""Beginnings of words for the support: "Fördersatz", "Höchstbetrag"."""


def telling_parts(concept: Concept) -> list[frozenset[str]]:
    """Returns the parts of a compound that do not say a kind of value: "Zins" of "Zinssatz"."""
    return [part for part in concept.parts if not part & VALUE_WORDS]


def _called_in_part(word: str, subject: Subject) -> bool:
    """Whether a word with a hyphen names the entry and says no more that its document holds: "KMU-Eigenschaft"."""
    pieces = [terms_of(piece) for piece in word.split("-")] if "-" in word else []
    own = [piece for piece in pieces if piece & subject.calls]
    return bool(own) and all(piece & VALUE_WORDS or not piece & subject.read for piece in pieces if piece not in own)


def targeted(text: str, word: str) -> bool:
    """Returns whether a noun stands right behind the word that asks: "wie viel Treibhausgas", "welcher Stichtag"."""
    pattern = rf"\b(?:wie ?viele?|welche[rsnm]?|how (?:much|many)|which|what) (?:\w+ )?{re.escape(word)}\b"
    return word[:1].isupper() and bool(re.search(pattern, text, re.IGNORECASE))


def near(concept: Concept, terms: frozenset[str]) -> float:
    """Returns how well `terms` carry a concept, 0-1, as of `met`; forms of a verb and beginnings of compounds count, too.

    "prüft" meets "prüfen", "Kaskade" meets "Kaskadenförderung"; "Stundensatz" is met by "Stunde", as "Satz" only says the kind.
    """
    found = met(concept, terms)
    if found >= LOOSE:
        return found
    if concept.name:
        pieces = concept.word.split("-") if "-" in concept.word else []
        return max(found, LOOSE if any(terms_of(piece) & terms for piece in pieces) else 0.0)
    own = concept.whole[0]
    if len(own) >= 4 and any(_same_stem(own, term) for term in terms):
        return LOOSE
    telling = telling_parts(concept)
    if len(telling) < len(concept.parts) and telling and all(part & terms for part in telling):
        return LOOSE
    return max(found, HEAD_ONLY) if telling and telling[-1] & terms - FRAME else found


def _same_stem(own: str, term: str) -> bool:
    if term[0] == HEAD or abs(len(own) - len(term)) > 2:
        return len(own) >= 6 and term.startswith(own)
    shared = max(4, min(len(own), len(term)) - 1)
    return own[:shared] == term[:shared]


def rank(wanted: Wanted, subject: Subject, holds: Sequence[Candidate] = ()) -> list[Ranked]:
    """Returns the sentences of the entry's document by worth, those of none left out; `holds` carry the record's values."""
    places = {(one.chunk.chunk_id, one.cut.order) for one in holds}
    found = [_ranked(wanted, one, (one.chunk.chunk_id, one.cut.order) in places) for one in subject.pool]
    return sorted((one for one in found if one.worth > 0), key=lambda one: (-one.worth, one.candidate.cut.start))


def _ranked(wanted: Wanted, one: Candidate, carries: bool) -> Ranked:
    total = sum(each.weight for each in wanted.aspects) or 1.0
    inside = {each.concept.word: near(each.concept, one.terms) for each in wanted.aspects}
    lead = {each.concept.word: met(each.concept, one.lead_terms) for each in wanted.aspects}
    cover = sum(
        each.weight * max(inside[each.concept.word], 0.5 * LEAD * lead[each.concept.word]) for each in wanted.aspects
    )
    share = cover / total if wanted.aspects else 1.0
    least = SIGNED if wanted.signed else LEAST_RECORD
    record = share * share if wanted.things and not wanted.signed else max(least, share)
    kind = fits(wanted.need, wanted.weighted, one)
    if wanted.need.kind in ("amount", "rate", "count") and _FRACTION.search(one.text):
        kind = max(kind, 0.8)
    if wanted.need.kind == "duration" and TERM.search(one.text):
        kind = max(kind, 0.8)
    if wanted.need.kind == "eligible" and LEFT_OUT.match(one.text):
        kind = 1.0
    if wanted.signed and wanted.dated and not periods(one.text):
        carries = False
    if wanted.need.kind == "status" and wanted.dated and _time(wanted, one.text) > 0:
        kind = 1.0
    said = max((met(each.concept, one.terms) for each in wanted.weighted if each.concept.asks), default=0.0)
    place = heading_fits(wanted.need.kind, one) * (2.0 if wanted.need.kind == "eligible" else 1.0)
    kind_weight = KIND * (LOOSE_KIND if wanted.need.kind in WIDE else 1.0)
    worth = (
        WORDS * (share if wanted.aspects else 0.0)
        + kind_weight * (0.75 * kind + 0.25 * said)
        + PLACE * place
        + RECORD * carries * record
    )
    if kind < 0.5 and wanted.need.kind in VALUED and not carries:
        worth *= NO_VALUE
    worth += _size(wanted, one.text) + _time(wanted, one.text)
    worth -= 0.003 * min(one.cut.order, 10) + 0.04 * one.cut.leaning
    if wanted.need.negated and not LEFT_OUT.search(one.text):
        worth = 0.0
    hits = frozenset(word for word, share in inside.items() if share >= 0.5)
    return Ranked(one, worth, hits, kind, carries)


def _size(wanted: Wanted, text: str) -> float:
    """For who may apply a sentence on any size tells; for values one on another size than the asker's does not."""
    asked, named = wanted.sizes, sizes_named(text)
    if not asked or not named:
        fitting = headcount_fits(text, wanted.headcount) if wanted.headcount is not None else None
        if fitting is None:
            return 0.0
        return OWN_SIZE + EXACT_SIZE if fitting else -OTHER_SIZE if wanted.need.kind in VALUED else 0.0
    if asked <= named:
        return OWN_SIZE + (EXACT_SIZE if asked == named else 0.0)
    return 0.5 * OWN_SIZE if asked & named or wanted.need.kind in ("eligible", "whether", "condition") else -OTHER_SIZE


def _time(wanted: Wanted, text: str) -> float:
    spans = periods(text)
    if not spans or not (wanted.dated or wanted.need.kind in CHANGING):
        return 0.0
    if not wanted.dated:
        return 0.0 if any(one.last is None or one.last >= wanted.first for one in spans) else -OTHER_TIME
    if any(one.meets(wanted.first, wanted.last) for one in spans):
        bounded = any(one.meets(wanted.first, wanted.last) and one.last is not None for one in spans)
        return OWN_TIME if bounded else 0.5 * OWN_TIME
    return -OTHER_TIME
