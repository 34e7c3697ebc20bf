from __future__ import annotations

from tests.ui.made import CLOSED, QUOTE, answer, warning
from ui.chat.warned import Warned, set_apart


def test_an_answer_without_warnings_stays_as_it_is() -> None:
    text = f"{QUOTE} [1]\n\n- Erstens. [2]\n- Zweitens. [3]"
    assert set_apart(answer(text)) == ([], text)


def test_a_sentence_that_a_warning_says_moves_into_it_with_its_marker() -> None:
    given = answer(f"{CLOSED}. [1]\n{QUOTE} [2]", warnings=(warning(),))
    warned, text = set_apart(given)
    assert warned == [Warned("closed_successor", f"{CLOSED.removeprefix('Achtung, ')}.", "[1]")]
    assert text == f"{QUOTE} [2]"


def test_a_warning_may_say_more_than_its_sentence() -> None:
    given = answer(f"{CLOSED}. [1]", warnings=(warning(f"{CLOSED}; Nachfolger: Neubonus."),))
    warned, text = set_apart(given)
    assert warned[0].text.endswith("Nachfolger: Neubonus.") and warned[0].markers == "[1]" and text == ""


def test_in_a_list_the_item_stays_and_its_warning_moves() -> None:
    given = answer(f"- Erstens. [1] {CLOSED}. [2]\n- Zweitens. [3]", warnings=(warning(),))
    warned, text = set_apart(given)
    assert warned[0].markers == "[2]"
    assert text == "- Erstens. [1]\n- Zweitens. [3]"


def test_an_item_that_is_nothing_but_a_warning_leaves_no_empty_bullet() -> None:
    _, text = set_apart(answer(f"- {CLOSED}. [1]\n- Zweitens. [2]", warnings=(warning(),)))
    assert text == "- Zweitens. [2]"


def test_a_warning_without_a_sentence_keeps_its_own_marker() -> None:
    warned, text = set_apart(answer(warnings=(warning("Die Frist endet am 10. Dezember 2026.", "window_closing", 1),)))
    assert warned == [Warned("window_closing", "Die Frist endet am 10. Dezember 2026.", "[1]")]
    assert text == f"{QUOTE} [1]"


def test_a_marker_is_not_said_twice() -> None:
    warned, _ = set_apart(answer(f"{CLOSED}. [1]", warnings=(warning(marker=1),)))
    assert warned[0].markers == "[1]"


def test_an_ordinal_in_a_date_does_not_cut_the_sentence_before_it() -> None:
    given = answer(f"Am 1. Januar 2026 galt es. [1] {CLOSED}. [2]", warnings=(warning(),))
    assert set_apart(given)[1] == "Am 1. Januar 2026 galt es. [1]"


def test_a_marker_among_several_is_not_said_twice() -> None:
    warned, _ = set_apart(answer(f"{CLOSED}. [1] [2]", warnings=(warning(marker=1),)))
    assert warned[0].markers == "[1][2]"
