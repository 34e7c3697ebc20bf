from __future__ import annotations

import stat
from pathlib import Path

import pytest

from ingest.load import ocr
from ingest.load.pdf_page import Word


def program(folder: Path, name: str, script: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def word(text: str) -> Word:
    return Word(text, 0.0, 0.0, 10.0, 10.0, 10.0)


def test_ocr_is_at_hand_only_with_german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    program(tmp_path, "ocrmypdf", "exit 0")
    program(tmp_path, "tesseract", "echo eng")
    assert not ocr.at_hand()
    program(tmp_path, "tesseract", "echo eng; echo deu")
    assert ocr.at_hand()
    monkeypatch.setenv("PATH", "")
    assert not ocr.at_hand()


def test_a_failing_program_is_told_with_its_last_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    program(tmp_path, "ocrmypdf", "echo first >&2; echo 'no more memory' >&2; exit 4")
    with pytest.raises(ocr.OcrFailed, match="code 4: no more memory"):
        ocr.read_pictures(b"%PDF", 1)


def test_a_program_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(ocr, "START_SECONDS", 0.1)
    monkeypatch.setattr(ocr, "PAGE_SECONDS", 0.1)
    program(tmp_path, "ocrmypdf", "sleep 60")
    with pytest.raises(ocr.OcrFailed, match="took longer than"):
        ocr.read_pictures(b"%PDF", 1)


def test_dot_leaders_read_as_letters_go_and_words_stay() -> None:
    kept = ocr.mended(
        [word(text) for text in ("Sachverständiger:", "ununernenenernnenesennnnnenn", "0000000000nenn", "Name")]
    )
    assert [each.text for each in kept] == ["Sachverständiger:", "Name"]


def test_a_dollar_before_a_figure_is_a_paragraph_sign() -> None:
    kept = ocr.mended([word(text) for text in ("nach", "$", "340f", "HGB", "$", "kostet")])
    assert [each.text for each in kept] == ["nach", "§", "340f", "HGB", "$", "kostet"]


@pytest.mark.parametrize(
    "name", ["Nebenbestimmungen", "Interessenten", "Essen", "Unternehmen", "Beteiligten", "Tennessee"]
)
def test_a_german_word_is_no_noise(name: str) -> None:
    assert not ocr.is_noise(name)
