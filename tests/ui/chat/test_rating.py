from __future__ import annotations

import typing

import pytest
from pydantic import ValidationError

from rag import feedback
from rag.eligibility.wording import Language
from tests.ui.made import HOSTILE
from ui import texts
from ui.chat import rating


def test_under_an_answer_stand_two_thumbs_a_form_that_is_shut_and_the_link() -> None:
    html = rating.under(3, "Was ist ZIM?")
    assert html.count('data-tun="daumen"') == 1 and 'id="kritik-3" class="kritik" data-turn="3" hidden' in html
    assert 'aria-controls="kritik-3"' in html and 'data-frage="Was ist ZIM?"' in html
    assert texts.RATING_STORED in html and 'href="seite/datenschutz"' in html


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_reason_can_be_chosen(language: Language) -> None:
    assert list(texts.ALL[language]["REASONS_GIVEN"]) == list(typing.get_args(feedback.Reason))
    assert texts.ALL["de"]["REASONS_GIVEN"] == feedback.REASONS


def test_markup_is_text() -> None:
    for html in (rating.under(0, HOSTILE), rating.thanks(0, HOSTILE, HOSTILE), rating.failed(0, HOSTILE)):
        assert "<script" not in html and "<img" not in html


@pytest.mark.parametrize(
    "given",
    [
        {"turn": -1, "thumb": "up"},
        {"turn": 0, "thumb": "sideways"},
        {"turn": 0, "thumb": "down", "reason": "böse"},
        {"turn": 0, "thumb": "down", "comment": "x" * (feedback.COMMENT_MAX_CHARS + 1)},
        {"turn": 0, "thumb": "up", "answer": "Das habe ich nie gesagt."},
    ],
)
def test_what_no_form_of_ours_sends_is_no_rating(given: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        rating.Rating.model_validate(given)
