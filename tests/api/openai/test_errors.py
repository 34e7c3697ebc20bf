from __future__ import annotations

from typing import Any

import pytest

from api.openai.errors import of_faults, of_problem
from api.problems import TYPE, of_error, of_status
from rag.errors import KeyNeeded, LotseError, ModelUnknown, PlaceUnknown, QuestionEmpty, QuestionTooLong, StoreFull

WHERE = {"instance": "/v1/chat/completions", "request_id": "1"}


@pytest.mark.parametrize(
    ("error", "status", "kind", "param", "code"),
    [
        (QuestionEmpty(), 400, "invalid_request_error", "messages", "invalid_value"),
        (QuestionTooLong(5000, 4000), 400, "invalid_request_error", "messages", "context_length_exceeded"),
        (KeyNeeded("no"), 401, "invalid_request_error", None, "invalid_api_key"),
        (ModelUnknown("gpt", "foerderlotse"), 404, "invalid_request_error", "model", "model_not_found"),
        (PlaceUnknown("Atlantis", []), 400, "invalid_request_error", None, None),
        (StoreFull("/srv/geheim"), 507, "server_error", None, None),
    ],
)
def test_each_error_of_ours_has_the_status_and_code_that_clients_act_on(
    error: LotseError, status: int, kind: str, param: str | None, code: str | None
) -> None:
    said = of_problem(of_error(error, **WHERE, trusted=False))
    assert said[0] == status
    assert (said[1].type, said[1].param, said[1].code) == (kind, param, code)
    assert "geheim" not in said[1].message and TYPE not in said[1].message


def test_a_status_without_an_error_of_ours_keeps_it() -> None:
    status, error = of_problem(of_status(413, "the body is larger than 1 MB", **WHERE))
    assert status == 413 and error.message == "the body is larger than 1 MB"


@pytest.mark.parametrize(
    ("fault", "param", "code"),
    [
        ({"type": "extra_forbidden", "loc": ("body", "foo"), "msg": "x"}, "foo", "unknown_parameter"),
        ({"type": "missing", "loc": ("body", "model"), "msg": "x"}, "model", "missing_required_parameter"),
        ({"type": "json_invalid", "loc": ("body", 12), "msg": "x"}, None, None),
        ({"type": "unsupported_parameter", "loc": ("body", "tools"), "msg": "x"}, "tools", "unsupported_parameter"),
        ({"type": "int_type", "loc": ("body", "messages", 0, "content"), "msg": "x"}, "messages[0].content", None),
    ],
)
def test_a_field_that_does_not_fit_is_named_as_openai_names_it(
    fault: dict[str, Any], param: str | None, code: str | None
) -> None:
    error = of_faults([fault])
    assert (error.param, error.code, error.type) == (param, code, "invalid_request_error")
