"""The score of a sentence for a question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rag.answer.candidates import Candidate, terms_of
from rag.answer.evidence import LEAD, Weighted, met, nearby
from rag.answer.kinds import BOUNDS, FACTS, HEADINGS, PATTERNS, Kind
from rag.answer.need import Need

SHARES = {"words": 0.62, "kind": 0.18, "heading": 0.10, "passage": 0.10}
"""What makes a sentence's score: the question's words, the kind of answer, its heading, its passage's retrieval score.
Source: `python -m evals.abstention` and reading its answers; between 0.5 and 0.7 the share of words changes little."""

TITLE = 0.75
"""What a word in the title is worth for a document that the question does not name."""

NAMES = 0.7
"""A word that the title carries this well names the document: that a sentence repeats it says nothing more."""

NO_FACT = 0.8
"""Factor on a sentence without the number, date or name that is asked for."""

LEANING, LONG, ROW = 0.06, 0.08, 0.08
"""What a sentence loses that leans on the one before, is over 450 characters or a question, or is a row or a scrap."""


IN_EUR = terms_of("Umsatz Jahresumsatz Bilanzsumme Budget Volumen Gesamtvolumen Gesamtkosten Gewinn turnover")
"""What is counted in euros only: a share does not answer how high it is."""

LEFT_OUT = re.compile(r"\b(?:[Nn]icht|[Kk]ein\w*|ausgeschlossen|ausgenommen|not|no)\b")
"""What a sentence holds that says what is left out; one that begins with it says nothing of what is in."""


TERM = re.compile(r"\b(?:binnen|innerhalb|spätestens|nach|vor|within|before|after)\b", re.IGNORECASE)
"""What makes a length of time a date: "spätestens drei Monate nach dem Ende"."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A sentence with its score, higher is better.

    `own` and `reached` in 0-1 are the weighted shares of the question's words in the sentence itself, and with headings,
    title and passage; `kind` in 0-1 says how well it is of the kind asked for; `hits` are the words in the sentence itself.
    """

    candidate: Candidate
    score: float
    own: float
    reached: float
    kind: float
    hits: frozenset[str]

    @property
    def doc_id(self) -> str:
        """The id of the sentence's document."""
        return self.candidate.document.doc_id


def score(
    need: Need,
    weighted: Sequence[Weighted],
    one: Candidate,
    title: frozenset[str],
    elsewhere: frozenset[str],
    factor: float,
    subject: bool,
) -> Scored:
    """Returns the scored sentence.

    `title` are the terms of its document's title and names, `elsewhere` those of the document as far as read; `factor`
    weighs the document; `subject` says that the question names it, so that the name need not stand in each sentence.
    """
    total = sum(each.weight for each in weighted) or 1.0
    around = frozenset[str]() if subject else terms_of(one.chunk.text)
    place = heading_fits(need.kind, one)
    own = reached = 0.0
    hits = set()
    asked = []
    for each in weighted:
        inside = met(each.concept, one.terms)
        near = max(
            nearby(each.concept, one.lead_terms, around, elsewhere),
            (LEAD if subject else TITLE) * met(each.concept, title),
        )
        own += each.weight * inside
        if inside >= 0.5 and not (subject and met(each.concept, title) >= NAMES):
            hits.add(each.concept.word)
        if each.concept.asks:
            asked.append((each.weight, max(inside, near)))
        else:
            reached += each.weight * max(inside, near)
    kind = fits(need, weighted, one) if own or place or asked else 0.0
    reached += sum(weight * max(found, LEAD * kind) for weight, found in asked)
    value = (
        SHARES["words"] * reached / total
        + SHARES["kind"] * kind
        + SHARES["heading"] * place
        + SHARES["passage"] * one.passage_score
    )
    if need.negated and not LEFT_OUT.search(one.text):
        return Scored(one, 0.0, own / total, reached / total, 0.0, frozenset(hits))
    if own == 0 and not (subject and kind * place):
        value *= 0.5
    if kind == 0 and need.kind in FACTS:
        value *= NO_FACT
    value -= (
        LEANING * one.cut.leaning
        + 0.004 * min(one.cut.order, 10)
        + LONG * (len(one.text) > 450 or one.text.endswith("?"))
    )
    if (
        "\t" in one.text
        or " | " in one.text[:60]
        or (len(one.text) < 25 and not one.cut.joined and ":" not in one.text)
    ):
        value -= ROW
    return Scored(one, factor * value, own / total, reached / total, kind, frozenset(hits))


def fits(need: Need, weighted: Sequence[Weighted], one: Candidate) -> float:
    """Returns how well a sentence is of the kind asked for, 0-1."""
    if need.kind in ("count", "amount", "rate", "duration", "date"):
        return _holds_value(need, weighted, one)
    if need.kind == "definition" and not any(met(each.concept, one.cut.begins) >= 0.7 for each in weighted):
        return 0.0
    if need.kind in ("covered", "eligible") and not need.negated and LEFT_OUT.match(one.text):
        return 0.0
    return 1.0 if PATTERNS[need.kind].search(one.text[:300]) else 0.0


def heading_fits(kind: Kind, one: Candidate) -> float:
    """Returns 1 under the heading of our entries where such an answer stands first, less under others that may hold it."""
    wished = HEADINGS.get(kind, ())
    above = {one.cut.section.casefold(), *(heading.casefold() for heading in one.chunk.heading_path)}
    for place, heading in enumerate(wished):
        if heading.casefold() in above:
            return 1.0 if place == 0 else 0.9
    return 0.8 if any(terms_of(heading) & one.lead_terms for heading in wished) else 0.0


def _holds_value(need: Need, weighted: Sequence[Weighted], one: Candidate) -> float:
    """Whether the sentence has a value of the unit asked for; counted things must stand behind their number."""
    found = one.cut.quantities
    units = {quantity.unit for quantity in found}
    if need.kind == "amount":
        share = 0.3 if any(set(each.concept.whole) & IN_EUR for each in weighted) else 0.8
        return (
            1.0 if "eur" in units else share if "percent" in units else 0.3 if units - {"plain", "paragraph"} else 0.0
        )
    if need.kind == "rate":
        return 1.0 if "percent" in units else 0.2 if "eur" in units else 0.0
    if need.kind == "duration":
        if units & {"months", "days"}:
            return 1.0
        periods = 0 if re.search("wie viele|how many", need.text.lower()) else len(one.cut.dates)
        return 0.3 + 0.35 * min(2, periods) if periods else 0.0
    if need.kind == "date":
        if not one.cut.dates:
            return (0.8 if TERM.search(one.text) else 0.3) if units & {"months", "days"} else 0.0
        said = next((said for asked, said in BOUNDS if asked.search(need.text)), None)
        return 1.0 if said is None or said.search(one.text) else 0.6
    for quantity in found:
        if quantity.unit in ("plain", "people"):
            behind = terms_of(one.text[quantity.start : quantity.end + 40])
            if any(met(each.concept, behind) >= 0.5 for each in weighted):
                return 1.0
    return 0.3 if found else 0.0
