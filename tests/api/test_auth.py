from __future__ import annotations

import json

import pytest
from fastapi.testclient import TestClient

from api.auth import token_matches
from api.services import Services
from rag.access import ROLES, new_key
from rag.store.lock import RECORD
from tests.api.tiny import CANARY, TODAY, TOKEN

ASKED = "Wie hoch ist die interne Quote des Vorhabens Digitalisierung Hannover?"
WRITING = [
    ("POST", "/api/v1/documents"),
    ("DELETE", "/api/v1/documents/testbonus"),
    ("POST", "/api/v1/documents/ingest"),
]


@pytest.mark.parametrize(
    ("header", "matches"),
    [
        (None, False),
        ("", False),
        ("Bearer", False),
        ("Bearer ", False),
        ("Bearer eins", True),
        ("bearer zwei", True),
        ("Basic eins", False),
        ("Bearer ein", False),
        ("Bearer einss", False),
        ("eins", False),
    ],
)
def test_only_a_bearer_header_with_a_whole_token_matches(header: str | None, matches: bool) -> None:
    assert token_matches(header, ("eins", "zwei")) is matches


def test_an_empty_token_lets_nobody_in() -> None:
    assert not token_matches("Bearer ", ("",))
    assert not token_matches("Bearer x", ())


@pytest.mark.parametrize(("method", "path"), WRITING)
@pytest.mark.parametrize("header", [None, "Bearer falsch", f"Basic {TOKEN}"])
def test_writing_without_the_token_is_refused(client: TestClient, method: str, path: str, header: str | None) -> None:
    headers = {"authorization": header} if header else {}
    json_body = {"targets": ["/etc"]} if path.endswith("ingest") else None
    response = client.request(method, path, headers=headers, json=json_body)
    assert response.status_code == 401 and response.headers["www-authenticate"].startswith("Bearer")
    assert response.json()["type"].endswith(":key-needed")


def test_a_wrong_token_is_refused_for_reading_too(client: TestClient) -> None:
    assert client.get("/api/v1/documents", headers={"authorization": "Bearer falsch"}).status_code == 401


def test_the_owner_records_token_lets_in(client: TestClient, services: Services) -> None:
    token = json.loads((services.settings.data / RECORD).read_text())["token"]
    response = client.get("/api/v1/documents", headers={"authorization": f"Bearer {token}"})
    assert response.json()["total"] == 4


def test_the_canary_reaches_nobody_without_the_token(client: TestClient, holder: TestClient) -> None:
    listed = holder.get("/api/v1/documents").json()["documents"]
    internal = next(one for one in listed if one["audience"] == "internal")
    asks = [
        lambda caller: caller.get("/api/v1/search", params={"q": "Deckname interne Quote Hannover"}),
        lambda caller: caller.get("/api/v1/search", params={"q": "interner Vermerk Hannover", "kind": "document"}),
        lambda caller: caller.post("/api/v1/ask", json={"question": ASKED}),
        lambda caller: caller.post("/api/v1/ask", json={"question": ASKED}, headers={"accept": "text/event-stream"}),
        lambda caller: caller.get("/api/v1/documents"),
        lambda caller: caller.get("/api/v1/documents", params={"limit": 1, "offset": 3}),
        lambda caller: caller.get(f"/api/v1/documents/{internal['doc_id']}", params={"start": 0, "end": 500}),
        lambda caller: caller.get(
            f"/api/v1/documents/{internal['doc_id']}",
            params={"start": 0, "end": 500, "version": internal["version"]},
        ),
        lambda caller: caller.get("/ready"),
    ]
    for ask in asks:
        seen = ask(client).text
        for secret in (CANARY, "77 Prozent", "Interner Vermerk", internal["version"]):
            assert secret not in seen
    assert any(CANARY in ask(holder).text for ask in asks[2:7])


def test_counts_leave_internal_documents_out(client: TestClient, holder: TestClient) -> None:
    assert client.get("/api/v1/documents").json()["total"] == 3
    assert holder.get("/api/v1/documents").json()["total"] == 4
    assert client.get("/ready").json()["documents"] == 3


def test_an_internal_document_is_as_unknown_as_one_that_never_was(client: TestClient, holder: TestClient) -> None:
    listed = holder.get("/api/v1/documents").json()["documents"]
    internal = next(one["doc_id"] for one in listed if one["audience"] == "internal")
    hidden, never = client.get(f"/api/v1/documents/{internal}"), client.get("/api/v1/documents/nie-da")
    assert hidden.status_code == never.status_code == 404
    assert hidden.json()["detail"].replace(internal, "X") == never.json()["detail"].replace("nie-da", "X")


def with_key(services: Services, role: str, **given: object) -> dict[str, str]:
    """The header of a key that was just made."""
    secret, key = new_key("Probe", role, today=TODAY, **given)  # type: ignore[arg-type]
    services.store.database.keys.add(key)
    return {"authorization": f"Bearer {secret}"}


@pytest.mark.parametrize("role", ROLES)
def test_a_key_shows_what_its_role_sees_and_lets_do_what_it_may(
    client: TestClient, services: Services, role: str
) -> None:
    headers = with_key(services, role)
    assert client.get("/api/v1/documents", headers=headers).json()["total"] == (3 if role == "public" else 4)
    asked = client.post("/v1/chat/completions", headers=headers, json=completion(ASKED)).text
    assert (CANARY in asked or "77 Prozent" in asked) is (role != "public")
    changed = client.delete("/api/v1/documents/nie-da", headers=headers)
    assert changed.status_code == (404 if role == "admin" else 403)


def completion(question: str) -> dict[str, object]:
    return {"model": "foerderlotse", "messages": [{"role": "user", "content": question}]}


def test_a_narrowed_key_may_no_more_than_its_scopes(client: TestClient, services: Services) -> None:
    headers = with_key(services, "admin", scopes=("documents",))
    assert client.get("/api/v1/documents", headers=headers).json()["total"] == 3
    assert client.delete("/api/v1/documents/nie-da", headers=headers).status_code == 404


def test_a_revoked_key_and_one_that_is_over_are_refused_like_one_that_never_was(
    client: TestClient, services: Services
) -> None:
    headers = with_key(services, "staff", until=TODAY)
    assert client.get("/api/v1/documents", headers=headers).status_code == 200
    keys = services.store.database.keys
    for key in keys.all():
        keys.revoke(key.key_id, TODAY)
    said = [client.get("/api/v1/documents", headers=one) for one in (headers, {"authorization": "Bearer lotse_nie"})]
    assert [one.status_code for one in said] == [401, 401]
    assert said[0].json()["detail"] == said[1].json()["detail"]
