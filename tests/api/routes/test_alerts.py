from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as tree

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.atom import NAMESPACE
from api.services import Services
from rag.watch import new_watch
from tests.api.conftest import BASE
from tests.api.tiny import OPEN_ENTRY, TODAY, open_tiny

ATOM = {"a": NAMESPACE}


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Services]:
    with open_tiny(tmp_path) as opened:
        yield opened


def test_a_feed_and_its_json_tell_the_same_and_ids_stay(own: Services) -> None:
    watch = new_watch("Meine <Liste> & mehr", today=TODAY, entry_ids=["testbonus"])
    own.store.database.watches.add(watch.id, watch.audience, watch.model_dump_json())
    caller = TestClient(create_app(own), base_url=BASE)
    address = f"/api/v1/alerts/{watch.id}"
    assert caller.get(f"{address}.json").json()["changes"] == []
    path = own.settings.corpus / "programmes" / "testbonus.md"
    path.write_text(OPEN_ENTRY.replace("closes: 2026-12-10", "closes: 2026-12-15"), encoding="utf-8")
    with own.change:
        own.ingest([str(path)])
    told = caller.get(f"{address}.json").json()
    assert [one["after"] for one in told["changes"]] == ["2026-12-15"] and told["notices"][0]["on"] == "2026-12-15"
    response = caller.get(f"{address}.atom")
    assert response.headers["content-type"].startswith("application/atom+xml")
    root = tree.fromstring(response.content)
    assert root.findtext("a:title", namespaces=ATOM) == "Förderlotse: Meine <Liste> & mehr"
    link = root.find("a:link", ATOM)
    assert link is not None and link.attrib["href"] == f"{BASE}{address}.atom"
    entries = root.findall("a:entry", ATOM)
    titles = {one.findtext("a:title", namespaces=ATOM) for one in entries}
    assert titles == {
        "Testbonus Niedersachsen: Antragsende 10.12.2026 -> 15.12.2026",
        "Testbonus Niedersachsen: läuft am 15.12.2026 aus",
    }
    ids = [one.findtext("a:id", namespaces=ATOM) for one in entries]
    assert len(set(ids)) == 2 and caller.get(f"{address}.atom").content == response.content
    times = [dt.datetime.fromisoformat(str(one.findtext("a:updated", namespaces=ATOM))) for one in [root, *entries]]
    assert times[0] == max(times) and all(one.tzinfo for one in times)
    opened = entries[0].find("a:link", ATOM)
    assert opened is not None and caller.get(opened.attrib["href"]).json()["entry"]["id"] == "testbonus"


def test_unknown_alerts_are_a_404_problem(client: TestClient) -> None:
    for path in ("/api/v1/alerts/nie.atom", "/api/v1/alerts/nie.json"):
        assert client.get(path).json()["type"].endswith(":watch-unknown")
