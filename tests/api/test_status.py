from __future__ import annotations

from fastapi.testclient import TestClient

from api.services import Services
from api.status import status
from tests.api.tiny import TOKEN


def test_the_status_counts_and_tells_the_health_of_all_three_stores(services: Services) -> None:
    found = status(services)
    assert found.healthy and [one.part for one in found.store.health] == ["database", "terms", "vectors"]
    assert found.store.documents == 4 and found.store.by_audience == {"public": 3, "internal": 1}
    assert found.store.chunks == services.store.chunk_count() == services.store.vector_count()


def test_a_lost_index_is_told(changing: TestClient) -> None:
    services: Services = changing.app.state.services  # type: ignore[attr-defined]
    chunk = services.store.document_chunks("testbonus", frozenset({"public"}))[0]
    services.store._owned().vectors.delete([chunk.chunk_id])
    found = status(services)
    assert not found.healthy
    assert ["repair" in one.detail for one in found.store.health] == [False, False, True]


def test_secrets_are_masked_and_only_an_admin_sees_the_status(client: TestClient, holder: TestClient) -> None:
    assert client.get("/api/v1/status").status_code == 401
    told = holder.get("/api/v1/status")
    settings = {one["name"]: one for one in told.json()["settings"]}
    assert told.status_code == 200 and TOKEN not in told.text
    assert settings["api_token"] == {"name": "api_token", "value": "********", "origin": "set"}
    assert settings["port"]["origin"] == "default"
