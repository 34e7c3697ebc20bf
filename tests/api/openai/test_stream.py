from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

import pytest

from api.openai.stream import chunks
from rag.answer.run import AnswerEvent
from rag.records import Answer, Citation

HEADS = {"id": "chatcmpl-1", "created": 1, "model": "foerderlotse"}
CITED = Citation(marker=1, doc_id="r", title="R", url="https://example.org/", quote="x", start=0, end=1, version="v")


def answered(text: str) -> AnswerEvent:
    """The last event: an answer of this text with one citation."""
    answer = Answer(
        question="Was?",
        language="de",
        today=dt.date(2026, 11, 24),
        status="answered",
        text=text,
        citations=(CITED,),
        engine="extract",
    )
    return AnswerEvent("answer", answer=answer)


def streamed(events: Iterable[AnswerEvent], *, live: bool, with_usage: bool = False) -> list[dict[str, Any]]:
    """The chunks of these events."""
    return list(chunks(events, HEADS, prompt="Was?", base="http://x/", live=live, with_usage=with_usage))


def content(sent: list[dict[str, Any]]) -> str:
    """What a client puts together."""
    return "".join(one["choices"][0]["delta"].get("content") or "" for one in sent if one["choices"])


SENTENCES = [AnswerEvent("sentence", "Eins. [1]"), AnswerEvent("sentence", "Zwei. [1]")]
WORKING = AnswerEvent("status", "Formuliere …")
LAID_OUT = "- Eins. [1]\n- Zwei. [1]"


@pytest.mark.parametrize("before", [[], [WORKING]])
def test_without_a_model_the_text_is_sent_as_it_is_laid_out(before: list[AnswerEvent]) -> None:
    sent = streamed([*before, *SENTENCES, answered(LAID_OUT)], live=False)
    assert content(sent).startswith(LAID_OUT + "\n\n**Quellen**\n")


def test_an_answer_that_is_there_at_once_is_laid_out_although_a_model_is_set() -> None:
    sent = streamed([*SENTENCES, answered(LAID_OUT)], live=True)
    assert content(sent).startswith(LAID_OUT)


def test_a_model_s_sentences_come_one_by_one_and_once() -> None:
    heard: list[AnswerEvent] = []

    def events() -> Iterable[AnswerEvent]:
        for event in [WORKING, *SENTENCES, answered("Eins. [1] Zwei. [1]")]:
            heard.append(event)
            yield event

    coming = chunks(events(), HEADS, prompt="Was?", base="http://x/", live=True)
    sent = [next(coming), next(coming)]
    assert content(sent) == "Eins. [1]" and heard == [WORKING, SENTENCES[0]]
    sent.extend(coming)
    text = content(sent)
    assert text.startswith("Eins. [1]\nZwei. [1]\n\n**Quellen**")
    spans = [
        text[one["url_citation"]["start_index"] : one["url_citation"]["end_index"]]
        for chunk in sent
        if chunk["choices"]
        for one in chunk["choices"][0]["delta"].get("annotations", ())
    ]
    assert spans == ["[1]", "[1]"]


def test_a_model_that_is_given_up_is_followed_by_the_answer() -> None:
    text = content(streamed([WORKING, SENTENCES[0], answered("Nur das Zitat. [1]")], live=True))
    assert text.startswith("Eins. [1]\n\nNur das Zitat. [1]\n\n**Quellen**")


def test_a_stream_begins_with_the_role_and_ends_with_stop_and_usage() -> None:
    sent = streamed([answered("Eins. [1]")], live=False, with_usage=True)
    assert sent[0]["choices"][0]["delta"] == {"role": "assistant", "content": "", "refusal": None}
    assert [one["choices"][0]["finish_reason"] for one in sent[:-1]] == [None] * (len(sent) - 2) + ["stop"]
    assert sent[-1]["choices"] == [] and sent[-1]["usage"]["total_tokens"] > 0
    assert all(one["usage"] is None for one in sent[:-1])
    assert "usage" not in streamed([answered("Eins. [1]")], live=False)[-1]


def test_a_stream_without_an_answer_is_a_fault() -> None:
    with pytest.raises(RuntimeError):
        streamed([WORKING], live=False)
