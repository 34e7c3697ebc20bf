"""What a chat model is sent: a prompt file, and the passages, the conversation and the question as delimited data.

Everything is counted in tokens from above (`rag.text.tokens`); what does not fit is left out from the back: passages of a lower
rank, then turns long ago.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from string import Template

from rag.answer.need import Language
from rag.answer.passages import Passage
from rag.chat_model import Message
from rag.records import Turn
from rag.text.tokens import cut_to_tokens, token_bound

FOLDER = Path(__file__).parent / "prompts"
LANGUAGES: dict[Language, str] = {"de": "Deutsch", "en": "English"}
HISTORY_SHARE = 0.2
"""Of the tokens left after rules and question, what the conversation may take before the passages."""

REWRITE_HISTORY_TOKENS = 1_500
"""A question refers to the last turns; more of them only cost time."""

MESSAGE_TOKENS = 16
"""What a server adds around each message: role and limits."""

_TAGS = re.compile(r"<(?=/?\s*(?:auszug|gespraech|frage)\b)", re.IGNORECASE)


def system(name: str, **values: str) -> str:
    """Returns the prompt file `name` with its placeholders filled."""
    return Template(_file(name)).substitute(values).strip()


def answering(
    rules: str, question: str, history: Sequence[Turn], passages: Sequence[Passage], language: Language, limit: int
) -> tuple[list[Message], list[Passage]]:
    """Returns the messages that ask for an answer, at most `limit` tokens, and the passages that are in them.

    The first passage is cut where it does not fit whole; a question that leaves no room at all gets no passage.
    """
    asked = _tagged("frage", question)
    room = limit - token_bound(rules) - token_bound(asked) - 2 * MESSAGE_TOKENS
    talk = _conversation(history, int(room * HISTORY_SHARE))
    room -= token_bound(talk)
    shown: list[str] = []
    used: list[Passage] = []
    for passage in passages:
        text = _passage(passage, language, room)
        if text is None:
            break
        shown.append(text)
        used.append(passage)
        room -= token_bound(text) + 1
    parts = [*shown, *([talk] if talk else []), asked]
    return [("system", rules), ("human", "\n".join(parts))], used


def rewriting(rules: str, question: str, history: Sequence[Turn], limit: int) -> list[Message]:
    """Returns the messages that ask to make a question stand alone, at most `limit` tokens; old turns are left out first."""
    asked = _tagged("frage", question)
    room = limit - token_bound(rules) - token_bound(asked) - 2 * MESSAGE_TOKENS
    talk = _conversation(history, min(room, REWRITE_HISTORY_TOKENS))
    return [("system", rules), ("human", "\n".join([talk, asked]) if talk else asked)]


def _conversation(history: Sequence[Turn], limit: int) -> str:
    """Returns the last turns in order, within `limit` tokens; empty where none fits."""
    kept: list[str] = []
    room = limit - token_bound(_tagged("gespraech", ""))
    for turn in reversed(history):
        line = f"{'Frage' if turn.role == 'user' else 'Antwort'}: {_data(' '.join(turn.text.split()))}"
        room -= token_bound(line) + 1
        if room < 0:
            break
        kept.append(line)
    return _tagged("gespraech", "\n".join(reversed(kept)), safe=True) if kept else ""


def _passage(passage: Passage, language: Language, room: int) -> str | None:
    """A passage as it is shown, cut to `room` tokens; None where not even a sentence of the first fits, or not all of another."""
    heading = " > ".join(passage.chunk.heading_path)
    about = {
        "nr": str(passage.number),
        "titel": passage.document.title,
        "abschnitt": heading,
        "stand": passage.state(language),
    }
    head = " ".join(f'{name}="{_data(value).replace(chr(34), "”")}"' for name, value in about.items() if value)
    frame = f"<auszug {head}>\n{{}}\n</auszug>"
    lines, lead = [], ""
    for one in passage.sentences:
        if one.cut.lead and one.cut.lead != lead:
            lead = one.cut.lead
            lines.append(_data(lead))
        lines.append(_data(" ".join(one.text.split())))
    text = "\n".join(lines)
    left = room - token_bound(frame)
    if token_bound(text) > left:
        text = cut_to_tokens(text, left) if passage.number == 1 and left > 0 else ""
    return frame.format(text) if text else None


def _tagged(tag: str, text: str, *, safe: bool = False) -> str:
    return f"<{tag}>\n{text if safe else _data(text)}\n</{tag}>"


def _data(text: str) -> str:
    """A text in which nothing looks like one of our delimiters."""
    return _TAGS.sub("‹", text)


@cache
def _file(name: str) -> str:
    return (FOLDER / f"{name}.md").read_text(encoding="utf-8")
