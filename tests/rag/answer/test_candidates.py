"""Sentences of a passage, with what is needed to understand them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rag.answer.candidates import candidates, terms_of, tidy
from rag.answer.need import HEAD
from tests.rag.answer.made import chunk, cut, document

FACTS = "Eckdaten:\n\nProjektlaufzeit: 3,5 Jahre\n\nZeitraum\n\n01.01.2022 bis 30.06.2025\n"


@given(st.text(alphabet="AbÄ. :-\n1#|\t„“", max_size=200))
def test_every_candidate_is_a_slice_of_its_document(text: str) -> None:
    passage = chunk("x" * 7 + text, start=100)
    for one in candidates(passage, document("d"), 0.5):
        first = one.cut.start - passage.start
        assert 0 <= first <= one.cut.end - passage.start <= len(passage.text)
        assert passage.text[first : one.cut.end - passage.start].endswith(one.text)


def test_a_heading_line_becomes_the_lead_of_what_follows() -> None:
    found = {one.text: one.cut for one in cut(FACTS)}
    assert found["Projektlaufzeit: 3,5 Jahre"].lead.startswith("Eckdaten")
    assert "Eckdaten:" not in found


def test_a_bare_value_is_joined_with_its_label() -> None:
    joined = next(one for one in cut(FACTS) if one.text == "01.01.2022 bis 30.06.2025")
    assert joined.cut.joined and joined.cut.lead == "Zeitraum"


def test_list_items_are_items_and_leaning_sentences_lean() -> None:
    assert [one.cut.item for one in cut("- Antrag vor Beginn.\n- Bescheid abwarten.")] == [True, True]
    assert [one.cut.leaning for one in cut("ZIM fördert Forschung. Es zahlt Zuschüsse.")] == [False, True]


def test_what_answers_nothing_is_noise() -> None:
    assert all(one.cut.noise for one in cut("Abbildung 1: Struktur"))
    assert all(one.cut.noise for one in cut("Das steht auf der Seite.", "Quellen"))
    assert not any(one.cut.noise for one in cut("ZIM fördert Forschung."))


def test_the_head_of_a_compound_is_marked_its_first_part_is_not() -> None:
    terms = terms_of("Transformationsnetzwerk")
    assert HEAD + "netzwerk" in terms and "transformation" in terms and HEAD + "transformation" not in terms


def test_a_tidy_quote_is_one_line_without_marks_and_keeps_its_words() -> None:
    assert tidy("- **Fördersumme:** 7,6\n  Mio. €") == "Fördersumme: 7,6 Mio. €"
    assert tidy("Siehe <https://www.nbank.de>.") == "Siehe https://www.nbank.de."
    assert tidy("Laut [NBank](https://www.nbank.de) und [3]") == "Laut NBank (https://www.nbank.de) und (3)"
    assert tidy("„Wir fördern.") == "Wir fördern."
