from __future__ import annotations

from html import escape

from ui.chat.blocks import blocks

TABLE = "Im Vergleich:\n\n| Punkt | ZIM | nIFP |\n| --- | :-: | --- |\n| Quote | 45 % [1] | <b>35 %</b> |\n\nEnde."


def test_a_markdown_table_becomes_a_table_with_named_rows_and_columns() -> None:
    html = blocks(TABLE, escape)
    assert '<th scope="col">ZIM</th>' in html and '<th scope="row">Quote</th><td>45 % [1]</td>' in html
    assert html.startswith("<p>Im Vergleich:</p><div") and html.endswith("<p>Ende.</p>")
    assert "<b>" not in html and "---" not in html


def test_a_table_that_is_still_coming_in_is_text_until_its_rule_is_there() -> None:
    assert blocks("| Punkt | ZIM |", escape) == "<p>| Punkt | ZIM |</p>"


def test_a_bar_in_a_cell_stays_in_its_cell() -> None:
    assert "<td>a|b</td>" in blocks("| X | Y |\n|---|---|\n| z | a\\|b |", escape)


def test_lists_end_at_a_gap() -> None:
    assert blocks("- a\n- b\n\n- c", escape) == "<ul><li>a</li><li>b</li></ul><ul><li>c</li></ul>"
