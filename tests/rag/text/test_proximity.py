"""Words that stand together count more, in either order; a document's passages are read together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rag.text.proximity import WINDOW, covered, pairs, proximity, together

RARITY = {"antrag": 2.0, "frist": 3.0, "kmu": 1.0}
TERMS = st.lists(st.sampled_from(["antrag", "frist", "kmu", "x", "y"]), max_size=30)


def test_pairs_of_a_question_stand_near_each_other_there() -> None:
    far = ["antrag", *["x"] * WINDOW, "frist"]
    assert ("antrag", "frist") in pairs(["frist", "antrag"]) and ("antrag", "frist") not in pairs(far)
    assert pairs(["antrag", "antrag"]) == frozenset()


def test_near_words_count_in_either_order_and_far_ones_do_not() -> None:
    wanted = pairs(["antrag", "frist"])
    near = proximity(wanted, ["antrag", "frist", "x", "x"], RARITY, 4)
    assert near == proximity(wanted, ["frist", "antrag", "x", "x"], RARITY, 4) > 0
    assert proximity(wanted, ["antrag", *["x"] * WINDOW, "frist"], RARITY, 5) == 0


def test_a_pair_that_comes_again_counts_more_but_not_twice() -> None:
    wanted = pairs(["antrag", "frist"])
    once = proximity(wanted, ["antrag", "frist", *["x"] * 20], RARITY, 22)
    twice = proximity(wanted, ["antrag", "frist", *["x"] * 18, "antrag", "frist"], RARITY, 22)
    assert once < twice < 2 * once


def test_passages_of_a_document_cover_a_question_together() -> None:
    assert covered([["antrag"], ["frist", "antrag"]], RARITY) == 5.0
    both = together(["antrag", "frist"], [("a", ["antrag"]), ("b", ["antrag"]), ("a", ["frist"])], RARITY)
    assert both[0] > both[1] and both[0] == both[2]


@given(TERMS, st.lists(st.tuples(st.sampled_from("ab"), TERMS), max_size=6))
def test_nothing_is_taken_from_a_score(asked: list[str], passages: list[tuple[str, list[str]]]) -> None:
    found = together(asked, passages, {term: RARITY.get(term, 0.0) for term in asked})
    assert len(found) == len(passages) and all(one >= 0 for one in found)
