"""GET /api/v1/status: settings, counts and health, for whoever operates the server."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.auth import Changer, Parts
from api.inputs import NoParameters
from api.status import StatusOut, status

router = APIRouter(tags=["operating"])


@router.get("/status", summary="See settings, counts and health")
def shown(changer: Changer, services: Parts, none: Annotated[NoParameters, Query()]) -> StatusOut:
    """Returns what `lotse status` shows: version, settings without secrets, counts, and the health of the three stores."""
    return status(services)
