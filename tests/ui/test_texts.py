from __future__ import annotations

import re
import typing

import pytest

from rag import records
from rag.errors import LotseError
from rag.records import KINDS
from ui import texts
from ui.terminal.printed import STATES

ENGLISH = re.compile(r"\b(?:the|and|please|error|source|sources|page|question|answer|loading|submit|clear|new)\b", re.I)


def words() -> list[tuple[str, str]]:
    """Every text of the page with its name."""
    return [(name, one) for name, value in texts.ALL["de"].items() for one in _all(value)]


def _all(value: object) -> list[str]:
    if isinstance(value, dict | tuple):
        return [one for part in (value.values() if isinstance(value, dict) else value) for one in _all(part)]
    return [str(value)]


@pytest.mark.parametrize(("name", "text"), words())
def test_every_text_is_german_and_not_empty(name: str, text: str) -> None:
    assert text.strip() == text and text
    assert not ENGLISH.search(text)


@pytest.mark.parametrize(
    ("named", "wanted"),
    [
        (texts.STATUS_NAMES, typing.get_args(records.AnswerStatus)),
        (texts.WARNING_NAMES, typing.get_args(records.WarningCode)),
        (texts.KINDS, KINDS),
        (STATES, typing.get_args(records.AvailabilityState)),
    ],
)
def test_every_value_of_a_record_has_its_words(named: dict[str, str], wanted: tuple[str, ...]) -> None:
    assert set(named) >= set(wanted)


def test_every_error_that_has_words_of_its_own_exists() -> None:
    codes = {cls.code for cls in _classes(LotseError)}
    assert set(texts.ERRORS) <= codes


def _classes(root: type[LotseError]) -> list[type[LotseError]]:
    return [root, *(found for cls in root.__subclasses__() for found in _classes(cls))]


@pytest.mark.parametrize("name", sorted(texts.ALL["de"]))
def test_every_text_says_the_same_in_english(name: str) -> None:
    """Of the same shape, with the same places to fill in; only names are the same words."""
    german, english = texts.ALL["de"][name], texts.ALL["en"][name]
    assert type(german) is type(english)
    if isinstance(german, dict):
        assert list(german) == list(english)
        german, english = list(german.values()), list(english.values())
    if isinstance(german, list | tuple):
        assert len(german) == len(english)
    assert sorted(_places(german)) == sorted(_places(english))


def _places(text: object) -> list[str]:
    return re.findall(r"\{\w+\}", str(text))


def test_english_has_nothing_that_german_has_not() -> None:
    assert set(texts.ALL["en"]) == set(texts.ALL["de"])


def test_the_examples_are_questions() -> None:
    assert len(texts.EXAMPLES) >= 3 and all(one.endswith("?") for one in texts.EXAMPLES)
