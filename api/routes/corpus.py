"""GET /api/v1/corpus/findings: what to mend in the entries, for whoever keeps them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.auth import Changer, Parts
from api.etag import KEPT, tagged
from api.findings import FindingsOut, findings
from api.inputs import TodayParameters

router = APIRouter(prefix="/corpus", tags=["operating"])


@router.get("/findings", summary="See what to mend in the entries", response_model=FindingsOut, responses=KEPT)
def found(request: Request, changer: Changer, services: Parts, given: Annotated[TodayParameters, Query()]) -> Response:
    """Returns what `lotse corpus check` finds: faults of entries, and those that are old or end soon; has an ETag."""
    return tagged(request, findings(services.settings.corpus, given.today or services.today()))
