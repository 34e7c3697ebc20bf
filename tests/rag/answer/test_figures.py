"""The figures of a text with the words they belong with."""

from __future__ import annotations

import pytest

from rag.answer.figures import Figure, figures_of


def figure(text: str, value: str) -> Figure:
    return next(one for one in figures_of(text) if text[one.start : one.end] == value)


def words_of(text: str, value: str) -> set[str]:
    found = figure(text, value)
    return {one.text for one in (*found.sure, *found.near)}


RATES = "EEW zahlt kleinen Unternehmen 45 Prozent, mittleren 35 Prozent und großen 25 Prozent der Kosten."


@pytest.mark.parametrize(
    ("value", "sizes"),
    [("45 Prozent", {"micro", "small"}), ("35 Prozent", {"medium"}), ("25 Prozent", {"large"})],
)
def test_each_rate_of_a_row_has_its_own_class_and_shares_beginning_and_end(value: str, sizes: set[str]) -> None:
    assert figure(RATES, value).sizes == sizes
    assert {"EEW", "Kosten"} <= words_of(RATES, value)


def test_a_part_replaces_what_stands_behind_the_same_preposition() -> None:
    text = "Je Unternehmen zählen 560.000 Euro und je Forschungseinrichtung 280.000 Euro."
    assert "Unternehmen" in words_of(text, "560.000 Euro") and "Forschungseinrichtung" not in words_of(
        text, "560.000 Euro"
    )
    assert "Forschungseinrichtung" in words_of(text, "280.000 Euro")
    assert "Unternehmen" not in words_of(text, "280.000 Euro")


def test_a_noun_right_behind_a_figure_is_not_shared() -> None:
    text = "Sie hat höchstens 50 Millionen Euro Umsatz oder höchstens 43 Millionen Euro Bilanzsumme."
    assert "Bilanzsumme" not in words_of(text, "50 Millionen Euro") and "Umsatz" not in words_of(
        text, "43 Millionen Euro"
    )


def test_with_and_without_are_two_things() -> None:
    text = "Personen ohne Abschluss bekommen 1.100 Euro."
    assert "ohne abschluss" in figure(text, "1.100 Euro").stems and "abschluss" not in figure(text, "1.100 Euro").stems


def test_a_cell_of_a_table_belongs_with_its_row_and_its_column() -> None:
    table = "| Größe | Gebäude | Maschinen |\n| --- | --- | --- |\n| Kleine Unternehmen | 20 % | 30 % |\n| Mittlere | 10 % | 15 % |"
    found = figure(table, "30 %")
    assert "Maschinen" in words_of(table, "30 %") and "Gebäude" not in words_of(table, "30 %")
    assert found.sizes == {"micro", "small"} and figure(table, "15 %").sizes == {"medium"}


def test_items_stand_under_the_line_above_them() -> None:
    text = "Für Neubauten:\n- Zuschuss 20 Prozent\n- Kredit 30 Prozent\n\nSonst gilt 10 Prozent."
    assert "Neubauten" in words_of(text, "30 Prozent") and "Neubauten" not in words_of(text, "10 Prozent")


def test_both_ends_of_a_range_are_bounds() -> None:
    text = "Der Zuschuss liegt zwischen 3.000 und 50.000 Euro."
    assert [one.bound for one in figures_of(text)] == ["least", "most"]


def test_paragraphs_are_no_figures_and_no_figures_are_none() -> None:
    assert figures_of("Rechtsgrundlage ist § 44 LHO.") == () and figures_of("") == ()
