"""Finished runs made by hand (which question is right is given, everything else is even), and a small store to ask."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from evals.judged import Judged
from evals.question import Question
from evals.run import Run, RunConfig
from evals.testbed import Testbed
from ingest.run import ingest
from rag.assemble import assemble
from rag.embed import HashEncoder
from rag.records import Answer
from rag.settings import Settings
from rag.store.store import Store

ENTRIES = Path(__file__).resolve().parents[2] / "corpus" / "entries"


@pytest.fixture
def make_run() -> Callable[[str, dict[str, bool]], Run]:
    """Makes a run of a name from {question id: whether it is answered right}."""
    return run


@pytest.fixture(scope="module")
def bed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Testbed]:
    """A store of four entries, with an encoder that needs no weights."""
    encoder, settings = HashEncoder(), Settings(data=tmp_path_factory.mktemp("var"))
    names = ("inqa-coaching", "zim", "forschungszulage", "go-digital")
    with Store.open(settings, role="owner", encoder_name=encoder.name, dim=encoder.dim) as store:
        ingest([str(ENTRIES / "programmes" / f"{name}.md") for name in names], store, encoder, settings)
        yield Testbed(assemble(store, encoder, settings), ("corpus",), "f", names)


def judged(name: str, right: bool) -> Judged:
    share = 1.0 if right else 0.0
    return Judged(
        id=name, right=right, status="answered", status_right=True, vital_recall=share, nugget_recall=share,
        contradictions=(), missing=() if right else ("80 Prozent",), factual_precision=1.0, citation_recall=1.0,
        citation_precision=1.0, source_precision=1.0, figures_exact=1.0, quotes_exact=1.0, warnings_missing=(),
        warnings_false=(), recommended=(), recommend_recall=None, closed_recommended=(), wrongly_recommended=(),
        milliseconds=10.0,
    )  # fmt: skip


def run(name: str, right: dict[str, bool]) -> Run:
    questions = tuple(
        Question.model_validate(
            {
                "id": one,
                "category": "fact",
                "split": "dev",
                "question": f"Frage {one}?",
                "today": "2026-11-25",
                "status": ["answered"],
                "gold": [{"doc": "zim", "quote": "ein Satz daraus"}],
                "nuggets": [{"text": "80 Prozent", "say": ["80 Prozent"]}],
            }
        )
        for one in right
    )
    answers = {
        one: Answer.model_validate(
            {"question": one, "language": "de", "today": "2026-11-25", "status": "answered", "text": f"{name} {one}",
             "engine": "extract"}
        )
        for one in right
    }  # fmt: skip
    config = RunConfig(name, "extract", "hash", None, None, "f", "q", ("corpus",), ("dev",), "now")
    return Run(
        Path(name), config, questions, answers, {}, {one: judged(one, ok) for one, ok in right.items()},
        {one: {"nDCG@10": 1.0, "R@10": 1.0, "RR@10": 1.0, "Judged@10": 1.0} for one in right}, (),
    )  # fmt: skip
