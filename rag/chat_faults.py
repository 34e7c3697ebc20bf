"""What went wrong with a chat model, read off whatever error its provider raised; none of their classes is imported."""

from __future__ import annotations

from collections.abc import Iterator

PASSING_STATUS: frozenset[int] = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
"""HTTP statuses after which the same request may succeed. Source: RFC 9110, RFC 6585; 529 is "overloaded" by custom."""

_PASSING_NAMES: frozenset[str] = frozenset({"TransportError", "APIConnectionError"})
"""Base classes of lost connections in httpx, httpx2 and the providers' own clients."""

REASON_CHARS = 200


def status_of(error: BaseException) -> int | None:
    """Returns the HTTP status that the server answered with; None where it did not answer."""
    for one in _causes(error):
        response = getattr(one, "response", None)
        status = getattr(one, "status_code", None) or getattr(response, "status_code", None)
        if isinstance(status, int) and status > 0:
            return status
    return None


def passing(error: BaseException) -> bool:
    """Returns whether the same request may succeed a little later: overload, a fault of the server, no connection."""
    status = status_of(error)
    if status is not None:
        return status in PASSING_STATUS
    return any(
        isinstance(one, ConnectionError | TimeoutError)
        or any(cls.__name__ in _PASSING_NAMES for cls in type(one).__mro__)
        for one in _causes(error)
    )


def retry_after(error: BaseException) -> float | None:
    """Returns the seconds that the server asks to wait; None where it names none, or a date."""
    for one in _causes(error):
        headers = getattr(getattr(one, "response", None), "headers", None)
        told = headers.get("retry-after") if headers is not None else None
        if told and told.strip().isdigit():
            return float(told)
    return None


def reason(error: BaseException) -> str:
    """Returns in one short line what went wrong: the status, or what the first cause of a lost connection, or the error, says."""
    status = status_of(error)
    if status is not None:
        return f"HTTP {status}"
    told = [*_causes(error)][-1] if passing(error) else error
    return " ".join(str(told).split())[:REASON_CHARS] or type(told).__name__


def _causes(error: BaseException) -> Iterator[BaseException]:
    seen: BaseException | None = error
    while seen is not None:
        yield seen
        seen = seen.__cause__ or seen.__context__
