"""Limits: how large a source may be before it is refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rag.settings import Settings


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of one source is taken: MB as stored, characters of text, pages; and whether scans are read."""

    file_mb: int = 200
    text_chars: int = 20_000_000
    pages: int = 5_000
    ocr: Literal["auto", "off"] = "auto"

    @classmethod
    def from_settings(cls, settings: Settings) -> Limits:
        """Returns the limits that the settings name."""
        return cls(
            file_mb=settings.max_file_mb,
            text_chars=settings.max_text_chars,
            pages=settings.max_pages,
            ocr=settings.ocr,
        )
