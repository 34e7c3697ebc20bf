"""The form of a company: a profile to fields and back, the larger set for a check, the smaller beside the conversation."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import parse_qs

from pydantic import ValidationError

from corpus.places import load_places
from rag.profile import DeMinimisAid, LinkedEnterprise, Profile
from ui import texts
from ui.chat.panel import day
from ui.forms import fields, labels

Form = Mapping[str, Sequence[str]]
"""Names of fields and their values, as a browser sends a form."""

FieldKind = Literal["count", "money", "year", "place", "line", "one", "several", "yes_no", "day"]


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the form: the path of the profile's field, how it is read, and what tells what can be chosen."""

    path: str
    kind: FieldKind
    choices: Callable[[], labels.Options] = tuple

    @property
    def label(self) -> str:
        """The label in the language that is spoken."""
        return str(texts.FIELD_LABELS[self.path])

    @property
    def hint(self) -> str:
        """What helps to fill it in; empty where nothing need be said."""
        return str(texts.FIELD_HINTS.get(self.path, ""))

    @property
    def options(self) -> labels.Options:
        """What can be chosen: values and names."""
        return self.choices()


FIELDS: tuple[Field, ...] = (
    Field("headcount", "count"),
    Field("place", "place"),
    Field("sector", "line"),
    Field("founded", "year"),
    Field("turnover_eur", "money"),
    Field("balance_sheet_eur", "money"),
    Field("legal_form", "one", labels.legal_forms),
    Field("applicant", "one", labels.applicant_kinds),
    Field("project.topics", "several", labels.topics),
    Field("project.kinds", "several", labels.project_kinds),
    Field("project.costs_eur", "money"),
    Field("project.start", "day"),
    Field("project.already_started", "yes_no", labels.started),
)
BY_PATH: Mapping[str, Field] = {one.path: one for one in FIELDS}
SMALL: tuple[str, ...] = (
    "headcount", "place", "sector", "founded", "project.costs_eur", "project.already_started", "project.topics",
)  # fmt: skip
"""What stands beside the conversation."""

EXTRA: tuple[str, ...] = ("linked.share", "linked.headcount", "de_minimis.amount_eur", "de_minimis.date")
"""Fields of the larger form that make the one linked enterprise and the one de-minimis aid it asks for."""


@dataclass(frozen=True, slots=True)
class Read:
    """What a form says: the profile, a sentence on each field that cannot be used, and whether a known field was emptied."""

    profile: Profile
    faults: tuple[str, ...] = ()
    emptied: bool = False


def form_of(sent: str) -> dict[str, list[str]]:
    """Returns the fields of a form as a browser encodes it (`application/x-www-form-urlencoded`)."""
    return parse_qs(sent, keep_blank_values=True, max_num_fields=200)


def read(form: Form, base: Profile = Profile(), paths: Sequence[str] = tuple(BY_PATH)) -> Read:  # noqa: B008  frozen
    """Returns `base` with the fields of `paths` as the form has them; one that is empty there is not known.

    A field that cannot be used stays as `base` has it. A form without any field of its own says nothing.
    """
    if not form:
        return Read(base)
    profile, faults, emptied = base, list[str](), False
    before = values(base)
    for path in paths:
        field, given = BY_PATH[path], [one.strip() for one in form.get(path, ()) if one.strip()]
        if given == before.get(path, []):
            continue
        try:
            value = _value(field, given)
            profile = Profile.model_validate(profile.having(path, value).model_dump())
        except (ValueError, ValidationError):
            faults.append(texts.FIELD_FAULT.format(label=field.label, said=" ".join(given)[:60]))
        else:
            emptied = emptied or (not given and base.knows(path))
    if any(name in form for name in EXTRA):
        profile = _extras(profile, form, faults)
    return Read(profile, tuple(faults), emptied)


def values(profile: Profile) -> dict[str, list[str]]:
    """Returns what stands in each field of the form for a profile; a field that is not known is left out."""
    found = {one.path: _shown(one, profile.value(one.path)) for one in FIELDS if profile.knows(one.path)}
    for linked in profile.linked[:1]:
        found["linked.share"] = [fields.shown(linked.share)]
        if linked.headcount is not None:
            found["linked.headcount"] = [fields.shown(linked.headcount)]
    for aid in profile.de_minimis[:1]:
        found["de_minimis.amount_eur"] = [fields.shown(aid.amount_eur)]
        found["de_minimis.date"] = [aid.date.isoformat()]
    return found


def inputs(form: str, paths: Sequence[str], given: Form = {}) -> str:  # noqa: B006  never written to
    """Returns the fields of `paths` as HTML, filled with what is `given`."""
    return "".join(_input(form, BY_PATH[path], list(given.get(path, ()))) for path in paths)


def known(profile: Profile) -> list[tuple[str, str]]:
    """Returns what is known as label and words, in the order of the form."""
    found = [
        (one.label.removesuffix(texts.IN_EUROS).rstrip(), _words(one, profile))
        for one in FIELDS
        if profile.knows(one.path)
    ]
    for linked in profile.linked:
        found.append((texts.LINKED, texts.SHARE.format(share=fields.shown(linked.share))))
    for aid in profile.de_minimis:
        found.append((texts.DE_MINIMIS, f"{fields.euros(aid.amount_eur)} ({day(aid.date)})"))
    return found


def short(profile: Profile) -> list[str]:
    """Returns what is known in words that need no label, "38 Beschäftigte", in the order of the form."""
    return [
        str(texts.KNOWN_SHORT.get(one.path, "{value}")).format(value=_words(one, profile))
        for one in FIELDS
        if profile.knows(one.path)
    ]


def _input(form: str, field: Field, given: list[str]) -> str:
    value = given[0] if given else ""
    if field.kind == "several":
        return fields.choices(form, field.path, field.label, field.options, given)
    if field.kind in ("one", "yes_no"):
        return fields.select(form, field.path, field.label, field.options, value, empty=texts.NOT_SAID)
    if field.kind == "day":
        return fields.day(form, field.path, field.label, value, field.hint)
    number = field.kind in ("count", "money", "year")
    return fields.line(form, field.path, field.label, value, hint=field.hint, number=number)


def _value(field: Field, given: list[str]) -> Any:
    if field.kind == "several":
        allowed = [name for name, _ in field.options]
        if not set(given) <= set(allowed):
            raise ValueError(given)
        return tuple(one for one in allowed if one in given)
    if not given:
        return None
    text = given[0]
    if field.kind == "count":
        count = fields.number_of(text)
        return int(count) if count == int(count) else int(count) + 1
    if field.kind == "money":
        return fields.number_of(text)
    if field.kind == "yes_no":
        if text not in dict(field.options):
            raise ValueError(text)
        return text == "true"
    if field.kind == "day":
        return fields.day_of(text)
    if field.kind == "place" and load_places().resolve(text).status == "unknown":
        raise ValueError(text)
    return text


def _extras(profile: Profile, form: Form, faults: list[str]) -> Profile:
    share, heads, amount, day = (" ".join(form.get(name, ())).strip() for name in EXTRA)
    try:
        count = int(fields.number_of(heads)) if heads else None
        linked = (LinkedEnterprise(share=fields.number_of(share.rstrip("% ")), headcount=count),) if share else ()
        profile = profile.model_copy(update={"linked": linked})
    except ValueError:
        faults.append(texts.FIELD_FAULT.format(label=texts.LINKED, said=f"{share} {heads}".strip()[:60]))
    try:
        aid = (DeMinimisAid(amount_eur=fields.number_of(amount), date=fields.day_of(day)),) if amount or day else ()
        profile = profile.model_copy(update={"de_minimis": aid})
    except ValueError:
        faults.append(texts.FIELD_FAULT.format(label=texts.DE_MINIMIS, said=f"{amount} {day}".strip()[:60]))
    return profile


def _shown(field: Field, value: Any) -> list[str]:
    if field.kind == "several":
        return list(value)
    if field.kind in ("count", "money"):
        return [fields.shown(value)]
    if field.kind == "yes_no":
        return [str(value).lower()]
    if field.kind == "day":
        return [value.isoformat()]
    return [_place(value) if field.kind == "place" else str(value)]


def _words(field: Field, profile: Profile) -> str:
    shown = _shown(field, profile.value(field.path))
    if field.options:
        names = dict(field.options)
        return ", ".join(names.get(one, one) for one in shown)
    if field.kind == "money":
        return fields.euros(profile.value(field.path))
    return day(profile.value(field.path)) if field.kind == "day" else shown[0]


def _place(value: str) -> str:
    places = load_places()
    return places.labels([value])[0] if places.regions.exists(value) else value
