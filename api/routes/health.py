"""GET /health and /ready: whether the process lives, and whether it can answer."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.auth import EVERYONE, Parts
from api.inputs import NoParameters
from api.schemas import HealthOut, ReadyOut
from rag.errors import LotseError
from rag.records import Filters

router = APIRouter(tags=["health"])
PROBE = "Förderung"


@router.get("/health", summary="Does the process live?")
def health(none: Annotated[NoParameters, Query()]) -> HealthOut:
    """Answers as long as the process does; looks at nothing."""
    return HealthOut()


@router.get("/ready", summary="Can it answer?", responses={503: {"model": ReadyOut}})
def ready(services: Parts, response: Response, none: Annotated[NoParameters, Query()]) -> ReadyOut:
    """Asks the database, the encoder and both indexes for something small; 503 with reasons where one fails.

    Both counts are of what is public.
    """
    store, encoder = services.store, services.reader.encoder
    reasons: list[str] = []
    documents = chunks = 0
    try:
        documents = store.list(Filters(), EVERYONE, 0, 1)[1]
        chunks = store.database.versions.chunk_count(EVERYONE)
        if not documents:
            reasons.append("index: it holds no public document")
        store.search_terms(PROBE, 1, EVERYONE)
        store.search_vectors(encoder.query(PROBE), 1, EVERYONE)
    except LotseError as error:
        reasons.append(f"{error.code}: {error.title.lower()}")
    if services.stopping.is_set():
        reasons.append("server: it is stopping")
    response.status_code = 503 if reasons else 200
    return ReadyOut(
        status="not ready" if reasons else "ready",
        documents=documents,
        chunks=chunks,
        encoder=encoder.name,
        reasons=reasons,
    )
