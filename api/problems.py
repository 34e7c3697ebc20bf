"""Every error as problem JSON (RFC 9457): one shape, one media type, no stack trace.

`type` is `urn:foerderlotse:problem:<code>` for an error of ours (`rag/errors.py`) and `about:blank` where the status
says it all. What a server error says of files and folders is for the log, and for who holds the token. Where an address
speaks like OpenAI's API, the same errors are worded as its clients expect them (`api/openai/errors.py`).

Source: RFC 9457, sections 3.1 and 4.2.1 (about:blank has the status phrase as its title).
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.routing import compile_path

from api.auth import sees_internal
from api.openai import errors as openai_errors
from rag.errors import LotseError

TYPE = "urn:foerderlotse:problem:"
CONTENT = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
"""How the OpenAPI description names the body of a problem."""
CHALLENGE = {"www-authenticate": 'Bearer realm="foerderlotse"'}
"""What goes with 401. Source: RFC 6750, section 3."""
log = logging.getLogger("lotse.api")


class FieldProblem(BaseModel):
    """One field that cannot be used: where it stands in the request, and why."""

    field: str
    message: str


class Problem(BaseModel):
    """A problem as RFC 9457 has it; `errors` names fields where the request did not fit the schema."""

    type: str = Field(examples=[f"{TYPE}question-empty"])
    title: str = Field(examples=["The question is empty"])
    status: int = Field(ge=400, le=599, examples=[422])
    detail: str = Field(examples=["the question is empty: type what you want to know, e.g. 'Was fördert ZIM?'"])
    instance: str = Field(examples=["/api/v1/ask"])
    request_id: str
    errors: tuple[FieldProblem, ...] = ()


class ProblemResponse(JSONResponse):
    """A response that carries a problem."""

    media_type = "application/problem+json"


def of_status(status: int, detail: str | None, *, instance: str, request_id: str) -> Problem:
    """Returns the problem of an HTTP status that needs no more words than its own."""
    phrase = HTTPStatus(status).phrase
    return Problem(
        type="about:blank",
        title=phrase,
        status=status,
        detail=detail or phrase,
        instance=instance,
        request_id=request_id,
    )


def of_error(error: LotseError, *, instance: str, request_id: str, trusted: bool) -> Problem:
    """Returns the problem of an error of ours; an untrusted caller learns of a server error only its title."""
    hidden = error.http_status >= 500 and not trusted
    return Problem(
        type=TYPE + error.code,
        title=error.title,
        status=error.http_status,
        detail=f"{error.title.lower()}; the server's log says more under this request id" if hidden else str(error),
        instance=instance,
        request_id=request_id,
    )


def response(problem: Problem, headers: Mapping[str, str] | None = None) -> JSONResponse:
    """Returns the response with the problem's status; an empty `errors` is left out."""
    if problem.instance.startswith(openai_errors.PREFIX):
        return openai_errors.response(*openai_errors.of_problem(problem), headers)
    body = problem.model_dump(mode="json", exclude={"errors"} if not problem.errors else None)
    return ProblemResponse(body, status_code=problem.status, headers=dict(headers or {}))


def install(app: FastAPI) -> None:
    """Makes `app` answer each expected error as a problem; `guards.LastResort` answers the unexpected."""

    @app.exception_handler(LotseError)
    def ours(request: Request, error: LotseError) -> JSONResponse:
        if error.http_status >= 500:
            log.error("%s %s: %s", request_id(request), request.url.path, error)
        headers = CHALLENGE if error.http_status == 401 else None
        return response(of_error(error, **where(request), trusted=sees_internal(request)), headers)

    @app.exception_handler(HTTPException)
    def http(request: Request, error: HTTPException) -> JSONResponse:
        detail = error.detail if error.detail != HTTPStatus(error.status_code).phrase else None
        headers = dict(error.headers or {})
        if error.status_code == 405 and (allowed := _allowed(request)):
            headers["Allow"] = allowed
        return response(of_status(error.status_code, detail or _hint(error.status_code), **where(request)), headers)

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> JSONResponse:
        if request.url.path.startswith(openai_errors.PREFIX):
            return openai_errors.response(400, openai_errors.of_faults(error.errors()))
        faults = tuple(_fault(fault) for fault in error.errors())
        said = "; ".join(f"{fault.field}: {fault.message}" for fault in faults)
        return response(
            Problem(
                type=TYPE + "request-invalid",
                title="The request does not fit the schema",
                status=422,
                detail=f"{said}: see /docs",
                errors=faults,
                **where(request),
            )
        )


def request_id(request: Request) -> str:
    """Returns the id under which the log knows this request."""
    return str(request.scope.get("state", {}).get("request_id", "-"))


def where(request: Request) -> dict[str, Any]:
    """Returns the fields of a problem that say which request it was."""
    return {"instance": request.url.path, "request_id": request_id(request)}


def _hint(status: int) -> str | None:
    if status == 404:
        return "there is nothing at this address: see /docs for those that exist"
    if status == 405:
        return "this address does not take this method: see /docs"
    return None


def _allowed(request: Request) -> str | None:
    """The methods that an address takes, of all its routes: a router names those of the first that fits the path.

    Source: RFC 9110, section 15.5.6.
    """
    paths, asked = request.app.openapi()["paths"], request.url.path
    fitting = [asked] if asked in paths else [path for path in paths if compile_path(path)[0].match(asked)]
    return ", ".join(sorted({method.upper() for path in fitting for method in paths[path]})) or None


def _fault(fault: Mapping[str, Any]) -> FieldProblem:
    where = [str(part) for part in fault["loc"] if part not in ("body", "query", "path", "header")]
    field = ".".join(where) or str(fault["loc"][0])
    if fault["type"] == "extra_forbidden":
        return FieldProblem(field=field, message="is unknown here")
    if fault["type"] == "json_invalid":
        return FieldProblem(field="body", message="is no valid JSON")
    return FieldProblem(field=field, message=str(fault["msg"]).removeprefix("Value error, "))
