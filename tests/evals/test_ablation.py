"""The ablation runs each way over the same questions, and only the dense weight differs."""

from __future__ import annotations

from pathlib import Path

import pytest
from langchain_core.language_models import FakeListChatModel

from evals.ablation import GENERATE, RERANK, WAYS, ablate, lines_of
from evals.question import Question
from evals.run import Run, RunConfig, fingerprint, load_run
from evals.testbed import Testbed
from rag.chat_model import LangChainModel
from rag.records import Query
from rag.settings import Settings

QUESTIONS = tuple(
    Question.model_validate(
        {
            "id": f"fakt-{number:03}",
            "category": "fact",
            "split": "dev",
            "question": asked,
            "today": "2026-11-25",
            "status": ["answered"],
            "gold": [{"doc": doc, "quote": "wird hier nicht nachgeschlagen"}],
            "nuggets": [{"text": told, "say": [told]}],
        }
    )
    for number, (asked, doc, told) in enumerate(
        [
            ("Mit wie viel Prozent wird das INQA-Coaching bezuschusst?", "inqa-coaching", "80 Prozent"),
            ("Wie hoch ist die Forschungszulage für große Unternehmen?", "forschungszulage", "25 Prozent"),
        ],
        start=1,
    )
)


def quiet(done: int, total: int | None, name: str) -> None:
    """Shows nothing."""


@pytest.fixture
def runs(bed: Testbed, tmp_path: Path) -> dict[str, Run]:
    config = RunConfig("abl", "extract", "hash", 0.5, None, "f", fingerprint(QUESTIONS), ("corpus",), ("dev",), "now")
    return ablate(bed, QUESTIONS, tmp_path, config, Settings(dense_weight=0.5), progress=quiet)


def test_each_way_is_a_run_of_its_own_that_loads_again(runs: dict[str, Run], tmp_path: Path) -> None:
    assert list(runs) == list(WAYS)
    assert {way: one.config.dense_weight for way, one in runs.items()} == {"lexical": 0.0, "dense": 1.0, "hybrid": None}
    for way, one in runs.items():
        assert load_run(tmp_path / f"abl-{way}") == one and len(one.judged) == len(QUESTIONS)
    assert runs["lexical"].config.differs(runs["dense"].config) == ["dense_weight"]


def test_the_weight_reaches_retrieval(bed: Testbed, runs: dict[str, Run]) -> None:
    found = {way: one.found for way, one in runs.items()}
    assert found["lexical"] != found["dense"]
    query = Query(QUESTIONS[0].question, QUESTIONS[0].today)
    calibrated = [one.document.doc_id for one in bed.reader.retriever.search(query).documents]
    assert list(runs["hybrid"].found["fakt-001"]) == calibrated


def test_the_table_has_a_row_for_each_way(runs: dict[str, Run]) -> None:
    lines = lines_of(runs)
    assert [one.split(" | ")[0] for one in lines[2:]] == ["| lexical", "| dense", "| hybrid"]
    assert len({one.count("|") for one in lines}) == 1
    assert lines[2].startswith("| lexical | extract | 2 | 1.000 |")


def test_with_a_chat_model_there_is_one_way_more_and_only_the_engine_differs(bed: Testbed, tmp_path: Path) -> None:
    config = RunConfig("abl", "extract", "hash", None, None, "f", fingerprint(QUESTIONS), ("corpus",), ("dev",), "now")
    said = "Das INQA-Coaching wird mit 80 Prozent der Coachingkosten bezuschusst [1]."
    model = LangChainModel(FakeListChatModel(responses=[said]), "fake:model")
    runs = ablate(bed, QUESTIONS, tmp_path, config, Settings(), progress=quiet, chat_model=model)
    assert list(runs) == [*WAYS, GENERATE]
    assert runs["hybrid"].config.differs(runs[GENERATE].config) == ["engine"]
    assert runs[GENERATE].config.engine == "fake:model" and runs["hybrid"].config.engine == "extract"
    engines = {name: one.engine for name, one in runs[GENERATE].answers.items()}
    assert engines == {"fakt-001": "fake:model", "fakt-002": "extract"}  # of the second question nothing is carried
    assert runs[GENERATE].judged["fakt-001"].right
    assert lines_of(runs)[-1].startswith("| generate | fake:model | 2 |")


@pytest.mark.slow
def test_a_reranker_is_one_run_more_and_reads_only_there(bed: Testbed, cross_encoder: Path, tmp_path: Path) -> None:
    config = RunConfig("abl", "extract", "hash", None, None, "f", fingerprint(QUESTIONS), ("corpus",), ("dev",), "now")
    settings = Settings(reranker=str(cross_encoder))
    runs = ablate(bed, QUESTIONS, tmp_path, config, settings, progress=quiet)
    assert list(runs) == [*WAYS, RERANK]
    assert {way for way, one in runs.items() if one.config.reranker} == {RERANK}
    assert runs[RERANK].config.differs(runs["hybrid"].config) == ["reranker"]
    assert len(runs[RERANK].judged) == len(QUESTIONS)
