from __future__ import annotations

import datetime as dt

from rag.answer.phrases import SMALL_TALK
from rag.records import Ask
from tests.ui.chat.test_cards import programme
from tests.ui.made import QUOTE, TODAY, answer, citation, warning
from tests.ui.paper.made import words
from ui import texts
from ui.chat.chat import Exchange
from ui.chat.paper import sheet
from ui.paper.pdf import pdf
from ui.paper.sheet import Grid, Heading, Points, Source, Text

TABLE = "| Frage | ZIM |\n| --- | --- |\n| Höhe | 45 % [1] |\n| Frist |"


def blocks(text: str = f"{QUOTE} [1]", **given: object) -> tuple[object, ...]:
    """The blocks of a conversation of one answer."""
    return sheet((Exchange("F", answer(text, **given), ""),), TODAY).blocks


def test_question_answer_source_with_quote_page_and_address_and_the_day_are_told() -> None:
    found = blocks(citations=(citation(page=3, as_of=dt.date(2026, 10, 1)),))
    assert Heading("Wie viel zahlt der Testbonus?") in found and Text(f"{QUOTE} [1]") in found
    place = "Was und wie viel, Seite 3, Stand 01.10.2026"
    assert Source(1, "Testbonus Niedersachsen", place, QUOTE, "https://www.example.org/testbonus") in found
    assert Text(f"{texts.TODAY} 24.11.2026", "soft") in found and found[-1] == Text(texts.CHECK_NOTE, "soft")


def test_lists_tables_warnings_programmes_and_the_next_question_have_their_blocks() -> None:
    ask = Ask(field="place", question="Wo liegt Ihr Betrieb?")
    found = blocks(
        f"Zwei:\n- eins [1]\n- zwei\n\n{TABLE}\n{ask.question}",
        programmes=(programme(),),
        ask=ask,
        warnings=(warning(marker=1),),
    )
    assert (
        Points(("eins [1]", "zwei")) in found and Grid(("Frage", "ZIM"), (("Höhe", "45 % [1]"), ("Frist", ""))) in found
    )
    assert any(isinstance(one, Text) and one.look == "warning" and "[1]" in one.text for one in found)
    assert any(isinstance(one, Points) and "Passt" in one.items[0] for one in found)
    assert sum(isinstance(one, Text) and ask.question in one.text for one in found) == 1


def test_small_talk_is_left_out() -> None:
    assert [one for one in blocks(engine=SMALL_TALK) if isinstance(one, Heading)] == []


def test_it_is_written_as_pdf() -> None:
    said = words(pdf(sheet((Exchange("F", answer(), ""),), TODAY)))
    assert QUOTE in said and "[1] Testbonus Niedersachsen" in said
