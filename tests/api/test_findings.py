from __future__ import annotations

import datetime as dt
from pathlib import Path

from fastapi.testclient import TestClient

from api.findings import findings
from tests.api.tiny import OPEN_ENTRY, TODAY


def entry(folder: Path, name: str, text: str) -> None:
    """Writes an entry."""
    path = folder / "programmes" / f"{name}.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_a_fault_names_file_field_and_remedy(tmp_path: Path) -> None:
    entry(tmp_path, "testbonus", OPEN_ENTRY.replace("retrieved: 2026-11-01", "retrieved: 2026-09-01"))
    entry(tmp_path, "kaputt", "---\nid: kaputt\n---\n")
    found = findings(tmp_path, TODAY)
    assert found.entries == 1
    told = {(one.file, one.field) for one in found.findings}
    assert {("programmes/kaputt.md", "entry"), ("programmes/testbonus.md", "retrieved")} <= told
    assert str(tmp_path) not in found.model_dump_json(exclude={"findings": {"__all__": {"message"}}})


def test_what_ends_soon_is_due_with_its_day(tmp_path: Path) -> None:
    entry(tmp_path, "testbonus", OPEN_ENTRY)
    (due,) = findings(tmp_path, TODAY).due
    assert (due.id, due.name, due.reason, due.day) == (
        "testbonus", "Testbonus Niedersachsen", "ending", dt.date(2026, 12, 10),
    )  # fmt: skip
    assert findings(tmp_path, dt.date(2026, 12, 11)).due[0].reason == "ended"


def test_the_route_has_a_day_and_an_etag_and_needs_the_scope(client: TestClient, holder: TestClient) -> None:
    path = "/api/v1/corpus/findings"
    assert client.get(path).status_code == 401
    told = holder.get(path, params={"today": "2026-12-11"})
    assert [one["id"] for one in told.json()["due"]] == ["testbonus"] and told.json()["today"] == "2026-12-11"
    assert (
        holder.get(path, params={"today": "2026-12-11"}, headers={"if-none-match": told.headers["etag"]}).status_code
        == 304
    )
