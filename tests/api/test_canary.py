"""Every address of the API, asked as the public: none says a word that stands in internal documents only."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.services import Services
from rag.access import new_key
from rag.feedback import Feedback
from rag.records import PUBLIC, Filters
from rag.store.store import EVERYONE
from rag.watch import new_watch
from tests.api.conftest import BASE
from tests.api.tiny import CANARY, INTERNAL, OPEN_ENTRY, TODAY, TOKEN, open_tiny

HIDDEN_ENTRY = (
    OPEN_ENTRY.replace("testbonus", "deckbonus")
    .replace("Testbonus Niedersachsen", f"Deckbonus {CANARY} Niedersachsen")
    .replace("Testbonus", f"Deckbonus {CANARY}")
    .replace("35 Prozent", "77 Prozent")
)
SECRETS = (CANARY, CANARY.lower(), "77 Prozent", "77 %", "Interner Vermerk")
QUESTIONS = (
    "Wie hoch ist die interne Quote des Vorhabens Digitalisierung Hannover?",
    "Wie viel zahlt der Deckbonus?",
    "Bis wann läuft der Deckbonus Niedersachsen, und wer hilft?",
    "Welche Programme zur Digitalisierung gibt es in Niedersachsen? Alle bitte.",
    "Testbonus oder Deckbonus?",
    "Wir sind 40 Leute in Hannover und wollen digitalisieren. Was passt?",
)
MODEL = "foerderlotse"
BODIES: dict[tuple[str, str], list[dict[str, Any]]] = {
    ("post", "/api/v1/ask"): [
        *({"json": {"question": text}} for text in QUESTIONS),
        *({"json": {"question": text}, "headers": {"accept": "text/event-stream"}} for text in QUESTIONS[:2]),
        {"json": {"question": "Und wie viel?", "history": [{"role": "user", "text": QUESTIONS[1]}]}},
    ],
    ("post", "/api/v1/check"): [
        {"json": {"profile": {"headcount": 40, "place": "Hannover"}, "everything": True}},
        {"json": {"profile": {"headcount": 40}, "entries": ["deckbonus"]}},
    ],
    ("post", "/v1/chat/completions"): [
        {"json": {"model": MODEL, "messages": [{"role": "user", "content": text}], "stream": stream}}
        for text in QUESTIONS[:3]
        for stream in (False, True)
    ],
    ("post", "/api/v1/feedback"): [
        {"json": {"question": QUESTIONS[1], "thumb": "down", "versions": [{"doc_id": "deckbonus", "version": "1"}]}},
        {"json": {"question": QUESTIONS[1], "thumb": "schlecht"}},
    ],
    ("post", "/api/v1/session"): [{"json": {"key": "lotse_falsch"}}],
    ("post", "/api/v1/documents"): [{"files": {"file": ("vermerk.md", b"# Vermerk\n\nEin anderer Text.\n")}}],
    ("post", "/api/v1/documents/preview"): [{"files": {"file": ("kopie.md", INTERNAL.encode())}}],
    ("post", "/api/v1/documents/ingest"): [{"json": {"targets": ["vermerk.md"], "audience": "internal"}}],
}
"""What is sent to the addresses that take a body; one that is missing here fails the test below."""
KEPT_FROM_PUBLIC = {
    ("get", "/api/v1/feedback"),
    ("get", "/api/v1/status"),
    ("get", "/api/v1/corpus/findings"),
    ("post", "/api/v1/documents/preview"),
}
CHANGES = {
    ("post", "/api/v1/documents"),
    ("post", "/api/v1/documents/ingest"),
    ("delete", "/api/v1/documents/{doc_id}"),
    ("delete", "/api/v1/feedback/{feedback_id}"),
}
TELLING = {
    "/api/v1/search",
    "/api/v1/ask",
    "/api/v1/check",
    "/api/v1/documents",
    "/api/v1/documents/{doc_id}",
    "/api/v1/documents/preview",
    "/api/v1/entries",
    "/api/v1/entries/{entry_id}",
    "/api/v1/feedback",
    "/api/v1/alerts/{watch_id}.atom",
    "/api/v1/alerts/{watch_id}.json",
    "/v1/chat/completions",
}
"""Addresses where the canary must be heard by who may hear it, else this test hears nothing."""


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """The small world, and in it an internal programme."""
    folder = tmp_path_factory.mktemp("canary")
    with open_tiny(folder, feedback_per_minute=1_000) as opened:
        (folder / "deckbonus.md").write_text(HIDDEN_ENTRY, encoding="utf-8")
        with opened.change:
            report = opened.ingest([str(folder / "deckbonus.md")], audience="internal")
        assert list(report.added) == ["deckbonus"], report
        said = Feedback(question="Wie viel?", answer=f"Der Deckbonus {CANARY} zahlt 77 Prozent.", thumb="down")
        opened.give_feedback(said, EVERYONE)
        for audience in ("public", "internal"):
            watch = new_watch(
                f"Alles {CANARY if audience == 'internal' else ''}", today=TODAY, audience=audience, topics=["digitalisation"]
            )  # fmt: skip
            opened.store.database.watches.add(watch.id, watch.audience, watch.model_dump_json())
        yield opened


def requests(services: Services) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    """Yields (method, path as described, path as sent, what goes with it) for every address and method there is."""
    ids = [one.doc_id for one in services.store.list(Filters(), EVERYONE, 0, 100)[0]]
    watches = [json.loads(one)["id"] for one in services.store.database.watches.all(EVERYONE)]
    for path, methods in create_app(services).openapi()["paths"].items():
        names = re.findall(r"{(\w+)}", path)
        for method, described in methods.items():
            if described.get("requestBody"):
                sent = BODIES[method, path]
            else:
                sent = list(queries(described.get("parameters", ()), services))
            known = watches if names == ["watch_id"] else ids
            for values, more in itertools.product(itertools.product(known, repeat=len(names)), sent):
                real = path
                for name, value in zip(names, values, strict=True):
                    real = real.replace(f"{{{name}}}", value)
                yield method, path, real, more


def queries(parameters: Any, services: Services) -> Iterator[dict[str, Any]]:
    """The query strings worth sending to an address with these parameters."""
    names = {one["name"] for one in parameters if one["in"] == "query"}
    hidden = [one for one in services.store.list(Filters(), EVERYONE, 0, 100)[0] if one.audience == "internal"]
    base = [{"q": text} for text in QUESTIONS] if "q" in names else [{}]
    yield from ({"params": one} for one in base)
    for more in (
        {"limit": 1, "offset": 4},
        {"kind": "programme"},
        {"region": "Hannover"},
        {"topic": "digitalisation"},
        {"start": 0, "end": 900},
        *({"start": 0, "end": 900, "version": one.version} for one in hidden),
        {"unbekannt": 1},
    ):
        if more.keys() <= names | {"unbekannt"}:
            yield from ({"params": one | more} for one in base[:2])


def caller(services: Services, headers: dict[str, str]) -> TestClient:
    """A caller who sends these headers."""
    return TestClient(create_app(services), base_url=BASE, headers=headers, raise_server_exceptions=False)


def heard(response: httpx.Response) -> str:
    """All that a response says, its headers too."""
    return response.text + str(response.headers)


def test_no_address_tells_the_public_of_internal_documents(world: Services) -> None:
    secret, key = new_key("öffentlich", "public", today=TODAY)
    world.store.database.keys.add(key)
    versions = [one.version for one in world.store.list(Filters(), EVERYONE, 0, 100)[0] if one.audience == "internal"]
    for headers in ({}, {"authorization": f"Bearer {secret}"}):
        public = caller(world, headers)
        for method, path, real, more in requests(world):
            response = public.request(method.upper(), real, **more)
            said = heard(response).replace(str(more.get("params", {}).get("version")), "")
            assert response.status_code < 500, (method, real, more)
            assert not [one for one in (*SECRETS, *versions) if one in said], (method, real, more)
            if (method, path) in CHANGES | KEPT_FROM_PUBLIC:
                assert response.status_code == (403 if "authorization" in headers else 401), (method, real)


def test_whoever_may_hear_of_them_does_at_every_address_that_tells(world: Services) -> None:
    admin = caller(world, {"authorization": f"Bearer {TOKEN}"})
    told = {
        path
        for method, path, real, more in requests(world)
        if (method, path) not in CHANGES and CANARY in heard(admin.request(method.upper(), real, **more))
    }
    assert told >= TELLING


def test_what_the_public_counts_is_what_it_sees(world: Services) -> None:
    public = caller(world, {})
    total = world.store.list(Filters(), PUBLIC, 0, 100)[1]
    assert public.get("/api/v1/documents").json()["total"] == total == 3
    chunks = sum(one.chunks for one in world.store.list(Filters(), PUBLIC, 0, 100)[0])
    ready = public.get("/ready").json()
    assert (ready["documents"], ready["chunks"]) == (total, chunks) and chunks < world.store.chunk_count()
    checked = public.post("/api/v1/check", json={"profile": {"headcount": 40}, "everything": True}).json()
    assert sum(checked["counts"].values()) == len(checked["programmes"]) == 2


def test_an_internal_programme_is_as_unknown_as_one_that_never_was(world: Services) -> None:
    public = caller(world, {})
    said = [
        public.post("/api/v1/check", json={"profile": {"headcount": 40}, "entries": [one]})
        for one in ("deckbonus", "niebonus")
    ]
    assert said[0].status_code == said[1].status_code == 422
    assert said[0].json()["detail"].replace("deckbonus", "niebonus") == said[1].json()["detail"]


def test_an_evaluator_of_public_answers_reads_no_feedback_on_internal_ones(world: Services) -> None:
    read = {}
    for scopes in (("feedback",), ("feedback", "internal")):
        secret, key = new_key("Auswertung", "evaluator", today=TODAY, scopes=scopes)
        world.store.database.keys.add(key)
        read[scopes] = caller(world, {"authorization": f"Bearer {secret}"}).get("/api/v1/feedback").text
    assert CANARY not in read["feedback",] and CANARY in read["feedback", "internal"]


def test_internal_alerts_are_as_unknown_as_those_that_never_were(world: Services) -> None:
    hidden = next(json.loads(one) for one in world.store.database.watches.all(frozenset({"internal"})))
    said = [caller(world, {}).get(f"/api/v1/alerts/{one}.json") for one in (hidden["id"], "nie-da")]
    assert said[0].status_code == said[1].status_code == 404
    assert said[0].json()["detail"].replace(hidden["id"], "nie-da") == said[1].json()["detail"]
