"""How much of a question the passages found carry: an own score from 0 to 1, and the bound below which we refuse.

Each content word of the question is weighed by its rarity; the score is the weighted share that the chosen sentences, their
headings and titles, and the passages around them carry. It does not look at the retrieval's scores, so that another
encoder or fusion moves no threshold.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from rag.answer.need import HEAD, Concept, Need

ABSTAIN_BELOW = 0.6
"""Refuse below this evidence. Source: `python -m evals.abstention` over evals/questions/abstention.jsonl, 2026-11-25, corpus of
270 entries and the seeds: of 86 answerable questions 0.965 are answered from the right document, none from another, 0.035
refused; of 84 others all are refused. Right at 0.52 / 0.56 / 0.6 / 0.64 / 0.68: 0.977 / 0.965 / 0.965 / 0.930 / 0.919; refused
rightly 0.976 below 0.6, then 1."""

ABSTAIN_BELOW_NAMED = 0.42
"""The same where the question names one entry and the best sentence is its own. Source: `lotse eval run` over the questions
that need the entries alone, against 0.6 for all: dev split (239) right 0.402 -> 0.464, refused wrongly 0.537 -> 0.414; test
split (121) right 0.430 -> 0.488 (p = 0.016), seven won, none lost; on both, all that must be refused is refused. At 0.35 a
tenth of it is answered."""

MIN_WEIGHT = 0.12
NAME_WEIGHT = 1.6
"""A name or identifier counts more than an ordinary word: the same words about another programme are no answer."""

UNKNOWN_NOUN_WEIGHT = 1.3
"""A noun that no document holds, and none of its parts: what is asked for is likely not here."""

VERB_WEIGHT, UNKNOWN_VERB_WEIGHT = 0.7, 0.35
"""Words in small letters (verbs, adjectives) count less than nouns; one that no document holds is a matter of wording."""

KIN, PLAIN, INSIDE, PART, TWO = 0.85, 0.7, 0.75, 0.65, 0.85
LEAD, AROUND, ELSEWHERE = 0.9, 0.5, 0.5
"""What a match is worth: by a family member, without the umlaut, as the first part of a compound, by a compound's parts,
with a hyphen between them; in headings and title, in the passage around the sentence, and for names and dates elsewhere in
the document. In the sentence itself it is worth 1."""


MISSED, ASPECT_MISSED = 0.3, 0.75
"""Below the first a word counts as missing; the second is the factor where that is the weightiest thing asked about."""


KIND_SAID, KIND_VALUED = 0.15, 0.5
"""How much the kind of answer counts: little where it is read off words, more where a number or date is asked for."""


class Frequencies(Protocol):
    """What is asked of the store: how rare a term is."""

    def document_frequency(self, term: str) -> int:
        """Returns in how many chunks a term occurs."""

    def chunk_count(self) -> int:
        """Returns how many chunks there are."""


@dataclass(frozen=True, slots=True)
class Weighted:
    """A concept with its weight above 0; `known`: it or its parts occur in the corpus."""

    concept: Concept
    weight: float
    known: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """The score in 0-1 and the question's words that nothing carries, heaviest first."""

    score: float
    missing: tuple[str, ...]


def weigh(need: Need, corpus: Frequencies) -> tuple[Weighted, ...]:
    """Returns the question's concepts with their weights: rarity on a logarithmic scale, names heavier."""
    total = max(2, corpus.chunk_count())
    weighted = []
    for concept in need.concepts:
        own = max((corpus.document_frequency(term) for term in concept.whole), default=0)
        parts = [max(corpus.document_frequency(term) for term in part) for part in concept.parts]
        known = own > 0 or (bool(parts) and min(parts) > 0)
        seen = own or max((corpus.document_frequency(term) for term in concept.kin), default=0)
        rarity = math.log((total + 1) / (seen + 0.5)) / math.log((total + 1) / 0.5)
        weight = max(MIN_WEIGHT, rarity)
        if concept.name:
            weight *= NAME_WEIGHT
        elif concept.noun or need.language == "en":
            weight *= 1.0 if known or concept.kin else UNKNOWN_NOUN_WEIGHT
        else:
            weight *= VERB_WEIGHT if known or concept.kin else UNKNOWN_VERB_WEIGHT
        weighted.append(Weighted(concept, weight * concept.share, known))
    return tuple(weighted)


def met(concept: Concept, terms: frozenset[str]) -> float:
    """Returns how well `terms`, as of `terms_of`, carry a concept, 0-1: the word itself, its family, its compound's parts.

    Inside a compound it counts whole as its last part only: a "Wetterereignis" is no "Wetter".
    """
    whole = concept.whole[-1]
    if whole in terms:
        return 1.0 if HEAD + whole in terms else INSIDE
    if concept.kin & terms:
        return KIN if concept.kin_heads & terms else KIN * INSIDE
    if concept.whole[0] in terms:
        return PLAIN
    if concept.dated and re.fullmatch(r"(?:19|20)\d\d", concept.whole[0]):
        return 1.0 if any(term.endswith("." + concept.whole[0]) for term in terms) else 0.0
    if not concept.parts or concept.name:
        return 0.0
    share = sum(bool(part & terms) for part in concept.parts) / len(concept.parts)
    return (TWO if "-" in concept.word else PART) * share * share


def nearby(concept: Concept, lead: frozenset[str], around: frozenset[str], elsewhere: frozenset[str]) -> float:
    """Returns how well what surrounds a sentence carries a concept, 0-1: headings and title, passage, document."""
    found = max(LEAD * met(concept, lead), AROUND * met(concept, around))
    return max(found, ELSEWHERE * met(concept, elsewhere)) if concept.name or concept.dated else found


def judge(
    weighted: Sequence[Weighted],
    begins: frozenset[str],
    lead: frozenset[str],
    around: frozenset[str],
    elsewhere: frozenset[str],
    answered: float,
    valued: bool,
    told: bool = False,
    done: bool = False,
) -> Evidence:
    """Returns the evidence of what was chosen.

    `begins` are the terms of what the chosen sentences begin with, `lead` those of their headings and titles, `around` those
    of their passages, `elsewhere` those of their documents: a word deep in a long sentence counts like one beside it.
    `answered` in 0-1 says how well they are of the kind asked for; with `valued`, a number or date, it counts more. With
    `told` no word is what is asked for, as all of them tell of the asker; with `done`, what may be done, verbs are asked for
    like things. Without concepts there is no evidence.
    """
    total = sum(one.weight for one in weighted)
    if not total:
        return Evidence(0.0, ())
    if valued and all(one.concept.asks or one.concept.dated for one in weighted):
        return Evidence(0.0, tuple(one.concept.word for one in weighted))
    reached = {}
    for one in weighted:
        found = max(met(one.concept, begins), nearby(one.concept, lead, around, elsewhere))
        reached[one.concept.word] = max(found, LEAD * answered * one.concept.asks)
    score = sum(one.weight * reached[one.concept.word] for one in weighted) / total
    things = [one for one in weighted if one.concept.noun and not one.concept.asks and not one.concept.dated]
    aspects = [one for one in things if not one.concept.name]
    if done:
        aspects += [one for one in weighted if one.concept.kin and not (one.concept.noun or one.concept.asks)]
    if aspects and not told and reached[max(aspects, key=lambda one: one.weight).concept.word] < MISSED:
        score *= ASPECT_MISSED
    if not any(reached[one.concept.word] >= MISSED for one in things):
        score *= ASPECT_MISSED
    share = KIND_VALUED if valued else KIND_SAID
    missing = sorted((one for one in weighted if reached[one.concept.word] < MISSED), key=lambda one: -one.weight)
    return Evidence(
        round(min(1.0, score * (1 - share + share * answered)), 4), tuple(one.concept.word for one in missing)
    )
