from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.services import Services
from tests.api.conftest import BASE
from tests.api.tiny import TOKEN, open_tiny

PATH = "/api/v1/feedback"
ADMIN = {"authorization": f"Bearer {TOKEN}"}
SAID = {"question": "Wie viel zahlt der Testbonus?", "thumb": "down", "reason": "wrong", "comment": "stimmt nicht"}


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    with open_tiny(tmp_path_factory.mktemp("feedback"), keep_feedback_days=30, feedback_per_minute=20) as services:
        yield services


@pytest.fixture
def public(opened: Services) -> TestClient:
    """A caller without a key; the limit counts anew for each test."""
    return TestClient(create_app(opened), base_url=BASE, raise_server_exceptions=False)


def test_whoever_asks_may_say_what_they_think_and_learns_how_long_it_is_kept(public: TestClient) -> None:
    answer = public.post("/api/v1/ask", json={"question": SAID["question"]}).json()
    cited = [{"doc_id": one["doc_id"], "version": one["version"]} for one in answer["citations"]]
    given = SAID | {"answer": answer["text"], "engine": answer["engine"], "versions": cited}
    response = public.post(PATH, json=given)
    assert response.status_code == 201 and response.json()["kept_until"] == "2026-12-24"
    (one,) = public.get(PATH, headers=ADMIN).json()["feedback"]
    assert one["id"] == response.json()["id"] and one["audience"] == "public"
    assert {name: one["feedback"][name] for name in given} == given
    assert "testclient" not in str(one), "the caller's address"


def test_the_public_reads_none_of_it(public: TestClient) -> None:
    refused = public.get(PATH)
    assert refused.status_code == 401 and "scope 'feedback'" in refused.json()["detail"]


def test_pages_and_thumbs_are_filtered(public: TestClient) -> None:
    for thumb in ("up", "up"):
        assert public.post(PATH, json=SAID | {"thumb": thumb}).status_code == 201
    page = public.get(PATH, headers=ADMIN, params={"thumb": "up", "limit": 1}).json()
    assert (page["total"], len(page["feedback"])) == (2, 1)


def test_an_admin_deletes_one_by_the_id_its_giver_was_told(public: TestClient) -> None:
    given = public.post(PATH, json=SAID | {"comment": "bitte löschen"}).json()["id"]
    assert public.delete(f"{PATH}/{given}").status_code == 401
    assert public.delete(f"{PATH}/{given}", headers=ADMIN).status_code == 204
    assert "bitte löschen" not in public.get(PATH, headers=ADMIN).text
    assert public.delete(f"{PATH}/{given}", headers=ADMIN).status_code == 404


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"thumb": "quer"}, "thumb"),
        ({"reason": "doof"}, "reason"),
        ({"comment": "x" * 2_001}, "comment"),
        ({"answer": "x" * 20_001}, "answer"),
        ({"ip": "192.0.2.1"}, "ip"),
        ({"versions": [{"doc_id": "a", "version": "b"}] * 101}, "versions"),
    ],
)
def test_what_does_not_fit_is_named_and_not_stored(public: TestClient, wrong: dict[str, object], field: str) -> None:
    before = public.get(PATH, headers=ADMIN).json()["total"]
    response = public.post(PATH, json=SAID | wrong)
    assert response.status_code == 422 and response.json()["errors"][0]["field"].startswith(field)
    assert public.get(PATH, headers=ADMIN).json()["total"] == before


def test_half_a_character_is_refused(public: TestClient) -> None:
    body = b'{"question": "Was \\ud800?", "thumb": "up"}'
    assert public.post(PATH, content=body, headers={"content-type": "application/json"}).status_code == 422


def test_too_long_a_question_and_too_large_a_body_are_413(public: TestClient) -> None:
    assert public.post(PATH, json=SAID | {"question": "x" * 5_000}).status_code == 413
    assert public.post(PATH, json=SAID | {"comment": "x" * 300_000}).status_code == 413


def test_too_many_are_refused_and_other_addresses_are_not_limited(public: TestClient) -> None:
    assert [public.post(PATH, json=SAID).status_code for _ in range(21)][19:] == [201, 429]
    assert public.get(PATH, headers=ADMIN).status_code == 200
    assert public.get("/health").status_code == 200
