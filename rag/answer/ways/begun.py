"""What still goes for a project that has begun: as a rule nothing, and what a document says otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.schema import Entry
from rag.answer.alarms import begun
from rag.answer.candidates import Candidate, tidy
from rag.answer.entries import entry_of, standing_of
from rag.answer.headings import heading
from rag.answer.polarity import NEGATION
from rag.answer.told import Asked, Line
from rag.question import Intent

_BEFORE = re.compile(
    r"\b[Vv]or\b[^.;]{0,60}(?:[Bb]eginn|beginnen|anfangen|bestellen|beauftragen)"
    r"|\berst nach\b[^.;]{0,60}(?:[Bb]escheid|[Bb]ewilligung|[Zz]usage|[Aa]ntrag)"
)
_AFTER = re.compile(r"rückwirkend|nach (?:\w+)?[Bb]eginn|nachträglich")
_BOUNDS = "Bedingungen"
_NONE_FIRST = re.compile(r"\bAntrag vor\b[^.;]{0,80}\b(?:nicht|kein)|\bkein\w* Antrag vor\b")
_MONEY = re.compile(
    r"zuschuss|zuschüsse|förder(?:ung|mittel|geld|programm)|\bgeld\b|kredit|prämie|\bgrants?\b|\bfunding|\bmoney|\bsubsid",
    re.IGNORECASE,
)
_ASKED: frozenset[Intent] = frozenset({"fact", "explain", "fit", "list", "check", "other"})


def asks_on_begun(asked: Asked) -> bool:
    """Returns whether a question that names no entry asks for money for what has begun: "Roboter bestellt, geht noch was?"."""
    return (
        asked.understood.intent in _ASKED
        and _MONEY.search(asked.question) is not None
        and begun(asked.question, asked.understood.profile)
        and bool(asked.understood.of("project.topics") or asked.understood.of("project.kinds"))
    )


def begun_all_the_same(told: Sequence[Candidate]) -> Candidate | None:
    """Returns the sentence of a document that says one may still apply after the start; None where none does."""
    return next((one for one in told if _AFTER.search(one.text) and not NEGATION.search(one.text)), None)


def pays_all_the_same(entry: Entry, told: Sequence[Candidate]) -> bool:
    """Returns whether a programme pays for what has begun: its record asks for no application before, or its document says so."""
    return entry.apply_before_start is False or begun_all_the_same(told) is not None


def has_begun(asked: Asked, missed: Entry | None) -> Iterator[Line]:
    """Yields what documents say of a start before the application: the programme that it rules out, and the rule on aid."""
    told = [_on_start(asked, missed)] if missed else []
    rules = (entry for entry in _rules(asked) if entry.apply_before_start is not False)
    told.append(next((one for entry in rules if (one := _on_start(asked, entry))), None))
    found = [one for one in told if one is not None]
    if found:
        yield Line(heading("begun", asked.need.language))
    for entry, sentence in found:
        if entry is missed:
            yield Line(f"Achtung, {entry.short_name or entry.name}: {tidy(sentence.text)}", (sentence,))
        else:
            yield Line(sentence.text, (sentence,), quoted=True)


def rules_all_the_same(asked: Asked) -> list[Line]:
    """Returns what rules in force that need no application first give for such a project: what each is, and that it needs none."""
    kinds, lines = set(asked.conversation.profile.project.kinds), list[Line]()
    for entry in _rules(asked):
        funded = entry.eligible.project_kinds if entry.eligible else ()
        if entry.apply_before_start is not False or kinds.isdisjoint(funded):
            continue
        told = asked.sentences(entry.id)
        bound = [one for one in told if one.cut.section == _BOUNDS][:1]
        shown = [*told[:1], *bound, *[one for one in told[1:] if _NONE_FIRST.search(one.text)][:1]]
        lines += [
            Line(one.text, (one,), item=place == 0, quoted=True, follows=place > 0) for place, one in enumerate(shown)
        ]
    return [Line(heading("all_the_same", asked.need.language)), *lines] if lines else []


def _rules(asked: Asked) -> Iterator[Entry]:
    """The rules in force on the day."""
    for document in asked.names.entries.values():
        entry = entry_of(document) if document.kind == "rule" else None
        if entry is None:
            continue
        standing = standing_of(entry, asked.scope.today)
        if standing is None or standing.state != "closed":
            yield entry


def _on_start(asked: Asked, entry: Entry) -> tuple[Entry, Candidate] | None:
    found = next((one for one in asked.sentences(entry.id) if _BEFORE.search(one.text)), None)
    return None if found is None else (entry, found)
