"""Asks the web, politely, whether the addresses of the entries still answer: HEAD, then GET, one a second and host."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

import httpx

from corpus.schema import Entry

USER_AGENT = "Foerderlotse link check (reads no content; one request a second and host)"
PAUSE_SECONDS = 1.0
TIMEOUT_SECONDS = 15.0
NO_HEAD = frozenset({400, 403, 404, 405, 406, 429, 500, 501, 503})
"""Answers to HEAD that may mean that only GET is served."""


@dataclass(frozen=True, slots=True)
class LinkState:
    """How an address answered, and the entries that name it; `detail` is the status, the new address or the fault."""

    url: str
    entry_ids: tuple[str, ...]
    state: Literal["ok", "moved", "gone", "refused", "unreachable"]
    detail: str

    def __str__(self) -> str:
        return f"{self.url}: {self.state} ({self.detail}); in {', '.join(self.entry_ids)}"


def addresses(entries: Iterable[Entry]) -> dict[str, tuple[str, ...]]:
    """Returns the addresses of sources and contacts, each with the ids of the entries that name it."""
    found: dict[str, list[str]] = {}
    for entry in entries:
        named = [source.url for source in entry.sources]
        if entry.contact and entry.contact.web:
            named.append(entry.contact.web)
        for url in dict.fromkeys(named):
            found.setdefault(url, []).append(entry.id)
    return {url: tuple(ids) for url, ids in found.items()}


def check_links(
    named: dict[str, tuple[str, ...]],
    *,
    pause_seconds: float = PAUSE_SECONDS,
    progress: Callable[[int, int, str], None] | None = None,
) -> list[LinkState]:
    """Returns how each address answered, in the order given, hosts taking turns so that no host waits for nothing."""
    states: dict[str, LinkState] = {}
    last: dict[str, float] = {}
    with httpx.Client(headers={"User-Agent": USER_AGENT}, timeout=TIMEOUT_SECONDS) as client:
        for number, url in enumerate(_by_turns(list(named)), start=1):
            host = urlsplit(url).netloc
            waited = time.monotonic() - last.get(host, -pause_seconds)
            if waited < pause_seconds:
                time.sleep(pause_seconds - waited)
            states[url] = LinkState(url, named[url], *_asked(client, url, pause_seconds))
            last[host] = time.monotonic()
            if progress:
                progress(number, len(named), url)
    return [states[url] for url in named]


def _by_turns(urls: list[str]) -> list[str]:
    hosts: dict[str, list[str]] = {}
    for url in urls:
        hosts.setdefault(urlsplit(url).netloc, []).append(url)
    turns = []
    while hosts:
        for host in list(hosts):
            turns.append(hosts[host].pop(0))
            if not hosts[host]:
                del hosts[host]
    return turns


def _asked(
    client: httpx.Client, url: str, pause_seconds: float
) -> tuple[Literal["ok", "moved", "gone", "refused", "unreachable"], str]:
    try:
        response = client.head(url)
        if response.status_code in NO_HEAD:
            time.sleep(pause_seconds)
            with client.stream("GET", url) as response:  # the head is enough; nothing of the body is read
                pass
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        return "unreachable", type(error).__name__
    code = response.status_code
    if response.is_redirect:
        return "moved", f"{code} to {response.headers.get('location', '?')}"
    if code in (404, 410):
        return "gone", str(code)
    return ("ok" if code < 400 else "refused"), str(code)
