"""What the reader has done with the conversation beside asking: an answer rated, a rating taken back, the whole kept as a file.

The browser says only which answer; what was asked and answered comes from the server's own record of the conversation.
"""

from __future__ import annotations

import base64
import datetime as dt
import json
import logging
import secrets
from collections.abc import Mapping

from pydantic import ValidationError

from api.services import Services
from rag.errors import FeedbackUnknown, LotseError
from rag.feedback import feedback_on
from ui import texts
from ui.chat import rating
from ui.chat.chat import Conversation, turns
from ui.chat.panel import day
from ui.chat.paper import sheet

Receipts = Mapping[int, str]
"""Turn -> the receipt of what was stored on its answer."""
log = logging.getLogger("lotse.ui")


def carry_out(
    services: Services, sent: str, conversation: Conversation, receipts: Receipts, audiences: frozenset[str]
) -> tuple[str, Receipts]:
    """Does what was `sent` (JSON with `tun`), and returns what the browser shows of it, as HTML, and the receipts after it.

    What is not understood, or names no answer of the conversation, does nothing: ("", the receipts as they were).
    """
    try:
        order = json.loads(sent)
        task = order.pop("tun")
        if task == "zuruecknehmen":
            turn = int(order["turn"])
            return _shown(turn, *_take_back(services, turn, receipts))
        if task == "pdf" and conversation:
            return _file(services, conversation), receipts
        if task == "bewerten":
            given = rating.Rating.model_validate(order)
            return _shown(given.turn, *_rate(services, given, conversation, receipts, audiences))
    except (ValueError, KeyError, TypeError, AttributeError, ValidationError):
        log.info("an order of the page was not understood")
    return "", receipts


def _rate(
    services: Services,
    given: rating.Rating,
    conversation: Conversation,
    receipts: Receipts,
    audiences: frozenset[str],
) -> tuple[str, Receipts]:
    if given.turn >= len(conversation) or given.turn in receipts:
        raise ValueError(given.turn)
    down = given.thumb == "down"
    feedback = feedback_on(
        conversation[given.turn].given,
        given.thumb,
        reason=given.reason if down else None,
        comment=given.comment if down else None,
        history=turns(conversation[: given.turn]) if given.consent else (),
        consent=given.consent,
    )
    try:
        stored = services.give_feedback(feedback, audiences)
    except LotseError:
        log.exception("no feedback")
        return rating.failed(given.turn, texts.ERROR), receipts
    until = stored.day + dt.timedelta(days=services.settings.keep_feedback_days)
    return rating.thanks(given.turn, stored.id, day(until)), {**receipts, given.turn: stored.id}


def _take_back(services: Services, turn: int, receipts: Receipts) -> tuple[str, Receipts]:
    try:
        services.store.database.feedback.remove(receipts[turn])
    except FeedbackUnknown:
        log.info("feedback was deleted before it was taken back")
    return rating.thumbs(turn, texts.RATING_GONE), {one: kept for one, kept in receipts.items() if one != turn}


def _file(services: Services, conversation: Conversation) -> str:
    """The conversation as a file, for the browser to save: it is written from the server's record, and nowhere on its disk."""
    from ui.paper.pdf import pdf  # reportlab takes a quarter of a second

    today = services.today()
    content = base64.b64encode(pdf(sheet(conversation, today))).decode()
    return f'<div data-datei="foerderlotse-{today}.pdf" data-inhalt="{content}" data-nummer="{secrets.token_hex(4)}"></div>'


def _shown(turn: int, html: str, receipts: Receipts) -> tuple[str, Receipts]:
    number = secrets.token_hex(4)  # so that the browser tells two equal answers apart
    return f'<div data-turn="{turn}" data-nummer="{number}">{html}</div>', receipts
