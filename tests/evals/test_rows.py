"""A row survives whatever stands in its text, and a line cut off by a kill is no row."""

from __future__ import annotations

from pathlib import Path

from evals.rows import as_line, mend_rows, read_rows


def test_a_text_with_separators_of_unicode_is_one_row(tmp_path: Path) -> None:
    path, row = tmp_path / "rows.jsonl", {"id": "a", "text": "Zeile\u2028Absatz\u2029\x85Ende"}
    path.write_text(as_line(row), encoding="utf-8")
    assert read_rows(path) == mend_rows(path) == [row]


def test_a_line_cut_off_is_left_out_when_read_and_taken_out_when_mended(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    cut = as_line({"id": "a"}) + '{"id": "b", "te'
    path.write_text(cut, encoding="utf-8")
    assert read_rows(path) == [{"id": "a"}] and path.read_text(encoding="utf-8") == cut
    assert mend_rows(path) == [{"id": "a"}] and path.read_text(encoding="utf-8") == as_line({"id": "a"})


def test_a_file_that_is_not_there_has_no_rows(tmp_path: Path) -> None:
    assert read_rows(tmp_path / "nie.jsonl") == mend_rows(tmp_path / "nie.jsonl") == []
    assert not (tmp_path / "nie.jsonl").exists()
