"""The HTTP application: guards around routes, problems for errors, documentation that needs no other host."""

from __future__ import annotations

import time
from typing import Any

from fastapi import APIRouter, FastAPI
from fastapi_offline import FastAPIOffline
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware

from api import description, guards, mcp_endpoint, problems
from api.deadline import Deadline
from api.rate import RateLimit
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
    pages,
    search,
    session,
    status,
)
from api.services import Services
from api.status import version

PREFIX = "/api/v1"
UPLOADS = (f"{PREFIX}/documents", f"{PREFIX}/documents/preview")
SLOW = (*UPLOADS, f"{PREFIX}/documents/ingest")
"""Where reading a scan, or waiting for another change, may take minutes."""
FEEDBACK = f"{PREFIX}/feedback"
SESSION = f"{PREFIX}/session"
SIGN_INS_PER_MINUTE = 20
FEEDBACK_MAX_BYTES = 200_000
BODY_MAX_BYTES = guards.MEGABYTE
FORM_BYTES = 10_000
CORS: dict[str, Any] = {
    "allow_methods": ["GET", "POST", "DELETE"],
    "allow_headers": ["authorization", "content-type", "if-none-match", guards.REQUEST_ID],
    "expose_headers": ["etag", "link", "retry-after", guards.REQUEST_ID],
    "max_age": 600,
}
"""What pages of allowed origins may send and read; cookies are none of it."""
LOOPBACK = ("127.0.0.1", "localhost", "[::1]", "::1")


def create_app(services: Services) -> FastAPI:
    """Returns the application over open services; it closes nothing.

    `state.body_limits` are the bytes that a path takes, where it takes more or less than others; a page adds its own.
    """
    settings = services.settings
    limit = settings.max_file_mb * guards.MEGABYTE + FORM_BYTES
    middleware = [Middleware(guards.LastResort)]
    if settings.cors_origins:
        middleware.append(Middleware(CORSMiddleware, allow_origins=settings.cors_origins, **CORS))
    if settings.host in LOOPBACK:
        middleware.append(Middleware(guards.KnownHost, hosts=LOOPBACK))
    own = {**dict.fromkeys(UPLOADS, limit), FEEDBACK: FEEDBACK_MAX_BYTES}
    middleware.append(Middleware(guards.BodyLimit, limit_bytes=BODY_MAX_BYTES, own=own))
    limits = {FEEDBACK: settings.feedback_per_minute, SESSION: SIGN_INS_PER_MINUTE}
    middleware.append(Middleware(RateLimit, limits=limits, general=settings.requests_per_minute))
    middleware.append(Middleware(Deadline, seconds=settings.request_timeout_seconds, unlimited=SLOW))
    app: FastAPI = FastAPIOffline(
        title="Förderlotse",
        version=version(),
        description=description.TEXT,
        redoc_url=None,
        openapi_url="/openapi.json",
        middleware=middleware,
        responses=description.REFUSALS,
        redirect_slashes=False,
    )
    app.state.services = services
    app.state.body_limits = own
    app.state.started = int(time.time())
    problems.install(app)
    app.include_router(health.router)
    v1 = APIRouter(prefix=PREFIX)
    for routes in (search, ask, check, entries, changes, documents, pages, feedback, alerts, session, status, corpus):
        v1.include_router(routes.router)
    app.include_router(v1)
    app.include_router(openai.router)
    mcp_endpoint.mount(app, services)
    description.describe(app)
    return app
