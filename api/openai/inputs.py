"""What an OpenAI client sends: its parameters, each used, ignored or refused; its messages as question and turns.

Source: openai-openapi, `CreateChatCompletionRequest`.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema, field_validator, model_validator
from pydantic_core import PydanticCustomError

from api.bounds import whole_characters
from api.inputs import HISTORY_MAX
from api.openai.completion import without_sources
from rag.record import Truth
from rag.records import Turn

Refused = Annotated[Any, WithJsonSchema({"enum": [None, False, 0, "", [], {}]})]
"""A parameter that asks for what there is not, unless it is empty."""
READ = ("text", "refusal")
"""Parts of a message that are text."""


class Part(BaseModel):
    """A part of a message's content."""

    model_config = ConfigDict(extra="ignore")

    type: Annotated[str, WithJsonSchema({"type": "string", "enum": list(READ)})]
    text: str = ""
    refusal: str = ""


class Message(BaseModel):
    """One message; names, tool calls and annotations that come along are not read."""

    model_config = ConfigDict(extra="ignore")

    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: str | list[Part] | None = None

    @field_validator("content")
    @classmethod
    def _text_only(cls, content: str | list[Part] | None) -> str | list[Part] | None:
        for part in content if isinstance(content, list) else ():
            if part.type not in READ:
                raise PydanticCustomError(
                    "unsupported_value", "Content of type '{type}' is not supported: send text.", {"type": part.type}
                )
        return content

    @property
    def text(self) -> str:
        """Its text, parts joined by line breaks."""
        if isinstance(self.content, list):
            return "\n".join(part.text or part.refusal for part in self.content)
        return self.content or ""


class StreamOptions(BaseModel):
    """What a stream tells beside the answer."""

    model_config = ConfigDict(extra="ignore")

    include_usage: Truth = False


class ChatRequest(BaseModel):
    """A request for a chat completion. What steers a model's choice of words has no effect, as the sentences are quotes."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "model": "foerderlotse",
                    "messages": [{"role": "user", "content": "Wie hoch ist der Zuschuss beim Digitalbonus.Innovativ?"}],
                }
            ]
        },
    )

    _whole = model_validator(mode="before")(whole_characters)

    model: str
    messages: list[Message] = Field(
        min_length=1,
        description="the last is the question, those before are read as turns; system messages are not rules",
    )
    stream: Truth | None = False
    stream_options: StreamOptions | None = None
    n: Annotated[int | None, WithJsonSchema({"enum": [None, 1]})] = Field(default=None, description="only 1")
    stop: Refused = Field(default=None, description="not supported")
    tools: Refused = Field(default=None, description="not supported")
    functions: Refused = Field(default=None, description="not supported")
    response_format: Annotated[Any, WithJsonSchema({"enum": [None, {"type": "text"}]})] = Field(
        default=None, description="only text"
    )
    modalities: Annotated[Any, WithJsonSchema({"enum": [None, ["text"]]})] = Field(
        default=None, description="only text"
    )
    audio: Refused = Field(default=None, description="not supported")
    logprobs: Refused = Field(default=None, description="not supported")
    top_logprobs: Refused = Field(default=None, description="not supported")

    temperature: Any = Field(default=None, description="ignored")
    top_p: Any = Field(default=None, description="ignored")
    max_tokens: Any = Field(default=None, description="ignored: a cut sentence could lose its condition")
    max_completion_tokens: Any = Field(default=None, description="ignored, as max_tokens")
    seed: Any = Field(default=None, description="ignored: the same question has the same answer")
    presence_penalty: Any = Field(default=None, description="ignored")
    frequency_penalty: Any = Field(default=None, description="ignored")
    logit_bias: Any = Field(default=None, description="ignored")
    reasoning_effort: Any = Field(default=None, description="ignored")
    verbosity: Any = Field(default=None, description="ignored")
    prediction: Any = Field(default=None, description="ignored")
    tool_choice: Any = Field(default=None, description="ignored")
    parallel_tool_calls: Any = Field(default=None, description="ignored")
    function_call: Any = Field(default=None, description="ignored")
    web_search_options: Any = Field(default=None, description="ignored: answers come from the documents only")
    metadata: Any = Field(default=None, description="ignored")
    store: Any = Field(default=None, description="ignored: nothing is stored")
    user: Any = Field(default=None, description="ignored")
    safety_identifier: Any = Field(default=None, description="ignored")
    prompt_cache_key: Any = Field(default=None, description="ignored")
    prompt_cache_retention: Any = Field(default=None, description="ignored")
    service_tier: Any = Field(default=None, description="ignored")

    @field_validator("stop", "tools", "functions", "audio", "logprobs", "top_logprobs")
    @classmethod
    def _refused(cls, value: Any) -> Any:
        if value:
            raise PydanticCustomError("unsupported_parameter", "This parameter is not supported with this model.")
        return value

    @field_validator("n")
    @classmethod
    def _one_answer(cls, n: int | None) -> int | None:
        if n not in (None, 1):
            raise PydanticCustomError("unsupported_value", "There is one answer to a question: leave 'n' at 1.")
        return n

    @field_validator("response_format", "modalities")
    @classmethod
    def _as_text(cls, value: Any) -> Any:
        if value not in (None, {"type": "text"}, ["text"]):
            raise PydanticCustomError(
                "unsupported_value", "Only text is supported; POST /api/v1/ask gives the answer as JSON."
            )
        return value

    @field_validator("messages")
    @classmethod
    def _ends_with_a_question(cls, messages: list[Message]) -> list[Message]:
        talk = [message for message in messages if message.role in ("user", "assistant")]
        if not talk or talk[-1].role != "user":
            raise PydanticCustomError("invalid_value", "The last message must be the user's: it is the question.")
        return messages

    @property
    def question(self) -> str:
        """The user's last message."""
        return next(message.text for message in reversed(self.messages) if message.role == "user")

    @property
    def turns(self) -> tuple[Turn, ...]:
        """The newest turns before the question, oldest first; of our own answers without their list of sources."""
        talk = [message for message in self.messages if message.role in ("user", "assistant")][:-1]
        turns = (
            Turn(role="user", text=message.text)
            if message.role == "user"
            else Turn(role="assistant", text=without_sources(message.text))
            for message in talk
            if message.text.strip()
        )
        return tuple(turns)[-HISTORY_MAX:]
