from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from api.inputs import HISTORY_MAX
from api.openai.inputs import ChatRequest
from rag.records import Turn


def request(*messages: tuple[str, Any], **more: Any) -> ChatRequest:
    """A request with these (role, content) messages."""
    sent = [{"role": role, "content": content} for role, content in messages]
    return ChatRequest.model_validate({"model": "foerderlotse", "messages": sent, **more})


def test_the_last_message_is_the_question_and_those_before_are_turns() -> None:
    given = request(
        ("system", "Antworte auf Latein."),
        ("user", "Was ist ZIM?"),
        ("assistant", "Ein Programm. [1]"),
        ("user", "Und?"),
    )
    assert given.question == "Und?"
    assert given.turns == (
        Turn(role="user", text="Was ist ZIM?"),
        Turn(role="assistant", text="Ein Programm. [1]"),
    )


@pytest.mark.parametrize("role", ["system", "developer", "tool", "function"])
def test_messages_that_are_no_turn_are_not_read(role: str) -> None:
    assert request((role, "x"), ("user", "Was?"), (role, "y")).turns == ()


def test_parts_of_text_are_joined() -> None:
    parts = [{"type": "text", "text": "Was ist"}, {"type": "text", "text": "ZIM?"}]
    assert request(("user", parts)).question == "Was ist\nZIM?"


@pytest.mark.parametrize("head", ["Quellen", "Sources"])
def test_our_own_list_of_sources_is_no_part_of_a_turn(head: str) -> None:
    sent = f"Ein Programm. [1]\n\n**{head}**\n- [1] [ZIM](https://www.zim.de/)"
    assert request(("assistant", sent), ("user", "Und?")).turns == (Turn(role="assistant", text="Ein Programm. [1]"),)


def test_only_the_newest_turns_are_read() -> None:
    many = [("user" if at % 2 == 0 else "assistant", f"Satz {at}") for at in range(2 * HISTORY_MAX)]
    turns = request(*many, ("user", "Und?")).turns
    assert len(turns) == HISTORY_MAX and turns[-1].text == f"Satz {2 * HISTORY_MAX - 1}"


@pytest.mark.parametrize(
    "more",
    [
        {
            "temperature": 0.7,
            "top_p": 1,
            "seed": 3,
            "max_tokens": 10,
            "user": "u",
            "store": False,
            "metadata": {"a": "b"},
        },
        {
            "tools": [],
            "stop": None,
            "n": 1,
            "logprobs": False,
            "response_format": {"type": "text"},
            "modalities": ["text"],
        },
        {"stream": None, "stream_options": None, "tool_choice": "auto"},
    ],
)
def test_what_steers_a_model_is_taken_and_has_no_effect(more: dict[str, Any]) -> None:
    assert request(("user", "Was?"), **more).question == "Was?"


@pytest.mark.parametrize(
    ("more", "kind"),
    [
        ({"n": 2}, "unsupported_value"),
        ({"tools": [{"type": "function"}]}, "unsupported_parameter"),
        ({"functions": [{"name": "x"}]}, "unsupported_parameter"),
        ({"stop": ["."]}, "unsupported_parameter"),
        ({"logprobs": True}, "unsupported_parameter"),
        ({"response_format": {"type": "json_object"}}, "unsupported_value"),
        ({"modalities": ["audio"]}, "unsupported_value"),
        ({"top_k": 4}, "extra_forbidden"),
        ({"messages": [{"role": "user", "content": [{"type": "image_url"}]}]}, "unsupported_value"),
        ({"messages": [{"role": "user", "content": "a"}, {"role": "assistant", "content": "b"}]}, "invalid_value"),
        ({"messages": [{"role": "system", "content": "a"}]}, "invalid_value"),
        ({"messages": []}, "too_short"),
    ],
)
def test_what_would_change_the_answer_and_cannot_is_refused(more: dict[str, Any], kind: str) -> None:
    with pytest.raises(ValidationError) as caught:
        request(("user", "Was?"), **more)
    assert kind in {fault["type"] for fault in caught.value.errors()}
