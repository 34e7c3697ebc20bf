from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

CHECK = "/api/v1/check"
PROFILE: dict[str, Any] = {"headcount": 12, "place": "Hannover", "project": {"topics": ["digitalisation"]}}


def test_each_programme_is_judged_criterion_by_criterion(client: TestClient) -> None:
    body = client.post(CHECK, json={"profile": PROFILE}).json()
    assert body["today"] == "2026-11-24" and body["size"] == {
        "possible": ["small", "medium", "large"],
        "presumed": "small",
    }
    assert body["counts"] == {"fits": 0, "unclear": 1, "does_not_fit": 1}
    (found,) = body["programmes"]
    assert found["id"] == "testbonus" and found["verdict"] == "unclear"
    by_name = {one["criterion"]: one for one in found["criteria"]}
    assert by_name["region"]["result"] == "met" and by_name["region"]["has"] == "Hannover, Region Hannover"
    assert by_name["record"]["result"] == "unknown"
    assert {one["code"] for one in body["warnings"]} == {"window_closing"}


def test_all_programmes_are_shown_on_request_and_named_ones_in_any_case(client: TestClient) -> None:
    everything = client.post(CHECK, json={"profile": PROFILE, "everything": True}).json()["programmes"]
    assert [(one["id"], one["verdict"]) for one in everything] == [
        ("testbonus", "unclear"),
        ("altbonus", "does_not_fit"),
    ]
    named = client.post(CHECK, json={"profile": PROFILE, "entries": ["altbonus"]}).json()["programmes"]
    assert [one["id"] for one in named] == ["altbonus"]


def test_the_day_and_the_language_are_the_callers(client: TestClient) -> None:
    after = client.post(CHECK, json={"profile": PROFILE, "today": "2027-01-01", "everything": True}).json()
    assert after["today"] == "2027-01-01" and after["counts"]["does_not_fit"] == 2
    english = client.post(CHECK, json={"profile": PROFILE, "language": "en"}).json()["programmes"][0]["criteria"]
    assert any(one["needs"] == "applications are taken today" for one in english)


@pytest.mark.parametrize(
    ("body", "code", "named"),
    [
        ({"profile": PROFILE, "entries": ["nirgends"]}, "entry-unknown", "nirgends"),
        ({"profile": {"headcount": -1}}, "request-invalid", "profile.headcount"),
        ({"profile": {"umsatz": 5}}, "request-invalid", "profile.umsatz"),
        ({"profile": {"founded": "2019-13"}}, "request-invalid", "profile.founded"),
        ({"profile": PROFILE, "language": "fr"}, "request-invalid", "language"),
        ({}, "request-invalid", "profile"),
    ],
)
def test_what_cannot_be_used_is_a_problem_that_names_it(
    client: TestClient, body: dict[str, Any], code: str, named: str
) -> None:
    response = client.post(CHECK, json=body)
    assert response.status_code == 422 and response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert problem["type"].endswith(f":{code}") and named in problem["detail"]


def test_the_schema_shows_an_example(client: TestClient) -> None:
    described = client.get("/openapi.json").json()["components"]["schemas"]["CheckOrder"]
    assert described["examples"][0]["profile"]["headcount"] == 38
