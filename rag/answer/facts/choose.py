"""Chooses the sentences of an entry's document that answer a wish; none where it does not hold what is asked."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from corpus.evidence import first_day, last_day
from corpus.schema import Entry
from rag.answer.candidates import CONTACT, Candidate, terms_of
from rag.answer.evidence import MISSED, Weighted, met, weigh
from rag.answer.facts.areas import site_of
from rag.answer.facts.body import BODIES, reaches
from rag.answer.facts.facet import KIND_OF, Facet
from rag.answer.facts.holders import held_elsewhere, holders
from rag.answer.facts.own import ASKER, LOOSE, Ranked, Wanted, aspects_of, near, rank, says_value, targeted
from rag.answer.facts.periods import Period, periods
from rag.answer.facts.sizes import headcount_told, sizes_asked
from rag.answer.facts.subject import Subject
from rag.answer.facts.wish import Wish
from rag.answer.facts.worked import costs_told
from rag.answer.kinds import FACTS, VALUED
from rag.answer.need import CARRIED_SHARE, Need
from rag.answer.told import Asked
from rag.text.dates import dates

MAX_FACTS = 3
"""Sentences of one facet of an answer, beside how the entry stands."""

NEAR, NEAR_TEXT = 0.8, 0.7
"""A further sentence has this share of the best one's worth; the second where the question wants an explanation."""

CLOSE = 0.9
"""Share of the best one's worth from which a sentence without the record's value stands beside one with it."""

LEAST, LEAST_MEANT = 0.06, 0.2
"""A sentence worth less answers nothing; the second of an entry that is named in part only."""

VALUE_SAID = 0.5
"""How well, 0-1, a sentence must be of the kind where a number or date is asked for."""

HELD = 0.5
"""Share of the weight of the things asked about that the document must hold."""

TOLD_BY_SIGNS: frozenset[Facet] = frozenset({"begun", "combination", "status", "successor", "aid", "price"})
"""What is known of any programme by its own words, whatever the asker's project is: "Maschine bestellt, bekommen wir noch GRW?"."""

SIGNED_ALONE: frozenset[Facet] = frozenset(
    {"begun", "combination", "successor", "aid", "leader", "agency", "members", "area", "offer", "pays", "onward"}
)
"""Where one sentence has the signs of the thing asked for, others without them say something else."""

OF_BODIES: frozenset[Facet] = frozenset({"members", "area", "offer", "pays", "onward", "begun", "funder"})
"""What is told by the signs of a sentence alone, where nothing is asked about that the document does not hold."""

_SAID_BY_FACET = terms_of(
    "Partner Mitglied Mitglieder Konsortium Landkreis Landkreise Kreis Kreise Gebiet Region Stadt Städte Land Länder"
    " Angebot Angebote Leistung Leistungen Hilfe Adresse Anschrift Telefon Telefonnummer Rufnummer E-Mail Mail Kontakt"
    " Ansprechpartner Laufzeit Dauer Jahr Ende Beginn Vorhabenbeginn Projektbeginn Bestellung Auftrag Vertrag Silvester"
    " Firmen Betriebe Unternehmen Tisch Netzwerk Hub"
)
"""Nouns that only say what is asked of a body."""

OF_RECORD: frozenset[Facet] = frozenset({"rate", "amount", "support"})
"""Where nothing but the entry is asked about, the sentence with the record's value tells these."""

_TITLE = re.compile(r"geschäftsführ|\b\w*leiter(?:in)?\b|vorsitz|vorstand|\bchef", re.IGNORECASE)
"""A person's office: who carries a network is no answer to who its director is."""

_COUNTED = re.compile(r"\b(?:wie ?viele|how many) (\w+)", re.IGNORECASE)
NUMBER_WORDS = re.compile(
    r"\b(?:eine[nrm]?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|ein Drittel|Hälfte|kein\w*|viele|mehrere)\b",
    re.IGNORECASE,
)
"""Numbers in words, as texts write the small ones."""

_TELLS = re.compile(r"^\W*(?:wir|ich|uns|unser\w*|mein\w*|we|i|our|my)\b(?!.*\?)", re.IGNORECASE)


def choose(asked: Asked, wish: Wish, facet: Facet, subject: Subject, past: Period | None) -> list[Candidate]:
    """Returns the sentences that tell `facet`, the best first, at most `MAX_FACTS`; `past` is the time asked about, if any."""
    need = replace(wish.need, kind=KIND_OF.get(facet, wish.need.kind))
    today = asked.scope.today
    first, last = (past.first or date.min, past.last or date.max) if past else (today, today)
    weighted = weigh(need, asked.store)
    aspects = aspects_of(need, weighted, subject)
    sizes = sizes_asked(wish.text, asked.conversation.profile) or sizes_asked(wish.behind, asked.conversation.profile)
    headcount = headcount_told(wish.text) or asked.conversation.profile.headcount
    held, signed = holders(subject, facet, f"{wish.text} {wish.behind}", sizes, headcount, today, site_of(asked))
    asking = _asking(need.text)
    wanted = Wanted(
        need=need,
        facet=facet,
        weighted=weighted,
        aspects=aspects,
        sizes=sizes,
        headcount=headcount,
        first=first,
        last=last,
        dated=past is not None and not _was_then(subject, first, last, today),
        signed=signed,
        things=any(
            (one.concept.noun or need.text.islower())
            and one.concept.share >= CARRIED_SHARE
            and met(one.concept, subject.named) < 0.7
            and (one.concept.word not in need.text or one.concept.word in asking)
            for one in aspects
        ),
    )
    if facet == "definition" and held and not signed:  # the classes of a rule, all that were asked for
        return held[:MAX_FACTS]
    elsewhere = held_elsewhere(subject, site_of(asked), held) if facet in OF_RECORD else []
    ranked = [one for one in rank(wanted, subject, held) if one.candidate not in elsewhere]
    recorded = _recorded(wanted)
    if (facet in SIGNED_ALONE or recorded) and any(one.carries for one in ranked):
        ranked.sort(key=lambda one: not one.carries)
    if not ranked or not _known(wanted, ranked[0], subject) or not _timely(wanted, ranked[0], subject.entry, today):
        return []
    return [one.candidate for one in _more(wanted, ranked)]


def _nothing_else(wanted: Wanted, subject: Subject) -> bool:
    """Whether every thing asked about, beside the words for what is asked, stands in the document: "für Landwirte" may not."""
    asking = _asking(wanted.need.text)
    things = [one for one in wanted.aspects if _is_thing(one, asking) and not set(one.concept.whole) & _SAID_BY_FACET]
    things = [
        one for one in things if met(one.concept, subject.named) < 0.7 and not set(one.concept.whole) & subject.named
    ]
    project = wanted.facet in ("pays", "begun", "area")  # what is planned need not stand there for that
    return project or all(near(one.concept, subject.read) >= MISSED for one in things)


def _recorded(wanted: Wanted) -> bool:
    """Whether the record's value by itself answers: nothing but the entry is asked about, and as it is today."""
    return wanted.facet in OF_RECORD and not (wanted.signed or wanted.things or wanted.dated)


def _was_then(subject: Subject, first: date, last: date, today: date) -> bool:
    """Whether an entry that is over was in force at the time asked about: then its sentences speak of that time."""
    begun, ended = first_day(subject.entry), last_day(subject.entry)
    return ended is not None and ended < today and begun is not None and begun <= last and first <= ended


def _known(wanted: Wanted, best: Ranked, subject: Subject) -> bool:
    """Whether the best sentence is about what is asked: worth enough, and the things asked about are those of the document.

    A thing is a noun of the clause that asks; what is told before it, and verbs, may be said in other words. The noun right
    behind the word that asks must stand in the sentence.
    """
    if wanted.facet in ("leader", "agency"):
        return best.carries and (not _TITLE.search(wanted.need.text) or bool(_TITLE.search(best.candidate.text)))
    if wanted.facet in OF_BODIES or (wanted.facet == "duration" and subject.entry.kind in BODIES):
        return best.carries and subject.called is not None and _nothing_else(wanted, subject)
    if wanted.facet == "contact" and best.candidate.cut.section == CONTACT and subject.called is not None:
        return reaches(wanted.need.text, best.candidate.text) and _nothing_else(wanted, subject)
    if best.worth < (LEAST if subject.called is not None else LEAST_MEANT):
        return False
    asking = _untold(wanted.need.text) if subject.entry.kind == "rule" else _asking(wanted.need.text)
    things = [one for one in wanted.aspects if _is_thing(one, asking)]
    said = best.candidate.terms
    if any(targeted(asking, one.concept.word) and near(one.concept, said) < LOOSE for one in things):
        return False
    if any(one.concept.asks and not says_value(one.concept, said) for one in things):
        return False
    if wanted.need.kind in VALUED and best.kind < VALUE_SAID and not best.carries:
        return False
    if best.carries and subject.called is not None and costs_told(wanted.need.text) is not None:
        return True  # what else is said ("unterm Strich", "wenn der Berater … nimmt") is about the sum
    if wanted.facet == "count" and not _counts(wanted.need, best.candidate):
        return False
    if wanted.facet == "duration" and not best.carries and not _lasts(wanted.need.text, best.candidate):
        return False
    if wanted.facet in TOLD_BY_SIGNS and best.carries and subject.called is not None:
        return True
    total = sum(one.weight for one in things)
    if wanted.facet == "price" or not total:
        return best.carries or (wanted.facet != "price" and (best.kind > 0 or bool(best.hits)))
    held = sum(one.weight for one in things if near(one.concept, subject.read) >= MISSED)
    return held / total >= HELD


def counted(text: str) -> str:
    """Returns what a question asks to be counted: "Unternehmen" of "Wie viele Unternehmen …?"; "" for nothing."""
    match = _COUNTED.search(text)
    return match[1] if match else ""


def _counts(need: Need, best: Candidate) -> bool:
    """Whether a sentence has a number of what is to be counted: other than of euros or percent, or a share in words."""
    thing = counted(need.text)
    if not thing:
        return True
    numbers = any(one.unit not in ("eur", "percent") for one in best.cut.quantities) or bool(best.cut.dates)
    named = [one for one in need.concepts if one.word == thing and not set(one.whole) & ASKER]
    return (numbers or bool(NUMBER_WORDS.search(best.text))) and all(near(one, best.terms) >= LOOSE for one in named)


def _lasts(text: str, best: Candidate) -> bool:
    """Whether a sentence says how long something lasts, where a question asks that in so many words."""
    return not re.search(r"lauf|läuf|dauer", text, re.IGNORECASE) or bool(
        re.search(r"[Ll]auf|[Ll]äuf|[Dd]auer", best.text)
    )


def _is_thing(one: Weighted, asking: str) -> bool:
    return one.concept.noun and len(one.concept.word) > 4 and one.concept.word in asking


def _untold(text: str) -> str:
    """A text without the sentences that tell of the asker."""
    return " ".join(one for one in re.split(r"(?<=[.!?])\s+", text) if not _TELLS.match(one)) or text


def _asking(text: str) -> str:
    """The parts of a text that end in a question mark; all of it where none does."""
    parts = re.split(r"(?<=[.!?:;])\s+|\s+[–-]\s+", text)
    return " ".join(part for part in parts if "?" in part) or text


def _timely(wanted: Wanted, best: Ranked, entry: Entry, today: date) -> bool:
    """Whether the best sentence may speak of the time asked about: before the record began, and ahead, only if it says so."""
    text = best.candidate.text
    began = entry.clocks.in_force.valid_from or entry.clocks.window.opens
    if wanted.dated and began is not None and wanted.last < began:
        return any(one.meets(wanted.first, wanted.last) for one in periods(text))
    if wanted.first > today:
        return any(wanted.first <= one.last and one.first <= wanted.last for one in dates(text))
    return True


def _more(wanted: Wanted, ranked: list[Ranked]) -> list[Ranked]:
    """The best sentence and those that come near and say more of what is asked, in the order of the document."""
    first = ranked[0]
    fact = wanted.need.kind in FACTS
    chosen = [first]
    for one in ranked[1:]:
        if len(chosen) >= MAX_FACTS or one.worth < (NEAR if fact else NEAR_TEXT) * first.worth:
            break
        beside = not one.hits >= first.hits and not one.hits - first.hits
        weaker = first.carries and not one.carries and one.worth < CLOSE * first.worth
        alone = wanted.facet in SIGNED_ALONE or _recorded(wanted)
        aside = alone and first.carries and not one.carries
        if not (aside or (fact and (beside or weaker))):
            chosen.append(one)
    return [first, *sorted(chosen[1:], key=lambda one: one.candidate.cut.start)]
