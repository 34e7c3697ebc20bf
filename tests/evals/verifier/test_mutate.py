"""Pairs made of the corpus."""

from __future__ import annotations

from collections import Counter

from evals.verifier.mutate import PER_KIND, mutated
from rag.settings import Settings


def test_the_pairs_are_reproducible_of_many_kinds_and_held_out_by_entry() -> None:
    pairs = mutated(Settings().corpus)
    assert pairs == mutated(Settings().corpus) and pairs != mutated(Settings().corpus, seed=8)
    kinds = Counter((one.kind, one.carried, one.part) for one in pairs)
    assert max(kinds.values()) == PER_KIND
    assert {"amount", "negation", "bound", "per", "swapped figures", "foreign marker", "invented name"} <= {
        one.kind for one in pairs if not one.carried
    }
    parts = {(one.part, one.citations[0].doc_id) for one in pairs if one.kind != "foreign marker"}
    assert len({doc for _, doc in parts}) == len(parts)
