"""What fits the asker: programmes on the project that the check does not rule out, what each pays, and what to ask next."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from corpus.schema import Entry
from corpus.vocabulary import Topic
from rag.answer.alarms import alarms, begun
from rag.answer.conversation import Conversation, leans_on_project
from rag.answer.entries import entry_of, standing_of
from rag.answer.headings import heading
from rag.answer.need import Need, read_question, with_names
from rag.answer.next_question import next_question, question_on
from rag.answer.told import Asked, Line, Told
from rag.answer.ways.about import AUTOMOTIVE, About, about
from rag.answer.ways.begun import asks_on_begun, has_begun, pays_all_the_same, rules_all_the_same
from rag.answer.ways.brings_in import brings_in_technology
from rag.answer.ways.networks import first_helpers
from rag.answer.ways.offers import LEAST, LONG, SURE, Offer, checked_all, missed, offers
from rag.answer.ways.payer import payer_named, payers_asked, payers_named
from rag.answer.ways.portrait import doubts
from rag.answer.ways.proposal import proposal
from rag.answer.ways.record_facts import record_facts
from rag.answer.ways.where import where
from rag.answer.ways.wished import support_asked
from rag.profile import Profile
from rag.question import Intent
from rag.question.asked import FIRST_PERSON
from rag.records import AnswerWarning
from rag.text.analyse import words

FEW = 3
"""Where fewer programmes pay for a technology that a firm brings in, those who help with it near by are named, too."""

_TELLING = (
    "headcount",
    "turnover_eur",
    "balance_sheet_eur",
    "linked",
    "place",
    "sector",
    "legal_form",
    "founded",
    "applicant",
)
"""What the asker says of themselves: the check reads it, no text need carry it."""

_OF_THEMSELVES = ("headcount", "turnover_eur", "sector", "legal_form", "founded")

_OTHER_WISHES: frozenset[Intent] = frozenset({"fact", "explain"})

_HEADS = "förder\\w*|zuschuss|zuschüsse|programme?|hilfe|geld|mittel"

_UNSAID = (
    r"zuschuss|zuschüsse|förder\w*|programm\w*|geld|kohle|mittel|staat|land|bund\w*|hilfe|unterstützung|zahlt|bezahl\w*|teil"
    r"|übernimmt|infrage|komm\w*|passt|passend\w*|möglich|woll\w*|selbst|etwas",
    r"funding|grants?|support|money|programmes?|programs?|subsid\w+|state|federal",
)

_PAYS = re.compile(
    r"\b(?:be)?zahl\w*|zuschuss|zuschüsse|\bförder\w*|\bgibt\b[^.?!]{0,20}\b(?:dazu|geld)|übernimmt|bezuschusst|\bpays?\b|\bgrants?\b"
    r"|\bfunding",
    re.IGNORECASE,
)

_LOST = re.compile(
    r"\bwo (?:fangen|fange|anfangen|beginnen|starten)\b|\b(?:womit|wie) (?:fangen|fange|anfangen|beginnen|starten)\b"
    r"|\bwei(?:ß|ss)en? nicht weiter"
    r"|\bwas (?:sollen|können|tun|machen|müssen) wir (?:\w+ ){0,2}(?:tun|machen|unternehmen)?\W*$|\berste[nr]? schritte?"
    r"|where (?:do|should|can) we (?:start|begin)|what should we do",
    re.IGNORECASE,
)
"""What asks for a way more than for money: there advice and those who help near by come first."""


def fit(asked: Asked) -> Told | None:
    """Returns the programmes that may do for the asker; the question to put where too little is known to name any.

    None where the question does not ask for that.
    """
    return proposals(asked) if _asks(asked, asked.conversation) else None


def proposals(asked: Asked) -> Told | None:
    """Returns the programmes that may do for the asker, whatever the question asks for; None where none is known to."""
    talk = asked.conversation
    lost = _LOST.search(talk.story) is not None
    late = begun(talk.story, talk.profile)
    given = _branch(asked, talk, lost)
    if late:  # "der Auftrag ist raus" says so, too
        given = given.having("project.already_started", True)
    told = replace(asked, question=talk.story, need=_need(asked, talk.story), profile=given)
    subject = _subject(told)
    project = told.conversation.profile.project
    checks, listed = checked_all(told)
    vague = not project.topics and not project.kinds and not set(support_asked(talk.story)) - {"grant"}
    least = SURE if late or vague or (asked.understood.intent in _OTHER_WISHES and not lost) else LEAST
    payers = payers_asked(told.question)
    found = sorted(
        offers(told, subject, checks, listed, least, advice=lost),
        key=lambda one: (bool(payers) and one.checked.entry.level not in payers, one.checked.verdict != "fits"),
    )
    few = len(found) < FEW and where(told).said and brings_in_technology(project, talk.story)
    helpers = first_helpers(told, _foremost(project.topics), only=few) if (lost or few) and project.topics else []
    if not found and not project.topics and not project.kinds and "project.topics" not in talk.asked_for:
        first = question_on("project.topics", asked.need.language)
        return Told((Line(heading("too_little", asked.need.language)),), ask=first, status="clarify")
    if late:
        found = [one for one in found if pays_all_the_same(one.checked.entry, one.listed.told)]
    too_late = missed(told, checks, subject)
    if not found and not late and too_late is None and not helpers:
        return None
    lines, warnings = _lines(told, subject, found)
    if helpers:
        lines = [Line(heading("helpers", asked.need.language)), *helpers, *lines]
    if late or too_late:
        lines = [*has_begun(told, too_late), *rules_all_the_same(told), *lines]
    if (late or too_late is not None) and not any(line.sources for line in lines):
        return None
    asked_for = talk.asked_for if subject.empty else talk.asked_for | {"project.topics"}
    if where(told).said:  # "Was gibt es in der Region Hannover?" names the place, though not as the asker's own
        asked_for |= {"place"}
    ask = next_question(
        talk.profile, [one.checked.entry for one in found], asked.scope.today, asked.need.language, asked_for
    )
    warned = [
        *(alarms_of(told, too_late) if too_late else ()),
        *(each for one in found for each in alarms_of(told, one.checked.entry)),
        *warnings,
    ]
    return Told(
        tuple(lines),
        tuple(one.checked.result for one in found),
        ask,
        tuple({one.code: one for one in reversed(warned)}.values())[::-1],
    )


def _asks(asked: Asked, talk: Conversation) -> bool:
    if talk.replied:
        return True
    read = asked.understood
    if read.entries:
        return False
    if asks_on_begun(asked) or _asks_a_payer(asked):
        return True
    known = talk.profile.project
    if (known.topics or known.kinds) and talk.story != asked.question and leans_on_project(asked.question):
        return True
    if read.intent == "correction":
        return talk.story != asked.question
    if read.intent == "list":  # "Wir sind 20 Leute und wollen … Welche Zuschüsse gibt es?" asks for what suits them
        project = read.profile.project
        return bool(project.topics or project.kinds) and any(read.of(field) for field in _OF_THEMSELVES)
    if read.intent in _OTHER_WISHES:  # "Welche Bank bürgt für uns? 17 Mitarbeiter, Aurich"
        return any(read.of(field) for field in _OF_THEMSELVES) and bool(FIRST_PERSON.search(asked.question))
    return read.intent == "fit"


def _asks_a_payer(asked: Asked) -> bool:
    """Whether it asks what one level pays for a project: "Wie viel zahlt das Land für Weiterbildung?".

    Where facts of an entry of that level that is not over answer it ("Wie viel zahlt der Bund für Unternehmensberatung?"), they do.
    """
    read, payers = asked.understood, payers_asked(asked.question)
    project = read.of("project.topics") or read.of("project.kinds")
    if not (project and payers and read.intent in _OTHER_WISHES and _PAYS.search(asked.question)):
        return False
    facts = record_facts(asked)
    stated = {one.document.doc_id: one.document for line in (facts.lines if facts else ()) for one in line.sources}
    entries = [entry for one in stated.values() if (entry := entry_of(one))]
    return not entries or any(entry.level not in payers or _is_over(entry, asked) for entry in entries)


def _is_over(entry: Entry, asked: Asked) -> bool:
    standing = standing_of(entry, asked.scope.today)
    return standing is not None and standing.state == "closed"


def _foremost(topics: Sequence[Topic]) -> frozenset[Topic]:
    """The topics that say who helps: of a change of the whole branch that alone."""
    branch: Topic = "automotive_transformation"
    return frozenset({branch} if branch in topics else topics)


def _branch(asked: Asked, talk: Conversation, lost: bool) -> Profile:
    """What is given of the asker; of somebody of the car industry who asks where to begin, the change of it is the project."""
    project = talk.profile.project
    if lost and not project.topics and AUTOMOTIVE.search(talk.story):
        return asked.profile.having("project.topics", ("automotive_transformation",))
    return asked.profile


def _subject(asked: Asked) -> About:
    """What the project is about: without what the asker tells of themselves, and without words that no document has."""
    found = about(asked, _UNSAID, _HEADS)
    said = asked.understood
    spans = [(one.start, one.end) for field in _TELLING for one in said.of(field)]
    told = {word.text for word in words(said.text) if any(start <= word.start < end for start, end in spans)}
    told -= set(found.topical)
    kept = [
        one
        for one in found.weighted
        if one.concept.word not in told and (one.known or one.concept.kin or len(one.concept.word) >= LONG)
    ]
    return replace(found, weighted=tuple(kept))


def _need(asked: Asked, story: str) -> Need:
    return with_names(read_question(story), asked.names.nouns, asked.names.identifiers)


def alarms_of(asked: Asked, entry: Entry) -> Iterator[AnswerWarning]:
    """Yields what the asker must be warned of with a programme: begun, de-minimis room, a large parent."""
    talk = asked.conversation
    yield from alarms(talk.story, talk.profile, entry, asked.scope.today, combined=False, language=asked.need.language)


def _lines(asked: Asked, subject: About, found: Sequence[Offer]) -> tuple[list[Line], list[AnswerWarning]]:
    language = asked.need.language
    payers = payers_asked(asked.question)
    others = [one for one in found if payers and one.checked.entry.level not in payers]
    lines: list[Line] = []
    for sure, offered in groupby(found[: len(found) - len(others)], key=lambda one: one.checked.verdict == "fits"):
        lines.append(Line(heading("fits" if sure else "may_fit", language)))
        lines += _told_of(asked, subject, offered)
    if others:
        named = payers_named([one.checked.entry for one in others], language)
        kind = "other_payer" if lines else "no_payer"
        lines.append(Line(heading(kind, language, payer=payer_named(payers, language), payers=named)))
        lines += _told_of(asked, subject, others)
    told, warnings = doubts(asked, [one.listed for one in found])
    return [*lines, *told], warnings


def _told_of(asked: Asked, subject: About, offered: Iterable[Offer]) -> Iterator[Line]:
    begun_already = begun(asked.conversation.story, asked.conversation.profile)
    for one in offered:
        yield from proposal(one, subject, begun_already, where(asked).said)
