"""Who may do what: four roles, each a set of scopes, and the keys by which programs show that they have one.

    public      nothing but what is public
    staff       internal     reads internal documents, and alerts over them
    evaluator   feedback     reads what askers thought of answers
    admin       documents    adds, replaces and removes documents

Each role holds the scopes of those above it. A key is 32 random bytes; stored is its SHA-256 only, which needs no salt or
stretching, as nobody guesses 256 random bits.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date
from typing import Literal

from rag.errors import FilterUnknown, InputError
from rag.records import AUDIENCES, PUBLIC

Role = Literal["public", "staff", "evaluator", "admin"]
Scope = Literal["internal", "feedback", "documents"]

ROLES: dict[str, frozenset[str]] = {
    "public": frozenset(),
    "staff": frozenset({"internal"}),
    "evaluator": frozenset({"internal", "feedback"}),
    "admin": frozenset({"internal", "feedback", "documents"}),
}
SCOPES: tuple[str, ...] = Scope.__args__  # type: ignore[attr-defined]
KEY_PREFIX = "lotse_"
"""So that a key in a file or a log is known for what it is."""
NAME_MAX_CHARS = 80


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks: a role, and the scopes of it that the key was given."""

    role: str = "public"
    scopes: frozenset[str] = frozenset()

    @property
    def audiences(self) -> frozenset[str]:
        """The audiences whose documents the caller sees."""
        return frozenset(AUDIENCES) if "internal" in self.scopes else PUBLIC


PUBLIC_CALLER = Caller()
ADMIN = Caller("admin", ROLES["admin"])
"""Who sends the server's own token."""


@dataclass(frozen=True, slots=True)
class Key:
    """What is stored of a key; the key itself is shown once and kept nowhere. `until` is its last day."""

    key_id: str
    name: str
    role: str
    scopes: tuple[str, ...]
    digest: str
    created: date
    until: date | None = None
    revoked: date | None = None

    def caller(self, today: date) -> Caller | None:
        """Returns who shows the key on this day; None where it is revoked or over."""
        over = self.revoked is not None or (self.until is not None and self.until < today)
        return None if over else Caller(self.role, frozenset(self.scopes))


def new_key(
    name: str, role: str, *, today: date, scopes: tuple[str, ...] = (), until: date | None = None
) -> tuple[str, Key]:
    """Returns a secret and what is to be stored of it; `scopes` narrow the role's, none are all of them.

    Raises:
        FilterUnknown: no such role or scope.
        InputError: the name is empty or long, a scope is not the role's, or the last day is past.
    """
    if role not in ROLES:
        raise FilterUnknown("role", role, list(ROLES))
    for scope in scopes:
        if scope not in SCOPES:
            raise FilterUnknown("scope", scope, list(SCOPES))
        if scope not in ROLES[role]:
            able = next(one for one, held in ROLES.items() if scope in held)
            raise InputError(f"role '{role}' has no scope '{scope}': choose role '{able}', which has it")
    name = " ".join(name.split())
    if not name or len(name) > NAME_MAX_CHARS:
        raise InputError(f"a key needs a name of 1 to {NAME_MAX_CHARS} characters that says which program holds it")
    if until is not None and until < today:
        raise InputError(f"the key's last day {until} is past: choose a later one, or none")
    secret = KEY_PREFIX + secrets.token_urlsafe(32)
    held = tuple(scope for scope in SCOPES if scope in (scopes or ROLES[role]))
    return secret, Key(secrets.token_hex(4), name, role, held, digest_of(secret), today, until)


def digest_of(secret: str) -> str:
    """Returns the SHA-256 (hex) under which a key is stored and looked up."""
    return hashlib.sha256(secret.encode()).hexdigest()
