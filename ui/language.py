"""The language of the page: which one a request speaks, German under `/`, English under `/en/`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec, TypeVar

from rag.eligibility.wording import Language, Words

LANGUAGES: tuple[Language, ...] = ("de", "en")
PREFIXES: dict[Language, str] = {"de": "", "en": "/en"}
"""Language -> the path under which the page speaks it."""

_spoken: ContextVar[Language] = ContextVar("language", default="de")
Given = ParamSpec("Given")
Event = TypeVar("Event")


def current() -> Language:
    """Returns the language that is spoken here; German where nothing else was said."""
    return _spoken.get()


def words() -> Words:
    """Returns what writes numbers, sums and shares in the language that is spoken."""
    return Words(current())


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Lets what runs inside speak `language`."""
    before = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(before)


def said(language: Language, function: Callable[Given, Event]) -> Callable[Given, Event]:
    """Returns `function` in `language`."""

    @wraps(function)
    def told(*given: Given.args, **named: Given.kwargs) -> Event:
        with speaking(language):
            return function(*given, **named)

    return told


def spoken(language: Language, events: Callable[Given, Iterator[Event]]) -> Callable[Given, Iterator[Event]]:
    """Returns `events` in `language`, whichever thread asks for the next one."""

    @wraps(events)
    def told(*given: Given.args, **named: Given.kwargs) -> Iterator[Event]:
        with speaking(language):
            running = events(*given, **named)
        while True:
            with speaking(language):
                try:
                    event = next(running)
                except StopIteration:
                    return
            yield event

    return told


def of_path(path: str) -> tuple[Language, str]:
    """Returns the language of a path, and the path without its prefix."""
    for language, prefix in PREFIXES.items():
        if prefix and (path == prefix or path.startswith(f"{prefix}/")):
            return language, path.removeprefix(prefix) or "/"
    return "de", path
