"""The peers find what they must; a missing package is named. Skipped where the bench requirements are not installed."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from evals.benchmarks import peers
from evals.benchmarks.peers import PEERS, peer
from evals.benchmarks.sets import read_set
from rag.embed import HashEncoder
from rag.errors import InputError

NEEDED = {"bm25s": "bm25s", "chroma": "langchain_chroma", "ensemble": "langchain_classic"}


@pytest.mark.parametrize("name", PEERS)
def test_each_peer_ranks_documents_once(folder: Path, tmp_path: Path, name: str) -> None:
    if importlib.util.find_spec(NEEDED[name]) is None:
        pytest.skip(f"{NEEDED[name]} is not installed: {peers.INSTALL}")
    benchmark = read_set(folder)
    found = list(peer(name, benchmark.passages(), tmp_path, HashEncoder).rank("Zulieferer Netzwerke"))
    assert found[0] == "d2" and len(set(found)) == len(found)


def test_a_missing_package_is_named_with_its_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*given: object) -> None:
        raise ImportError("no module", name="bm25s")

    monkeypatch.setitem(PEERS, "bm25s", gone)
    with pytest.raises(InputError, match="requirements-bench"):
        peer("bm25s", [], tmp_path, HashEncoder)
