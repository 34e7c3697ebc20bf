"""The tab's small world, once for all its tests, which only read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from api.services import Services
from tests.ui.places.world import open_world


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """Open services, for reading."""
    with open_world(tmp_path_factory.mktemp("places")) as opened:
        yield opened
