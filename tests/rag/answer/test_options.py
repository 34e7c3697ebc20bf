"""Several entries that may do."""

from __future__ import annotations

import pytest

from rag.answer.candidates import terms_of
from rag.answer.evidence import weigh
from rag.answer.need import read_question
from rag.answer.options import MAX_OPTIONS, kinds_asked, options
from rag.answer.score import score
from rag.records import AvailabilityState
from tests.rag.answer.made import Corpus, cut, named

NONE = frozenset[str]()


def shown(
    question: str, states: dict[str, AvailabilityState], regions: dict[str, tuple[str, ...]] | None = None
) -> list[str]:
    """The entries shown of some that all fund training."""
    need = read_question(question)
    weighted = weigh(need, Corpus())
    found = []
    for doc_id in states:
        doc = named(doc_id, doc_id.upper(), regions=(regions or {}).get(doc_id, ("DE",)))
        found += cut(f"{doc_id.upper()} fördert Weiterbildung von Beschäftigten.", "Worum geht es", doc=doc)
    scored = [score(need, weighted, one, NONE, NONE, 1.0, False) for one in found]
    titles = {one.document.doc_id: terms_of(one.document.title) for one in found}
    return [one.doc_id for one in options(need, weighted, scored, titles, lambda one: states[one.doc_id])]


def test_open_ones_come_first_and_closed_ones_not_at_all() -> None:
    assert shown("Welche Programme fördern Weiterbildung?", {"a": "closed", "b": "unproven", "c": "open"}) == ["c", "b"]


def test_closed_ones_are_shown_where_nothing_else_is() -> None:
    assert shown("Welche Programme fördern Weiterbildung?", {"a": "closed", "b": "closed"}) == ["a", "b"]


def test_what_works_elsewhere_only_is_shown_where_nothing_works_here() -> None:
    far = {"a": ("16",), "b": ("09",)}
    assert shown("Welche Programme fördern Weiterbildung?", {"a": "open", "b": "open", "c": "open"}, far) == ["c"]
    assert shown("Welche Programme fördern Weiterbildung?", {"a": "open", "b": "open"}, far) == ["a", "b"]


def test_no_more_than_fit_a_screen() -> None:
    assert len(shown("Welche Programme fördern Weiterbildung?", dict.fromkeys("abcdefgh", "open"))) == MAX_OPTIONS


def test_entries_without_the_weightiest_word_are_none() -> None:
    assert shown("Welche Programme fördern Wasserstoff?", {"a": "open", "b": "open"}) == []


@pytest.mark.parametrize(
    ("question", "first"),
    [("Welche Netzwerke gibt es?", "network"), ("Welche Förderung gibt es?", "programme"),
     ("Wer hilft Zulieferern?", "programme"),
     ("Welche Studien gibt es?", "study"), ("Was fördert ZIM?", None), ("Wie hoch ist der Zuschuss?", None)],
)  # fmt: skip
def test_the_kinds_asked_for(question: str, first: str | None) -> None:
    assert (kinds_asked(read_question(question)) or (None,))[0] == first
