from __future__ import annotations

import threading

import pytest

from api import events
from rag.errors import QuestionEmpty


async def collected(response: object) -> str:
    return "".join([part.decode() async for part in response.body_iterator])  # type: ignore[attr-defined]


def sent(source: object, trusted: bool = True) -> str:
    import anyio

    response = events.stream(source, instance="/x", request_id="r1", trusted=trusted)  # type: ignore[arg-type]
    return anyio.run(collected, response)


def test_an_event_is_a_name_and_one_line_of_json() -> None:
    assert events.encode("satz", {"text": "ä\nb"}) == 'event: satz\ndata: {"text": "ä\\nb"}\n\n'.encode()


def test_an_error_of_ours_ends_the_stream_with_a_problem() -> None:
    def failing() -> object:
        yield "status", {}
        raise QuestionEmpty

    text = sent(failing())
    assert text.startswith("event: status") and "event: problem" in text and "question-empty" in text


def test_an_unexpected_error_ends_the_stream_with_a_problem_that_says_nothing_of_it() -> None:
    def failing() -> object:
        yield "status", {}
        raise RuntimeError("Geheimnis")

    text = sent(failing())
    assert '"status": 500' in text and "Geheimnis" not in text


def test_work_is_heard_in_order_and_finished_when_the_listener_leaves() -> None:
    done = threading.Event()
    go_on = threading.Event()

    def work(send: events.Send) -> None:
        send("a", 1)
        go_on.wait(5)
        send("b", 2)
        done.set()

    heard = events.of_work(work)
    assert next(heard) == ("a", 1)
    heard.close()  # type: ignore[attr-defined]
    go_on.set()
    assert done.wait(5)


def test_what_the_work_raises_reaches_the_listener_after_all_it_sent() -> None:
    def work(send: events.Send) -> None:
        send("a", 1)
        raise QuestionEmpty

    heard = events.of_work(work)
    assert next(heard) == ("a", 1)
    with pytest.raises(QuestionEmpty):
        next(heard)


def test_a_quiet_line_is_kept_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "KEEPALIVE_SECONDS", 0.01)
    go_on = threading.Event()
    heard = events.of_work(lambda send: go_on.wait(5) and None)
    assert next(heard) == ("", None)
    go_on.set()
    assert [event for event in heard if event[0]] == []
