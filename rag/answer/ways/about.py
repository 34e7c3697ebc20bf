"""What a question is about beside place and kind, and how much of that an entry carries."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from corpus.place_spans import find_places
from corpus.schema import Entry
from corpus.vocabulary import Topic
from rag.answer.candidates import Candidate, terms_of
from rag.answer.evidence import UNKNOWN_VERB_WEIGHT, Weighted, met, weigh
from rag.answer.need import Concept, read_question
from rag.answer.subjects import title_terms
from rag.answer.told import Asked
from rag.records import DocumentInfo
from rag.text.analyse import Word, words
from rag.text.numbers import amounts

RELEVANT = 0.5
"""An entry carries this share of what a question is about, by weight, where no topic of it is said."""

TOPIC_SHARE = 0.5
"""What a word is worth that says a topic, for an entry filed under that topic whose text has another word for it."""

_ABOUT = ("Worum geht es", "Wer wird gefördert", "Was und wie viel")
"""The headings of an entry under which stands what it is about; its first sentence counts most, what lies
elsewhere is worth `ELSEWHERE`."""

ELSEWHERE = 0.6

WORDING = 0.5
"""What a verb or adjective counts beside nouns."""

UNMET = 0.3
"""Below this share of the things asked about, by weight, a text is about other things."""

BRANCH = 0.5
"""What the car industry counts as a topic beside others: nearly all that is stored is for it."""

FILED = 0.4
"""How much it counts that an entry is filed under the topic asked about, the rest are the words."""

AUTOMOTIVE = re.compile(
    r"(?<!\w)(?:auto(?!mat)|zulieferer|zulieferbetr|fahrzeug|kfz|vw(?!\w)|volkswagen|car(?:s|maker)?(?!\w)|vehicle)",
    re.IGNORECASE,
)
"""What says the branch that most networks here are for; of a project it says nothing, so `rag.question` does not read it."""

CHANGE = re.compile(
    r"(?:umstieg|umsteigen|umstellung|umstellen|umzustellen|wechsel\w*|wandel|switch\w*|shift\w*|transition)\b[^.?!]{0,40}?"
    r"(?:\be-?(?:mobil|antrieb|auto|drive)\w*|elektro(?:mobil|antrieb|auto)\w*|electric \w+|electromobility)"
    r"|\b(?:stell|steig|rüst)\w*\b[^.?!]{0,40}?(?:\be-?(?:mobil|antrieb)\w*|elektro(?:mobil|antrieb)\w*)[^.?!,]{0,10}? um\b"
    r"|(?:\be-?(?:mobil|antrieb|auto)\w*|elektro(?:mobil|antrieb|auto)\w*)[^.?!,]{0,20}?\b(?:um(?:zu)?(?:stell|steig|rüst|schwenk)\w*"
    r"|wechseln)\b"
    r"|\b(?:weg(?:fallen|fällt|fallende\w*)?|ende|aus|ohne|vom|statt)\b[^.?!]{0,20}?\bverbrenner\w*|verbrenner\w*[^.?!]{0,20}?\b"
    r"(?:weg|wegfällt|wegfallen|aus|ende|endet)\b|verbrenner-?(?:aus|ende)",
    re.IGNORECASE,
)
"""What says that a firm of the branch changes over to the electric car: that is the change itself, and no project on a drive."""

_FLEET = re.compile(r"fuhrpark|flotte|dienstw|firmenw|lieferw|\bfleet", re.IGNORECASE)
"""Whose cars change is no firm that changes."""


@dataclass(frozen=True)
class About:
    """What a question is about: its topics, and its words with their weights; `topical` says which of its
    words say which topics, `change` whether it is about the change of the branch itself.
    """

    topics: frozenset[Topic]
    weighted: tuple[Weighted, ...]
    topical: Mapping[str, frozenset[Topic]]
    change: bool = False

    @cached_property
    def nouns(self) -> bool:
        """Whether it says things; verbs and adjectives beside them are a matter of wording."""
        return any(one.concept.noun for one in self.weighted)

    @cached_property
    def total(self) -> float:
        """The weight of the nouns; of all words where there are none."""
        return sum(one.weight for one in self.weighted if one.concept.noun or not self.nouns)

    def _says_one_of(self, word: str, topics: Sequence[Topic]) -> bool:
        return not self.topical.get(word, frozenset()).isdisjoint(topics)

    def names_unmet(self, terms: frozenset[str]) -> bool:
        """Whether a thing asked about, a noun that says no topic and tells not of the asker, is mostly not in `terms`."""
        things = [
            one
            for one in self.weighted
            if one.concept.noun and one.concept.share == 1.0 and one.concept.word not in self.topical
        ]
        found = sum(one.weight * met(one.concept, terms) for one in things)
        return bool(things) and found < UNMET * sum(one.weight for one in things)

    @property
    def empty(self) -> bool:
        """Whether nothing is said but place and kind."""
        return not self.topics and not self.weighted

    def carried(self, terms: frozenset[str], topics: Sequence[Topic] = ()) -> float:
        """Returns the share of the words, by weight in 0-1, that terms carry, those of topics included."""
        if not self.total:
            return 0.0
        found = sum(
            one.weight
            * (1.0 if one.concept.noun or not self.nouns else WORDING)
            * max(met(one.concept, terms), TOPIC_SHARE * self._says_one_of(one.concept.word, topics))
            for one in self.weighted
        )
        return min(1.0, found / self.total)


def about(asked: Asked, unsaid: Sequence[str], heads: str) -> About:
    """Returns what a question is about, without places, sizes and words that match one of the patterns `unsaid`.

    Of a compound that ends in one of `heads`, a pattern, the first part counts: "Imker" of "Imkernetzwerk".
    """
    text = asked.question
    spans = [(one.start, one.end) for one in find_places(text)]
    spans += [(one.start, one.end) for one in amounts(text)]
    out = {word.text for word in words(text) if any(start <= word.start < end for start, end in spans)}
    kept = [
        one
        for one in asked.need.concepts
        if one.word not in out and not one.dated and not _is_generic(one) and not _matches(one.word, unsaid)
    ]
    need = replace(asked.need, concepts=tuple(_narrowed(one, heads) for one in kept))
    weighted = (
        tuple(_plain(one) for one in weigh(need, asked.store)) if need.language == "en" else weigh(need, asked.store)
    )
    said: dict[Topic, list[tuple[int, int]]] = {}
    for one in asked.understood.of("project.topics"):
        said.setdefault(one.value, []).append((one.start, one.end))
    for match in AUTOMOTIVE.finditer(text):
        said.setdefault("automotive_transformation", []).append(match.span())
    change = change_in(text)
    if change is not None:  # what one changes to is no topic beside the change
        within = {one for one, spans in said.items() if all(change.start() <= at < change.end() for at, _ in spans)}
        said = {one: spans for one, spans in said.items() if one not in within}
        said.setdefault("automotive_transformation", []).append(change.span())
    topical: dict[str, frozenset[Topic]] = {}
    for word in words(text):
        if found := frozenset(topic for topic, spans in said.items() if _meets(word, spans)):
            topical[word.text] = topical.get(word.text, frozenset()) | found
    return About(frozenset(said), weighted, topical, change is not None)


def change_in(text: str) -> re.Match[str] | None:
    """Returns what says that a firm of the branch changes over to the electric car; None where nothing, or only a fleet does."""
    return None if _FLEET.search(text) else CHANGE.search(text)


def _meets(word: Word, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < word.end and word.start < end for start, end in spans)


def relevance(subject: About, entry: Entry, document: DocumentInfo, told: Sequence[Candidate]) -> float | None:
    """Returns how much of what is asked about an entry carries, 0-1; None where too little; 1 where nothing is asked about.

    `told` are the sentences of its document. Where a topic is asked about, the entry is filed under it or carries `RELEVANT`
    of the words; else it carries that much of them. An entry whose first topic it is comes before one whose last it is.
    """
    if subject.empty:
        return 1.0
    terms, value = title_terms(document), 0.0
    for factor, part in (
        (1.0, told[:1]),
        (0.9, [one for one in told if one.cut.section == _ABOUT[0]]),
        (0.8, [one for one in told if one.cut.section in _ABOUT]),
        (ELSEWHERE, told),
    ):
        terms = terms.union(*(one.terms for one in part))
        value = max(value, factor * subject.carried(terms, entry.topics))
    places = {topic: place for place, topic in enumerate(entry.topics)}
    filed = {topic: max(0.2, 1 - 0.2 * places[topic]) if topic in places else 0.0 for topic in subject.topics}
    if any(filed.values()):
        branch = 1.0 if subject.change else BRANCH
        weights = {topic: branch if topic == "automotive_transformation" else 1.0 for topic in filed}
        share = sum(weights[topic] * value for topic, value in filed.items()) / sum(weights.values())
        return FILED * share + (1 - FILED) * value if subject.weighted else share
    return (1 - FILED if subject.topics else 1.0) * value if value >= RELEVANT else None


_GENERIC = terms_of(
    "Unternehmen Firma Betrieb KMU Mittelstand Region Niedersachsen Deutschland Thema Bereich Frage Kollege Chef"
    " Mann Leute Mitarbeiter Beschäftigte company firm business SME region topic"
)


def _is_generic(concept: Concept) -> bool:
    return bool(set(concept.whole) & _GENERIC) and not concept.name


def _plain(one: Weighted) -> Weighted:
    """An English word that no document holds may well stand there in German."""
    return one if one.known or one.concept.kin else replace(one, weight=UNKNOWN_VERB_WEIGHT * one.concept.share)


def _narrowed(concept: Concept, heads: str) -> Concept:
    match = re.fullmatch(rf"(.{{3,}}?)-?(?:{heads})", concept.word, re.IGNORECASE)
    if match is None:
        return concept
    first = read_question(match.group(1).capitalize()).concepts
    parts = (*(one.kin | frozenset(one.whole) for one in first),)
    return replace(concept, parts=parts) if parts else concept


def _matches(word: str, patterns: Sequence[str]) -> bool:
    return any(re.fullmatch(pattern, word, re.IGNORECASE) for pattern in patterns)
