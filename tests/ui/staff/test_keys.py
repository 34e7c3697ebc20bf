from __future__ import annotations

import datetime as dt

import pytest

from api.services import Services
from rag.access import ADMIN, ROLES, SCOPES, Caller, digest_of
from rag.errors import AccessDenied, FilterUnknown, InputError
from tests.api.tiny import TODAY
from ui import texts
from ui.staff import keys


def made(services: Services, caller: Caller = ADMIN, **form: str) -> tuple[str, keys.Key]:
    """A key made by a form."""
    return keys.create(services, {name: [value] for name, value in form.items()}, caller)


def test_a_key_is_shown_once_and_never_again(world: Services) -> None:
    secret, key = made(world, name="Portal", rolle="staff", bis="2026-12-31")
    assert key.until == dt.date(2026, 12, 31) and world.store.database.keys.find(digest_of(secret)) == key
    assert secret in keys.html(world, ADMIN, "", "", secret)
    again = keys.html(world, ADMIN, key.key_id)
    assert secret not in again and key.digest not in again
    assert "Portal" in again and texts.STAFF_OWN_KEY in again and texts.STAFF_REVOKE_OWN in again


@pytest.mark.parametrize("scopes", [frozenset({"documents"}), frozenset({"documents", "internal"})])
def test_nobody_gives_more_than_they_have(world: Services, scopes: frozenset[str]) -> None:
    caller = Caller("admin", scopes)
    before = len(world.store.database.keys.all())
    for role in [one for one in ROLES if not ROLES[one] <= scopes]:
        with pytest.raises(AccessDenied):
            made(world, caller, name="Zu viel", rolle=role)
        assert f'value="{role}"' not in keys.html(world, caller, "")
    assert len(world.store.database.keys.all()) == before


@pytest.mark.parametrize(
    ("form", "error"),
    [
        ({"name": "", "rolle": "staff"}, InputError),
        ({"name": "x", "rolle": "koenig"}, FilterUnknown),
        ({"name": "x", "rolle": "staff", "bis": "bald"}, InputError),
        ({"name": "x", "rolle": "staff", "bis": "2020-01-01"}, InputError),
    ],
)
def test_what_cannot_be_used_makes_no_key(world: Services, form: dict[str, str], error: type[Exception]) -> None:
    with pytest.raises(error):
        made(world, **form)


def test_a_revoked_key_says_since_when_and_is_not_revoked_again(world: Services) -> None:
    _, key = made(world, name="Wegwerf <b>", rolle="public")
    world.store.database.keys.revoke(key.key_id, TODAY)
    html = keys.html(world, ADMIN, "")
    assert texts.STAFF_REVOKED.format(day="24.11.2026") in html and f"id={key.key_id}" not in html and "<b>" not in html


def test_every_role_and_scope_has_its_words() -> None:
    assert set(texts.STAFF_SCOPES) == set(SCOPES) and set(texts.STAFF_ROLES) == set(ROLES)
