from __future__ import annotations

from evals.bench.load import figures, quantile


def kind(name: str, times: dict[str, int], failed: int = 0) -> dict[str, object]:
    """A record as locust writes it."""
    return {
        "name": name, "num_requests": sum(times.values()), "num_failures": failed, "start_time": 100.0,
        "last_request_timestamp": 110.0, "response_times": times,
    }  # fmt: skip


def test_a_quantile_of_a_histogram_is_the_value_at_or_below_which_the_share_lies() -> None:
    assert quantile({10: 50, 20: 45, 400: 5}, 0.5) == 10
    assert quantile({10: 50, 20: 45, 400: 5}, 0.95) == 20
    assert quantile({10: 50, 20: 44, 400: 6}, 0.95) == 400
    assert quantile({}, 0.5) == 0


def test_requests_errors_and_times_are_told_by_kind_and_over_all() -> None:
    told = {
        one.name: one.value for one in figures([kind("search", {"10": 8, "30": 2}), kind("ask", {"100": 10}, failed=1)])
    }
    assert (told["requests"], told["errors"], told["requests a second"]) == (20, 1, 2.0)
    assert (told["ask (n=10), p95"], told["search (n=10), p50"], told["search (n=10), p95"]) == (100, 10, 30)
    assert (told["all, p50"], told["all, p95"]) == (30, 100)
