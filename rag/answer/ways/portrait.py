"""An entry in a few lines of its own document: what it is, what it says of the question, whom to ask, how it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rag.answer.candidates import Candidate, candidates
from rag.answer.need import Language
from rag.answer.notices import notice
from rag.answer.phrases import day
from rag.answer.told import Asked, Line
from rag.answer.values import date_faults
from rag.answer.ways.about import About
from rag.answer.ways.roster import Listed
from rag.records import AnswerWarning, Chunk

NAMES_PLACE = 0.3
"""What it is worth that a sentence names the place asked about."""

ADDS = 0.12
"""A further sentence carries this much more of what is asked about than those before it, as a share of the whole."""


_NOT_TOLD = ("Kontakt", "Fristen und Stand", "Nächster Schritt")


def definition(one: Listed) -> Candidate | None:
    """Returns the first sentence of what an entry is about; failing that, its first sentence that stands alone."""
    whole = [each for each in one.told if not each.cut.leaning]
    return next((each for each in whole if each.cut.section == "Worum geht es"), whole[0] if whole else None)


def tellings(
    one: Listed, subject: About, besides: Candidate | None, place: frozenset[str] = frozenset(), most: int = 1
) -> list[Candidate]:
    """Returns the sentences, at most `most`, that carry most of what is asked about beyond `besides` and each other.

    One that adds less than `ADDS` is left out; one that names a place asked about, by its terms, adds by that.
    """
    had, found = besides.terms if besides else frozenset[str](), list[Candidate]()
    pool = [
        each for each in one.told if each is not besides and not each.cut.leaning and each.cut.section not in _NOT_TOLD
    ]
    while len(found) < most:
        before = subject.carried(had)
        values = [
            (subject.carried(had | each.terms) - before + NAMES_PLACE * bool(place & each.terms - had), -at)
            for at, each in enumerate(pool)
        ]
        value, at = max(values, default=(0.0, 0))
        if value < ADDS:
            break
        found.append(pool[-at])
        had |= pool[-at].terms
    return found


def telling(
    one: Listed, subject: About, besides: Candidate | None, place: frozenset[str] = frozenset()
) -> Candidate | None:
    """Returns the sentence that adds most, as of `tellings`; None where none adds enough."""
    return next(iter(tellings(one, subject, besides, place)), None)


def contact(asked: Asked, one: Listed) -> Candidate | None:
    """Returns the sentence that says whom to ask."""
    pool = [each for chunk in _chunks(asked, one) for each in candidates(chunk, one.document, 0.0)]
    return next((each for each in pool if each.cut.section == "Kontakt"), None)


def portrait(
    asked: Asked,
    one: Listed,
    subject: About,
    *,
    full: bool,
    item: bool = True,
    place: frozenset[str] = frozenset(),
    also: Sequence[re.Pattern[str]] = (),
) -> Iterator[Line]:
    """Yields the lines of an entry: what it is, with `full` what it says of the question, and whom to ask.

    The first sentence that holds each of `also` is told, too.
    """
    first = definition(one)
    further = tellings(one, subject, first, place) if full else []
    held = [
        each
        for pattern in also
        if (each := next((each for each in one.told if pattern.search(each.text)), None)) is not None
    ]
    found = (first, *further, *held, contact(asked, one))
    shown = [each for at, each in enumerate(found) if each is not None and each not in found[:at]]
    for number, each in enumerate(shown):
        yield Line(each.text, (each,), item=item and number == 0, quoted=True, follows=number > 0)


def doubts(asked: Asked, listed: Sequence[Listed]) -> tuple[list[Line], list[AnswerWarning]]:
    """Returns what must be said of those that are not simply open: a sentence each, or one for several unproven ones."""
    said = [
        (one, told)
        for one in listed
        if one.standing is not None
        and (told := notice(
            one.document, one.entry, one.standing, _chunks(asked, one), None,
            asked.need.language,
        ))
    ]  # fmt: skip
    unproven = [(one, told.source) for one, told in said if one.state == "unproven" and told.source is not None]
    rest = [told for one, told in said if one.state != "unproven" or len(unproven) < 2 or told.source is None]
    lines = [Line(f"{told.text}.", (told.source,)) for told in rest if told.source is not None]
    warnings = [told.warning for told in rest if told.warning is not None]
    if len(unproven) > 1:
        text = _unproven([one for one, _ in unproven], asked.need.language)
        lines.append(Line(text, tuple(source for _, source in unproven if source is not None)))
        warnings.append(AnswerWarning(code="status_unproven", text=text))
    return lines, warnings


def _chunks(asked: Asked, one: Listed) -> Sequence[Chunk]:
    return asked.store.document_chunks(one.document.doc_id, asked.scope.audiences)


def _unproven(listed: Sequence[Listed], language: Language) -> str:
    english = language == "en"
    names = []
    for one in listed:
        as_of = one.standing.as_of if one.standing else None
        told = as_of is not None and not date_faults(day(as_of), "\n".join(each.text for each in one.told))
        since = f" ({day(as_of, language)})" if told and as_of else ""
        names.append(f"{one.name}{since}")
    open_to = listed[0].entry.kind in ("programme", "rule")
    lead = (
        f"Note: it is not proven that these {'are still open' if open_to else 'still work'}"
        if english
        else f"Achtung: Nicht belegt ist, ob sie heute noch {'offen sind' if open_to else 'arbeiten'}"
    )
    return f"{lead}: {named(names, language)}."


def named(names: list[str], language: Language) -> str:
    """Returns names as they stand in a sentence: "A, B und C"."""
    head, last = ", ".join(names[:-1]), names[-1]
    return f"{head} {'and' if language == 'en' else 'und'} {last}" if head else last
