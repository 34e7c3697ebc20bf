"""Reads a question by rules: who asks, what for, about what, where and when. No model, some milliseconds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from rag.answer.names import Names
from rag.answer.need import language
from rag.question import named
from rag.question.asked import Asked, read_asked
from rag.question.asof import days_asked_about
from rag.question.composed import composed
from rag.question.headcount import headcounts
from rag.question.intents import intent_of
from rag.question.linked import linked
from rag.question.merging import is_profile_field, profile_of
from rag.question.money import money
from rag.question.patterns import Span, overlaps
from rag.question.reply import reply
from rag.question.sector import legal_forms, sectors
from rag.question.site import site
from rag.question.start import foundings, starts
from rag.question.topics import description, topics
from rag.question.understood import Mention, Understood


def understand(text: str, *, today: date, names: Names | None = None, expected: str | None = None) -> Understood:
    """Returns what a question says on a day, German or English; any text is read, and what is not said stays unknown.

    `names` are those of the entries in scope; without them no entry is found in the text, and the intents that need one
    ("check", "compare") are seldom read. `expected` is the field of the profile that the asker was just asked for, as in
    `Ask.field`: a bare "zwölf" or "ja" is then read as its value.
    """
    read, positions = composed(text)
    asked = read_asked(read, today)
    mentions = _in_order(_mentions(asked, names))
    if expected and not any(one.field == expected for one in mentions):
        mentions = _in_order([*mentions, *reply(asked, expected)])
    things = [one for one in mentions if one.field == "entry"]
    as_of = next((one.value for one in mentions if one.field == "as_of"), None)
    clear = [one for one in asked.places if one.status == "found" and not asked.negated(one.start)]
    return Understood(
        text=text,
        language=language(read),
        intent=intent_of(asked, mentions, _kinds(things, names)),
        profile=profile_of(one for one in mentions if is_profile_field(one.field)),
        mentions=tuple(replace(one, start=positions[one.start], end=positions[one.end]) for one in mentions),
        places=tuple(dict.fromkeys(place for one in clear for place in one.places)),
        unclear_places=tuple(
            replace(one, start=positions[one.start], end=positions[one.end])
            for one in asked.places
            if one.status != "found"
        ),
        as_of=as_of,
        entries=tuple(dict.fromkeys(one.value for one in things)),
    )


_TELLING = frozenset({"headcount", "sector", "applicant", "project.costs_eur", "turnover_eur", "founded"})


def _mentions(asked: Asked, names: Names | None) -> list[Mention]:
    """All mentions; each reader leaves alone what the readers before it took for something else."""
    found = [*named.references(asked), *(named.entries(asked, names) if names else ())]
    named_spans = _spans(found)
    found += linked(asked)
    figures = _spans(found)
    found += headcounts(asked, figures)
    found += money(asked, figures)
    founded = list(foundings(asked, figures))
    found += founded
    found += starts(asked, [*named_spans, *_spans(founded)])
    found += sectors(asked, named_spans)
    found += site(asked, named_spans, [(one.start, one.end) for one in found if one.field in _TELLING])
    found += legal_forms(asked, figures)
    found += topics(asked, [*named_spans, *_spans(found, "sector")])
    found += description(asked)
    found += days_asked_about(asked, [*named_spans, *_spans(founded), *_spans(found, "project.start")])
    found += [Mention("date", (one.first, one.last), one.start, one.end) for one in asked.times]
    return found


def _in_order(found: list[Mention]) -> list[Mention]:
    """The mentions by position; of those with one value and shared words the longest."""
    kept: list[Mention] = []
    for one in sorted(found, key=lambda mention: mention.start - mention.end):
        same = [(other.start, other.end) for other in kept if (other.field, other.value) == (one.field, one.value)]
        if not overlaps((one.start, one.end), same):
            kept.append(one)
    return sorted(kept, key=lambda mention: (mention.start, mention.end))


def _kinds(things: list[Mention], names: Names | None) -> list[frozenset[str]]:
    """The kinds of the entries of each thing named: twins and modules of one name are one thing."""
    by_span: dict[Span, set[str]] = {}
    for one in things:
        if names is not None:
            by_span.setdefault((one.start, one.end), set()).add(names.entries[one.value].kind)
    return [frozenset(kinds) for kinds in by_span.values()]


def _spans(mentions: list[Mention], field: str | None = None) -> list[Span]:
    return [(one.start, one.end) for one in mentions if field in (None, one.field)]
