"""Retrieval measures over documents, by ir_measures: nDCG@10, R@10, RR@10 and the share of judged ones.

Source: Järvelin and Kekäläinen 2002 (nDCG, gains as graded, logarithmic discount); ir_measures 0.4 over trec_eval.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from evals.judged import names_document
from evals.question import Question

MEASURES: tuple[str, ...] = ("nDCG@10", "R@10", "RR@10", "Judged@10")
DEPTH = 10


def qrels_of(question: Question, doc_ids: Sequence[str]) -> dict[str, int]:
    """Returns the grade of each document that holds a gold passage, the best of its passages."""
    grades: dict[str, int] = {}
    for gold in question.gold:
        for doc_id in doc_ids:
            if names_document(gold.doc, doc_id):
                grades[doc_id] = max(gold.grade, grades.get(doc_id, 0))
    return grades


def retrieval_measures(
    qrels: Mapping[str, Mapping[str, int]], runs: Mapping[str, Sequence[str]], names: Sequence[str] = MEASURES
) -> dict[str, dict[str, float]]:
    """Returns the measures of each question by id; `runs` gives documents, best first. Questions without gold are left out."""
    import ir_measures

    judged = [
        ir_measures.Qrel(question, doc_id, grade)
        for question, grades in qrels.items()
        for doc_id, grade in grades.items()
    ]
    ranked = [
        ir_measures.ScoredDoc(question, doc_id, float(len(found) - rank))
        for question, found in runs.items()
        if qrels.get(question)
        for rank, doc_id in enumerate(found)
    ]
    measures = [ir_measures.parse_measure(name) for name in names]
    values: dict[str, dict[str, float]] = {
        question: dict.fromkeys(names, 0.0) for question, grades in qrels.items() if grades
    }
    for metric in ir_measures.iter_calc(measures, judged, ranked):
        values[metric.query_id][str(metric.measure)] = float(metric.value)
    return values
