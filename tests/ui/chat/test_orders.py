from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.services import Services
from rag.errors import StoreDamaged
from rag.feedback import StoredFeedback, read_feedback
from rag.records import AUDIENCES, PUBLIC
from tests.api.tiny import open_tiny
from tests.ui.made import answer
from tests.ui.paper.made import words
from ui import texts
from ui.chat.chat import Exchange
from ui.chat.orders import Receipts, carry_out

PAST = (
    Exchange("Meine Adresse ist a@b.de. Und?", answer("Die erste Antwort. [1]"), ""),
    Exchange("Wie viel zahlt der Testbonus?", answer("Die zweite Antwort. [1]"), ""),
)


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Services]:
    """Services whose feedback is the test's own."""
    with open_tiny(tmp_path) as opened:
        yield opened


def order(services: Services, receipts: Receipts | None = None, **given: object) -> tuple[str, Receipts]:
    """What comes of an order of a browser."""
    return carry_out(services, json.dumps(given), PAST, receipts or {}, PUBLIC)


def stored(services: Services) -> list[StoredFeedback]:
    """All feedback."""
    audiences = frozenset(AUDIENCES)
    return read_feedback(services.store.database, services.settings, audiences=audiences, today=services.today())[0]


def test_a_thumb_stores_the_servers_own_answer_and_gives_a_receipt_and_a_day(own: Services) -> None:
    html, receipts = order(own, tun="bewerten", turn=1, thumb="up", reason="wrong", comment="gilt nur beim Nein")
    (one,) = stored(own)
    assert receipts == {1: one.id} and one.id in html and "23.05.2027" in html
    assert one.feedback.answer == PAST[1].given.text and one.feedback.thumb == "up"
    assert one.feedback.history == () and one.feedback.comment is None and one.feedback.reason is None


def test_a_reason_a_comment_and_the_turns_before_go_with_a_thumb_down(own: Services) -> None:
    order(own, tun="bewerten", turn=1, thumb="down", reason="wrong", comment="ruf an: b@c.de", consent=True)
    said = stored(own)[0].feedback
    assert said.reason == "wrong" and said.comment == "ruf an: [E-Mail]"
    assert [one.text for one in said.history] == ["Meine Adresse ist [E-Mail]. Und?", "Die erste Antwort. [1]"]


def test_without_consent_the_turns_before_are_not_stored(own: Services) -> None:
    order(own, tun="bewerten", turn=1, thumb="down")
    assert stored(own)[0].feedback.history == ()


def test_a_rating_is_given_once_taken_back_and_may_be_given_again(own: Services) -> None:
    _, receipts = order(own, tun="bewerten", turn=0, thumb="up")
    assert order(own, receipts, tun="bewerten", turn=0, thumb="down") == ("", receipts)
    html, after = order(own, receipts, tun="zuruecknehmen", turn=0)
    assert texts.RATING_GONE in html and after == {} and not stored(own)
    assert order(own, after, tun="bewerten", turn=0, thumb="down")[1]


def test_taking_back_what_is_gone_already_says_the_same(own: Services) -> None:
    assert texts.RATING_GONE in order(own, {0: "00" * 8}, tun="zuruecknehmen", turn=0)[0]


@pytest.mark.parametrize(
    "sent",
    [
        "",
        "kein JSON",
        "[]",
        "{}",
        '{"tun": "löschen"}',
        '{"tun": "bewerten", "turn": 7, "thumb": "up"}',
        '{"tun": "bewerten", "turn": 0, "thumb": "up", "question": "Untergeschoben?"}',
        '{"tun": "zuruecknehmen", "turn": 0}',
        '{"tun": "zuruecknehmen", "turn": "<script>"}',
        '{"tun": "zuruecknehmen"}',
    ],
)
def test_what_is_no_order_of_ours_does_nothing(own: Services, sent: str) -> None:
    assert carry_out(own, sent, PAST, {}, PUBLIC) == ("", {})
    assert not stored(own)


def test_a_store_that_fails_is_said_and_names_nothing_inside(own: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise StoreDamaged("/srv/geheim")

    monkeypatch.setattr(type(own.store.database.feedback), "add", fails)
    html, receipts = order(own, tun="bewerten", turn=0, thumb="up")
    assert texts.ERROR in html and "geheim" not in html and receipts == {}


def test_the_conversation_comes_as_a_file_of_the_servers_record(own: Services) -> None:
    html, receipts = order(own, {1: "ab"}, tun="pdf")
    found = re.search(r'data-datei="foerderlotse-2026-11-24.pdf" data-inhalt="([^"]+)"', html)
    assert found and receipts == {1: "ab"}
    said = words(base64.b64decode(found[1]))
    assert "Die erste Antwort. [1]" in said and "Die zweite Antwort. [1]" in said
    assert carry_out(own, '{"tun": "pdf"}', (), {}, PUBLIC) == ("", {})


def test_what_staff_say_of_an_answer_is_internal(own: Services) -> None:
    carry_out(own, json.dumps({"tun": "bewerten", "turn": 0, "thumb": "up"}), PAST, {}, frozenset(AUDIENCES))
    assert stored(own)[0].audience == "internal"
