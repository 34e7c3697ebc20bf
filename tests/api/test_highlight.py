from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from api.highlight import highlights


def marked(question: str, text: str) -> list[str]:
    return [text[start:end] for start, end in highlights(question, text)]


def test_words_are_marked_in_any_form() -> None:
    assert marked("Zuschuss für Unternehmen", "Zuschüsse erhält das Unternehmen.") == ["Zuschüsse", "Unternehmen"]


def test_a_compound_is_marked_whole_for_its_part() -> None:
    assert marked("Förderung", "Die Wirtschaftsförderung hilft.") == ["Wirtschaftsförderung"]


def test_stop_words_mark_nothing() -> None:
    assert marked("was ist das für die", "was ist das für die") == []


@given(st.text(max_size=60), st.text(max_size=200))
def test_spans_are_in_order_and_apart(question: str, text: str) -> None:
    last = 0
    for start, end in highlights(question, text):
        assert last <= start < end <= len(text)
        last = end
