from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.chat.excerpt import excerpt

TEXT = "Erstens der Anfang. Der Zuschuss beträgt 35 Prozent. Und danach kommt das Ende."
QUOTE = "Der Zuschuss beträgt 35 Prozent."
START = TEXT.index(QUOTE)


def test_a_quote_stands_in_its_whole_context_where_that_is_short() -> None:
    shown = excerpt(TEXT, START, START + len(QUOTE))
    assert shown.before + shown.quote + shown.after == TEXT
    assert shown.quote == QUOTE and not shown.cut_before and not shown.cut_after


def test_a_long_context_is_cut_between_words() -> None:
    shown = excerpt(TEXT, START, START + len(QUOTE), context_chars=10)
    assert shown.before == "Anfang. " and shown.after == " Und"
    assert shown.cut_before and shown.cut_after


def test_a_word_longer_than_the_context_is_left_out_not_cut() -> None:
    shown = excerpt("x" * 50 + "QUOTE" + "y" * 50, 50, 55, context_chars=10)
    assert (shown.before, shown.quote, shown.after) == ("", "QUOTE", "")


def test_a_quote_at_the_edges_has_nothing_before_or_behind() -> None:
    whole = excerpt(TEXT, 0, len(TEXT))
    assert (whole.before, whole.quote, whole.after) == ("", TEXT, "")


@given(st.text(alphabet=" \nabä.", max_size=300), st.integers(-5, 310), st.integers(-5, 310), st.integers(0, 60))
def test_what_is_shown_stands_so_in_the_text(text: str, start: int, end: int, context: int) -> None:
    shown = excerpt(text, start, end, context)
    whole = shown.before + shown.quote + shown.after
    assert whole in text
    assert len(shown.before) <= context and len(shown.after) <= context
    assert shown.cut_before == (not text.startswith(whole)) or whole == "" or shown.cut_before
    assert shown.quote == text[max(0, min(start, len(text))) : max(min(start, len(text)), 0, min(end, len(text)))]
