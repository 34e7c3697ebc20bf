"""The same questions answered with one half of the retrieval each, and with both: what each half is worth."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path

from evals.question import Question
from evals.retrieval import MEASURES
from evals.run import Progress, Run, RunConfig, run_questions
from evals.summary import summarise
from evals.table import line, share
from evals.testbed import Testbed
from rag.answer.run import EXTRACT
from rag.assemble import assemble
from rag.chat_model import ChatModel
from rag.settings import Settings

WAYS: dict[str, float | None] = {"lexical": 0.0, "dense": 1.0, "hybrid": None}
"""Each way with its dense weight; None is the calibrated one."""

GENERATE = "generate"
"""The way beside them where a chat model is set: retrieval as in "hybrid", answers worded by the model."""

RERANK = "rerank"
"""The way beside them where a cross-encoder is set: "hybrid" with its passages read again."""

ANSWERED: tuple[str, ...] = ("right", "status right", "vital recall", "factual precision", "refused wrongly")
RANKED: tuple[str, ...] = tuple(name for name in MEASURES if not name.startswith("Judged"))


def ablate(
    bed: Testbed,
    questions: Sequence[Question],
    runs: Path,
    config: RunConfig,
    settings: Settings,
    *,
    progress: Progress,
    chat_model: ChatModel | None = None,
) -> dict[str, Run]:
    """Returns a finished run for each of `WAYS`, kept under `runs` as `<name>-<way>`; stopped ones go on.

    Only the dense weight differs: store, encoder, questions and engine are the same. With a `chat_model`, and a reranker in the
    settings, there is one run more each, in which nothing else differs from "hybrid".

    Raises:
        InputError: a folder holds a run of another config, or none of the questions can be asked here.
    """
    ways: list[tuple[str, float | None, str | None, ChatModel | None]]
    ways = [(way, weight, None, None) for way, weight in WAYS.items()]
    if settings.reranker is not None:
        ways.append((RERANK, None, settings.reranker, None))
    if chat_model is not None:
        ways.append((GENERATE, None, None, chat_model))
    done = {}
    for way, weight, reranker, model in ways:
        own = settings.model_copy(update={"dense_weight": weight, "reranker": reranker})
        reader = assemble(bed.reader.store, bed.reader.encoder, own, model)
        engine = EXTRACT if model is None else model.name
        named = dataclasses.replace(
            config, name=f"{config.name}-{way}", dense_weight=weight, engine=engine, reranker=reranker
        )
        way_bed = dataclasses.replace(bed, reader=reader)
        done[way] = run_questions(way_bed, questions, runs / named.name, named, progress=progress)
    return done


def lines_of(runs: dict[str, Run]) -> list[str]:
    """Returns the runs as a Markdown table, one row each: retrieval, answers, latency."""
    head = ("retrieval", "engine", "n", *RANKED, *ANSWERED, "p50 ms", "p95 ms")
    lines = [line(head), line(["---"] * len(head))]
    for way, run in runs.items():
        total = summarise(run)
        measures = [share(total.shares[name]) for name in (*RANKED, *ANSWERED)]
        times = [f"{total.p50_ms:.0f}", f"{total.p95_ms:.0f}"]
        lines.append(line([way, run.config.engine, str(total.n), *measures, *times]))
    return lines
