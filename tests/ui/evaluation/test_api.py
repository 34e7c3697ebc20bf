"""The evaluation for programs: described, for who has the scope, by pages, and silent on the test split."""

from __future__ import annotations

from typing import Any, cast

import httpx
import pytest
import schemathesis
from fastapi import FastAPI
from fastapi.testclient import TestClient
from schemathesis.specs.openapi.checks import positive_data_acceptance
from starlette.types import Receive, Scope, Send

from api.app import create_app
from api.services import Services
from rag.assemble import Reader
from rag.settings import load_settings
from tests.api.test_contract import CONFIG
from tests.api.tiny import CANARY, TOKEN
from tests.ui.evaluation.conftest import SECRET, World
from ui.evaluation.api import router

BASE = "/api/v1/evals"
PATHS = (BASE, f"{BASE}/compare", f"{BASE}/{{run}}", f"{BASE}/{{run}}/answers/{{question}}")
ASKED = (
    BASE,
    f"{BASE}/compare?a=vorher&b=nachher",
    f"{BASE}/vorher",
    f"{BASE}/vorher?q=Geheimfrage",
    f"{BASE}/vorher/answers/fakt-003",
    f"{BASE}/vorher/answers/fakt-005",
    f"{BASE}/nie",
)


REFUSED = {"public": 401, "staff": 403}


class Later:
    """The application of the world, once there is one: tests are collected by the description alone."""

    app: FastAPI

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes on."""
        await self.app(scope, receive, send)


def described() -> dict[str, Any]:
    """The description of the API with the evaluation in it."""
    app = create_app(Services(load_settings(environ={}), cast(Reader, None), ()))
    app.include_router(router)
    return app.openapi()


LATER = Later()
schema = schemathesis.openapi.from_dict(described(), config=CONFIG)
schema.app = LATER
EVALS = schema.include(path_regex=f"^{BASE}")


def as_described(path: str, response: httpx.Response) -> dict[str, Any]:
    """What a response says, held against the description of its address."""
    schema[path]["GET"].validate_response(response)
    told: dict[str, Any] = response.json()
    return told


@EVALS.parametrize()
def test_each_answer_is_as_described(world: World, case: schemathesis.Case) -> None:
    LATER.app = world.app
    response = case.call(headers={"authorization": f"Bearer {TOKEN}"})
    left_out = [positive_data_acceptance] if response.status_code == 422 and "errors" not in response.json() else None
    case.validate_response(response, headers={"authorization": f"Bearer {TOKEN}"}, excluded_checks=left_out)
    assert SECRET not in response.text


@pytest.mark.parametrize("path", PATHS)
def test_each_address_is_described_with_its_scope_and_refusals(path: str) -> None:
    operation = described()["paths"][path]["get"]
    assert [scope for one in operation["security"] for scopes in one.values() for scope in scopes] == ["feedback"]
    assert operation["summary"] and operation["tags"] == ["evals"]
    assert {"200", "401", "403", "404", "422"} <= operation["responses"].keys()


def test_the_description_of_the_server_holds_them(world: World) -> None:
    told = world.caller("public").get("/openapi.json").json()["paths"]
    assert told.keys() >= set(PATHS) and "/api/v1/ask" in told


@pytest.mark.parametrize("path", ASKED)
@pytest.mark.parametrize("role", ["public", "staff"])
def test_only_who_evaluates_is_answered(world: World, role: str, path: str) -> None:
    given = world.caller(role).get(path)
    assert given.status_code == REFUSED[role] and given.headers["content-type"] == "application/problem+json"
    assert "vorher" not in given.json()["detail"] and CANARY not in given.text


@pytest.mark.parametrize("path", ASKED)
def test_the_test_split_is_told_nowhere(evaluator: TestClient, path: str) -> None:
    given = evaluator.get(path)
    assert SECRET not in given.text
    assert given.status_code == (404 if "fakt-005" in path or path.endswith("nie") else 200)


def test_runs_come_by_pages_newest_first(evaluator: TestClient) -> None:
    told = as_described(BASE, evaluator.get(BASE, params={"limit": 2, "offset": 1}))
    assert (told["total"], [one["name"] for one in told["runs"]]) == (3, ["vorher", "halb"])
    assert (
        told["runs"][0]["measures"]["shares"]["right"] == 0.6
        and told["runs"][0]["floors"]["verdict"] == "other_questions"
    )
    low, high = told["runs"][0]["measures"]["intervals"]["right"]
    assert low < 0.6 < high
    assert not told["runs"][1]["finished"] and told["runs"][1]["measures"] is None


def test_a_run_comes_with_its_answers_by_pages_and_conditions(evaluator: TestClient) -> None:
    told = as_described(f"{BASE}/{{run}}", evaluator.get(f"{BASE}/vorher", params={"limit": 1, "offset": 1}))
    assert [one["category"] for one in told["categories"]] == ["all", "fact"]
    assert (told["total"], told["hidden"], [one["id"] for one in told["answers"]]) == (4, 1, ["fakt-002"])
    only = evaluator.get(f"{BASE}/vorher", params={"outcome": "harmful", "category": "fact"}).json()
    assert [one["id"] for one in only["answers"]] == ["fakt-003"] and "closed but proposed" in only["answers"][0]["why"]
    assert evaluator.get(f"{BASE}/vorher", params={"outcome": "unsinn"}).status_code == 422


def test_an_answer_comes_whole(evaluator: TestClient) -> None:
    told = as_described(f"{BASE}/{{run}}/answers/{{question}}", evaluator.get(f"{BASE}/vorher/answers/fakt-003"))
    assert told["outcome"] == "harmful" and told["expected"] == [
        {"text": "80 Prozent", "level": "vital", "said": False}
    ]
    assert told["gold"][0]["rank"] == 2 and told["dialogue"]["turns"] == 3
    assert told["answer"]["timings_ms"] == {"total": 7.0} and told["question"]["history"][0]["text"] == "Vorher gefragt"


def test_two_runs_are_compared(evaluator: TestClient) -> None:
    told = as_described(
        f"{BASE}/compare", evaluator.get(f"{BASE}/compare", params={"a": "vorher", "b": "nachher", "limit": 2})
    )
    right = next(one for one in told["differences"] if one["measure"] == "right")
    assert right["n"] == 5 and right["difference"] == pytest.approx(-0.2) and 0 < right["p_value"] <= 1
    assert (told["won"], told["lost"], told["reworded"], told["hidden"], told["total"]) == (1, 1, 1, 1, 3)
    assert [(one["id"], one["change"]) for one in told["changes"]] == [("fakt-001", "lost"), ("fakt-002", "won")]
    assert told["settings"] == ["dense_weight"]
    assert evaluator.get(f"{BASE}/compare", params={"a": "vorher"}).status_code == 422
    assert evaluator.get(f"{BASE}/compare", params={"a": "vorher", "b": "halb"}).status_code == 422
