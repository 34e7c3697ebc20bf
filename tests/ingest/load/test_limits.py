from __future__ import annotations

from ingest.load.limits import Limits
from rag.settings import Settings


def test_limits_come_from_the_settings() -> None:
    limits = Limits.from_settings(Settings(max_file_mb=3, max_text_chars=70, max_pages=5, ocr="off"))
    assert limits == Limits(file_mb=3, text_chars=70, pages=5, ocr="off")


def test_limits_without_settings_are_the_defaults_of_the_settings() -> None:
    assert Limits() == Limits.from_settings(Settings())
