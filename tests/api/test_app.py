from __future__ import annotations

import re

from fastapi.testclient import TestClient


def test_the_documentation_asks_nothing_of_another_host(client: TestClient) -> None:
    page = client.get("/docs").text
    loaded = re.findall(r'(?:src|href)="([^"]+)"', page)
    assert loaded and all(address.startswith("/") for address in loaded)
    for address in loaded:
        assert client.get(address).status_code == 200, address
    assert "cdn" not in page


def test_the_description_has_every_address_with_its_problems_and_an_example(client: TestClient) -> None:
    described = client.get("/openapi.json").json()
    paths = described["paths"]
    assert set(paths) == {
        "/health",
        "/ready",
        "/api/v1/search",
        "/api/v1/ask",
        "/api/v1/check",
        "/api/v1/entries",
        "/api/v1/entries/{entry_id}",
        "/api/v1/documents",
        "/api/v1/documents/{doc_id}",
        "/api/v1/documents/{doc_id}/pages/{page}",
        "/api/v1/documents/ingest",
        "/api/v1/documents/preview",
        "/api/v1/session",
        "/api/v1/status",
        "/api/v1/corpus/findings",
        "/api/v1/feedback",
        "/api/v1/feedback/{feedback_id}",
        "/api/v1/alerts/{watch_id}.atom",
        "/api/v1/alerts/{watch_id}.json",
        "/v1/models",
        "/v1/models/{model}",
        "/v1/chat/completions",
    }
    for path, methods in paths.items():
        for method, operation in methods.items():
            assert operation["summary"] and operation["description"], (path, method)
            if path.startswith("/v1/"):
                refused = operation["responses"]["400"]["content"]["application/json"]["schema"]
                assert refused == {"$ref": "#/components/schemas/ErrorOut"} and "422" not in operation["responses"]
                continue
            problem = operation["responses"]["422"]["content"]
            assert set(problem) == {"application/problem+json"}, (path, method)
    assert "examples" in described["components"]["schemas"]["Question"]
    assert "examples" in described["components"]["schemas"]["CheckOrder"]
    assert "examples" in described["components"]["schemas"]["ChatRequest"]
    assert "examples" in described["components"]["schemas"]["Feedback"]
    assert described["components"]["schemas"]["Problem"]["properties"]["detail"]
    assert described["components"]["securitySchemes"]["HTTPBearer"]["scheme"] == "bearer"
    assert "security" in paths["/api/v1/documents/ingest"]["post"]


def test_every_reference_in_the_description_resolves(client: TestClient) -> None:
    described = client.get("/openapi.json").json()
    schemas = described["components"]["schemas"]
    names = set(re.findall(r"#/components/schemas/(\w+)", client.get("/openapi.json").text))
    assert names <= set(schemas)
