"""Quick replies: what can be said with one press to the question that an answer ends with."""

from __future__ import annotations

from html import escape

from rag.records import Ask
from ui import texts


def next_question(ask: Ask) -> str:
    """Returns the question an answer ends with, set apart, with buttons: the replies of its field, and that one does not know."""
    buttons = "".join(
        f'<button type="button" class="schnell" data-antwort="{escape(said, quote=True)}">{escape(shown)}</button>'
        for shown, said in (*texts.REPLIES.get(ask.field, ()), texts.REPLY_UNKNOWN)
    )
    group = f'<div class="schnellantworten" role="group" aria-label="{texts.REPLIES_LABEL}">{buttons}</div>'
    return f'<div class="rueckfrage"><h4>{texts.NEXT_QUESTION}</h4><p>{escape(ask.question)}</p>{group}</div>'


def without_question(text: str, ask: Ask | None) -> str:
    """Returns the text of an answer without the question that it ends with and that is shown apart."""
    stripped = text.rstrip()
    if ask is None or not stripped.endswith(ask.question):
        return text
    return stripped.removesuffix(ask.question).rstrip()
