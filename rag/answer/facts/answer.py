"""The answer to one part of a question about one entry: alarms, how it stands, the facts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rag.answer.alarms import alarms
from rag.answer.candidates import Candidate, terms_of, tidy
from rag.answer.facts.areas import in_area, outside, site_of
from rag.answer.facts.at_home import at_home
from rag.answer.facts.body import BODIES
from rag.answer.facts.choose import MAX_FACTS, OF_RECORD, choose
from rag.answer.facts.enterprise import size_told
from rag.answer.facts.facet import Facet
from rag.answer.facts.holders import SIGNS
from rag.answer.facts.leads import open_line
from rag.answer.facts.own import VALUE_WORDS
from rag.answer.facts.presumed import not_said
from rag.answer.facts.rates import rates_asked
from rag.answer.facts.sizes import headcount_told, sizes_asked
from rag.answer.facts.standing import closing_of, notice_of
from rag.answer.facts.subject import Subject, subject, subjects
from rag.answer.facts.that_day import as_it_was, stood
from rag.answer.facts.wish import Wish, asked_period, relative_period, wish
from rag.answer.facts.worked import room, shares
from rag.answer.kinds import Kind
from rag.answer.notices import SECTION, Notice
from rag.answer.options import HOME
from rag.answer.parts import Part
from rag.answer.told import Asked, Line
from rag.eligibility.check import check
from rag.records import AnswerWarning, ProgrammeResult

DE_MINIMIS = "de-minimis"
"""Id of the entry on the rule."""

MAX_SUBJECTS = 4
"""Of so many entries named the one is taken that can answer."""

NOW_ONLY: frozenset[Facet] = frozenset({"procedure", "contact", "eligible", "status", "successor", "begun", "price"})
"""What cannot be had from a closed entry: such a question gets what helps instead."""

_CARRIES = re.compile(r"\btr[aä]g(?:t|en|er)|dahinter|\bsteht hinter|steckt", re.IGNORECASE)

BEGINS = re.compile(r"\b(?:beginn\w*|start\w*|gilt ab)\b")

VALUES: frozenset[Facet] = frozenset({"support", "rate", "amount", "deadline", "opening", "duration", "combination"})
STILL_TRUE: frozenset[Facet] = frozenset({"definition", "funder", "aid", "count", "covered", "whether", "other"})
"""What is told of a closed entry with, and without, what helps instead."""


@dataclass(frozen=True, slots=True)
class FactAnswer:
    """Lines in the order of the answer, by what they are for, the warnings, and the verdict where the place rules it out."""

    alarms: tuple[Line, ...]
    notices: tuple[Line, ...]
    facts: tuple[Line, ...]
    warnings: tuple[AnswerWarning, ...]
    judged: tuple[ProgrammeResult, ...] = ()


def answer_part(asked: Asked, part: Part, behind: str) -> FactAnswer | None:
    """Returns the answer to a part of a question; `behind` is what it leans on. None where no fact of an entry is found."""
    one = wish(asked, part, behind)
    several = 2 if "combination" in one.facets else 1
    answers: list[FactAnswer] = []
    named_ones = subjects(asked, one.text, one.carried)
    if one.facets[0] in OF_RECORD:
        named_ones = _as_applied_for(asked, named_ones)
    for named in named_ones[:MAX_SUBJECTS]:
        if len(answers) < several and (found := _about(asked, one, as_it_was(asked, named))) is not None:
            answers.append(found)
    return joined(answers) if answers else None


def _as_applied_for(asked: Asked, named: Sequence[Subject]) -> list[Subject]:
    """The entries named; before one that goes by another name at home, where the site lies there, the one of that name."""
    place = site_of(asked)
    found: list[Subject] = []
    for one in named:
        home = at_home(asked, one.document) if place is not None and place.startswith(HOME) else None
        other = subject(asked, home, one.called) if home is not None else None
        if other is not None and place is not None and outside(other, place):
            other = None
        found += [*([other] if other is not None else []), one]
    return list({one.entry.id: one for one in found}.values())


def joined(answers: Sequence[FactAnswer]) -> FactAnswer:
    """Returns several answers as one; no line and no warning twice."""
    return FactAnswer(
        _once(line for one in answers for line in one.alarms),
        _once(line for one in answers for line in one.notices),
        _once(line for one in answers for line in one.facts),
        tuple({(one.code, one.text): one for answer in answers for one in answer.warnings}.values()),
        tuple(one for answer in answers for one in answer.judged),
    )


def _once(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple({line.text: line for line in lines}.values())


def _about(asked: Asked, wished: Wish, subject: Subject) -> FactAnswer | None:
    """The answer about one entry; None where its document does not hold what is asked."""
    past = asked_period(wished.text, subject) or asked_period(asked.question, subject)
    past = past or relative_period(asked, subject)
    past = None if wished.facets[0] == "begun" else past  # the year is that of the project: "noch für 2023 beantragen"
    own = size_told(subject, asked.question, asked.conversation.profile, wished.need.language)
    own = own or in_area(asked, subject, wished.need.language)
    elsewhere = bool(own) and bool(_judged(asked, subject))  # what else it says may tell where to go instead
    told = notice_of(asked, subject)
    language = wished.need.language
    closed = subject.standing is not None and subject.standing.state == "closed" and told is not None and told.source
    if closed and past is None and wished.facets[0] in NOW_ONLY and _named_in(wished, subject):
        chosen = _instead(subject)
    elif own and not elsewhere:
        chosen = []
    else:
        found = [one for facet in _facets(wished, subject) for one in choose(asked, wished, facet, subject, past)]
        found += _further(asked, wished, subject)
        chosen = list({(one.chunk.chunk_id, one.cut.order): one for one in found}.values())
        chosen = chosen[:2] if own else chosen
        if (
            not chosen
            and not own
            and not (closed and past is None and wished.facets[0] in VALUES and _named_in(wished, subject))
        ):
            return None
        if closed and past is None and wished.facets[0] not in STILL_TRUE:
            chosen = [*chosen[:2], *(one for one in _instead(subject) if one not in chosen[:2])][:MAX_FACTS]
    combined = "combination" in wished.facets
    today = asked.scope.today
    extra = list(
        alarms(asked.question, asked.conversation.profile, subject.entry, today, combined=combined, language=language)
    )
    if past is not None:
        extra = [one for one in extra if one.code != "project_started"]
    begun = bool(chosen) and any(one.code == "project_started" for one in extra)
    first = [Line(f"Achtung, {subject.name}: {tidy(chosen[0].text)}", (chosen[0],))] if begun else []
    notices = _notices(subject, told, wished.need.kind)
    said = {line.sources[0].text for line in (*first, *notices)}
    then = asked.understood.as_of
    lead = None if then is not None and then < today else open_line(subject, wished.facets[0], language)
    quotes = _quotes(subject, [one for one in chosen if one.text not in said and not (lead and _says_closed(one))])
    before = stood(subject, wished.facets[0], asked.understood.as_of, today, language)
    notices = [*([before] if before else []), *notices]
    ahead = [*([lead] if lead else []), *_reckoned(asked, wished, subject)]
    if any(one.code == "de_minimis" for one in extra):
        limit = room(
            asked.sentences(DE_MINIMIS), asked.conversation.profile.de_minimis, asked.question, today, language
        )
        ahead = [*([limit] if limit else []), *ahead]
    ahead += [one for one in (not_said(wished.text, subject, language),) if one is not None and quotes]
    warnings = [one for one in (told.warning if told else None, closing_of(asked, subject)) if one is not None]
    judged = _judged(asked, subject) if own else ()
    return FactAnswer(tuple(first), tuple(notices), (*ahead, *own, *quotes), (*extra, *warnings), judged)


def _judged(asked: Asked, subject: Subject) -> tuple[ProgrammeResult, ...]:
    """The verdict on a programme that is made for another place than the asker's."""
    place = site_of(asked)
    if place is None or subject.entry.kind != "programme" or not outside(subject, place):
        return ()
    profile = asked.conversation.profile.having("place", place)
    return (check(profile, subject.entry, asked.scope.today, asked.need.language).result,)


def _facets(wished: Wish, subject: Subject) -> list[Facet]:
    """What is wished of an entry: whether money comes of it and who carries it is asked of bodies, who pays of the rest."""
    body = subject.entry.kind in BODIES
    told: dict[Facet, Facet] = {"funder": "leader"} if body and _CARRIES.search(wished.text) else {}
    return [told.get(one, one) for one in (one if one != "pays" or body else "whether" for one in wished.facets)]


def _further(asked: Asked, wished: Wish, subject: Subject) -> list[Candidate]:
    """What the document of the one that follows says of its own beginning, where it is asked how something goes on."""
    if wished.facets[0] not in ("onward", "successor") or not subject.entry.successor:
        return []
    after = asked.names.entries.get(subject.entry.successor)
    pool = asked.sentences(after.doc_id) if after is not None else []
    dated = [
        one for one in pool if one.cut.section == SECTION and SIGNS["onward"].search(one.text) and not one.cut.leaning
    ]
    begins = [one for one in pool if one.cut.section == SECTION and BEGINS.search(one.text) and not one.cut.leaning]
    return list({one.text: one for one in [*begins[:1], *dated[:1]]}.values())


def _reckoned(asked: Asked, wished: Wish, subject: Subject) -> Iterable[Line]:
    """What the rates that hold for the asker make of the costs told."""
    sizes = sizes_asked(wished.text, asked.conversation.profile)
    headcount = headcount_told(wished.text) or asked.conversation.profile.headcount
    terms = terms_of(wished.text) - VALUE_WORDS - subject.named - subject.calls
    rates = rates_asked(subject.entry, sizes, headcount, terms, wished.text, site_of(asked))
    return shares(subject, wished.facets[0], wished.text, rates, wished.need.language)


def _named_in(wished: Wish, subject: Subject) -> bool:
    """Whether the part itself, not only what it leans on, names the entry."""
    return bool(subject.calls & terms_of(wished.text)) or not wished.carried or wished.behind in wished.carried


def _instead(subject: Subject) -> list[Candidate]:
    """What helps where an entry is closed: what came after it, and the next step."""
    after = [one for one in subject.pool if SIGNS["successor"].search(one.text)][:2]
    steps = [one for one in subject.pool if "Nächster Schritt" in (one.cut.section, *one.chunk.heading_path)]
    return [*after, *(one for one in steps if one not in after)][:MAX_FACTS]


def _notices(subject: Subject, told: Notice | None, kind: Kind) -> list[Line]:
    """How the entry stands: of programmes always, of others where it matters."""
    standing = subject.standing
    if told is None or told.source is None or standing is None:
        return []
    matters = subject.entry.kind == "programme" or kind == "status"
    if standing.state == "closed":
        matters = matters or subject.entry.kind == "rule" or kind in ("contact", "eligible", "procedure")
    return [Line(f"{told.text}.", (told.source,))] if matters else []


def _says_closed(one: Candidate) -> bool:
    """Whether a sentence says that an entry is closed, as its document does of a day after the one asked on."""
    return "geschlossen" in one.text


def _quotes(subject: Subject, chosen: Sequence[Candidate]) -> list[Line]:
    """The sentences as lines; one that leans on the sentence before it comes with that."""
    at = {(one.chunk.chunk_id, one.cut.order): one for one in subject.pool}
    lines: list[Line] = []
    for one in chosen:
        before = at.get((one.chunk.chunk_id, one.cut.order - 1))
        if one.cut.leaning and before is not None and not before.cut.item and before not in chosen:
            lines.append(Line(before.text, (before,), quoted=True))
        lines.append(Line(one.text, (one,), item=one.cut.item, quoted=True))
    return lines
