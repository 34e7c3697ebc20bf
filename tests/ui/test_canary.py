"""Every address of the page: none tells who has not signed in, or no more, of what stands in internal documents only."""

from __future__ import annotations

import re
from collections.abc import Iterator

import httpx
import pytest
from fastapi.testclient import TestClient

from api import session
from api.app import create_app
from api.services import Services
from rag.access import new_key
from rag.records import PUBLIC, Filters
from rag.store.store import EVERYONE
from tests.api.conftest import BASE
from tests.api.test_canary import HIDDEN_ENTRY
from tests.api.tiny import CANARY, TODAY, open_tiny
from ui import texts
from ui.app import load
from ui.chat.chat import Chat
from ui.routes import PREFIX

SESSION = "/api/v1/session"
SECRETS = (CANARY, "77 Prozent", "77 %", "Interner Vermerk", "Deckbonus")
QUESTION = "Wie hoch ist die interne Quote des Vorhabens Digitalisierung Hannover?"
SEARCHES = (
    {"q": QUESTION},
    {"q": "Deckbonus"},
    {},
    {"sort": "titel"},
    {"audience": "internal"},
    {"audience": "internal", "q": "interne Quote"},
    {"kind": "programme", "state": "open"},
)
COMPANY = {"headcount": "40", "place": "Hannover", "alle": "ja"}
SEARCH, CHECK = ("/seite/suche", "/seite/suche.csv"), ("/seite/check", "/seite/check.csv", "/seite/check.md")


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """The small world, and in it an internal programme."""
    folder = tmp_path_factory.mktemp("page-canary")
    with open_tiny(folder) as opened:
        (folder / "deckbonus.md").write_text(HIDDEN_ENTRY, encoding="utf-8")
        with opened.change:
            assert opened.ingest([str(folder / "deckbonus.md")], audience="internal").added
        yield opened


@pytest.fixture
def browser(world: Services) -> TestClient:
    """A caller of the page who keeps cookies."""
    app = create_app(world)
    load()(app, world)
    return TestClient(app, base_url=BASE, raise_server_exceptions=False)


def sign_in(browser: TestClient, services: Services, role: str) -> str:
    """Signs in with a key made for it and returns the key's id."""
    secret, key = new_key("Seite", role, today=TODAY)
    services.store.database.keys.add(key)
    assert browser.post(SESSION, json={"key": secret}).status_code == 200
    return key.key_id


def heard(browser: TestClient, path: str) -> str:
    """All that an address says, whatever it is asked, in both languages."""
    said: list[httpx.Response] = []
    for prefix in ("", "/en"):
        if path in SEARCH:
            said += [browser.get(prefix + path, params=one) for one in SEARCHES]
        else:
            said += [browser.post(prefix + path, data=one) for one in (COMPANY, {})]
    assert all(one.status_code == 200 and one.headers["cache-control"] == "no-store" for one in said)
    return "".join(one.text + str(one.headers) for one in said)


def told(browser: TestClient, path: str) -> list[str]:
    """What an address tells of the internal documents."""
    said = heard(browser, path).replace(QUESTION, "")
    return [one for one in SECRETS if one in said]


def addresses(browser: TestClient) -> set[tuple[str, str]]:
    """Every method and path of the page, whichever tab it belongs to."""
    found, waiting = set(), list(browser.app.routes)  # type: ignore[attr-defined]
    for one in waiting:
        waiting += getattr(getattr(one, "original_router", None), "routes", [])
        if getattr(one, "path", "").startswith(PREFIX):
            found |= {(method, one.path) for method in one.methods or ()}
    return found


def test_no_address_of_any_tab_tells_who_has_not_signed_in(browser: TestClient, world: Services) -> None:
    assert {path for _, path in addresses(browser)} >= {*SEARCH, *CHECK}
    ids = [one.doc_id for one in world.store.list(Filters(), frozenset({"internal"}))[0]]
    for method, path in sorted(addresses(browser)):
        for given in (*SEARCHES, COMPANY, *({"id": one, "entry_id": one, "doc_id": one} for one in ids)):
            real = re.sub(r"{\w+}", given.get("id", ids[0]), path)
            sent = {"params": given} if method == "GET" else {"data": given}
            said = browser.request(method, real, **sent)  # type: ignore[arg-type]
            text = (said.text + str(said.headers)).replace(QUESTION, "").replace("Deckbonus", "")
            assert said.status_code < 500 and not [one for one in SECRETS if one in text], (method, real, given)


@pytest.mark.parametrize("path", [*SEARCH, *CHECK])
def test_an_address_tells_the_staff_and_nobody_else(browser: TestClient, world: Services, path: str) -> None:
    assert not told(browser, path)
    sign_in(browser, world, "public")
    assert not told(browser, path)
    sign_in(browser, world, "staff")
    assert told(browser, path)
    browser.delete(SESSION)
    assert not told(browser, path)
    key_id = sign_in(browser, world, "staff")
    assert told(browser, path)
    world.store.database.keys.revoke(key_id, TODAY)
    assert not told(browser, path)


def test_a_copy_of_a_cookie_is_worth_nothing_after_signing_out(browser: TestClient, world: Services) -> None:
    sign_in(browser, world, "staff")
    copy = browser.cookies[session.COOKIE]
    browser.delete(SESSION)
    browser.cookies.set(session.COOKIE, copy)
    assert not told(browser, "/seite/suche") and Chat(world).audiences({session.COOKIE: copy}) == PUBLIC


def test_the_conversation_tells_the_staff_and_nobody_else(browser: TestClient, world: Services) -> None:
    chat = Chat(world)

    def events() -> str:
        audiences = chat.audiences(dict(browser.cookies))
        return "".join(html for html, _ in chat.ask(QUESTION, (), audiences=audiences)).replace(QUESTION, "")

    assert CANARY not in events() and "77 Prozent" not in events()
    key_id = sign_in(browser, world, "staff")
    assert chat.audiences(dict(browser.cookies)) == EVERYONE
    assert "77 Prozent" in events() and texts.AUDIENCES["internal"] in events()
    world.store.database.keys.revoke(key_id, TODAY)
    assert CANARY not in events() and "77 Prozent" not in events()
    sign_in(browser, world, "staff")
    assert "77 Prozent" in events()
    browser.delete(SESSION)
    assert CANARY not in events() and "77 Prozent" not in events()


def test_internal_documents_are_marked_wherever_they_are_shown(browser: TestClient, world: Services) -> None:
    sign_in(browser, world, "staff")
    word = texts.AUDIENCES["internal"]
    found = browser.get("/seite/suche", params={"q": "interne Quote", "audience": "internal"}).text
    assert found.count('class="fund"') == found.count(f'<span class="marke marke--intern">{word}</span>') > 0
    for path in CHECK:
        assert f"Deckbonus {CANARY} Niedersachsen ({word})" in browser.post(path, data=COMPANY).text
    assert 'class="fund"' in browser.get("/seite/suche", params={"audience": "public", "q": "Bonus"}).text
    assert "marke--intern" not in browser.get("/seite/suche", params={"audience": "public", "q": "Bonus"}).text
