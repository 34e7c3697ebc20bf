"""The entry: what we know of a programme, rule, network, hub, cluster, agency, practice, event or study.

An entry is a Markdown file under `corpus/entries/<kind>s/<id>.md`: YAML front matter (this schema) and a German body
under fixed headings. Missing is None or an empty list, never 0, "" or false.
"""

from __future__ import annotations

import datetime as dt

from pydantic import BaseModel, ConfigDict, Field, model_validator

from corpus.imported import Imported
from corpus.vocabulary import (
    SUPPORTABLE,
    AidBasis,
    Applicant,
    Bounds,
    Confidence,
    EntryKind,
    LegalForm,
    Level,
    MoneyState,
    Per,
    ProjectKind,
    SizeClass,
    Status,
    SupportType,
    Topic,
)


class Part(BaseModel):
    """Base of an entry's parts: frozen, no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(Part):
    """Where a value comes from. `page_date` is the page's own date: YYYY, YYYY-MM or YYYY-MM-DD.

    `supports` says it in words; `fields` names the entry's fields (`SUPPORTABLE`) whose values stand on this source.
    """

    url: str = Field(pattern=r"^https?://\S+$")
    supports: str
    fields: tuple[str, ...] = ()
    page_date: str | None = Field(default=None, pattern=r"^\d{4}(-\d{2}){0,2}$")

    @model_validator(mode="after")
    def _fields_exist(self) -> Source:
        unknown = [name for name in self.fields if name not in SUPPORTABLE]
        if unknown:
            raise ValueError(f"fields names '{unknown[0]}', which is none of: {', '.join(SUPPORTABLE)}")
        return self


class Rate(Part):
    """A funding rate: up to `percent` (0-100) of `of`, for those whom `applies_to` names.

    What code can test narrows it: an empty tuple or None leaves that side open. `condition` says what code cannot test, so
    that the rate may or may not hold. `adds`: percentage points on top of the rate that applies otherwise (a bonus), not a
    rate of its own.
    """

    applies_to: str
    condition: str | None = Field(default=None, description="what must hold beside the fields, in words")
    applicants: tuple[Applicant, ...] = ()
    sizes: tuple[SizeClass, ...] = ()
    headcount_min: int | None = Field(default=None, ge=1, description="headcount must be above or equal")
    headcount_max: int | None = Field(default=None, ge=1, description="headcount must be below or equal")
    age_years_max: int | None = Field(default=None, ge=0, description="for enterprises not older than this")
    project_kinds: tuple[ProjectKind, ...] = ()
    regions: tuple[str, ...] = Field(default=(), description="region ids in which this rate holds; empty: everywhere")
    percent: float = Field(ge=0, le=100)
    percent_min: float | None = Field(default=None, ge=0, le=100, description="lower end, where a range is paid")
    adds: bool = False
    of: str
    note: str | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Rate:
        if self.percent_min is not None and self.percent_min > self.percent:
            raise ValueError("percent_min is larger than percent")
        if self.headcount_min and self.headcount_max and self.headcount_min > self.headcount_max:
            raise ValueError("headcount_min is larger than headcount_max")
        return self


class Amount(Part):
    """A bound in EUR and what it bounds: the grant itself, a loan, or the costs that count; `per` what it is counted."""

    bounds: Bounds
    min_eur: float | None = Field(default=None, ge=0)
    max_eur: float | None = Field(default=None, ge=0)
    per: Per | None = None
    sizes: tuple[SizeClass, ...] = ()
    project_kinds: tuple[ProjectKind, ...] = ()
    regions: tuple[str, ...] = Field(default=(), description="region ids in which this amount holds; empty: everywhere")
    note: str | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Amount:
        if self.min_eur is None and self.max_eur is None:
            raise ValueError("an amount needs min_eur or max_eur")
        if self.min_eur is not None and self.max_eur is not None and self.min_eur > self.max_eur:
            raise ValueError("min_eur is larger than max_eur")
        return self


class Eligible(Part):
    """Who may apply: what code can test, and free text for the rest. An empty tuple or None bounds nothing.

    Of `turnover_max_eur` and `balance_sheet_max_eur` together, keeping one suffices: "Umsatz oder Bilanzsumme".
    """

    text: str
    applicants: tuple[Applicant, ...] = ()
    sizes: tuple[SizeClass, ...] = ()
    headcount_min: int | None = Field(default=None, ge=1, description="headcount must be above or equal")
    headcount_max: int | None = Field(default=None, ge=1, description="headcount must be below or equal")
    turnover_max_eur: float | None = Field(default=None, ge=0)
    balance_sheet_max_eur: float | None = Field(default=None, ge=0)
    counts_group: bool | None = Field(
        default=None, description="whether partner and linked enterprises count in these bounds; None: it is not said"
    )
    legal_forms: tuple[LegalForm, ...] = ()
    legal_forms_excluded: tuple[LegalForm, ...] = ()
    age_years_min: int | None = Field(default=None, ge=0, description="the enterprise must be at least so old")
    age_years_max: int | None = Field(default=None, ge=0, description="the enterprise must not be older")
    sectors: tuple[str, ...] = ()
    sectors_excluded: tuple[str, ...] = ()
    regions: tuple[str, ...] = Field(default=(), description="region ids the applicant must lie in; empty: everywhere")
    project_kinds: tuple[ProjectKind, ...] = Field(default=(), description="what the project must be one of")
    costs_min_eur: float | None = Field(default=None, ge=0, description="smallest project, in eligible costs")

    @model_validator(mode="after")
    def _ordered(self) -> Eligible:
        for low, high, name in (
            (self.headcount_min, self.headcount_max, "headcount"),
            (self.age_years_min, self.age_years_max, "age_years"),
        ):
            if low is not None and high is not None and low > high:
                raise ValueError(f"{name}_min is larger than {name}_max")
        return self


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
    """The three clocks, each with the date of its newest evidence; its sources are those that name it in `fields`."""

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
    "03151" Landkreis Gifhorn), "DE", "EU", or the id of a special area such as "area:retrason".
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
    aid_articles: tuple[str, ...] = Field(default=(), description='articles of the AGVO, e.g. "Art. 28"')
    apply_before_start: bool | None = None
    status: Status | None = Field(default=None, description="as last reported; None for practices, events and studies")
    status_as_of: dt.date | None = None
    clocks: Clocks = Clocks()
    predecessor: str | None = None
    successor: str | None = None
    combinable_with: tuple[str, ...] = Field(default=(), description="ids of entries it may be combined with")
    not_combinable_with: tuple[str, ...] = Field(
        default=(), description="ids of entries it excludes for the same costs"
    )
    combination_note: str | None = None
    steps: tuple[str, ...] = Field(default=(), description="what an applicant does, in order")
    contact: Contact | None = None
    sources: tuple[Source, ...] = Field(min_length=1)
    confidence: Confidence
    retrieved: dt.date = Field(description="day on which the facts were last looked up")
    imported: Imported | None = Field(default=None, description="only for records of another database")

    @model_validator(mode="after")
    def _status_has_a_date(self) -> Entry:
        if self.status not in (None, "unknown") and self.status_as_of is None:
            raise ValueError("a status needs status_as_of: the date of its evidence")
        return self

    def sources_of(self, field: str) -> tuple[Source, ...]:
        """Returns the sources on which the value of `field` (one of `SUPPORTABLE`) stands, in order."""
        return tuple(source for source in self.sources if field in source.fields)
