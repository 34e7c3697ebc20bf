from __future__ import annotations

import dataclasses

import pytest
from fastapi.testclient import TestClient

from api import session
from api.app import create_app
from api.services import Services
from rag.access import new_key
from rag.settings import Settings
from tests.api.conftest import BASE
from tests.api.tiny import CANARY, TODAY, TOKEN

SESSION = "/api/v1/session"


@pytest.fixture
def browser(services: Services) -> TestClient:
    """A caller who keeps cookies, as a browser does."""
    return TestClient(create_app(services), base_url=BASE, raise_server_exceptions=False)


def key(services: Services, role: str) -> tuple[str, str]:
    secret, stored = new_key("Seite", role, today=TODAY)
    services.store.database.keys.add(stored)
    return secret, stored.key_id


@pytest.mark.parametrize("role", ["staff", "evaluator", "admin"])
def test_a_key_becomes_a_cookie_that_has_its_role(browser: TestClient, services: Services, role: str) -> None:
    secret, _ = key(services, role)
    assert browser.get(SESSION).json() == {"role": "public", "scopes": []}
    signed = browser.post(SESSION, json={"key": secret})
    flags = signed.headers["set-cookie"].lower()
    assert signed.status_code == 200 and "httponly" in flags and "samesite=strict" in flags and secret not in flags
    assert browser.get(SESSION).json()["role"] == role
    assert CANARY in browser.get("/api/v1/search", params={"q": "interne Quote"}).text
    assert browser.delete(SESSION).status_code == 204
    assert browser.get(SESSION).json()["role"] == "public"
    assert CANARY not in browser.get("/api/v1/search", params={"q": "interne Quote"}).text


def test_the_servers_token_signs_in_as_admin_and_its_digest_is_not_in_the_cookie(browser: TestClient) -> None:
    signed = browser.post(SESSION, json={"key": f" {TOKEN} "})
    assert signed.json()["role"] == "admin"
    assert session.digest_of(TOKEN) not in signed.headers["set-cookie"]


def test_a_revoked_key_is_signed_out_at_once(browser: TestClient, services: Services) -> None:
    secret, key_id = key(services, "staff")
    browser.post(SESSION, json={"key": secret})
    services.store.database.keys.revoke(key_id, TODAY)
    assert browser.get(SESSION).json()["role"] == "public"


def test_a_wrong_key_is_refused_and_keeps_no_cookie(browser: TestClient) -> None:
    refused = browser.post(SESSION, json={"key": "lotse_falsch"})
    assert refused.status_code == 401 and "lotse key create" in refused.json()["detail"]
    assert "set-cookie" not in refused.headers and "lotse_falsch" not in refused.text


def test_a_cookie_of_another_start_or_forged_is_worth_nothing(services: Services) -> None:
    secret, _ = key(services, "admin")
    cookie, _ = session.sign_in(services, secret)
    assert session.of_cookie(services, cookie) is not None
    assert session.of_cookie(services, cookie[:-2] + "xx") is None
    assert session.of_cookie(services, secret) is None
    assert session.of_cookie(dataclasses.replace(services, session_secret=b"another"), cookie) is None


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "http://127.0.0.1:3000"},
        {"origin": "https://fremd.example"},
    ],
)
def test_another_page_changes_nothing_with_the_cookie(
    browser: TestClient, services: Services, headers: dict[str, str]
) -> None:
    secret, _ = key(services, "admin")
    browser.post(SESSION, json={"key": secret})
    refused = browser.delete("/api/v1/documents/gibt-es-nicht", headers=headers)
    assert refused.status_code == 401
    same = browser.delete("/api/v1/documents/gibt-es-nicht", headers={"sec-fetch-site": "same-origin"})
    assert same.status_code == 404


def test_too_many_tries_are_held_back(services: Services) -> None:
    with TestClient(create_app(services), base_url=BASE) as caller:
        states = [caller.post(SESSION, json={"key": f"lotse_{n}"}).status_code for n in range(25)]
    assert set(states) == {401, 429} and states[-1] == 429


def test_settings_show_no_secret_of_the_session(services: Services) -> None:
    assert repr(services.session_secret) not in repr(services)
    assert isinstance(services.settings, Settings)
