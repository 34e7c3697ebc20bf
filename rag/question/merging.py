"""From mentions to a profile, and from the profile of a conversation to that of its next turn."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rag.profile import Profile, Project
from rag.question.understood import Mention, Understood

_MANY = frozenset({"linked", "de_minimis", "project.topics", "project.kinds"})
_PROFILE = frozenset(Profile.model_fields) - {"project"} | {f"project.{name}" for name in Project.model_fields}


def is_profile_field(field: str) -> bool:
    """Returns whether a mention is of a field of the profile, not of what is asked about."""
    return field in _PROFILE


def profile_of(mentions: Iterable[Mention]) -> Profile:
    """Returns the profile that mentions tell; of two for one value the later in the text wins."""
    fields: dict[str, Any] = {}
    for one in sorted(mentions, key=lambda mention: mention.start):
        if one.field in _MANY:
            kept = fields.setdefault(one.field, ())
            fields[one.field] = kept if one.value in kept else (*kept, one.value)
        elif is_profile_field(one.field):
            fields[one.field] = one.value
    return _built(fields)


def merged(before: Profile, now: Understood) -> Profile:
    """Returns what is known after a turn: what it says replaces what was said before.

    Topics, kinds, aid and linked enterprises are added to those of before, except in a correction, which replaces them.
    """
    fields = _flat(before)
    for field, value in _flat(now.profile).items():
        if field in _MANY and now.intent != "correction":
            value = (*(one for one in fields.get(field, ()) if one not in value), *value)
        fields[field] = value
    return _built(fields)


def _flat(profile: Profile) -> dict[str, Any]:
    """The fields of a profile that are known, those of the project by their path."""
    own = {name: getattr(profile, name) for name in Profile.model_fields if name != "project"}
    own |= {f"project.{name}": getattr(profile.project, name) for name in Project.model_fields}
    return {name: value for name, value in own.items() if value is not None and value != ()}


def _built(fields: dict[str, Any]) -> Profile:
    project = {name.removeprefix("project."): value for name, value in fields.items() if name.startswith("project.")}
    own = {name: value for name, value in fields.items() if not name.startswith("project.")}
    return Profile(**own, project=Project(**project))
