from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient
from jsonschema import Draft202012Validator

from api.examples import examples


@pytest.fixture(scope="module")
def described(client: TestClient) -> dict[str, Any]:
    """The description."""
    told: dict[str, Any] = client.get("/openapi.json").json()
    return told


def operations(described: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every method and path with its description."""
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            yield f"{method.upper()} {path}", operation


def faults(schema: dict[str, Any], example: Any, described: dict[str, Any]) -> list[str]:
    """What of an example does not fit its schema."""
    whole = {**schema, "components": described["components"]}
    return [one.message for one in Draft202012Validator(whole).iter_errors(example)]


def test_every_answer_has_an_example_that_fits_its_schema(described: dict[str, Any]) -> None:
    shown = set()
    for name, operation in operations(described):
        for status, response in operation["responses"].items():
            content = response.get("content", {}).get("application/json")
            if status.startswith("2") and content:
                shown.add(name)
                assert not faults(content["schema"], content["example"], described), name
    assert shown == set(examples())


def test_every_body_has_an_example_that_fits_its_schema(described: dict[str, Any]) -> None:
    for name, operation in operations(described):
        body = operation.get("requestBody", {}).get("content", {}).get("application/json")
        if body:
            schema = described["components"]["schemas"][body["schema"]["$ref"].rpartition("/")[2]]
            assert schema["examples"], name
            assert not [fault for one in schema["examples"] for fault in faults(schema, one, described)], name


def test_no_example_names_a_folder_of_this_machine_or_a_secret() -> None:
    said = str(examples())
    assert "/tmp" not in said and "geheim" not in said
