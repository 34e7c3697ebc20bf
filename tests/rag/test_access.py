from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import replace

import pytest

from rag.access import ADMIN, KEY_PREFIX, PUBLIC_CALLER, ROLES, SCOPES, digest_of, new_key
from rag.errors import FilterUnknown, InputError
from rag.records import AUDIENCES, PUBLIC

TODAY = dt.date(2026, 11, 24)


def test_each_role_holds_the_scopes_of_those_before_it() -> None:
    held = list(ROLES.values())
    assert all(lower < higher for lower, higher in itertools.pairwise(held))
    assert held[0] == frozenset() and held[-1] == frozenset(SCOPES)


@pytest.mark.parametrize("role", ROLES)
def test_only_who_has_the_scope_sees_internal_documents(role: str) -> None:
    caller = new_key("x", role, today=TODAY)[1].caller(TODAY)
    assert caller is not None
    assert caller.audiences == (frozenset(AUDIENCES) if "internal" in ROLES[role] else PUBLIC)
    assert PUBLIC_CALLER.audiences == PUBLIC and ADMIN.audiences == frozenset(AUDIENCES)


def test_a_key_is_stored_by_its_digest_only_and_no_two_are_alike() -> None:
    made = [new_key("Webseite", "staff", today=TODAY) for _ in range(50)]
    assert len({secret for secret, _ in made}) == len({key.key_id for _, key in made}) == 50
    for secret, key in made:
        assert secret.startswith(KEY_PREFIX) and len(secret) >= len(KEY_PREFIX) + 43  # 32 bytes
        assert key.digest == digest_of(secret) and secret not in repr(key)


def test_scopes_narrow_a_role_and_never_widen_it() -> None:
    narrowed = new_key("x", "evaluator", today=TODAY, scopes=("feedback",))[1]
    assert narrowed.scopes == ("feedback",)
    with pytest.raises(InputError, match="choose role 'admin'"):
        new_key("x", "evaluator", today=TODAY, scopes=("documents",))


@pytest.mark.parametrize(("role", "scope"), [("chef", "internal"), ("admin", "alles")])
def test_an_unknown_role_or_scope_is_refused_with_those_that_exist(role: str, scope: str) -> None:
    with pytest.raises(FilterUnknown, match=r"staff|internal"):
        new_key("x", role, today=TODAY, scopes=(scope,))


@pytest.mark.parametrize("name", ["", "  ", "x" * 81])
def test_a_key_needs_a_name(name: str) -> None:
    with pytest.raises(InputError, match="name"):
        new_key(name, "staff", today=TODAY)


def test_a_key_counts_to_its_last_day_and_not_once_revoked() -> None:
    key = new_key("x", "staff", today=TODAY, until=TODAY)[1]
    assert key.caller(TODAY) is not None
    assert key.caller(TODAY + dt.timedelta(days=1)) is None
    assert replace(key, revoked=TODAY).caller(TODAY) is None
    with pytest.raises(InputError, match="past"):
        new_key("x", "staff", today=TODAY, until=TODAY - dt.timedelta(days=1))
