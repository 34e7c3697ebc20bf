"""A small world of its own for the tests of the staff's tab, which change it, and a browser that has signed in."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest
from fastapi.testclient import TestClient

from api import session
from api.app import create_app
from api.services import Services
from rag.access import ADMIN, Caller, new_key
from tests.api.conftest import BASE
from tests.api.tiny import TODAY, TOKEN, open_tiny
from ui.app import load

TAB = "/seite/verwaltung"
SESSION = "/api/v1/session"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """Open services, for all tests of a module."""
    with open_tiny(tmp_path_factory.mktemp("staff"), max_file_mb=2) as opened:
        yield opened


@pytest.fixture(scope="module")
def app(world: Services) -> object:
    """The application with the page."""
    made = create_app(world)
    load()(made, world)
    return made


@pytest.fixture
def stranger(app: object) -> TestClient:
    """A browser that nobody has signed in with."""
    return TestClient(app, base_url=BASE, raise_server_exceptions=False)  # type: ignore[arg-type]


@pytest.fixture
def browser(stranger: TestClient, world: Services) -> TestClient:
    """A browser with the cookie of the server's token, which may everything."""
    stranger.cookies.set(session.COOKIE, session.sign_in(world, TOKEN)[0])
    return stranger


@pytest.fixture
def sign_in(stranger: TestClient, world: Services) -> Callable[..., Caller]:
    """Signs the browser in with a new key of a role, or of some scopes of it: past the limit of tries."""

    def with_key(role: str, *scopes: str) -> Caller:
        secret, key = new_key("Probe", role, today=TODAY, scopes=scopes)
        world.store.database.keys.add(key)
        stranger.cookies.clear()
        stranger.cookies.set(session.COOKIE, session.sign_in(world, secret)[0])
        found = key.caller(TODAY)
        assert found is not None
        return found

    return with_key


@pytest.fixture
def admin() -> Caller:
    """Who may everything."""
    return ADMIN


def upload(browser: TestClient, name: str, content: bytes | str, step: str = "uebernehmen", **fields: str) -> str:
    """Sends a file as the form does and returns the HTML that comes at the end."""
    sent = {"zielgruppe": "public", "adresse": "", "ersetzt": "", **fields}
    given = browser.post(f"{TAB}/{step}", data=sent, files={"datei": (name, content)})
    assert given.status_code == 200, given.text
    return given.text if step == "vorschau" else ended(given.text)


def ended(stream: str) -> str:
    """The HTML at the end of a stream."""
    return str(events(stream)[-1][1]["html"])


def events(stream: str) -> list[tuple[str, dict[str, str]]]:
    """The events of a stream."""
    found = []
    for block in stream.strip().split("\n\n"):
        said = dict(line.split(": ", 1) for line in block.splitlines() if ": " in line and not line.startswith(":"))
        if "data" in said:
            found.append((said["event"], json.loads(said["data"])))
    return found
