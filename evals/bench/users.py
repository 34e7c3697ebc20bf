"""The users of the load test, as locust runs them (`evals.bench.load`): what each asks, how often, and what counts as an answer.

Questions come from the development split of the question set, so that no user meets a cache filled by another.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from locust import FastHttpUser, between, task

from corpus.vocabulary import Topic

QUESTIONS = Path(__file__).resolve().parents[1] / "questions"
PLACES = ("Gifhorn", "Wolfsburg", "Hannover", "38440", "Emden", "Salzgitter", "Osnabrück", "Celle")
TOPICS: tuple[str, ...] = get_args(Topic)
PAUSE_SECONDS = (1.0, 3.0)
"""Between two requests of one user; a reader of answers takes longer."""


def questions() -> Iterator[str]:
    """Yields the questions of the development split, over and over."""
    lines = (
        line for path in sorted(QUESTIONS.glob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines()
    )
    read = [json.loads(line) for line in lines]
    return itertools.cycle([one["question"] for one in read if one.get("split") == "dev"])


ASKED = questions()
NUMBERS = itertools.count()


class Reader(FastHttpUser):
    """Somebody who asks, searches, checks, reads entries, and opens the page."""

    wait_time = between(*PAUSE_SECONDS)
    network_timeout = connection_timeout = 60.0

    @task(6)
    def ask(self) -> None:
        """An answer as JSON."""
        told = self._json("ask", "POST", "/api/v1/ask", json={"question": next(ASKED)})
        assert told is None or told["status"] in ("answered", "partial", "clarify", "abstained")

    @task(2)
    def ask_streamed(self) -> None:
        """An answer as events, the last of which is the answer."""
        headers = {"accept": "text/event-stream"}
        asked = {"question": next(ASKED)}
        with self.client.post(
            "/api/v1/ask", json=asked, headers=headers, name="ask, streamed", catch_response=True
        ) as response:
            if response.status_code != 200 or "event: answer" not in (response.text or ""):
                response.failure(f"{response.status_code}, no answer in the stream")

    @task(6)
    def search(self) -> None:
        """A search, every second one with a filter."""
        given = {"q": next(ASKED)[:200]} | ({"region": self._one(PLACES)} if next(NUMBERS) % 2 else {})
        self._json("search", "GET", "/api/v1/search", params=given)

    @task(3)
    def check(self) -> None:
        """A check of a company and its project."""
        profile = {
            "headcount": 5 + next(NUMBERS) % 240,
            "place": self._one(PLACES),
            "project": {"topics": [self._one(TOPICS)], "costs_eur": 200_000},
        }
        told = self._json("check", "POST", "/api/v1/check", json={"profile": profile})
        assert told is None or told["counts"]

    @task(2)
    def entries(self) -> None:
        """A page of programmes, and one of them whole."""
        given = {"kind": "programme", "topic": self._one(TOPICS), "limit": 20}
        told = self._json("entries", "GET", "/api/v1/entries", params=given)
        if told and told["entries"]:
            one = told["entries"][next(NUMBERS) % len(told["entries"])]["id"]
            self._json("entry", "GET", f"/api/v1/entries/{one}")

    @task(1)
    def page(self) -> None:
        """The page itself."""
        with self.client.get("/", name="page", catch_response=True) as response:
            if response.status_code != 200 or "Förderlotse" not in (response.text or ""):
                response.failure(f"{response.status_code}, not the page")

    def _json(self, name: str, method: str, path: str, **sent: Any) -> dict[str, Any] | None:
        """What an address answers; anything but 200 counts as an error."""
        with self.client.request(method, path, name=name, catch_response=True, **sent) as response:
            if response.status_code != 200:
                response.failure(f"{response.status_code}: {(response.text or '')[:200]}")
                return None
            told: dict[str, Any] = response.json()
            return told

    def _one(self, values: tuple[str, ...]) -> str:
        return values[next(NUMBERS) % len(values)]
