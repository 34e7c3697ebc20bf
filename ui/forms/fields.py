"""Native form fields as HTML, and German numbers and days back to values."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from html import escape

from ui import texts

_SCALES = {"tsd": 1e3, "mio": 1e6, "mrd": 1e9}
_NUMBER = re.compile(
    r"^(?P<whole>\d{1,3}(?:[. ]\d{3})+|\d+)(?:,(?P<part>\d+))? ?(?P<scale>tsd|mio|mrd)?\.? ?(?:€|eur|euro)?$",
    re.IGNORECASE,
)
Options = Iterable[tuple[str, str]]
"""Value and label of each choice."""


def line(form: str, name: str, label: str, value: str = "", *, hint: str = "", number: bool = False) -> str:
    """Returns a field of one line with its label; `form` keeps the ids of several forms apart."""
    ident = f"{form}-{name.replace('.', '-')}"
    told = f' aria-describedby="{ident}-hinweis"' if hint else ""
    mode = ' inputmode="decimal"' if number else ""
    return (
        f'<div class="feld"><label for="{ident}">{escape(label)}</label>'
        f'<input id="{ident}" name="{name}" value="{escape(value, quote=True)}" autocomplete="off"{mode}{told}>'
        f"{_hint(ident, hint)}</div>"
    )


def day(form: str, name: str, label: str, value: str = "", hint: str = "") -> str:
    """Returns a field for a day, `value` as YYYY-MM-DD."""
    ident = f"{form}-{name.replace('.', '-')}"
    told = f' aria-describedby="{ident}-hinweis"' if hint else ""
    return (
        f'<div class="feld"><label for="{ident}">{escape(label)}</label>'
        f'<input type="date" id="{ident}" name="{name}" value="{escape(value, quote=True)}"{told}>{_hint(ident, hint)}</div>'
    )


def select(form: str, name: str, label: str, options: Options, value: str = "", *, empty: str = "") -> str:
    """Returns a choice of one; the first option is `empty`, nothing chosen."""
    ident = f"{form}-{name.replace('.', '-')}"
    listed = "".join(
        f'<option value="{escape(one, quote=True)}"{" selected" if one == value else ""}>{escape(shown)}</option>'
        for one, shown in [("", empty or texts.ANY), *options]
    )
    return (
        f'<div class="feld"><label for="{ident}">{escape(label)}</label>'
        f'<select id="{ident}" name="{name}">{listed}</select></div>'
    )


def choices(form: str, name: str, label: str, options: Options, chosen: Sequence[str] = ()) -> str:
    """Returns a choice of several, as boxes to tick."""
    boxes = "".join(
        f'<label class="kaestchen"><input type="checkbox" id="{form}-{name.replace(".", "-")}-{one}" name="{name}" '
        f'value="{one}"{" checked" if one in chosen else ""}> {escape(shown)}</label>'
        for one, shown in options
    )
    return f'<fieldset class="auswahl"><legend>{escape(label)}</legend>{boxes}</fieldset>'


def number_of(text: str) -> float:
    """Returns the number in "1.200", "1,5 Mio. EUR" or "80000".

    Raises:
        ValueError: it is no number as Germans write it.
    """
    found = _NUMBER.match(" ".join(text.split()))
    if found is None:
        raise ValueError(text)
    value = float(f"{re.sub('[. ]', '', found['whole'])}.{found['part'] or 0}")
    return value * _SCALES.get((found["scale"] or "").casefold(), 1)


def day_of(text: str) -> dt.date:
    """Returns the day in "2026-11-24" or "24.11.2026".

    Raises:
        ValueError: there is no such day.
    """
    if german := re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", text.strip()):
        return dt.date(int(german[3]), int(german[2]), int(german[1]))
    return dt.date.fromisoformat(text.strip())


def shown(value: float) -> str:
    """Returns a number as Germans write it: "1.200" or "0,5"."""
    text = f"{value:,.2f}".rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,"))


def _hint(ident: str, hint: str) -> str:
    return f'<small id="{ident}-hinweis">{escape(hint)}</small>' if hint else ""
