"""How well intents are read: `python -m evals.intents` prints, for each category of the dev questions, how many are read as
one of the intents that fit it, and the questions that are not.

A category holds questions of several intents, so this is a lower bound of what is wrong, not a score of labels; single
phrasings are labelled in `tests/rag/question/phrasings.jsonl`.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from corpus.files import entry_paths, split_front_matter
from evals.question import Category, Question, load_questions
from rag.answer.names import Names
from rag.question import Intent, understand
from rag.records import DocumentInfo

ENTRIES = Path(__file__).parent.parent / "corpus" / "entries"
FITTING: Mapping[Category, frozenset[Intent]] = {
    "fact": frozenset({"fact", "check", "fit", "definition"}),
    "fit": frozenset({"fit", "check"}),
    "expired": frozenset({"fact", "check", "fit", "explain"}),
    "as_of": frozenset({"fact", "check"}),
    "network": frozenset({"network"}),
    "practice": frozenset({"practice"}),
    "rule": frozenset({"fact", "check", "definition", "explain"}),
    "region": frozenset({"network", "check", "fit", "fact"}),
    "multi_turn": frozenset({"fact", "check", "correction", "fit"}),
    "out_of_scope": frozenset({"other", "advice"}),
    "injection": frozenset({"attack"}),
}
"""The intents that a question of a category may rightly have."""


def corpus_names() -> Names:
    """Returns the names of the entries that ship, without a store."""
    fields = [split_front_matter(path.read_text(encoding="utf-8"))[0] or {} for path in entry_paths(ENTRIES)]
    return Names(_document(one) for one in fields)


def _document(fields: dict[str, Any]) -> DocumentInfo:
    return DocumentInfo(
        doc_id=fields["id"], version="", title=fields["name"], source="", media_type="text/markdown",
        kind=fields["kind"], audience="public", language="de", url=None, published=None, retrieved=None,
        valid_from=None, valid_until=None, regions=(), topics=(), entry_id=fields["id"], entry=fields, ocr=False,
        chars=0, chunks=0, page_count=0, ingested="",
    )  # fmt: skip


def misread(questions: Sequence[Question], names: Names) -> dict[Category, list[tuple[Question, Intent]]]:
    """Returns by category the questions that are read as an intent that does not fit it."""
    wrong: dict[Category, list[tuple[Question, Intent]]] = {}
    for one in questions:
        intent = understand(one.question, today=one.today, names=names).intent
        if one.category in FITTING and intent not in FITTING[one.category]:
            wrong.setdefault(one.category, []).append((one, intent))
    return wrong


def main() -> None:
    """Prints a line for each category, the misread questions, and the processor time that reading one takes."""
    questions = load_questions(splits=("dev",))
    names = corpus_names()
    wrong = misread(questions, names)
    for category in FITTING:
        asked = [one for one in questions if one.category == category]
        missed = wrong.get(category, [])
        right = len(asked) - len(missed)
        sys.stdout.write(f"{category:13} {right:3} of {len(asked):3}  {right / len(asked) if asked else 1:.3f}\n")
        sys.stdout.writelines(f"    {intent:11} {one.id} {one.question}\n" for one, intent in missed)
    seconds = []
    for one in questions:
        start = time.process_time()
        understand(one.question, today=one.today, names=names)
        seconds.append(time.process_time() - start)
    sys.stdout.write(
        f"processor time a question: median {statistics.median(seconds) * 1000:.1f} ms, longest {max(seconds) * 1000:.1f} ms\n"
    )


if __name__ == "__main__":
    main()
