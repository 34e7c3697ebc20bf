"""The HTTP application: guards around routes, problems for errors, documentation that needs no other host."""

from __future__ import annotations

import time

from fastapi import APIRouter, FastAPI
from fastapi_offline import FastAPIOffline
from starlette.middleware import Middleware

from api import description, guards, mcp_endpoint, problems
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
FEEDBACK = f"{PREFIX}/feedback"
SESSION = f"{PREFIX}/session"
SIGN_INS_PER_MINUTE = 20
FEEDBACK_MAX_BYTES = 200_000
BODY_MAX_BYTES = guards.MEGABYTE
FORM_BYTES = 10_000
LOOPBACK = ("127.0.0.1", "localhost", "[::1]", "::1")


def create_app(services: Services) -> FastAPI:
    """Returns the application over open services; it closes nothing.

    `state.body_limits` are the bytes that a path takes, where it takes more or less than others; a page adds its own.
    """
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
