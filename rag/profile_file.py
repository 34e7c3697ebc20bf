"""A profile in a file, YAML or JSON."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from rag.errors import ProfileInvalid
from rag.profile import Profile
from rag.record import AS_TEXT

_NOTHING = ("", "null", "Null", "NULL", "~")


def read_profile(path: Path) -> Profile:
    """Returns the profile in `path`.

    All values are read as text first, so that a postcode or an id keeps its zero (YAML reads 03151 as a number to base 8).

    Raises:
        ProfileInvalid: there is no such file, it is neither YAML nor JSON, or a field cannot be used.
    """
    try:
        given = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is no UTF-8 text"
        raise ProfileInvalid(str(path), f"cannot be read ({reason})") from error
    except yaml.YAMLError as error:
        raise ProfileInvalid(str(path), f"is neither YAML nor JSON: {str(error).splitlines()[0]}") from error
    if not isinstance(given, dict):
        raise ProfileInvalid(str(path), "holds no 'field: value'")
    try:
        return Profile.model_validate(_said(given), context=AS_TEXT)
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        field = ".".join(str(part) for part in fault["loc"])
        known = ", ".join(Profile.model_fields)
        reason = f"is unknown, use one of {known}" if fault["type"] == "extra_forbidden" else fault["msg"].lower()
        raise ProfileInvalid(str(path), f"field '{field}': {reason}") from error


def _said(given: Any) -> Any:
    """What is given, without the fields that hold nothing."""
    if isinstance(given, dict):
        return {name: _said(value) for name, value in given.items() if value not in _NOTHING}
    return [_said(value) for value in given] if isinstance(given, list) else given
