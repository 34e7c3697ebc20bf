from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from ui import language, texts


@pytest.mark.parametrize(
    ("path", "spoken", "rest"),
    [
        ("/", "de", "/"),
        ("/en", "en", "/"),
        ("/en/", "en", "/"),
        ("/en/seite/suche", "en", "/seite/suche"),
        ("/entwurf", "de", "/entwurf"),
        ("/seite/suche", "de", "/seite/suche"),
    ],
)
def test_the_path_says_the_language(path: str, spoken: str, rest: str) -> None:
    assert language.of_path(path) == (spoken, rest)


def test_a_text_is_read_in_the_language_that_is_spoken() -> None:
    assert texts.ASK_BUTTON == "Fragen"
    with language.speaking("en"):
        assert texts.ASK_BUTTON == "Ask"
    assert texts.ASK_BUTTON == "Fragen"


def test_each_event_is_made_in_its_language_whichever_thread_asks() -> None:
    def events(first: str) -> Iterator[str]:
        yield first + texts.SEARCH_BUTTON
        yield texts.ASK_BUTTON

    found: list[str] = []
    running = language.spoken("en", events)("> ")
    for _ in range(2):
        thread = threading.Thread(target=lambda: found.append(next(running)))
        thread.start()
        thread.join()
    assert found == ["> Search", "Ask"] and texts.ASK_BUTTON == "Fragen"
    assert language.said("en", lambda: texts.ASK_BUTTON)() == "Ask"


def test_there_is_no_text_of_an_unknown_name() -> None:
    with pytest.raises(AttributeError, match="GIBT_ES_NICHT"):
        _ = texts.GIBT_ES_NICHT
