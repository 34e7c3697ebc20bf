from __future__ import annotations

import datetime as dt

import pytest
from pydantic import ValidationError

from rag.record import AS_TEXT, Amount, Count, Record, Truth, WrittenDay


class Given(Record):
    """What comes from outside."""

    day: WrittenDay | None = None
    count: Count | None = None
    amount: Amount | None = None
    truth: Truth | None = None


@pytest.mark.parametrize(
    "wrong",
    [
        {"day": 0}, {"day": "0"}, {"day": "1767225600"}, {"day": "2026-1-1"}, {"day": "2026-02-30"}, {"day": True},
        {"count": "38"}, {"count": True}, {"count": 3.5}, {"amount": "1"}, {"amount": False}, {"truth": 0}, {"truth": "no"},
    ],
)  # fmt: skip
def test_what_is_not_written_as_it_is_meant_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Given.model_validate(wrong)


def test_what_is_written_as_it_is_meant_is_taken() -> None:
    given = Given.model_validate({"day": "2026-11-26", "count": 40.0, "amount": 1, "truth": False})
    assert given == Given(day=dt.date(2026, 11, 26), count=40, amount=1.0, truth=False)
    assert Given.model_validate_json(given.model_dump_json()) == given


def test_in_a_file_of_text_everything_is_text() -> None:
    given = Given.model_validate(
        {"day": "2026-11-26", "count": "40", "amount": "1.5", "truth": "false"}, context=AS_TEXT
    )
    assert (given.count, given.amount, given.truth) == (40, 1.5, False)
