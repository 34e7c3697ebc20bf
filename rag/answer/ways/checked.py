"""Whether something named suits the asker: the verdict of the check, and the sentences of its document that decide it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from corpus.schema import Entry
from rag.answer.candidates import Candidate, terms_of
from rag.answer.entries import entry_of
from rag.answer.facts.answer import DE_MINIMIS
from rag.answer.facts.body import on_area
from rag.answer.facts.worked import room
from rag.answer.headings import heading
from rag.answer.next_question import next_question
from rag.answer.told import Asked, Line, Told
from rag.answer.values import quantity_faults
from rag.answer.ways.fit import alarms_of
from rag.answer.ways.portrait import doubts
from rag.answer.ways.record_facts import record_facts
from rag.answer.ways.roster import by_itself
from rag.eligibility.check import Checked, check
from rag.eligibility.verdict import Verdict
from rag.records import CriterionResult, DocumentInfo

SHOWN, FACTS = 3, 2
"""So many deciding sentences are quoted, and so many on what else the question says."""

_HEADINGS: dict[Verdict, str] = {"fits": "passes", "does_not_fit": "fails", "unclear": "depends"}
_RESULTS: dict[Verdict, str] = {"fits": "met", "does_not_fit": "not_met", "unclear": "unknown"}
_WHERE: dict[str, tuple[tuple[str, ...], str]] = {
    "applicant": (("Wer wird gefördert",), r"\w"),
    "size": (("Wer wird gefördert", "Bedingungen"), r"Beschäftigt|Mitarbeit|KMU|[Kk]lein\w*|[Mm]ittler\w*|[Gg]roß\w*"),
    "headcount": (("Wer wird gefördert", "Bedingungen"), r"Beschäftigt|Mitarbeit|Personen|KMU"),
    "finances": (("Wer wird gefördert",), r"Umsatz|Bilanz|KMU"),
    "age": (("Wer wird gefördert", "Bedingungen"), r"Jahre|gegründet|Gründung|jung"),
    "sector": (("Wer wird gefördert", "Worum geht es"), r"\w"),
    "region": (("Wer wird gefördert", "Worum geht es"), r"Sitz|Betriebsstätte|Niedersachsen|Region|Gebiet|Deutschland|Landkreis"),
    "legal_form": (("Wer wird gefördert",), r"GmbH|Rechtsform|Kapitalgesellschaft|Personengesellschaft"),
    "project_kind": (("Was und wie viel", "Worum geht es", "Wer wird gefördert"), r"\w"),
    "costs": (("Was und wie viel", "Bedingungen"), r"mindestens|ab |wenigstens"),
    "smallest_grant": (("Was und wie viel", "Bedingungen"), r"mindestens|ab |wenigstens"),
    "rate": (("Was und wie viel",), r"Prozent"),
    "not_started": (("Bedingungen", "Nächster Schritt", "Fristen und Stand"), r"\b[Vv]or\b|begonnen|Beginn|rückwirkend"),
    "availability": (("Fristen und Stand",), r"\w"),
    "de_minimis": (("Bedingungen", "Was und wie viel", "Wer wird gefördert"), r"[Dd]e-[Mm]inimis"),
}  # fmt: skip
"""Criterion -> the headings under which its sentence stands, and what such a sentence holds."""


def checked(asked: Asked) -> Told | None:
    """Returns the verdict on the programme that a question names, for the asker; None where it asks for something else.

    A question why something does not fit is answered for the programme named, or the one named last.
    """
    document = _document(asked)
    entry = entry_of(document) if document else None
    if document is None or entry is None:
        return None
    profile, today, language = asked.conversation.profile, asked.scope.today, asked.need.language
    found = check(profile, entry, today, language)
    quoted = deciding(asked, found)
    lines = [Line(one.text, (one,), item=True, quoted=True) for one in quoted]
    lines += list(_facts(asked, {one.cut.start for one in quoted}))
    if not lines:
        return None
    lines.insert(0, Line(heading(_HEADINGS[found.verdict], language)))
    doubted, warnings = doubts(asked, [by_itself(asked, document, entry)])
    warned = tuple({one.code: one for one in [*alarms_of(asked, entry), *warnings]}.values())
    if profile.de_minimis and any(one.code == "de_minimis" for one in warned):
        left = room(asked.sentences(DE_MINIMIS), profile.de_minimis, asked.conversation.story, today, language)
        lines = [*([left] if left else []), *(one for one in lines if left is None or one.text != left.text)]
    ask = next_question(profile, [entry], today, language, asked.conversation.asked_for | {"project.topics"})
    return Told((*lines, *doubted), (found.result,), ask if found.verdict == "unclear" else None, warned)


def deciding(asked: Asked, found: Checked) -> list[Candidate]:
    """Returns the sentences of a programme's document that decide its verdict, at most `SHOWN`; what the asker told of first."""
    told = asked.sentences(found.entry.id)
    criteria = [one for one in found.result.criteria if one.decides and one.result == _RESULTS[found.verdict]]
    if found.verdict == "fits":
        criteria = [one for one in criteria if one.assumed is None and one.has is not None] or criteria
    criteria.sort(key=lambda one: one.has is None)
    return list({one.text: one for one in _quotes(asked, found.entry, criteria, told)}.values())[:SHOWN]


def _document(asked: Asked) -> DocumentInfo | None:
    """The one programme that is asked about."""
    intent = asked.understood.intent
    if intent not in ("check", "why_not"):
        return None
    named = [asked.names.entries[one] for one in asked.understood.entries]
    if not named and intent == "why_not":
        for turn in reversed(asked.history):
            named = [asked.names.entries[one] for one in asked.names.said(turn.text)]
            if named:
                break
    programmes = [one for one in named if one.kind == "programme"]
    return programmes[0] if len(programmes) == 1 else None


def _quotes(
    asked: Asked, entry: Entry, deciding: Sequence[CriterionResult], told: Sequence[Candidate]
) -> Iterator[Candidate]:
    for one in deciding:
        if one.criterion not in _WHERE:
            continue
        if one.criterion == "region" and (made := on_area(entry, told)):
            yield made[0]
            continue
        sections, pattern = _WHERE[one.criterion]
        pool = [each for each in told if each.cut.section in sections and re.search(pattern, each.text)]
        wanted = terms_of(one.needs)
        if pool:
            yield max(
                pool,
                key=lambda each: (
                    not quantity_faults(one.needs, each.text),
                    len(wanted & each.terms),
                    -sections.index(each.cut.section),
                    -each.cut.order,
                ),
            )
        if one.criterion == "de_minimis":
            limit = [each for each in asked.sentences(DE_MINIMIS) if each.cut.section == "Was und wie viel"]
            yield from limit[:1]


def _facts(asked: Asked, quoted: Set[int]) -> Iterator[Line]:
    """What the document says of the question itself, as far as it was not quoted yet."""
    told = record_facts(asked)
    lines = [
        one
        for one in (told.lines if told else ())
        if one.sources and one.sources[0].cut.start not in quoted and not one.text.startswith(("Achtung", "Note"))
    ]
    for one in lines[:FACTS]:
        yield replace(one, item=True, follows=False)
