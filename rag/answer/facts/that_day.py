"""How an entry stood on a day gone by that a question asks about: "Stand März 2024: war ZIM offen?"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from corpus.evidence import last_day
from corpus.schema import Entry
from rag.answer.candidates import Candidate
from rag.answer.facts.body import BODIES
from rag.answer.facts.facet import Facet
from rag.answer.facts.subject import Subject, subject
from rag.answer.need import Language
from rag.answer.notices import NOUNS, SECTION
from rag.answer.phrases import day
from rag.answer.told import Asked, Line
from rag.answer.values import date_faults
from rag.clocks import availability


def stood(named: Subject, facet: Facet, asked_day: date | None, today: date, language: Language) -> Line | None:
    """Returns how an entry stood on `asked_day`, by its clocks; None where no day before `today` or something else is asked.

    The first wording is taken whose other dates a sentence of the document holds.
    """
    if facet != "status" or asked_day is None or asked_day >= today or named.standing is None:
        return None
    told = [one for one in named.pool if SECTION in (one.cut.section, *one.chunk.heading_path)]
    when, name = day(asked_day, language), named.name
    for wording in _wordings(named.entry, asked_day, when, language):
        source = next((one for one in told if not _lacking(wording, (when, name), one)), None)
        if source is not None:
            return Line(wording, (source,))
    return None


def as_it_was(asked: Asked, named: Subject) -> Subject:
    """Returns the entry that was there on the day gone by that a question asks about: the one named, or one before it."""
    then, found, seen = asked.understood.as_of, named, {named.entry.id}
    while then is not None and then < asked.scope.today and availability(found.entry, then).state == "opens_on":
        before = asked.names.entries.get(found.entry.predecessor or "")
        earlier = subject(asked, before, named.called) if before is not None else None
        if earlier is None or earlier.entry.id in seen:
            break
        found = earlier
        seen.add(found.entry.id)
    return found


def _worked(entry: Entry, asked_day: date, when: str, language: Language) -> Iterator[str]:
    """Of a body, which is neither open nor closed: how the day lies to the term on record."""
    name, german = entry.short_name or entry.name, language == "de"
    noun_de, noun_en = NOUNS[entry.kind][:2]
    begun, ended = entry.clocks.in_force.valid_from, last_day(entry)
    doubt = f"Hinweis, {name}: Ob {noun_de[0].lower()}{noun_de[1:]} am {when} arbeitete, ist nicht belegt"
    head = f"Hinweis, {name}: {noun_de} war am {when}"
    if not german:
        doubt = f"Note on {name}: it is not proven that {noun_en} worked on {when}"
        head = f"Note on {name}: on {when} {noun_en} was"
    if begun is not None and asked_day < begun:
        since = day(begun, language)
        yield (
            f"{doubt}; die hinterlegte Laufzeit beginnt am {since}."
            if german
            else f"{doubt}; its term on record begins on {since}."
        )
    elif ended is not None and ended < asked_day:
        last = day(ended, language)
        yield (
            f"{head} geschlossen; letzter Tag war der {last}." if german else f"{head} closed; the last day was {last}."
        )
    elif begun is not None and ended is not None:
        since, last = day(begun, language), day(ended, language)
        yield (
            f"{head} in der Laufzeit vom {since} bis zum {last}."
            if german
            else f"{head} within its term, {since} to {last}."
        )
        yield (
            f"{head} in der Laufzeit, die am {since} begann."
            if german
            else f"{head} within its term, which began on {since}."
        )
        yield (
            f"{head} in der Laufzeit, die am {last} endet."
            if german
            else f"{head} within its term, which ends on {last}."
        )
    yield f"{doubt}."


def _lacking(wording: str, known: tuple[str, ...], one: Candidate) -> list[str]:
    """Why a sentence does not carry the dates of a wording, beside the day asked about and a year in the entry's name."""
    for each in known:
        wording = wording.replace(each, "")
    return date_faults(wording, one.text)


def _wordings(entry: Entry, asked_day: date, when: str, language: Language) -> Iterator[str]:
    state = availability(entry, asked_day)
    name = entry.short_name or entry.name
    noun = NOUNS.get(entry.kind, NOUNS["programme"])[:2]
    german = language == "de"
    if entry.kind in BODIES:
        yield from _worked(entry, asked_day, when, language)
        return
    head = f"Hinweis, {name}: {noun[0]} war am {when}" if german else f"Note on {name}: on {when} {noun[1]} was"
    if state.state == "open":
        yield f"{head} offen." if german else f"{head} open."
    elif state.state == "closed":
        if state.since:
            last = day(state.since - timedelta(days=1), language)
            since = day(state.since, language)
            yield (
                f"{head} geschlossen; letzter Tag war der {last}."
                if german
                else f"{head} closed; the last day was {last}."
            )
            yield f"{head} geschlossen, seit dem {since}." if german else f"{head} closed, since {since}."
        yield f"{head} geschlossen." if german else f"{head} closed."
    else:
        doubt = f"Hinweis, {name}: Ob {noun[0][0].lower()}{noun[0][1:]} am {when} offen war, ist nicht belegt"
        if not german:
            doubt = f"Note on {name}: it is not proven that {noun[1]} was open on {when}"
        if state.state == "opens_on" and state.since:  # the guideline of today: what went before it is not on record
            since = day(state.since, language)
            yield (
                f"{doubt}; was hinterlegt ist, gilt ab dem {since}."
                if german
                else f"{doubt}; what is stored holds from {since}."
            )
        yield f"{doubt}."
