"""What others did: practice examples on a subject, each with what it shows, its result and its date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.answer.candidates import Candidate
from rag.answer.evidence import met
from rag.answer.headings import heading
from rag.answer.kinds import VALUED
from rag.answer.phrases import WHOM_TO_ASK
from rag.answer.subjects import title_terms
from rag.answer.told import Asked, Line, Told
from rag.answer.ways.about import About, about
from rag.answer.ways.portrait import definition, tellings
from rag.answer.ways.roster import Listed, roster
from rag.answer.ways.where import Where, where

MAX_SHOWN = 4
"""Examples that an answer tells of."""

CLOSE = 0.6
"""An example carries this share of what the best one carries."""

LEADS = 1.6
"""The best example alone is told of where it carries this much more than the next."""

RESULT = "Was und wie viel"
_ASKS = re.compile(
    r"beispiel|vorbild|vorreiter|vorgemacht|best practice|\bfall (?:mit|von|zu|bei|wo)|referenz|fallstudie|erfahrung"
    r"|\b(?:wer|jemand|andere|firmen|betriebe|unternehmen|hersteller|zulieferer)\b[^.?!]{0,80}\b(?:schon|bereits|umgestellt"
    r"|umgerüstet|gemacht|geschafft|übernommen|eingeführt|umgesetzt|gelöst|gewechselt|hinbekommen)"
    r"|wie (?:haben|machen) (?:es |das )?(?:die )?andere|example|case stud|who has (?:already|done)|how did others",
    re.IGNORECASE,
)
_PLAINLY = re.compile(r"beispiel|best[ -]?practice|fallstudie|referenz|\bexamples?\b|case stud", re.IGNORECASE)
"""What asks for examples and nothing else."""
_SEVERAL = re.compile(r"\bwelche (?:firmen|betriebe|unternehmen)|\bandere|which companies|others", re.IGNORECASE)
_WORDS = (
    r"(?:[\w-]*-)?\w*beispiele?n?s?", r"best-?practices?(?:-\w+)?|hinterlegt\w*|haben|gibt",
    r"vorbild\w*|vorreiter\w*|vorgemacht|praxis|best|practices?|fall|fälle|referenz\w*|erfahrung\w*",
    r"andere\w*|jemand|gemacht|geschafft|schon|bereits|umgesetzt|hinbekommen|gelöst|zeig\w*|nenn\w*|such\w*|find\w*|kennt|kennen",
    r"examples?|case|study|studies|stories|others?|already|done",
)  # fmt: skip


def practices(asked: Asked) -> Told | None:
    """Tells of examples on the subject, or that none is stored; None where the question asks for something else.

    Where it does not say "Beispiel" and no example carries the subject, the other ways may.
    """
    if not _asks(asked):
        return None
    at, subject = where(asked), about(asked, _WORDS, r"beispiele?n?|projekte?n?|praxis|fälle|fall")
    found = roster(asked, ("practice",), None, subject)
    local = roster(asked, ("practice",), at, subject) if at.said and not at.wide else []
    held = [one for one in local or found if not subject.names_unmet(_terms(one)) and _on_topic(asked, subject, one)]
    if held:
        return _told(asked, _chosen(held), subject, at)
    things = [one.concept.word for one in subject.weighted if one.concept.noun]
    if not things or not _PLAINLY.search(asked.question):
        return None
    words = heading("no_practice", asked.need.language, words=", ".join(things[:3]))
    return Told((Line(words),), status="abstained", gaps=(WHOM_TO_ASK[asked.need.language],))


def _asks(asked: Asked) -> bool:
    intent = asked.understood.intent
    if intent not in ("practice", "list", "fit", "network", "fact", "explain"):
        return False
    named = sum(asked.names.entries[one].kind == "practice" for one in asked.said)
    if named == 1 and not _SEVERAL.search(asked.question):
        return False  # a fact of the one that is named
    return (intent == "practice" or bool(_ASKS.search(asked.question))) and asked.need.kind not in VALUED - {"amount"}


def _on_topic(asked: Asked, subject: About, one: Listed) -> bool:
    """Whether an example is on the topic said first: "KI in der Fertigung" asks for AI, not for any production."""
    said = [mention.value for mention in asked.understood.of("project.topics")]
    if not said or said[0] in one.entry.topics:
        return True
    terms = _terms(one)
    return any(
        said[0] in subject.topical.get(each.concept.word, ()) and met(each.concept, terms) > 0
        for each in subject.weighted
    )


def _chosen(found: Sequence[Listed]) -> list[Listed]:
    ranked = sorted(found, key=lambda one: (-one.relevance, one.document.doc_id))
    if len(ranked) > 1 and ranked[0].relevance >= LEADS * ranked[1].relevance:
        return ranked[:1]
    return [one for one in ranked if one.relevance >= CLOSE * ranked[0].relevance][:MAX_SHOWN]


def _told(asked: Asked, chosen: Sequence[Listed], subject: About, at: Where) -> Told:
    lines: list[Line] = []
    for number, one in enumerate(chosen):
        first = definition(one)
        further = tellings(one, subject, first, at.terms, 2 if number == 0 else 1)
        result = None if further else _result(one)
        shown = [each for each in (first, *further, result, _dated(one)) if each is not None]
        for place, each in enumerate(shown):
            lines.append(Line(each.text, (each,), item=len(chosen) > 1 and place == 0, quoted=True, follows=place > 0))
    return Told(tuple(lines))


def _terms(one: Listed) -> frozenset[str]:
    return title_terms(one.document).union(*(each.terms for each in one.told))


def _result(one: Listed) -> Candidate | None:
    return next((each for each in one.told if each.cut.section == RESULT and not each.cut.leaning), None)


def _dated(one: Listed) -> Candidate | None:
    """The sentence that says of when the example is."""
    return next((each for each in one.told if each.text.startswith("Stand") and each.cut.dates), None)
