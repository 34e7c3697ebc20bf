"""How an entry stands, said before anything else: a sentence from the record, carried by the passage that says it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from corpus.schema import Entry
from rag.answer.candidates import Candidate, candidates
from rag.answer.need import Language
from rag.answer.phrases import day
from rag.answer.values import date_faults
from rag.records import AnswerWarning, Availability, Chunk, DocumentInfo

CLOSING_DAYS = 30
"""An open window that ends within this many days is warned of. Source: design, section 6."""

SECTION = "Fristen und Stand"
"""The heading of our entries under which a document says how it stands."""

NOUNS = {
    "programme": ("Das Programm", "the programme", "geschlossen", "closed"),
    "rule": ("Die Regelung", "the rule", "nicht mehr gültig", "no longer valid"),
    "network": ("Das Netzwerk", "the network", "beendet", "over"),
    "hub": ("Der Hub", "the hub", "beendet", "over"),
    "cluster": ("Das Cluster", "the cluster", "beendet", "over"),
    "agency": ("Die Stelle", "the office", "geschlossen", "closed"),
}
"""Kind -> what such an entry is called, German and English, and what is said of one that is over."""
_SIGNS = (
    "geschlossen",
    "ausgelaufen",
    "außer kraft",
    "beendet",
    "nicht belegt",
    "nachweis",
    "stand",
    "stichtag",
    "letzter",
)


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence on how an entry stands, and the sentence of its document that carries it; None: nothing does."""

    text: str
    source: Candidate | None
    warning: AnswerWarning | None


@dataclass(frozen=True, slots=True)
class Successor:
    """The successor's name, and whether it is closed, too."""

    name: str
    closed: bool


def notice(
    document: DocumentInfo,
    entry: Entry,
    state: Availability,
    chunks: Sequence[Chunk],
    successor: Successor | None,
    language: Language,
) -> Notice | None:
    """Returns what must be said of an entry that is not simply open; None for an open one.

    The sentence is the first wording whose dates, and successor, stand in one sentence of the document; where none does,
    `source` is None and the warning alone says it. The warning always names date and successor, as the record has them.
    """
    wordings = list(_wordings(entry, state, language))
    if not wordings:
        return None
    named = _successor_words(successor, language)
    warning = None
    if state.state in ("unproven", "closed"):
        code = "status_unproven" if state.state == "unproven" else "closed_successor"
        warning = AnswerWarning(code=code, text=f"{wordings[0]}{named}.")
    pool = [one for chunk in chunks for one in candidates(chunk, document, 0.0) if not one.cut.noise]
    told = sorted((one for one in pool if SECTION in (one.cut.section, *one.chunk.heading_path)), key=_rank)
    for wording in wordings:
        for one in told:
            if not date_faults(wording, one.text):
                with_successor = successor is not None and successor.name.casefold() in one.text.casefold()
                told_as = named if "Nachfolg" in one.text else _see(successor, language)
                return Notice(f"{wording}{told_as if with_successor else ''}", one, warning)
    return Notice(wordings[0], None, warning)


def _rank(one: Candidate) -> tuple[int, int]:
    said = one.text.lower()
    return (-sum(sign in said for sign in _SIGNS), one.cut.order)


def _successor_words(successor: Successor | None, language: Language) -> str:
    if successor is None:
        return ""
    if language == "en":
        return f"; successor: {successor.name}{' (closed, too)' if successor.closed else ''}"
    return f"; Nachfolger: {successor.name}{' (ebenfalls geschlossen)' if successor.closed else ''}"


def _see(successor: Successor | None, language: Language) -> str:
    """A successor named in the text, but not called one there."""
    if successor is None:
        return ""
    return f"; see {successor.name} today" if language == "en" else f"; siehe heute {successor.name}"


def _wordings(entry: Entry, state: Availability, language: Language) -> Iterator[str]:
    """The most telling wording first; later ones name another date, or none."""
    german = language == "de"
    noun_de, noun_en, ended_de, ended_en = NOUNS.get(entry.kind, NOUNS["programme"])
    noun, ended = (noun_de, ended_de) if german else (noun_en, ended_en)
    head = (
        f"Achtung, {entry.short_name or entry.name}: {noun}"
        if german
        else f"Note on {entry.short_name or entry.name}: {noun}"
    )
    since = day(state.since, language) if state.since else ""
    as_of = day(state.as_of, language) if state.as_of else ""
    if state.state == "closed":
        if state.since:
            last = day(state.since - timedelta(days=1), language)
            yield f"{head} ist seit dem {since} {ended}" if german else f"{head} is {ended} since {since}"
            yield (
                f"{head} ist {ended}; letzter Tag war der {last}"
                if german
                else f"{head} is {ended}; the last day was {last}"
            )
        if as_of:
            yield f"{head} ist {ended} (Stand: {as_of})" if german else f"{head} is {ended} (as of {as_of})"
        yield f"{head} ist {ended}" if german else f"{head} is {ended}"
    elif state.state == "paused":
        if since:
            yield (f"{head} pausiert derzeit (Stand: {since})" if german else (f"{head} is paused (as of {since})"))
        yield f"{head} pausiert derzeit" if german else f"{head} is paused"
    elif state.state == "unproven":
        works = entry.kind not in ("programme", "rule")
        still = "still works" if works else "is still open"
        doubt = (
            f"Ob {noun_de[0].lower()}{noun_de[1:]} heute noch {'arbeitet' if works else 'offen ist'}, ist nicht belegt"
        )
        head = (
            f"Achtung, {entry.short_name or entry.name}: {doubt}"
            if german
            else (f"Note on {entry.short_name or entry.name}: it is not proven that {noun} {still}")
        )
        if as_of:
            yield f"{head} (letzter Stand: {as_of})" if german else f"{head} (last confirmed {as_of})"
        yield head
    elif state.state == "opens_on":
        if since:
            yield f"{head} öffnet erst am {since}" if german else f"{head} opens on {since} only"
        yield f"{head} ist angekündigt, aber noch nicht offen" if german else f"{head} is announced, but not open yet"


def closing(entry: Entry, state: Availability, today: date, language: Language) -> AnswerWarning | None:
    """Returns a warning where an open entry closes within `CLOSING_DAYS`."""
    if state.state != "open" or state.until is None or (state.until - today).days > CLOSING_DAYS:
        return None
    name, until = entry.short_name or entry.name, day(state.until, language)
    return AnswerWarning(
        code="window_closing",
        text=f"{name}: Die Frist endet am {until}." if language == "de" else f"{name} closes on {until}.",
    )
