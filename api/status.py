"""The status of a running server: its version and settings, what is stored, and how the three stores are."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed

from pydantic import BaseModel, Field

from api.services import Services
from rag.settings import EffectiveSetting, settings_in_force
from rag.store.status import Health, status_of


class StoreOut(BaseModel):
    """Counts and health of the data folder; `generation` grows with every visible change."""

    folder: str
    holder: str | None
    encoder: str | None
    generation: int
    documents: int
    chunks: int
    by_kind: dict[str, int]
    by_audience: dict[str, int]
    by_media_type: dict[str, int]
    health: list[Health] = Field(description="of the database, the term index and the vector index")


class StatusOut(BaseModel):
    """What `lotse status` shows, told by the server itself; `healthy` where every part is. Secrets are masked."""

    version: str
    healthy: bool
    settings: list[EffectiveSetting]
    store: StoreOut


def status(services: Services) -> StatusOut:
    """Returns the status; counts are of all audiences."""
    found = status_of(services.store, services.settings)
    store = StoreOut(**{name: getattr(found, name) for name in StoreOut.model_fields})
    return StatusOut(
        version=version(),
        healthy=all(one.ok for one in store.health),
        settings=settings_in_force(services.settings),
        store=store,
    )


def version() -> str:
    """Returns the version of the product that is installed, "0" where it runs without being installed."""
    try:
        return installed("foerderlotse")
    except PackageNotFoundError:
        return "0"
