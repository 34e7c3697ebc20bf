"""The entry: what we know of a programme, rule, network, hub, cluster, agency, practice, event or study.

An entry is a Markdown file under `corpus/entries/<kind>s/<id>.md`: YAML front matter (this schema) and a German body
under fixed headings. Missing is None or an empty list, never 0, "" or false.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

EntryKind = Literal["programme", "rule", "network", "hub", "cluster", "agency", "practice", "event", "study"]
Level = Literal["eu", "federal", "state", "regional"]
SupportType = Literal["grant", "loan", "equity", "guarantee", "tax_credit", "advice", "training", "network"]
Topic = Literal[
    "ai",
    "automotive_transformation",
    "battery",
    "circular_economy",
    "climate",
    "consulting",
    "cooperation",
    "digitalisation",
    "electromobility",
    "energy_efficiency",
    "founding",
    "hydrogen",
    "innovation_rd",
    "internationalisation",
    "investment",
    "it_security",
    "production",
    "skills",
]
SizeClass = Literal["micro", "small", "medium", "large"]
AidBasis = Literal["de_minimis", "agvo", "none", "unknown"]
Status = Literal["open", "closed", "paused", "announced", "unknown"]
Bounds = Literal["grant", "loan", "equity", "guarantee", "eligible_costs", "allowance", "turnover", "other"]
MoneyState = Literal["available", "paused", "exhausted", "unknown"]
Confidence = Literal["high", "medium", "low"]

FOLDERS: dict[str, str] = {
    "programme": "programmes",
    "rule": "rules",
    "network": "networks",
    "hub": "hubs",
    "cluster": "clusters",
    "agency": "agencies",
    "practice": "practices",
    "event": "events",
    "study": "studies",
}
HEADINGS: tuple[str, ...] = (
    "Worum geht es",
    "Wer wird gefördert",
    "Was und wie viel",
    "Bedingungen",
    "Fristen und Stand",
    "Nächster Schritt",
    "Kontakt",
    "Quellen",
)
"""The headings of a body, in order; one with nothing to say is left out, "Worum geht es" and "Quellen" never."""


class EntryError(ValueError):
    """An entry file cannot be used; the message names file, field and remedy."""


class Part(BaseModel):
    """Base of an entry's parts: frozen, no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(Part):
    """Where a value comes from. `page_date` is the page's own date: YYYY, YYYY-MM or YYYY-MM-DD."""

    url: str = Field(pattern=r"^https?://\S+$")
    supports: str
    page_date: str | None = Field(default=None, pattern=r"^\d{4}(-\d{2}){0,2}$")


class Rate(Part):
    """A funding rate: up to `percent` (0-100) of `of`, for those whom `applies_to` names."""

    applies_to: str
    sizes: tuple[SizeClass, ...] = ()
    percent: float = Field(ge=0, le=100)
    of: str
    note: str | None = None


class Amount(Part):
    """A bound in EUR and what it bounds: the grant itself, a loan, or the costs that count."""

    bounds: Bounds
    min_eur: float | None = Field(default=None, ge=0)
    max_eur: float | None = Field(default=None, ge=0)
    note: str | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Amount:
        if self.min_eur is None and self.max_eur is None:
            raise ValueError("an amount needs min_eur or max_eur")
        if self.min_eur is not None and self.max_eur is not None and self.min_eur > self.max_eur:
            raise ValueError("min_eur is larger than max_eur")
        return self


class Eligible(Part):
    """Who may apply: what code can test, and free text for the rest."""

    text: str
    sizes: tuple[SizeClass, ...] = ()
    headcount_max: int | None = Field(default=None, ge=1, description="headcount must be below or equal")
    sectors: tuple[str, ...] = ()
    regions: tuple[str, ...] = Field(default=(), description="region ids the applicant must lie in; empty: everywhere")


class InForce(Part):
    """The guideline's validity; both days inclusive."""

    valid_from: dt.date | None = None
    valid_until: dt.date | None = None
    as_of: dt.date | None = None

    @model_validator(mode="after")
    def _ordered(self) -> InForce:
        if self.valid_from and self.valid_until and self.valid_from > self.valid_until:
            raise ValueError("valid_from lies after valid_until")
        return self


class Window(Part):
    """When one can apply; both days inclusive. `cutoffs` are closing days of calls."""

    opens: dt.date | None = None
    closes: dt.date | None = None
    cutoffs: tuple[dt.date, ...] = ()
    as_of: dt.date | None = None


class Money(Part):
    """Whether there is money."""

    state: MoneyState = "unknown"
    as_of: dt.date | None = None


class Clocks(Part):
    """The three clocks, each with the date of its newest evidence."""

    in_force: InForce = InForce()
    window: Window = Window()
    money: Money = Money()


class Contact(Part):
    """An office, never a person."""

    office: str
    web: str | None = None
    address: str | None = None


class Entry(Part):
    """One entry; see the module. Region ids are those of `corpus/README.md`: AGS prefixes ("03" Niedersachsen,
    "03151" Landkreis Gifhorn), "DE", "EU", or the id of a special area such as "area:suedostniedersachsen".
    """

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    kind: EntryKind
    name: str
    short_name: str | None = None
    aliases: tuple[str, ...] = Field(default=(), description="other ids and names under which it is known")
    level: Level
    regions: tuple[str, ...] = Field(description="region ids in which it works")
    funder: str | None = None
    executing_agency: str | None = None
    support_types: tuple[SupportType, ...] = ()
    topics: tuple[Topic, ...] = ()
    eligible: Eligible | None = None
    conditions: tuple[str, ...] = ()
    rates: tuple[Rate, ...] = ()
    amounts: tuple[Amount, ...] = ()
    duration_months_max: int | None = Field(default=None, ge=1)
    aid_basis: AidBasis = "unknown"
    apply_before_start: bool | None = None
    status: Status | None = Field(default=None, description="as last reported; None for practices, events and studies")
    status_as_of: dt.date | None = None
    clocks: Clocks = Clocks()
    predecessor: str | None = None
    successor: str | None = None
    combinable_with: tuple[str, ...] = ()
    contact: Contact | None = None
    sources: tuple[Source, ...] = Field(min_length=1)
    confidence: Confidence
    retrieved: dt.date = Field(description="day on which the facts were last looked up")

    @model_validator(mode="after")
    def _status_has_a_date(self) -> Entry:
        if self.status not in (None, "unknown") and self.status_as_of is None:
            raise ValueError("a status needs status_as_of: the date of its evidence")
        return self


def split_front_matter(text: str) -> tuple[dict[str, Any] | None, str]:
    """Returns (front matter, body); None where the text does not begin with a `---` line.

    Raises:
        ValueError: the block is not closed by a `---` line, or is not a YAML mapping.
    """
    lines = text.lstrip("\ufeff").splitlines(keepends=True)
    if not lines or lines[0].strip() != "---":
        return None, text
    for number, line in enumerate(lines[1:], start=1):
        if line.strip() == "---":
            try:
                loaded = yaml.safe_load("".join(lines[1:number]))
            except yaml.YAMLError as error:
                raise ValueError(f"front matter is no valid YAML: {str(error).splitlines()[0]}") from error
            if not isinstance(loaded, dict):
                raise ValueError("front matter is no mapping of field: value")
            return loaded, "".join(lines[number + 1 :])
    raise ValueError("front matter is not closed: add a line '---' after the last field")


def read_entry(path: Path) -> tuple[Entry, str]:
    """Returns the entry in `path` and its body.

    Raises:
        EntryError: the file has no front matter, or a field does not keep the schema.
    """
    try:
        fields, body = split_front_matter(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise EntryError(f"{path}: {error}") from error
    if fields is None:
        raise EntryError(f"{path}: no front matter: begin the file with '---', the fields, and '---'")
    try:
        entry = Entry.model_validate(fields)
    except ValidationError as error:
        faults = "; ".join(
            f"field '{'.'.join(str(part) for part in fault['loc']) or 'entry'}': {fault['msg']}"
            for fault in error.errors(include_url=False)
        )
        raise EntryError(f"{path}: {faults}") from error
    if path.stem != entry.id:
        raise EntryError(f"{path}: field 'id': is '{entry.id}', but the file is named '{path.stem}': make them equal")
    if path.parent.name != FOLDERS[entry.kind]:
        raise EntryError(f"{path}: field 'kind': '{entry.kind}' belongs into the folder '{FOLDERS[entry.kind]}'")
    return entry, body


def entry_paths(folder: Path) -> Iterator[Path]:
    """Yields the entry files under `folder`, sorted."""
    yield from sorted(folder.glob("*/*.md"))
