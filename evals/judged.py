"""One answer held against its question: every measure of one answer, deterministic."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from evals.given import given_text, lacking
from evals.matching import missing, says
from evals.question import Question
from rag.answer.headings import is_heading
from rag.answer.phrases import UNANSWERED
from rag.records import Answer, Citation
from rag.text.analyse import analyse

CARRIES = 0.6
"""Share of a sentence's words that a quote must hold to carry it."""

PROPOSING: frozenset[str] = frozenset({"fit", "region", "network"})
"""Categories whose answers propose what they cite."""

_MARKER = re.compile(r"\[(\d+)\]")
TextOf = Callable[[str, str], str | None]
"""Gives the stored text of (document id, version); None where there is none."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The measures of one answer; shares are 0-1, None where there is nothing to measure.

    `right`: the status is right, every vital nugget is there, nothing forbidden is said, every sentence is carried, nothing
    closed or forbidden is proposed. A partial answer where a whole one was due is not right.
    """

    id: str
    right: bool
    status: str
    status_right: bool
    vital_recall: float | None
    nugget_recall: float | None
    contradictions: tuple[str, ...]
    missing: tuple[str, ...]
    factual_precision: float | None
    citation_recall: float | None
    citation_precision: float | None
    source_precision: float | None
    figures_exact: float | None
    quotes_exact: float | None
    warnings_missing: tuple[str, ...]
    warnings_false: tuple[str, ...]
    recommended: tuple[str, ...]
    recommend_recall: float | None
    closed_recommended: tuple[str, ...]
    wrongly_recommended: tuple[str, ...]
    milliseconds: float


JUDGED_MEASURES: dict[str, Callable[[Judged], float | None]] = {
    "right": lambda one: float(one.right),
    "status right": lambda one: float(one.status_right),
    "vital recall": lambda one: one.vital_recall,
    "nugget recall": lambda one: one.nugget_recall,
    "no contradiction": lambda one: float(not one.contradictions),
    "factual precision": lambda one: one.factual_precision,
    "citation recall": lambda one: one.citation_recall,
    "citation precision": lambda one: one.citation_precision,
    "source precision": lambda one: one.source_precision,
    "figures exact": lambda one: one.figures_exact,
    "quotes exact": lambda one: one.quotes_exact,
    "warnings right": lambda one: float(not one.warnings_missing and not one.warnings_false),
    "recommend recall": lambda one: one.recommend_recall,
}
"""The shares of an answer by the names under which tables show them; None where there is nothing to measure."""


def judge(question: Question, answer: Answer, text_of: TextOf) -> Judged:
    """Returns the measures of `answer`; `text_of` looks quotes up in the store, independent of the engine."""
    told = _sentences(answer)
    cited = {one.marker: one for one in answer.citations}
    given = given_text(question)
    carried = [_carried(sentence, markers, cited, given) for sentence, markers in told]
    pairs = [(sentence, cited[marker].quote) for sentence, markers in told for marker in markers if marker in cited]
    exact = [_figures_exact(sentence, markers, cited, given) for sentence, markers in told]
    claimed = "" if answer.status == "abstained" else answer.text  # a refusal that names whom to ask says nothing else
    lacking = missing(claimed, question.nuggets)
    contradicted = tuple(one.text for one in question.forbidden if says(answer.text, one))
    vital = [one for one in question.nuggets if one.level == "vital"]
    recommended = _recommended(question, answer)
    closed = _closed_recommended(question, answer)
    wrong = tuple(one for one in question.never_recommends if one in recommended)
    raised = {one.code for one in answer.warnings}
    status_right = answer.status in question.status
    vital_recall = share([one not in lacking for one in vital])
    recommend_recall = share([one in recommended for one in question.recommends])
    refuses = answer.status == "abstained" or not told
    return Judged(
        id=question.id,
        right=status_right
        and vital_recall in (None, 1.0)
        and recommend_recall in (None, 1.0)
        and not (contradicted or closed or wrong)
        and (refuses or all(carried)),
        status=answer.status,
        status_right=status_right,
        vital_recall=vital_recall,
        nugget_recall=share([one not in lacking for one in question.nuggets]),
        contradictions=contradicted,
        missing=tuple(one.text for one in lacking),
        factual_precision=share(
            [held and not any(says(sentence, one) for one in question.forbidden)
             for (sentence, _), held in zip(told, carried, strict=True)]
        ),
        citation_recall=share(carried),
        citation_precision=share([_carries(quote, sentence, given) for sentence, quote in pairs]),
        source_precision=_source_precision(question, answer.citations),
        figures_exact=share(exact),
        quotes_exact=share([_slice(one, text_of) == one.quote for one in answer.citations]),
        warnings_missing=tuple(one for one in question.warnings if one not in raised),
        warnings_false=tuple(sorted(raised - set(question.warnings))),
        recommended=recommended,
        recommend_recall=recommend_recall,
        closed_recommended=closed,
        wrongly_recommended=wrong,
        milliseconds=float(answer.timings_ms.get("total", 0.0)),
    )  # fmt: skip


def names_document(gold: str, doc_id: str) -> bool:
    """Whether a gold document is this one: by id, or by its beginning where the gold ends in "-"."""
    return doc_id == gold or (gold.endswith("-") and doc_id.startswith(gold))


def _sentences(answer: Answer) -> list[tuple[str, tuple[int, ...]]]:
    """The sentences with their markers; a warning in the text counts like any other, small talk has none."""
    if answer.status in ("abstained", "clarify") or not answer.citations:
        return []
    found = []
    for line in answer.text.splitlines():
        if line.startswith(tuple(UNANSWERED.values())) or is_heading(line):  # claims nothing of what documents say
            continue
        if answer.ask is not None and line == answer.ask.question:
            continue
        glued = _MARKER.sub(lambda match: f"\u2060{match.group(1)}\u2060", line.removeprefix("- "))
        for part in re.split(r"(?<=\u2060)\s+(?!\u2060)", glued):
            markers = tuple(int(one) for one in re.findall(r"\u2060(\d+)\u2060", part))
            text = " ".join(re.sub(r"\u2060\d+\u2060", " ", part).split())
            if text:
                found.append((text, markers))
    return found


def _carried(sentence: str, markers: Sequence[int], cited: dict[int, Citation], given: str) -> bool:
    quotes = [cited[marker] for marker in markers if marker in cited]
    if not quotes or len(quotes) < len(markers):
        return False
    if _speaks_of_state(sentence):  # how it stands is checked by the clocks, and the quote stands behind them
        return any(one.availability is not None for one in quotes)
    return _carries("\n".join(f"{one.title}\n{one.heading}\n{one.quote}" for one in quotes), sentence, given)


def _speaks_of_state(sentence: str) -> bool:
    return sentence.startswith(("Achtung", "Hinweis", "Note", "Attention"))


def _carries(evidence: str, sentence: str, given: str) -> bool:
    """Whether the evidence holds the figures and most words; what the asker said counts neither way, nor is it enough alone."""
    if _speaks_of_state(sentence):
        return True
    there = set(analyse(evidence))
    own = set(analyse(sentence))
    counted = own - (set(analyse(given)) - there)
    words = not own or bool(counted and len(counted & there) / len(counted) >= CARRIES)
    return words and _holds_figures(evidence, sentence, given)


def _figures_exact(sentence: str, markers: Sequence[int], cited: dict[int, Citation], given: str) -> bool:
    evidence = "\n".join(f"{cited[one].title}\n{cited[one].quote}" for one in markers if one in cited)
    return _speaks_of_state(sentence) or _holds_figures(evidence, sentence, given)


def _holds_figures(evidence: str, sentence: str, given: str) -> bool:
    left = lacking(sentence, evidence, given)
    return not (left.quantities or left.days)


def _slice(citation: Citation, text_of: TextOf) -> str | None:
    text = text_of(citation.doc_id, citation.version)
    return None if text is None else text[citation.start : citation.end]


def _source_precision(question: Question, citations: Sequence[Citation]) -> float | None:
    if not question.gold:
        return None
    return share([any(names_document(gold.doc, one.doc_id) for gold in question.gold) for one in citations])


def _recommended(question: Question, answer: Answer) -> tuple[str, ...]:
    """Entries an answer proposes: its programmes that fit or may fit, and what it cites where the category proposes.

    What it cites and says not to fit is not proposed.
    """
    named = [one.id for one in answer.programmes if one.verdict != "does_not_fit"]
    ruled_out = {one.id for one in answer.programmes if one.verdict == "does_not_fit"}
    if question.category in PROPOSING:
        named += [one.entry_id for one in answer.citations if one.entry_id and one.entry_id not in ruled_out]
    return tuple(dict.fromkeys(named))


def _closed_recommended(question: Question, answer: Answer) -> tuple[str, ...]:
    """Entries that are closed and proposed all the same; one that the answer says to be closed is not proposed."""
    closed = [one.id for one in answer.programmes if one.verdict == "fits" and one.availability.state == "closed"]
    if question.category in PROPOSING:
        warned = {one.marker for one in answer.warnings if one.code == "closed_successor"}
        said = {one.entry_id for one in answer.citations if one.marker in warned}
        closed += [
            one.entry_id
            for one in answer.citations
            if one.entry_id and one.availability and one.availability.state == "closed" and one.entry_id not in said
        ]
    return tuple(dict.fromkeys(closed))


def share(values: Sequence[bool]) -> float | None:
    """Returns the share of true values, 0-1; None where there is none."""
    return sum(values) / len(values) if values else None
