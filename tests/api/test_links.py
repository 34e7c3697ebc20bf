from __future__ import annotations

import re
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from fastapi.testclient import TestClient

LISTS = {
    "/api/v1/entries": ("entries", {"kind": "programme"}),
    "/api/v1/documents": ("documents", {}),
    "/api/v1/search": ("documents", {"q": "Förderung der Digitalisierung & Forschung"}),
}


def linked(header: str) -> dict[str, str]:
    """The addresses of a header Link by their relation."""
    return {rel: address for address, rel in re.findall(r'<([^>]+)>; rel="(\w+)"', header)}


@pytest.mark.parametrize("path", LISTS)
def test_following_next_shows_each_once_and_prev_leads_back(client: TestClient, path: str) -> None:
    name, given = LISTS[path]
    whole = client.get(path, params={**given, "limit": 100})
    assert "link" not in whole.headers
    seen, address, offset = [], f"{path}?{urlencode({**given, 'limit': 1})}", 0
    while address:
        page = client.get(address)
        links = linked(page.headers.get("link", ""))
        seen += page.json()[name]
        assert ("prev" in links) is (offset > 0) and not urlsplit(address).netloc
        if offset:
            assert parse_qs(urlsplit(links["prev"]).query)["offset"] == [str(offset - 1)]
        address, offset = links.get("next", ""), offset + 1
    expected = whole.json()[name]
    assert len(seen) == len(expected) >= 2
    for one, other in zip(seen, expected, strict=True):
        assert {**one, "rank": 0} == {**other, "rank": 0}
