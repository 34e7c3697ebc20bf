"""One small world for all tests of the page that only read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from api.services import Services
from tests.api.tiny import open_tiny


@pytest.fixture(scope="session")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """Open services, for reading."""
    with open_tiny(tmp_path_factory.mktemp("page")) as opened:
        yield opened
