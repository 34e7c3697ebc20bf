"""Native form fields as HTML, and numbers and days as the reader writes them back to values."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from html import escape

from rag.eligibility.wording import Language
from ui import language, texts

_SCALES = {
    "tsd": 1e3,
    "mio": 1e6,
    "mrd": 1e9,
    "thousand": 1e3,
    "k": 1e3,
    "million": 1e6,
    "m": 1e6,
    "billion": 1e9,
    "bn": 1e9,
}
_NUMBERS: dict[Language, re.Pattern[str]] = {
    "de": re.compile(
        r"^(?P<whole>\d{1,3}(?:[. ]\d{3})+|\d+)(?:,(?P<part>\d+))? ?(?P<scale>tsd|mio|mrd)?\.? ?(?:€|eur|euro)?$",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"^(?:€|eur)? ?(?P<whole>\d{1,3}(?:[, ]\d{3})+|\d+)(?:\.(?P<part>\d+))? ?"
        r"(?P<scale>thousand|k|million|m|billion|bn)?\.? ?(?:€|eur|euros?)?$",
        re.IGNORECASE,
    ),
}
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
    """Returns the number in "1.200", "1,5 Mio. EUR" or "80000"; in English in "1,200", "1.5 million" or "€80000".

    Three places behind the mark would be thousands in the other language: such a number is not guessed at.

    Raises:
        ValueError: it is no number as the language that is spoken writes it, or could be two.
    """
    found = _NUMBERS[language.current()].match(" ".join(text.split()))
    if found is None or (len(found["part"] or "") == 3 and not found["scale"]):
        raise ValueError(text)
    value = float(f"{re.sub('[., ]', '', found['whole'])}.{found['part'] or 0}")
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
    """Returns a number as the reader writes it: "1.200" and "0,5", or "1,200" and "0.5"."""
    return language.words().number(value, 2)


def euros(value: float) -> str:
    """Returns a sum: "200.000 €" or "€200,000"."""
    return language.words()(f"{shown(value)} €", f"€{shown(value)}")


def _hint(ident: str, hint: str) -> str:
    return f'<small id="{ident}-hinweis">{escape(hint)}</small>' if hint else ""
