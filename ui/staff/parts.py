"""What the sections of the staff's tab are made of: numbers, facts, tables, buttons, sentences on what went wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from urllib.parse import urlencode

from rag.errors import LotseError, SourceError
from ui import language, texts
from ui.forms.profile import Form

PATH = "seite/verwaltung"
"""Before the addresses of the tab, relative to the page."""

_NOTES = (
    (re.compile(r"pages? (?P<pages>[\d, –-]+) read by OCR"), "ocr"),
    (re.compile(r"pages? (?P<pages>[\d, –-]+) can hardly be read.*"), "poor"),
    (re.compile(r"read as (?P<encoding>\S+)"), "encoding"),
    (re.compile(r"a large page: .*"), "large"),
)
"""What the loaders say, in English (`ingest.load`), and its name in `texts.STAFF_NOTES`."""


def count(number: int) -> str:
    """Returns a number with its thousands apart, as the language spoken has it."""
    return language.words().number(number)


def counted(words: tuple[str, str], number: int) -> str:
    """Returns how many there are, `words` for one and for any other number."""
    return words[number != 1].format(count=count(number))


def size(size_bytes: float) -> str:
    """Returns a number of bytes in MB or GB."""
    megabytes = size_bytes / 1e6
    gigabytes = megabytes >= 1_000
    return f"{language.words().number(megabytes / 1e3 if gigabytes else megabytes, 1)} {'GB' if gigabytes else 'MB'}"


def failure(error: LotseError) -> str:
    """Returns an error as a sentence, and what the server says of it, in English, for who wants to know more."""
    said = texts.STAFF_ERRORS.get(error.code, texts.STAFF_ERROR)
    told = f"{error.reason}; {error.remedy}" if isinstance(error, SourceError) else str(error)
    return (
        f'<div class="fehler" role="alert" tabindex="-1"><p>{said}</p><details><summary>{texts.STAFF_DETAIL}</summary>'
        f'<p lang="en">{escape(told)}</p></details></div>'
    )


def notice(text: str) -> str:
    """Returns what was done, to be seen and heard first; empty for no text."""
    return f'<p class="meldung" role="status" tabindex="-1">{escape(text)}</p>' if text else ""


def note(text: str) -> str:
    """Returns what a loader says, in the language spoken; what it does not know stays as it is."""
    for pattern, name in _NOTES:
        if found := pattern.fullmatch(text.strip()):
            return str(texts.STAFF_NOTES[name].format(**found.groupdict()))
    return text


def facts(pairs: Iterable[tuple[str, str]]) -> str:
    """Returns names with values, those without a value left out; both are text."""
    listed = "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>" for name, value in pairs if value)
    return f'<dl class="angaben">{listed}</dl>' if listed else ""


def table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Returns a table whose first column names the row; cells are HTML. On a phone each row is a card."""
    head = "".join(f'<th scope="col">{escape(one)}</th>' for one in heads)
    body = "".join(
        f'<tr><th scope="row">{first}</th>'
        + "".join(
            f'<td data-kopf="{escape(name, quote=True)}">{cell}</td>'
            for name, cell in zip(heads[1:], rest, strict=True)
        )
        + "</tr>"
        for first, *rest in rows
    )
    return (
        f'<table class="liste"><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )


def fetching(label: str, place: str, address: str, look: str = "") -> str:
    """Returns a button that fetches an address into a place; `label` is HTML."""
    return (
        f'<button type="button" data-tun="holen" data-ziel="{place}" data-adresse="{escape(address, quote=True)}"'
        f"{_look(look)}>{label}</button>"
    )


def asking(
    label: str, title: str, text: str, address: str, values: Mapping[str, str], place: str, *, stream: bool = False
) -> str:
    """Returns a button that asks whether to go on, then posts `values`, with the fields of the place's form, and shows the
    answer in the place; `stream` for work that tells how it goes.
    """
    told = {
        "titel": title,
        "frage": text,
        "ja": label,
        "aktion": f"{PATH}/{address}",
        "werte": urlencode(values),
        "ziel": place,
    }
    said = "".join(f' data-{name}="{escape(value, quote=True)}"' for name, value in told.items())
    return (
        f'<button type="button" data-tun="sichergehen"{said}{" data-strom" if stream else ""}>{escape(label)}</button>'
    )


def pages(offset: int, shown: int, total: int, limit: int, place: str, address: str) -> str:
    """Returns the way to the pages before and behind; `address` gets the offset added as `ab`."""
    mark = "&" if "?" in address else "?"
    back = fetching(texts.EARLIER, place, f"{address}{mark}ab={max(0, offset - limit)}") if offset else ""
    on = fetching(texts.LATER, place, f"{address}{mark}ab={offset + shown}") if offset + shown < total else ""
    return f'<nav class="knoepfe" aria-label="{texts.STAFF_PAGES}">{back}{on}</nav>' if back or on else ""


def value(form: Form, name: str) -> str:
    """Returns a field of a form without white space around it; empty where it is not there."""
    return form.get(name, [""])[0].strip()


def offset(form: Form) -> int:
    """Returns how many rows the form leaves out at the head."""
    given = value(form, "ab")
    return min(int(given), 10**9) if given.isdecimal() and len(given) < 12 else 0


def _look(look: str) -> str:
    return f' class="{look}"' if look else ""
