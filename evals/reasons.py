"""Why an answer is not right, as values, in words, and as the one kind of outcome under which it is looked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from evals.judged import Judged
from evals.question import Question

REFUSED = "abstained"
Fault = Literal[
    "closed",
    "wrong",
    "contradicts",
    "status",
    "lacks_nuggets",
    "lacks_programmes",
    "not_carried",
]
_WORDS: dict[Fault, str] = {
    "closed": "closed but proposed: {}",
    "wrong": "must not be proposed: {}",
    "contradicts": "says what is wrong: {}",
    "lacks_nuggets": "does not say: {}",
    "lacks_programmes": "does not propose: {}",
    "not_carried": "a sentence is not carried by what it cites",
}
Outcome = Literal[
    "right", "refused_rightly", "harmful", "contradicted", "answered_wrongly", "refused_wrongly", "incomplete"
]
OUTCOMES: tuple[Outcome, ...] = Outcome.__args__  # type: ignore[attr-defined]
"""Each answer has exactly one; of several faults the gravest counts:

right             as it should be
refused_rightly   refused, and was to be refused
harmful           proposes what is closed, or what does not fit the asker
contradicted      says what is forbidden
answered_wrongly  answers what was to be refused
refused_wrongly   refuses what was to be answered
incomplete        any other fault: something is not said, not proposed or not carried
"""


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that is wrong with an answer, and what it concerns: entry ids, statements, or the status given and those due."""

    fault: Fault
    named: tuple[str, ...] = ()


def reasons(question: Question, judged: Judged) -> list[Reason]:
    """Returns all that keeps an answer from being right, the gravest first; empty where it is right."""
    if judged.right:
        return []
    found = [
        Reason("closed", judged.closed_recommended),
        Reason("wrong", judged.wrongly_recommended),
        Reason("contradicts", judged.contradictions),
    ]
    found = [one for one in found if one.named]
    if not judged.status_right:
        found.append(Reason("status", (judged.status, *question.status)))
    if judged.vital_recall not in (None, 1.0):
        vital = (one.text for one in question.nuggets if one.level == "vital")
        found.append(Reason("lacks_nuggets", tuple(one for one in vital if one in judged.missing)))
    if judged.recommend_recall not in (None, 1.0):
        lacking = tuple(one for one in question.recommends if one not in judged.recommended)
        found.append(Reason("lacks_programmes", lacking))
    if judged.citation_recall not in (None, 1.0):
        found.append(Reason("not_carried"))
    return found


def why(question: Question, judged: Judged) -> str:
    """Returns in a few words why an answer is not right; empty where it is."""
    if judged.right:
        return ""
    return "; ".join(_said(one) for one in reasons(question, judged)) or "not right"


def outcome(question: Question, judged: Judged) -> Outcome:
    """Returns the one outcome of an answer."""
    refused = judged.status == REFUSED
    if judged.right:
        return "refused_rightly" if refused else "right"
    if judged.closed_recommended or judged.wrongly_recommended:
        return "harmful"
    if judged.contradictions:
        return "contradicted"
    if not judged.status_right and question.status == (REFUSED,):
        return "answered_wrongly"
    return "refused_wrongly" if refused and not judged.status_right else "incomplete"


def badness(judged: Judged) -> tuple[int, float]:
    """Returns what answers are sorted by, the worst first: closed or forbidden things, then what lacks most."""
    grave = len(judged.closed_recommended) + len(judged.wrongly_recommended) + len(judged.contradictions)
    answered_wrongly = judged.status != REFUSED and not judged.status_right
    lacks = 1.0 - (judged.vital_recall if judged.vital_recall is not None else 1.0)
    return (-grave, -2.0 * answered_wrongly - lacks)


def _said(reason: Reason) -> str:
    if reason.fault == "status":
        given, *due = reason.named
        return f"{given} instead of {' or '.join(due)}"
    gap = "; " if reason.fault in ("contradicts", "lacks_nuggets") else ", "  # statements hold commas, ids do not
    return _WORDS[reason.fault].format(gap.join(reason.named))
