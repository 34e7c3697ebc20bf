"""POST /api/v1/check: a company and its project against the programmes."""

from __future__ import annotations

from fastapi import APIRouter

from api.auth import Parts, Seen
from api.inputs import CheckOrder
from rag.eligibility.report import CheckReport, report

router = APIRouter(tags=["check"])


@router.post("/check", summary="Check which programmes fit")
def check(services: Parts, seen: Seen, order: CheckOrder) -> CheckReport:
    """Judges each programme criterion by criterion, and estimates what it pays; best first.

    Without `entries` or `everything`: what fits or may fit and has something in common with the project.
    """
    return report(
        order.profile,
        services.reader.stock.programmes(seen),
        order.today or services.today(),
        language=order.language,
        only=order.entries,
        everything=order.everything,
        limit=order.limit,
    )
