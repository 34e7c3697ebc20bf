from __future__ import annotations

from tests.ui.made import HOSTILE
from ui.shortlist import button


def test_the_button_names_its_programme_and_is_not_pressed() -> None:
    html = button.keep("zim", "ZIM")
    assert 'data-eintrag="zim"' in html and 'aria-label="ZIM merken"' in html and 'aria-pressed="false"' in html


def test_markup_is_text() -> None:
    assert "<script" not in button.keep(HOSTILE, HOSTILE)


def test_the_opener_has_its_dialogue() -> None:
    html = button.opener()
    assert 'aria-haspopup="dialog"' in html and '<dialog id="merkliste" aria-labelledby="merkliste-titel">' in html
