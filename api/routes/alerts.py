"""GET /api/v1/alerts/{id}.atom and .json: what changed, opens or closes in a saved search or shortlist."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.atom import MEDIA_TYPE, feed
from api.auth import Parts, Seen
from api.etag import KEPT, kept, tagged
from api.inputs import NoParameters
from api.services import Services
from rag.alerts import Alerts, look
from rag.watch import Watch

router = APIRouter(prefix="/alerts", tags=["alerts"])
_QUARTER = {"cache-control": "private, max-age=900"}


@router.get(
    "/{watch_id}.atom",
    summary="Read alerts as a feed",
    response_class=Response,
    responses={200: {"content": {MEDIA_TYPE: {"schema": {"type": "string"}}}}, **KEPT},
)
def atom(
    request: Request, services: Parts, seen: Seen, watch_id: str, none: Annotated[NoParameters, Query()]
) -> Response:
    """Returns an Atom feed of the last 90 days for any feed reader; a watch over internal entries needs the scope `internal`."""
    alerts = _look(services, watch_id, seen)
    base = str(request.base_url).rstrip("/")
    body = feed(alerts, f"{base}{request.url.path}", f"{base}/api/v1/entries")
    return kept(request, body, MEDIA_TYPE, body, headers=_QUARTER)


@router.get("/{watch_id}.json", summary="Read alerts as JSON", response_model=Alerts, responses=KEPT)
def json(
    request: Request, services: Parts, seen: Seen, watch_id: str, none: Annotated[NoParameters, Query()]
) -> Response:
    """Returns changes of the last 90 days, field by field and newest first, and what opens or closes soon, nearest first."""
    return tagged(request, _look(services, watch_id, seen), headers=_QUARTER)


def _look(services: Services, watch_id: str, seen: frozenset[str]) -> Alerts:
    database = services.store.database
    watch = Watch.model_validate_json(database.watches.find(watch_id, seen))
    return look(watch, database, services.store, services.reader.retriever, services.today())
