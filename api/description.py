"""The OpenAPI description: what FastAPI makes of the routes, and what it cannot know of them.

Source: OpenAPI 3.1.0, security requirement object: an empty one makes a scheme optional; roles may be named for any scheme.
"""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI

from api import problems
from api.examples import examples
from api.openai.errors import PREFIX as OPENAI

TEXT = """Cited answers and search over German funding documents.

Reading shows what is public. `Authorization: Bearer KEY` shows and lets do what the key's scopes say: `internal` reads
internal documents, `feedback` reads feedback, `documents` changes documents; LOTSE_API_TOKEN has all of them.

Every error is problem JSON (RFC 9457). A query parameter that does not exist is refused."""
REFUSALS: dict[int | str, dict[str, Any]] = {
    status: {"description": text, "content": problems.CONTENT}
    for status, text in {
        400: "The body cannot be read, or the name of the host is not this server's",
        401: "A token or key is needed and missing, or does not count",
        403: "The token or key lacks the scope",
        404: "There is no such document",
        413: "The body or the question is too long",
        422: "The request does not fit the schema",
        429: "Too many requests; `Retry-After` says when to come again",
        500: "Something unexpected went wrong; the log says more under the request's id",
        503: "The store, an index or a model cannot be used, or the answer took too long",
    }.items()
}
"""What any address may answer with."""
OF_FILES: dict[int | str, dict[str, Any]] = {
    status: {"description": text, "content": problems.CONTENT}
    for status, text in {
        415: "No loader reads this kind of file, or its content is not what its name says",
        507: "No space is left",
    }.items()
}
"""What an address that takes a file may answer with, too."""


def describe(app: FastAPI) -> None:
    """Completes `app.openapi()`: the schema of a problem, where a key is needed, and which refusals an address knows."""
    original, shown = app.openapi, examples()

    def openapi() -> dict[str, Any]:
        if app.openapi_schema:
            return app.openapi_schema
        described: dict[str, Any] = original()
        schemas = described.setdefault("components", {}).setdefault("schemas", {})
        problem = problems.Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        schemas |= problem.pop("$defs", {})
        schemas["Problem"] = problem
        for path, operations in described["paths"].items():
            for method, operation in operations.items():
                _complete(path, operation, shown.get(f"{method.upper()} {path}"))
        return described

    app.openapi = openapi  # type: ignore[method-assign]


def _complete(path: str, operation: dict[str, Any], example: Any) -> None:
    scopes = [scope for one in operation.get("security", ()) for needed in one.values() for scope in needed]
    if "security" in operation and not scopes:
        operation["security"] = [{}, *(one for one in operation["security"] if one)]
    unknown = {"403"} if not scopes else set()
    if path.startswith(OPENAI):  # what does not fit is 400 there
        unknown |= {"422"}
    operation["responses"] = {status: said for status, said in operation["responses"].items() if status not in unknown}
    for status, said in operation["responses"].items():
        if status.startswith("2") and example is not None and "application/json" in said.get("content", {}):
            said["content"]["application/json"]["example"] = example
