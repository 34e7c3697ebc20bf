from __future__ import annotations

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

import rag.errors as errors
from api import guards, problems
from api.services import Services
from tests.api.tiny import TOKEN


def error_classes() -> list[type[errors.LotseError]]:
    found = [errors.LotseError]
    for cls in found:
        found.extend(cls.__subclasses__())
    return found


def raising(error: Exception, services: Services) -> TestClient:
    app = FastAPI()
    app.add_middleware(guards.LastResort)
    app.state.services = services
    problems.install(app)

    @app.get("/fail")
    def fail() -> None:
        raise error

    return TestClient(app, raise_server_exceptions=False)


@pytest.mark.parametrize("cls", error_classes(), ids=lambda cls: cls.__name__)
def test_every_error_of_ours_becomes_a_problem_with_its_status_and_code(
    cls: type[errors.LotseError], services: Services
) -> None:
    error = cls.__new__(cls)
    Exception.__init__(error, "the line for the user")
    response = raising(error, services).get("/fail", headers={"authorization": f"Bearer {TOKEN}"})
    body = response.json()
    assert response.status_code == cls.http_status == body["status"]
    assert response.headers["content-type"] == "application/problem+json"
    assert body["type"].endswith(f":{cls.code}")
    assert body["title"] == cls.title
    assert body["detail"] == "the line for the user"
    assert body["instance"] == "/fail"
    assert body["request_id"] == response.headers["x-request-id"]


def test_a_server_error_names_no_folder_to_a_caller_without_a_token(services: Services) -> None:
    body = raising(errors.StoreFull("/srv/geheim"), services).get("/fail").json()
    assert body["status"] == 507
    assert "geheim" not in str(body)


def test_an_unexpected_exception_is_a_500_without_a_stack_trace(
    services: Services, caplog: pytest.LogCaptureFixture
) -> None:
    response = raising(RuntimeError("Geheimnis im Text"), services).get("/fail", headers={"x-request-id": "meine-7"})
    body = response.json()
    assert response.status_code == 500
    assert response.headers["content-type"] == "application/problem+json"
    assert body["request_id"] == "meine-7"
    assert "Geheimnis" not in response.text and "Traceback" not in response.text
    assert "meine-7" in caplog.text and "Geheimnis im Text" in caplog.text


def test_an_address_that_does_not_exist_is_a_404_problem(client: TestClient) -> None:
    response = client.get("/api/v1/nix")
    assert response.status_code == 404
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["type"] == "about:blank"
    assert response.json()["title"] == "Not Found"


def test_a_wrong_method_is_a_405_problem_that_allows_the_right_ones(client: TestClient) -> None:
    response = client.put("/api/v1/search")
    assert response.status_code == 405
    assert response.headers["content-type"] == "application/problem+json"
    assert "GET" in response.headers["allow"]


def test_a_body_that_is_no_json_is_a_422_problem(client: TestClient) -> None:
    response = client.post("/api/v1/ask", content=b"{nein", headers={"content-type": "application/json"})
    assert response.status_code == 422
    assert response.json()["errors"] == [{"field": "body", "message": "is no valid JSON"}]


def test_an_unknown_query_parameter_is_named(client: TestClient) -> None:
    for path in ("/api/v1/search?q=Bonus&seite=2", "/api/v1/documents?seite=2", "/health?seite=2", "/ready?seite=2"):
        response = client.get(path)
        assert response.status_code == 422, path
        assert response.json()["errors"][0]["field"] == "seite"
        assert "seite: is unknown here" in response.json()["detail"]


def test_an_unknown_field_in_a_body_is_named(client: TestClient) -> None:
    response = client.post("/api/v1/ask", json={"question": "Was?", "modell": "x"})
    assert response.status_code == 422
    assert response.json()["errors"][0]["field"] == "modell"


@pytest.mark.parametrize(("region", "code"), [("Atlantis", "place-unknown"), ("Neustadt", "place-ambiguous")])
def test_a_region_that_is_not_clear_is_a_422_problem_with_the_next_step(
    client: TestClient, region: str, code: str
) -> None:
    searched = client.get("/api/v1/search", params={"q": "Bonus", "region": region})
    asked = client.post("/api/v1/ask", json={"question": "Was?", "filters": {"region": [region]}})
    for response in (searched, asked):
        assert response.status_code == 422
        assert response.json()["type"].endswith(f":{code}") and region in response.json()["detail"]


def test_a_region_by_name_finds_what_works_in_its_land(client: TestClient) -> None:
    found = {
        region: client.get("/api/v1/search", params={"q": "Testbonus", "region": region}).json()["documents"]
        for region in ("Lkr. Gifhorn", "38440", "München")
    }
    assert found["Lkr. Gifhorn"] and found["38440"] and not found["München"]
