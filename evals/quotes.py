"""Whether the gold passages stand in the documents they are keyed to."""

from __future__ import annotations

from collections.abc import Sequence

from evals.judged import names_document
from evals.question import Question
from evals.testbed import Testbed
from rag.records import PUBLIC


def missing_quotes(bed: Testbed, questions: Sequence[Question]) -> tuple[list[str], int]:
    """Returns a line for each gold passage that is not found verbatim (white space aside), and how many were not looked up
    because their question's collections are not here.
    """
    texts: dict[str, str] = {}
    lines, skipped = [], 0
    for question in questions:
        if not set(question.needs) <= set(bed.collections):
            skipped += len(question.gold)
            continue
        for gold in question.gold:
            documents = [one for one in bed.doc_ids if names_document(gold.doc, one)]
            if not documents:
                lines.append(f"{question.id}: no document '{gold.doc}': mend 'doc', or name its collection in 'needs'")
            elif not any(words(gold.quote) in _text(bed, one, texts) for one in documents):
                lines.append(f"{question.id}: '{gold.quote[:60]}' is not in {gold.doc}: quote it as it stands there")
    return lines, skipped


def _text(bed: Testbed, doc_id: str, texts: dict[str, str]) -> str:
    if doc_id not in texts:
        texts[doc_id] = words(bed.reader.store.text(doc_id, None, PUBLIC) or "")
    return texts[doc_id]


def words(text: str) -> str:
    """Returns `text` with each run of white space as one space: what two spellings of a passage have in common."""
    return " ".join(text.split())
