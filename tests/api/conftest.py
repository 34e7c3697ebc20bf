"""One small world for all tests that only read; those that change it open their own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.services import Services
from tests.api.tiny import TOKEN, open_tiny

BASE = "http://127.0.0.1:8000"


@pytest.fixture(scope="session")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """Open services, for reading."""
    with open_tiny(tmp_path_factory.mktemp("tiny")) as opened:
        yield opened


@pytest.fixture(scope="session")
def client(services: Services) -> Iterator[TestClient]:
    """A caller without a token."""
    with TestClient(create_app(services), base_url=BASE, raise_server_exceptions=False) as opened:
        yield opened


@pytest.fixture(scope="session")
def holder(services: Services) -> Iterator[TestClient]:
    """A caller with the token."""
    headers = {"authorization": f"Bearer {TOKEN}"}
    with TestClient(create_app(services), base_url=BASE, headers=headers, raise_server_exceptions=False) as opened:
        yield opened


@pytest.fixture
def changing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A caller with the token to a world of its own, whose services are `app.state.services`."""
    headers = {"authorization": f"Bearer {TOKEN}"}
    with (
        open_tiny(tmp_path_factory.mktemp("changing"), max_file_mb=2) as opened,
        TestClient(create_app(opened), base_url=BASE, headers=headers, raise_server_exceptions=False) as caller,
    ):
        yield caller
