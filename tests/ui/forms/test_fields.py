from __future__ import annotations

import re

from tests.ui.made import HOSTILE
from ui.forms import fields
from ui.language import speaking


def test_every_field_has_a_label_and_an_id_of_its_form() -> None:
    html = fields.line("a", "project.costs_eur", "Kosten", hint="in Euro", number=True)
    assert '<label for="a-project-costs_eur">Kosten</label>' in html and 'inputmode="decimal"' in html
    assert re.search(r'aria-describedby="(a-[\w-]+)".*<small id="\1">in Euro', html)


def test_what_was_chosen_is_marked() -> None:
    assert '<option value="b" selected>' in fields.select("f", "x", "X", [("a", "A"), ("b", "B")], "b")
    boxes = fields.choices("f", "x", "X", [("a", "A"), ("b", "B")], ["a"])
    assert boxes.count(" checked") == 1 and "<legend>X</legend>" in boxes


def test_numbers_are_shown_as_readers_write_them_and_read_back() -> None:
    for value in (38, 1_200, 4_500_000, 0.5, 12.25):
        assert fields.number_of(fields.shown(value)) == value
        with speaking("en"):
            assert fields.number_of(fields.shown(value)) == value
    assert fields.shown(1_200) == "1.200"


def test_markup_in_a_value_is_text() -> None:
    for html in (
        fields.line("f", "x", HOSTILE, HOSTILE, hint=HOSTILE),
        fields.day("f", "x", HOSTILE, HOSTILE),
        fields.select("f", "x", HOSTILE, [(HOSTILE, HOSTILE)]),
    ):
        assert "<script" not in html and "<img" not in html
