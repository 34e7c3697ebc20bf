"""What an entry says of itself that came from somebody else's database: where from, whether still listed, figures read."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Figure = Literal[
    "funding_rate", "grant_max", "grant_min", "costs_max", "costs_min", "duration", "deadline", "valid_until"
]
FigureUnit = Literal["percent", "eur", "months", "date"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Extracted(_Part):
    """A figure that rules read out of a text, never a person: `document text[start:end] == quote`, which holds it.

    `value` is a number in `unit` (0-100 for percent), or a day as YYYY-MM-DD.
    """

    field: Figure
    value: float | str
    unit: FigureUnit
    quote: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)


class Imported(_Part):
    """The record beside an imported text; the text itself stays as its publisher wrote it."""

    database: Literal["foerderdatenbank"]
    path: str = Field(description="the record's key in that database")
    attribution: str
    licence: str
    categories: dict[str, tuple[str, ...]] = Field(default_factory=dict, description="labels by kind, as published")
    same_as: str | None = Field(default=None, description="id of our own entry on the same thing")
    withdrawn: dt.date | None = Field(default=None, description="day of the first export that lists it no more")
    extracted: tuple[Extracted, ...] = ()
