from __future__ import annotations

import datetime as dt
import re

import pytest

from rag.answer.phrases import SMALL_TALK
from rag.records import Ask
from tests.ui.made import CLOSED, HOSTILE, QUOTE, answer, citation, evidence, stands, warning
from ui import texts
from ui.chat import render


def shown(given: object = None, **by_marker: object) -> str:
    """The HTML of an answer with evidence 1."""
    return render.answer(given or answer(), {1: evidence()}, turn=0)  # type: ignore[arg-type]


def test_each_marker_becomes_a_button_that_names_and_opens_its_source() -> None:
    html = shown(answer(f"{QUOTE} [1] Noch etwas. [1]"))
    assert html.count('class="zitat" data-beleg="0-1"') == 2
    assert 'aria-label="Beleg 1 zeigen: Testbonus Niedersachsen"' in html
    assert 'id="beleg-0-1"' in html


def test_a_marker_stays_on_the_line_of_its_sentence() -> None:
    assert "Prozent.\u00a0<button" in shown()


def test_a_marker_without_evidence_stays_text() -> None:
    html = shown(answer("Etwas. [1] Anderes. [7]"))
    assert "[7]" in html and 'data-beleg="0-7"' not in html


def test_turns_keep_the_panels_of_several_answers_apart() -> None:
    first = render.answer(answer(), {1: evidence()}, turn=0)
    second = render.answer(answer(), {1: evidence()}, turn=1)
    assert 'id="beleg-0-1"' in first and 'id="beleg-1-1"' in second


def test_a_warning_comes_first_and_is_said_once() -> None:
    html = shown(answer(f"{CLOSED}. [1]\n{QUOTE} [1]", warnings=(warning(),)))
    said = CLOSED.removeprefix("Achtung, ")
    assert html.split("<div hidden>")[0].count(said) == 1
    assert html.index(texts.WARNING_NAMES["closed_successor"]) < html.index(said) < html.index(QUOTE)


def test_warnings_of_one_kind_share_a_box() -> None:
    given = answer(
        warnings=(warning("Eins.", "status_unproven"), warning("Zwei."), warning("Drei.", "status_unproven"))
    )
    html = shown(given)
    assert re.findall(r'hinweis--(\w+)"', html) == ["status_unproven", "closed_successor"]
    assert html.index("Eins.") < html.index("Drei.") < html.index("Zwei.")


def test_an_answer_that_is_all_warning_has_no_empty_text() -> None:
    html = shown(answer(f"{CLOSED}. [1]", warnings=(warning(),)))
    assert '<div class="text">' not in html and "geschlossen" in html


def test_a_refusal_is_headed_as_one_and_claims_no_sources() -> None:
    html = render.answer(answer("Dazu fand ich nichts.", status="abstained", citations=()), {}, 0)
    assert f'<h3 class="stand">{texts.STATUS_NAMES["abstained"]}</h3>' in html
    assert "antwort--abstained" in html and texts.ENGINES["extract"] not in html and texts.SOURCES not in html


def test_a_refusal_without_words_says_that_there_is_no_evidence() -> None:
    assert texts.ABSTAINED_LEAD in render.answer(answer("", status="abstained", citations=()), {}, 0)


def test_small_talk_is_neither_headed_nor_dated() -> None:
    given = answer("Guten Tag!", status="abstained", citations=(), engine=SMALL_TALK)
    html = render.answer(given, {}, 0)
    assert texts.STATUS_NAMES["abstained"] not in html and "antwort--gespraech" in html and "fuss" not in html
    assert '<h3 class="nur-vorgelesen">' in html


@pytest.mark.parametrize("status", ["partial", "clarify"])
def test_what_is_less_than_an_answer_says_so(status: str) -> None:
    assert f'<h3 class="stand">{texts.STATUS_NAMES[status]}</h3>' in shown(answer(status=status))


def test_the_question_back_is_shown() -> None:
    html = shown(answer(ask=Ask(field="headcount", question="Wie viele <b>Beschäftigte</b>?")))
    assert "Wie viele &lt;b&gt;Beschäftigte&lt;/b&gt;?" in html


def test_sources_are_grouped_by_document_with_their_standing_once() -> None:
    closed = stands("closed", since=dt.date(2026, 1, 1))
    found = {
        1: evidence(1, availability=closed),
        2: evidence(2, doc_id="andere", title="Andere Richtlinie", heading="", page=3, as_of=dt.date(2025, 5, 1)),
        3: evidence(3, availability=closed, heading="Fristen"),
    }
    html = render.answer(answer("A. [1] B. [2] C. [3]"), found, 0).split("<div hidden>")[0]
    listed = html[html.index('class="quellen"') :]
    assert listed.count("<li>") == 2 and listed.count("geschlossen seit") == 1
    assert re.findall(r'data-beleg="0-(\d)"', listed) == ["1", "3", "2"]
    assert "Seite 3" in listed and "Stand 01.05.2025" in listed


def test_a_source_without_place_is_still_named() -> None:
    html = render.answer(answer(), {1: evidence(heading="", page=None)}, 0)
    assert texts.PASSAGE in html


def test_lists_and_paragraphs_keep_their_shape() -> None:
    html = shown(answer("Erst.\n- Eins [1]\n• Zwei [1]\n\n– Drei\nZuletzt."))
    assert "<p>Erst.</p><ul><li>Eins" in html
    assert html.count("<ul><li>") >= 2 and "<p>Zuletzt.</p>" in html


def test_markup_is_text_wherever_it_comes_from() -> None:
    given = answer(
        f"{HOSTILE} [1]\n- {HOSTILE}",
        citations=(citation(title=HOSTILE),),
        warnings=(warning(HOSTILE),),
        engine=HOSTILE,
        ask=Ask(field="x", question=HOSTILE),
    )
    html = render.answer(given, {1: evidence(title=HOSTILE, heading=HOSTILE, kind=HOSTILE)}, 0)
    for made in (html, render.question(HOSTILE), render.failure(HOSTILE), render.partial(HOSTILE)):
        assert "<script" not in made and "<img" not in made and 'alert(1)"' not in made
        assert "&lt;script&gt;" in made


def test_a_part_of_an_answer_shows_markers_that_open_nothing_yet() -> None:
    html = render.partial(f"{QUOTE} [1]")
    assert '<span class="zitat">1</span>' in html and "<button" not in html and "antwort--wartet" in html


def test_the_footer_says_how_when_and_how_fast() -> None:
    assert (
        render.footer(answer(timings_ms={"total": 93.4}))
        == "Auskunft vom 24.11.2026 · wörtlich aus den Quellen · 93 ms"
    )
    assert render.footer(answer(timings_ms={"a": 1000, "b": 250})).endswith("1,2 s")
    assert render.footer(answer(timings_ms={"total": 0.01})).endswith("1 ms")
    assert render.footer(answer(citations=())) == "Auskunft vom 24.11.2026"


def test_who_worded_an_answer_is_said_and_what_went_wrong_with_it() -> None:
    worded = answer(engine="ollama:qwen3:8b", note="Das Sprachmodell hat <b>zu lange</b> gebraucht.")
    assert "formuliert von ollama:qwen3:8b, jeder Satz an den Quellen geprüft" in render.footer(worded)
    assert "hat &lt;b&gt;zu lange&lt;/b&gt; gebraucht." in render.answer(worded, {}, 1)
