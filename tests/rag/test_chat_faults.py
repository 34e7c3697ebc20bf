"""What a provider's error means, whatever class it is."""

from __future__ import annotations

import httpx
import pytest

from rag.chat_faults import passing, reason, retry_after, status_of

REQUEST = httpx.Request("POST", "http://127.0.0.1/v1")


def answered(status: int, **headers: str) -> httpx.HTTPStatusError:
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx.HTTPStatusError("no", request=REQUEST, response=httpx.Response(status, headers=names, request=REQUEST))


def caused(error: Exception) -> Exception:
    """An error of a client around another."""
    try:
        raise RuntimeError("client failed") from error
    except RuntimeError as outer:
        return outer


@pytest.mark.parametrize(
    ("error", "passes"),
    [
        (answered(429), True),
        (answered(503), True),
        (answered(401), False),
        (caused(answered(502)), True),
        (caused(httpx.ConnectError("refused")), True),
        (ConnectionResetError("reset"), True),
        (TimeoutError(), True),
        (ValueError("no json"), False),
    ],
)
def test_only_what_may_pass_is_tried_again(error: Exception, passes: bool) -> None:
    assert passing(error) is passes


def test_the_status_is_found_behind_other_errors() -> None:
    assert status_of(caused(answered(418))) == 418 and status_of(ValueError()) is None
    assert reason(caused(answered(418))) == "HTTP 418"


def test_the_reason_of_a_lost_connection_is_its_first_cause() -> None:
    assert reason(caused(ConnectionRefusedError(111, "Connection refused"))) == "[Errno 111] Connection refused"
    assert reason(ValueError("a\nb")) == "a b" and reason(ValueError()) == "ValueError"


@pytest.mark.parametrize(
    ("error", "seconds"),
    [
        (answered(429, retry_after="12"), 12.0),
        (answered(429, retry_after="Wed, 21 Oct 2026 07:28:00 GMT"), None),
        (answered(429), None),
        (ValueError(), None),
    ],
)
def test_only_seconds_are_waited_for(error: Exception, seconds: float | None) -> None:
    assert retry_after(error) == seconds
