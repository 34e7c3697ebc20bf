"""Errors as OpenAI's API words them, for the addresses that speak like it.

Source: openai-openapi, schemas `Error` and `ErrorResponse`; statuses and codes as its clients map them to exceptions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

if TYPE_CHECKING:
    from api.problems import Problem

PREFIX = "/v1/"
"""Addresses that begin so answer in this form."""

_CODES: Mapping[str, tuple[int, str, str | None]] = {
    "key-needed": (401, "invalid_api_key", None),
    "model-unknown": (404, "model_not_found", "model"),
    "question-empty": (400, "invalid_value", "messages"),
    "question-too-long": (400, "context_length_exceeded", "messages"),
}
"""Code of an error of ours -> status, code and parameter; clients act on these, e.g. shorten what was too long."""


class Error(BaseModel):
    """What went wrong; `param` names the parameter, `code` is for programs."""

    message: str
    type: str = Field(examples=["invalid_request_error"])
    param: str | None = None
    code: str | None = None


class ErrorOut(BaseModel):
    """The body of every answer that is none."""

    error: Error


def of_problem(problem: Problem) -> tuple[int, Error]:
    """Returns status and error of a problem; what was wrong with a request is 400 here, where problems have 422."""
    own = problem.type.rpartition(":")[2]
    status, code, param = _CODES.get(own, (400 if problem.status == 422 else problem.status, None, None))
    kind = "server_error" if status >= 500 else "invalid_request_error"
    return status, Error(message=problem.detail, type=kind, param=param, code=code)


def of_faults(faults: Sequence[Mapping[str, Any]]) -> Error:
    """Returns the error of the first field that does not fit the schema."""
    fault = faults[0]
    where = [part for part in fault["loc"] if part not in ("body", "path", "query")]
    param = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in where).lstrip(".") or None
    message, code = str(fault["msg"]).removeprefix("Value error, "), None
    if fault["type"] == "extra_forbidden":
        message, code = f"Unknown parameter: '{param}'.", "unknown_parameter"
    elif fault["type"] == "missing":
        message, code = f"Missing required parameter: '{param}'.", "missing_required_parameter"
    elif fault["type"] == "json_invalid":
        message, param = "The body of the request is no valid JSON.", None
    elif fault["type"] in ("unsupported_parameter", "unsupported_value", "invalid_value"):
        code = str(fault["type"])
    else:
        message = f"Invalid '{param}': {message}"
    return Error(message=message, type="invalid_request_error", param=param, code=code)


def response(status: int, error: Error, headers: Mapping[str, str] | None = None) -> JSONResponse:
    """Returns the response that carries an error."""
    return JSONResponse(ErrorOut(error=error).model_dump(), status_code=status, headers=dict(headers or {}))
