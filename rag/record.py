"""The base of records that are part of an answer or of what an answer is asked with."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo

AS_TEXT = {"as_text": True}
"""Context of a validation: the values come from a file of text, in which every number and truth value is a text."""
_WRITTEN = re.compile(r"\d{4}-\d{2}-\d{2}")


def _written(value: Any) -> Any:
    """A number, or a text of digits, would count as seconds since 1970."""
    if isinstance(value, dt.date) or (isinstance(value, str) and _WRITTEN.fullmatch(value)):
        return value
    raise ValueError("a day is written as YYYY-MM-DD")


def _counted(value: Any, info: ValidationInfo) -> Any:
    """A truth value would count as 0 or 1, and a text of digits as a number."""
    if info.context == AS_TEXT or (isinstance(value, (int, float)) and not isinstance(value, bool)):
        return value
    raise ValueError("a number is written as a number")


def _decided(value: Any, info: ValidationInfo) -> Any:
    """0 and "no" would count as no."""
    if info.context == AS_TEXT or isinstance(value, bool):
        return value
    raise ValueError("write true or false")


Counted = BeforeValidator(_counted)
"""Refuses what is not written as a number; stands behind the bounds, else the JSON schema loses them."""
Count = Annotated[int, Field(ge=0), Counted]
"""A whole number that comes from outside, not below 0; 40.0 is one, "40" and true are none."""
Amount = Annotated[float, Field(ge=0), Counted]
"""A number that comes from outside, not below 0."""
Truth = Annotated[bool, BeforeValidator(_decided)]
"""Yes or no that comes from outside."""
WrittenDay = Annotated[dt.date, BeforeValidator(_written)]
"""A day that comes from outside: a date, or a text YYYY-MM-DD, nothing else."""


class Record(BaseModel):
    """Frozen, no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")
