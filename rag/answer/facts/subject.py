"""The entry that a question is about, with its document's sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from corpus.place_spans import find_places
from corpus.places import Resolution
from corpus.regions import load_regions
from corpus.schema import Entry
from rag.answer.candidates import Candidate, terms_of
from rag.answer.entries import entry_of, standing_of
from rag.answer.evidence import MISSED, met, weigh
from rag.answer.facts.sizes import sizes_named
from rag.answer.kinds import VALUED
from rag.answer.names import names_of
from rag.answer.need import HEAD, read_question, with_names
from rag.answer.subjects import title_terms
from rag.answer.told import Asked
from rag.question import understand
from rag.question.understood import Mention
from rag.records import Availability, DocumentInfo

PLAIN_TERMS = terms_of(
    "Projekt Netzwerk Kredit Beratung Förderung Niedersachsen Unternehmen Betrieb Firma Mittelstand Phase Geld Investition"
    " Gutschein KMU"
)
"""Terms of short names that are words of their own, too."""

COVERED = 0.6
"""An entry is meant in part where its title holds this share of the weight of the question's names and nouns."""

_LEANS = re.compile(
    r"^\W*(?:und|aber|nein|ach|moment|dann|ok|okay|also|and|but|no)\b|\bstattdessen|statt dessen|was ändert sich"
    r"|\b(?:geht|gilt|gibt|ist|läuft|kostet|wird|lohnt|zählt|does|is) (?:es|das|sie|er|that|it|this)\b"
    r"|\b(?:wir|ich) das\b|\b(?:dafür|davon|dazu|damit|trotzdem)\b"
)


@dataclass(frozen=True)
class Subject:
    """An entry asked about: its record, how it stands today, and the sentences that may be quoted, in order.

    `called` are the terms by which the question names it; None where it does so in part only.
    """

    document: DocumentInfo
    entry: Entry
    standing: Availability | None
    pool: tuple[Candidate, ...]
    called: frozenset[str] | None = None

    @property
    def name(self) -> str:
        """The name to call it by."""
        return self.entry.short_name or self.entry.name

    @cached_property
    def named(self) -> frozenset[str]:
        """The terms of its name and short name."""
        return terms_of(f"{self.entry.name} {self.entry.short_name or ''}")

    @cached_property
    def calls(self) -> frozenset[str]:
        """The terms of its own names among those by which it is called; of other names where it is not called by its own."""
        own = self.named | terms_of(self.entry.id.replace("-", " "))
        if self.called is not None and not {one for one in terms_of(self.name) if one[0] != HEAD} <= self.called:
            own |= terms_of(" ".join(self.entry.aliases))
        return own & self.called if self.called is not None else frozenset()

    @cached_property
    def read(self) -> frozenset[str]:
        """The terms of its whole document."""
        return frozenset[str]().union(*(one.terms | one.lead_terms for one in self.pool))


def leans(question: str) -> bool:
    """Returns whether a question cannot stand without the turn before it: "Geht es trotzdem?"."""
    return bool(_LEANS.search(question.casefold()))


def background(asked: Asked) -> str:
    """Returns the earlier question on which this one leans, "" where it stands alone; the last that names an entry.

    An answer's text is taken where no question before it names one.
    """
    if asked.carried:
        texts = [asked.carried]
    elif not asked.history or named(asked, asked.question) or not leans(asked.question):
        return ""
    else:
        texts = []
    users = [turn.text for turn in reversed(asked.history) if turn.role == "user"]
    others = [turn.text for turn in reversed(asked.history) if turn.role == "assistant"]
    for text in (*texts, *users, *others):
        if named(asked, text):
            return text
    return texts[0] if texts else (users[0] if users else "")


def named(asked: Asked, text: str) -> dict[str, frozenset[str]]:
    """Returns the entries that a text names, slips of the pen and shortened names included, with the terms that name each."""
    if not text.strip():
        return {}
    whole = text == asked.question
    read = asked.understood if whole else understand(text, today=asked.scope.today, names=asked.names)
    said = read.of("entry")
    return {
        one.value: terms_of(text[one.start : one.end])
        for one in said
        if not any(_within(one, other) for other in said)
        and (
            _called_so(asked, one, text)
            or not any(_same(one, other) and _called_so(asked, other, text) for other in said)
        )
    }


def _called_so(asked: Asked, one: Mention, text: str) -> bool:
    """Whether an entry bears just the name that is said: "EFRE-Hochschulinnovation" names not "EFRE" as well."""
    said = text[one.start : one.end].casefold().replace(".", " ")
    return any(said == name.casefold() for name in names_of(asked.names.entries[one.value]))


def _same(one: Mention, other: Mention) -> bool:
    return one.value != other.value and (one.start, one.end) == (other.start, other.end)


def _within(one: Mention, other: Mention) -> bool:
    """Whether the words of one name lie within those of another, and are less."""
    inside = other.start <= one.start and one.end <= other.end
    return inside and (one.start, one.end) != (other.start, other.end)


def subjects(asked: Asked, text: str, behind: str) -> list[Subject]:
    """Returns the entries that `text` names, best first; failing that those of `behind`; last one that is named in part.

    A rule named beside a programme ("ZIM für KMU") is a condition of it, an agency its office: they come behind. The longest
    name said leads; of entries that follow each other the last.
    """
    said = named(asked, text)
    if behind and not said:
        said = named(asked, f"{behind} {text}")
    built = [subject(asked, asked.names.entries[doc_id], words) for doc_id, words in said.items()]
    found = [one for one in built if one is not None]
    spelt = f"{text} {behind}".casefold()
    order = list(said)
    among = tuple(found)  # a list that is being sorted looks empty
    found.sort(
        key=lambda one: (
            _behind(one, among),
            _age(one, among),
            -_spelt(one, spelt),
            order.index(one.entry.id),
        )
    )
    if not found and asks_of_sizes(text):
        rules = [subject(asked, one) for one in asked.names.entries.values() if one.kind == "rule"]
        found = [one for one in rules if one is not None and defines_sizes(one.entry)][:1]
    if found and not all(one.entry.kind == "agency" for one in found) and _names_more(asked, text, found[0]):
        meant = _meant(asked, text, behind, [found[0].document])
        return found if meant is None else [*found, meant]
    if all(one.entry.kind == "agency" for one in found):
        meant = _meant(asked, text, behind, [one.document for one in found])
        found = [*([meant] if meant is not None else []), *found]
    return found


def _names_more(asked: Asked, text: str, first: Subject) -> bool:
    """Whether a text holds a name-like word that the entry's document does not: "Wie viel GRW-Geld hat Bornemann bekommen?"."""
    nouns = [one for one in read_question(text).concepts if one.noun and not one.asks and not one.dated]
    return any(set(one.whole) & asked.names.nouns and not set(one.whole) & first.read for one in nouns)


def asks_of_sizes(text: str) -> bool:
    """Returns whether a text asks which enterprise is of which size: "Ab wann ist man ein mittleres Unternehmen?"."""
    folded = text.casefold()
    return bool(_DEFINES.search(folded)) and (bool(sizes_named(text)) or bool(_LINKED.search(folded)))


def defines_sizes(entry: Entry) -> bool:
    """Returns whether a rule says which enterprise is of which size: by turnover for several sizes."""
    return len({size for one in entry.amounts if one.bounds == "turnover" for size in one.sizes}) > 1


_DEFINES = re.compile(
    r"\bab wann (?:ist|gilt|zählt)|\bwas ist ein|definition|gilt (?:man|ein)\b|zähl\w* (?:man |ein\w* (?:\w+ ){0,5})?als"
    r"|(?:are we|sind wir|gelten wir|zählen wir)(?: noch| still| als| schon)? (?:an?|ein\w*|kmu|als)\b"
    r"|\bab (?:welche\w+|wie ?viele?n?) (?:mitarbeit\w*|beschäftigt\w*|leuten?|größe|personal\w*|headcount)"
    r"|how many (?:employees|people) .*(?:small|medium|large)"
)
"""A question for the definition of a size of enterprise."""

_LINKED = re.compile(r"verbundene\w* unternehm|partnerunternehm|linked enterpris|partner enterpris")


def _behind(one: Subject, among: Sequence[Subject]) -> int:
    """A rule stands behind all else, an agency behind programmes, and who carries another of them behind that."""
    own = [name.casefold() for name in (one.entry.name, one.entry.short_name) if name]
    carried = (other.entry.executing_agency or "" for other in among if other.entry.id != one.entry.id)
    if any(name in carrier.casefold() for carrier in carried for name in own):
        return 1
    if one.entry.kind == "agency":
        return int(any(other.entry.kind == "programme" for other in among))
    return 2 if one.entry.kind == "rule" else 0


def _spelt(one: Subject, text: str) -> int:
    """The length of the longest name of an entry that stands in a text as it is, in characters; 0 for none."""
    return max((len(name) for name in names_of(one.document) if name.casefold() in text), default=0)


def _meant(asked: Asked, text: str, behind: str, offices: list[DocumentInfo]) -> Subject | None:
    """The entry found whose title holds most of what the question names; None where none holds more than the offices named."""
    need = with_names(read_question(text, behind), asked.names.nouns, asked.names.identifiers)
    places = find_places(text) if need.kind in VALUED else []
    sites = terms_of(" ".join(one.text for one in places))
    nouns = [
        one
        for one in weigh(need, asked.store)
        if (one.concept.noun or need.language == "en")
        and not set(one.concept.whole) & sites
        and not (need.language == "de" and one.concept.word.islower() and not text.islower())  # "neu" of "neu/wagen"
        and not one.concept.asks
        and not one.concept.dated
        and not set(one.concept.whole) & PLAIN_TERMS
    ]
    total = sum(one.weight for one in nouns)
    if not total:
        return None

    def held(document: DocumentInfo) -> float:
        title = title_terms(document)
        return sum(one.weight for one in nouns if met(one.concept, title) >= MISSED) / total

    found = asked.finder.search(need, behind, False, asked.scope).documents
    entries = [
        one.document
        for one in found
        if one.document.entry and one.document.kind != "rule" and works_at(one.document, places)
    ]
    best = max(entries, key=lambda one: (held(one), -entries.index(one)), default=None)
    bound = max([COVERED, *(held(one) + 0.1 for one in offices)])
    return subject(asked, best) if best is not None and held(best) >= bound else None


def works_at(document: DocumentInfo, places: Sequence[Resolution]) -> bool:
    """Returns whether an entry may work at each of the places named; one that names no region may."""
    regions = load_regions()
    return not document.regions or all(
        any(regions.contains(area, place) is not False for area in document.regions for place in one.places)
        for one in places
        if one.places
    )


def subject(asked: Asked, document: DocumentInfo, called: frozenset[str] | None = None) -> Subject | None:
    """Returns a document's entry as a subject, `called` by these terms; None for a document without one."""
    entry = entry_of(document)
    if entry is None:
        return None
    pool = tuple(asked.sentences(document.doc_id))
    return Subject(document, entry, standing_of(entry, asked.scope.today), pool, called)


def _age(one: Subject, among: Sequence[Subject]) -> int:
    ids = {other.entry.id for other in among}
    followed = one.entry.successor in ids or any(other.entry.predecessor == one.entry.id for other in among)
    return 1 if followed else 0
