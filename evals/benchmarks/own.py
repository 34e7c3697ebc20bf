"""Our own dev questions over the entries that ship, as a test collection: what tuning must pay on, too."""

from __future__ import annotations

from evals.benchmarks.sets import Benchmark
from evals.question import FOLDER, load_questions
from evals.retrieval import qrels_of
from ingest.load import load
from ingest.load.limits import Limits
from ingest.sources import Source, discover
from rag.settings import Settings

NAME = "own"


def own_benchmark(settings: Settings) -> Benchmark:
    """Returns the entries and the questions on them; those that need a conversation or other documents are left out."""
    limits = Limits.from_settings(settings)
    sources = [one for one in discover([str(settings.corpus)]) if isinstance(one, Source)]
    documents = [load(source, limits) for source in sources]
    doc_ids = [one.doc_id for one in documents]
    queries, qrels = {}, {}
    for one in load_questions(FOLDER, splits=("dev",), categories=None):
        grades = qrels_of(one, doc_ids)
        if grades and not one.history and set(one.needs) <= {"corpus"}:
            queries[one.id], qrels[one.id] = one.question, grades
    return Benchmark(NAME, tuple((one.doc_id, one.title, one.text) for one in documents), queries, qrels)
