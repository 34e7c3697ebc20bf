"""The HTTP application: guards around routes, problems for errors, documentation that needs no other host."""

from __future__ import annotations

import time

from fastapi import APIRouter, FastAPI
from fastapi_offline import FastAPIOffline
from starlette.middleware import Middleware

from api import guards, mcp_endpoint, problems
from api.openai.errors import PREFIX as OPENAI
from api.routes import (
    alerts,
    ask,
    changes,
    check,
    corpus,
    documents,
    entries,
    feedback,
    health,
    openai,
    search,
    session,
    status,
)
from api.services import Services
from api.status import version

PREFIX = "/api/v1"
UPLOADS = (f"{PREFIX}/documents", f"{PREFIX}/documents/preview")
FEEDBACK = f"{PREFIX}/feedback"
SESSION = f"{PREFIX}/session"
SIGN_INS_PER_MINUTE = 20
FEEDBACK_MAX_BYTES = 200_000
BODY_MAX_BYTES = guards.MEGABYTE
FORM_BYTES = 10_000
LOOPBACK = ("127.0.0.1", "localhost", "[::1]", "::1")
DESCRIPTION = """Cited answers and search over German funding documents.

Reading shows what is public. `Authorization: Bearer KEY` shows and lets do what the key's scopes say: `internal` reads
internal documents, `feedback` reads feedback, `documents` changes documents; LOTSE_API_TOKEN has all of them.

Every error is problem JSON (RFC 9457). A query parameter that does not exist is refused."""
_REFUSALS = {
    status: {"description": text, "content": problems.CONTENT}
    for status, text in {
        403: "The token or key is missing, is wrong, or lacks the scope",
        404: "There is no such document",
        413: "The body or the question is too long",
        422: "The request does not fit the schema",
    }.items()
}


def create_app(services: Services) -> FastAPI:
    """Returns the application over open services; it closes nothing."""
    limit = services.settings.max_file_mb * guards.MEGABYTE + FORM_BYTES
    middleware = [Middleware(guards.LastResort)]
    if services.settings.host in LOOPBACK:
        middleware.append(Middleware(guards.KnownHost, hosts=LOOPBACK))
    own = {**dict.fromkeys(UPLOADS, limit), FEEDBACK: FEEDBACK_MAX_BYTES}
    middleware.append(Middleware(guards.BodyLimit, limit_bytes=BODY_MAX_BYTES, own=own))
    limits = {FEEDBACK: services.settings.feedback_per_minute, SESSION: SIGN_INS_PER_MINUTE}
    middleware.append(Middleware(guards.RateLimit, limits=limits))
    app: FastAPI = FastAPIOffline(
        title="Förderlotse",
        version=version(),
        description=DESCRIPTION,
        redoc_url=None,
        openapi_url="/openapi.json",
        middleware=middleware,
        responses=_REFUSALS,
        redirect_slashes=False,
    )
    app.state.services = services
    app.state.started = int(time.time())
    problems.install(app)
    app.include_router(health.router)
    v1 = APIRouter(prefix=PREFIX)
    for routes in (search, ask, check, entries, changes, documents, feedback, alerts, session, status, corpus):
        v1.include_router(routes.router)
    app.include_router(v1)
    app.include_router(openai.router)
    mcp_endpoint.mount(app, services)
    _describe_problem(app)
    return app


def _describe_problem(app: FastAPI) -> None:
    original = app.openapi

    def openapi() -> dict[str, object]:
        described = original()
        schemas = described.setdefault("components", {}).setdefault("schemas", {})
        problem = problems.Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        schemas |= problem.pop("$defs", {})
        schemas["Problem"] = problem
        for path in (path for path in described["paths"] if path.startswith(OPENAI)):
            for operation in described["paths"][path].values():  # what does not fit is 400 there, a refusal 401
                operation["responses"] = {
                    status: said for status, said in operation["responses"].items() if status not in ("403", "422")
                }
        return described

    app.openapi = openapi  # type: ignore[method-assign]
