"""What stands under an answer: whether it helps, with a reason where it does not, and the link to its question."""

from __future__ import annotations

from html import escape

from pydantic import Field

from rag.feedback import COMMENT_MAX_CHARS, Reason, Thumb
from rag.record import Record
from ui import texts
from ui.forms import fields

_ICON = '<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="{}"/></svg>'
_UP = _ICON.format("M7 11v9H4v-9zm0 0 4-8c2 0 3 1 2.6 3L13 9h6l-2 11H7")
_DOWN = _ICON.format("M17 13V4h3v9zm0 0-4 8c-2 0-3-1-2.6-3L11 15H5L7 4h10")
_LINK = _ICON.format("M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1m2 4a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1")


class Rating(Record):
    """What the browser sends of a rating: which answer, the thumb, and where it is down what the reader says of it."""

    turn: int = Field(ge=0)
    thumb: Thumb
    reason: Reason | None = None
    comment: str = Field(default="", max_length=COMMENT_MAX_CHARS)
    consent: bool = False


def under(turn: int, question: str) -> str:
    """Returns what stands under the answer of a turn; the browser puts thanks in the place of the thumbs."""
    return (
        f'<div class="danach"><div class="bewertung" data-turn="{turn}">{thumbs(turn)}</div>'
        f'<p class="verweis"><button type="button" data-tun="verweis" data-frage="{escape(question, quote=True)}">{_LINK}'
        f'<span>{texts.LINK_COPY}</span></button><span class="getan" role="status"></span></p></div>'
    )


def thumbs(turn: int, said: str = "") -> str:
    """Returns the two buttons and the form that the second opens; `said` is a sentence on what was done before."""
    form = f"kritik-{turn}"
    told = f'<p class="gesagt" role="status" tabindex="-1">{escape(said)}</p>' if said else ""
    return (
        f'{told}<div class="daumen" role="group" aria-label="{texts.HELPFUL}"><span>{texts.HELPFUL}</span>'
        f'<button type="button" data-tun="daumen" data-turn="{turn}">{_UP}{texts.HELPFUL_YES}</button>'
        f'<button type="button" data-tun="kritik" aria-expanded="false" aria-controls="{form}">{_DOWN}{texts.HELPFUL_NO}</button>'
        f'</div><form id="{form}" class="kritik" data-turn="{turn}" hidden>'
        f"{fields.select(form, 'reason', texts.REASON_LABEL, tuple(texts.REASONS_GIVEN.items()), empty=texts.NOT_SAID)}"
        f'<div class="feld"><label for="{form}-comment">{texts.COMMENT_LABEL}</label>'
        f'<textarea id="{form}-comment" name="comment" rows="3" maxlength="{COMMENT_MAX_CHARS}" '
        f'aria-describedby="{form}-hinweis"></textarea><small id="{form}-hinweis">{texts.COMMENT_HINT}</small></div>'
        f'<label class="kaestchen"><input type="checkbox" name="consent" value="ja"> {texts.CONSENT_LABEL}</label>'
        f'<p class="knoepfe"><button type="submit" class="haupt">{texts.RATING_SEND}</button>'
        f'<button type="button" data-tun="kritik">{texts.CANCEL}</button></p>'
        f'<p class="fuss">{texts.RATING_STORED} <a href="seite/datenschutz" target="_blank">{texts.PRIVACY}'
        f'<span class="nur-vorgelesen"> ({texts.NEW_TAB})</span></a></p></form>'
    )


def thanks(turn: int, receipt: str, until: str) -> str:
    """Returns the thanks with the number that leads to what was stored, the day it is deleted, and the way back."""
    said = texts.RATING_THANKS.format(day=until, id=receipt)
    return (
        f'<p class="gesagt" role="status" tabindex="-1">{escape(said)}</p>'
        f'<button type="button" data-tun="zuruecknehmen" data-turn="{turn}">{texts.RATING_TAKE_BACK}</button>'
    )


def failed(turn: int, said: str) -> str:
    """Returns a sentence that says why nothing was stored, and the buttons again."""
    return f'<p class="fehler" role="alert" tabindex="-1">{escape(said)}</p>{thumbs(turn)}'
