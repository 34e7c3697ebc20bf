"""Reads a question: which kind of answer it wants, and which words an answer must carry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, TypeVar

from rag.answer.families import family, whole_terms
from rag.answer.kinds import WORDS, Kind, kind_of
from rag.text.analyse import words
from rag.text.dates import dates
from rag.text.numbers import amounts
from rag.text.sentences import sentences

Language = Literal["de", "en"]
Event = TypeVar("Event")
_assumed: ContextVar[Language] = ContextVar("assumed", default="de")

_FRAME = """
    hoch höhe lange viel genau gerade aktuell derzeit momentan heute eigentlich insgesamt konkret sagen sag nennen nenne
    nenn erklären erkläre erklär wissen weiß hallo guten tag danke frage fragen info infos information informationen geben
    gibt gehen geht machen macht gemacht heißt heißen hieß hießen bedeutet versteht genannt lauten lautete lauteten mögliche
    möglich welchem wann jemand etwas ding sache sachen ganz eben halt wohl nochmal kurz bitte schon wegen trotz laut gemäß
    bezüglich hinsichtlich innerhalb außerhalb bekommt kriegt kriegen kriege erhält erhalten passt passend passende braucht
    brauche brauchen stellt stellen stelle liegt liegen betrug beträgt betragen zählen hatten besprochen
    vielen kein keine keinen ab überhaupt wieviel bringt bringen nützt nutzt bietet konnte konnten durfte durften sollte
    musste mussten wollte lässt lassen gestellt projekt projekte projekts vorhaben programm programms
    unterschied unterschiede vergleich vergleiche vergleichen besser bessere geeignet antworte worden geworden
    tell give know please many much long exactly currently there any get gets getting high want need still receive
    received receives project projects programme programmes program programs difference compare better did out
"""
HEAD = "="
"""Put before a term that stands for a whole word or a compound's last part: "Netzwerk" in "Transformationsnetzwerk", but not
"Wetter" in "Wetterereignis"."""

FRAME: frozenset[str] = frozenset(term for word in words(_FRAME) for term in word.terms)
"""Terms of words that ask, and that no answer need carry."""

BACKGROUND_SHARE = 0.35
"""Weight of words that tell of the asker ("Wir sind Zulieferer in Gifhorn, …") beside those that ask."""

CARRIED_SHARE = 0.5
"""Weight of the words of an earlier question that a bare follow-up carries on."""

DATE_SHARE = 0.5
"""Weight of a date's words: it says when, the passage around a sentence carries it as well."""

KIND_SHARE = 0.4
"""Weight of a word that only says which kind of answer is wanted ("kostet", "beantragen"): the kind is checked itself."""

_ENGLISH = re.compile(
    r"\b(the|what|how|who|which|when|where|why|whom|about|near|would|have|from|is|are|does|do|can|should|of|for|with|much|many|any|our|my|your|you|we|and|to|did|were|there|this|that|has|its"
    r"|not|no|people|employees)\b",
    re.IGNORECASE,
)
_GERMAN = re.compile(
    r"\b(der|die|das|was|wie|wer|welche[rsmn]?|wann|wo|ist|sind|ich|wir|und|für|von|kann|gibt|es|ein|eine[rmn]?|den|dem"
    r"|im|zu|nicht|auf|mit|bis)\b|[äöüß]",
    re.IGNORECASE,
)
_BACKGROUND = re.compile(
    r"^\W*(?:guten tag|hallo|wir (?:sind|haben|wollen|möchten|planen)|ich (?:bin|habe|will|möchte|plane)|unser\w* |mein\w* "
    r"|we (?:are|have))",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"^\W*(?:was|wie|wer|wem|wen|welche\w*|wann|wo|gibt|kann|darf|können|dürfen|what|how|which|who|when)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\b(?:in|aus|bei|im|nahe) (?:der |dem )?(?:Region |Landkreis |Kreis |Raum )?[A-ZÄÖÜ][\w-]+")
_STRONG_NAME = re.compile(r"[A-ZÄÖÜ]{2,}|[a-zäöü][A-ZÄÖÜ]|-[A-Z0-9]$|^[a-zäöü]+-[a-zäöü]|\w\.\w|\d")
_LEFT_OUT = re.compile(r"\bnicht\b(?! (?:mehr|nur))|\bkeine?\b|ausgeschlossen|ausgenommen|\bnot\b", re.IGNORECASE)
_OF_TWO = re.compile(r"[A-ZÄÖÜ]{1,5}-[A-ZÄÖÜ][a-zäöüß]{3,}\w*")
"""An abbreviation and a word ("KI-Software", "E-Antriebe"): no name, but two words in one."""


@dataclass(frozen=True, slots=True)
class Concept:
    """A content word of the question.

    `whole` are its own terms, `parts` for each part of a compound its term and that one's family, `kin` its own family,
    and `kin_heads` that behind `HEAD`. `name` marks what looks like a proper name or identifier ("ReTraSON", "ZIM",
    "Transfer-X"), `noun` a capitalised word; `share` in 0-1 is less for words that tell of the asker. `asks` marks a word that
    only says which kind of answer is wanted: such an answer meets it; `dated` a word of a date.
    """

    word: str
    whole: tuple[str, ...]
    parts: tuple[frozenset[str], ...]
    kin: frozenset[str]
    name: bool
    noun: bool
    share: float = 1.0
    asks: bool = False
    dated: bool = False
    kin_heads: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Need:
    """What a question needs: the kind of answer and its concepts, in order; no concepts where it only has function words.

    `told` is True where all of it tells of the asker ("Wir sind Zulieferer … Was passt?"), `negated` where it asks for what
    is left out ("Was wird nicht gefördert?").
    """

    text: str
    language: Language
    kind: Kind
    concepts: tuple[Concept, ...]
    told: bool = False
    negated: bool = False


def read_question(text: str, carried: str = "", kind: Kind | None = None) -> Need:
    """Returns what `text` needs; the words of `carried`, an earlier question, are added at less weight.

    `kind` is read from the words that ask, unless it is given.
    """
    clauses = _clauses(text)
    asking = " ".join(part for part, told in clauses if not told)
    kind = kind or kind_of(asking)
    asked = [concept for part, told in clauses if not told for concept in _concepts(part, 1.0, kind)]
    only_told = not any(concept.share == 1.0 for concept in asked)
    background = 1.0 if only_told else BACKGROUND_SHARE
    about = [concept for part, told in clauses if told for concept in _concepts(_topics(part), background, kind)]
    concepts: dict[tuple[str, ...], Concept] = {}
    for concept in [*asked, *about, *_concepts(carried, CARRIED_SHARE, kind)]:
        concepts.setdefault(concept.whole, concept)
    negated = kind in ("covered", "eligible") and bool(_LEFT_OUT.search(asking))
    return Need(text, language(text), kind, tuple(concepts.values()), only_told and bool(about), negated)


def with_names(need: Need, nouns: frozenset[str], identifiers: frozenset[str]) -> Need:
    """Returns the need with the words that name something known as such, also where they are in small letters."""
    concepts = []
    for one in need.concepts:
        known = set(one.whole) & nouns
        name = one.name or bool(known & identifiers)
        concepts.append(replace(one, noun=one.noun or bool(known), name=name, asks=one.asks and not known))
    return replace(need, concepts=tuple(concepts))


def asks(text: str) -> bool:
    """Returns whether a sentence asks, by its mark or its first word."""
    return "?" in text or bool(_ASKS.match(text))


def is_identifier(word: str) -> bool:
    """Returns whether a word is written like a proper name: "ZIM", "ReTraSON", "Transfer-X", "go-digital"."""
    number = re.fullmatch(r"[\d.,]+", word)
    return bool(_STRONG_NAME.search(word)) and not number and not _OF_TWO.fullmatch(word)


def language(text: str) -> Language:
    """Returns the language of a question: English only where its function words outnumber the German ones.

    Where it has none ("ZIM?") it is what `assuming` takes for granted, else German.
    """
    english, german = _function_words(text)
    return ("en" if english > german else "de") if english or german else _assumed.get()


def assuming(tongue: Language, events: Iterator[Event]) -> Iterator[Event]:
    """Yields `events`, each made where a text of no language counts as one of `tongue`: that of the page it was typed on."""
    while True:
        before = _assumed.set(tongue)
        try:
            event = next(events)
        except StopIteration:
            return
        finally:
            _assumed.reset(before)
        yield event


@lru_cache(maxsize=4_096)
def _function_words(text: str) -> tuple[int, int]:
    """How many English and how many German ones there are."""
    return len(_ENGLISH.findall(text)), len(_GERMAN.findall(text))


def _clauses(text: str) -> list[tuple[str, bool]]:
    """Parts of the question, and whether each only tells of the asker; at least one part asks."""
    parts: list[tuple[str, bool]] = []
    for start, end in sentences(text):
        told = False
        for part in re.split(r"(?<=[,;:–])\s+", text[start:end]):
            told = not asks(part) and (told or bool(_BACKGROUND.match(part)))
            parts.append((part, told))
    return parts if any(not told for _, told in parts) else [(text, False)]


def _topics(told: str) -> str:
    """What the asker tells of themselves, without headcount and place: no text need carry those."""
    for one in reversed(amounts(told)):
        told = told[: one.start] + " " + told[one.end :]
    return _PLACE.sub(" ", told)


def _concepts(text: str, share: float, kind: Kind) -> list[Concept]:
    found = []
    kind_terms = frozenset(term for word in words(WORDS.get(kind, "")) for term in whole_terms(word.terms))
    when = [(one.start, one.end) for one in dates(text, yearless=4)]
    measured = [(one.start, one.end) for one in amounts(text) if one.unit not in ("plain", "paragraph")]
    for word in words(text):
        whole = whole_terms(word.terms)
        if not whole or set(whole) <= FRAME:
            continue
        initial = not text[: word.start].strip(" \"'„“(")
        noun = word.text[:1].isupper() and not initial
        name = is_identifier(word.text)
        meant = any(start <= word.start < end for start, end in measured)
        asked = (bool(set(whole) & kind_terms) or meant) and not name
        parts = tuple(family((part,)) | {part} for part in word.terms[len(whole) :] if len(part) > 1)
        dated = any(start <= word.start < end for start, end in when)
        weight = share * (KIND_SHARE if asked else DATE_SHARE if dated else 1.0)
        kin = family(word.terms)
        heads = frozenset(HEAD + term for term in kin)
        found.append(Concept(word.text, whole, parts, kin, name, noun or name, weight, asked, dated, heads))
    return found
