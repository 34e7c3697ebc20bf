from __future__ import annotations

import datetime as dt
import re

import pytest

from api.openai.completion import address, annotations_of, completion, pieces, tail, usage, without_sources
from rag.records import Answer, Citation

BASE = "http://127.0.0.1:8000/"
HEADS = {"id": "chatcmpl-1", "created": 1, "model": "foerderlotse"}


def cited(marker: int = 1, **more: object) -> Citation:
    """A citation of a page."""
    given = {
        "title": "Richtlinie",
        "url": "https://example.org/r",
        "quote": "x",
        "start": 3,
        "end": 9,
        "version": "abc",
    }
    return Citation.model_validate({"marker": marker, "doc_id": "r-1", **given, **more})


def answer(text: str, *citations: Citation, **more: object) -> Answer:
    """An answer with these citations."""
    given = {"question": "Was?", "language": "de", "today": dt.date(2026, 11, 24), "status": "answered"}
    return Answer.model_validate({**given, "text": text, "citations": citations, "engine": "extract", **more})


def test_each_annotation_lies_on_its_marker() -> None:
    text = "Größe zählt 😀. [2] Der Satz [1] gilt. [2] Art. [7]"
    found = annotations_of(text, answer(text, cited(1, title="Eins"), cited(2, title="Zwei")), BASE)
    spans = [(one.url_citation.title, text[one.url_citation.start_index : one.url_citation.end_index]) for one in found]
    assert spans == [("Zwei", "[2]"), ("Eins", "[1]"), ("Zwei", "[2]")]


def test_the_list_of_sources_can_be_taken_off_again() -> None:
    given = answer("Ein Satz. [1]", cited(page=4, heading="Teil A", as_of=dt.date(2026, 2, 1)), note="Ohne Modell.")
    whole = completion(given, HEADS, "Was?", BASE).choices[0].message.content
    assert "- [1] [Richtlinie](https://example.org/r), Teil A, S. 4, Stand 01.02.2026" in whole
    assert whole.endswith("\n\nOhne Modell.")
    assert without_sources(whole) == given.text


def test_an_answer_without_sources_has_no_list() -> None:
    assert tail(answer("Das steht nicht in den Dokumenten.", status="abstained"), BASE) == ""


def test_a_source_without_an_address_leads_to_its_quote() -> None:
    found = address(cited(url=None, doc_id="ä b/c"), BASE)
    assert found == "http://127.0.0.1:8000/api/v1/documents/%C3%A4%20b%2Fc?start=3&end=9&version=abc"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", ""])
def test_only_addresses_of_the_web_become_links(url: str) -> None:
    assert address(cited(url=url), BASE).startswith(BASE)


def test_a_title_cannot_break_out_of_its_link() -> None:
    title = 'a](javascript:alert(1)) <img src=x onerror="1"> **b**'
    line = tail(answer("x [1]", cited(title=title, url="https://example.org/a b(c)")), BASE).splitlines()[-1]
    assert re.fullmatch(r"- \[1\] \[(?:\\.|[^\\\[\]<>*])*\]\(https://example\.org/a%20b%28c%29\)", line), line


def test_pieces_make_up_the_text() -> None:
    text = "Eins\n\n- zwei [1]\n- drei"
    assert "".join(pieces(text)) == text and len(list(pieces(text))) == 4


def test_tokens_are_counted_from_above() -> None:
    counted = usage("Was ist ZIM?", "Ein Programm für den Mittelstand.")
    assert counted.prompt_tokens >= 4 and counted.completion_tokens >= 6
    assert counted.total_tokens == counted.prompt_tokens + counted.completion_tokens
