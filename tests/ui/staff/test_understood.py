from __future__ import annotations

import io
import typing

from api import preview
from api.preview import PreviewWarning
from api.services import Services
from ingest.run import Report
from tests.api.tiny import HOSTILE
from ui import language, texts
from ui.staff import understood
from ui.staff.taking import Taken

COPY = HOSTILE.replace("gehackt", "nochmal gehackt")


def looked(services: Services, name: str, text: str) -> str:
    """The look at a file."""
    return understood.html(preview.preview(services, name, io.BytesIO(text.encode()), "public"))


def test_a_look_says_what_was_understood_and_what_to_look_at(world: Services) -> None:
    html = looked(world, "kopie.md", COPY)
    assert texts.STAFF_OUTCOMES["added"] in html and texts.STAFF_WARNINGS["no_date"] in html
    assert "<script" not in html and "<img" not in html and texts.STAFF_TAKE in html


def test_a_collection_is_shown_by_its_first_rows(world: Services) -> None:
    rows = "".join(f'{{"id": "r{n}", "title": "Zeile {n}", "text": "Text {n}."}}\n' for n in range(30))
    html = looked(world, "viele.jsonl", rows)
    assert texts.STAFF_UNDERSTOOD_MANY.format(name="viele.jsonl", count="30") in html
    assert html.count("<summary>Zeile") == 20 and texts.STAFF_MORE_ROWS.format(count="10") in html


def test_a_look_speaks_english_where_english_is_spoken(world: Services) -> None:
    with language.speaking("en"):
        assert texts.ALL["en"]["STAFF_TAKE"] in looked(world, "kopie.md", COPY)


def test_every_warning_and_outcome_has_its_words() -> None:
    codes = set(typing.get_args(preview.WarningCode)) - {"note"}
    assert set(texts.STAFF_WARNINGS) == codes
    assert set(texts.STAFF_OUTCOMES) == set(typing.get_args(preview.Outcome))


def test_many_pages_are_named_up_to_a_number() -> None:
    said = understood._warning(PreviewWarning(code="pages_without_text", text="", pages=tuple(range(1, 40))))
    assert "12 …" in said and "13" not in said


def test_what_was_taken_in_says_what_failed_beside_it() -> None:
    report = Report(added=["a"], unchanged=2)
    html = understood.taken(Taken(report, ()))
    assert "1 neu aufgenommen, 2 unverändert" in html and texts.STAFF_ROWS_FAILED not in html
