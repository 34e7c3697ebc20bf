"""Labelled phrasings of askers (`phrasings.jsonl`), read on 25 November 2026 with the names of the corpus.

Fields of a line: `text`, `intent`, and where wanted `language` ("de" where absent), `says` ([field, value, the words it stands on],
each must be among the mentions), `never` (fields that must not be read), `places` (the ids of exactly the places), `unclear` (their
words).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel
from pydantic_core import to_jsonable_python

from tests.rag.question.made import asked

LINES = [json.loads(line) for line in Path(__file__).with_name("phrasings.jsonl").read_text("utf-8").splitlines()]


def plain(value: Any) -> Any:
    """A mention's value as JSON has it, a record without what is not known."""
    return (
        value.model_dump(mode="json", exclude_none=True) if isinstance(value, BaseModel) else to_jsonable_python(value)
    )


@pytest.mark.parametrize("line", LINES, ids=lambda line: line["text"][:60])
def test_a_phrasing_is_read_as_labelled(line: dict[str, Any]) -> None:
    read = asked(line["text"])
    said = [[one.field, plain(one.value), read.text[one.start : one.end]] for one in read.mentions]
    assert [one for one in line.get("says", []) if one not in said] == [], said
    assert {one.field for one in read.mentions} & set(line.get("never", [])) == set()
    assert read.language == line.get("language", "de")
    if "places" in line:
        assert list(read.places) == line["places"]
    assert [one.text for one in read.unclear_places] == line.get("unclear", [one.text for one in read.unclear_places])
    assert read.intent == line["intent"]


def test_there_are_enough_phrasings_and_none_twice() -> None:
    assert len({line["text"] for line in LINES}) == len(LINES) >= 150
