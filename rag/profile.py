"""The profile of a company and its project: what an eligibility check, a form or a conversation knows of the asker.

Every field may be missing: None or an empty tuple means not known, never zero or no.
"""

from __future__ import annotations

import calendar
import datetime as dt
from typing import Annotated, Any

from pydantic import Field, field_validator

from corpus.vocabulary import Applicant, ProjectKind, Topic
from rag.record import Amount, Count, Counted, Record, Truth, WrittenDay


class LinkedEnterprise(Record):
    """An enterprise that holds shares of the asker, or of which the asker holds shares."""

    share: Annotated[float, Field(gt=0, le=100), Counted] = Field(
        description="share of capital or votes, percent, the larger of both"
    )
    headcount: Count | None = Field(default=None, description="annual work units (full-time equivalents)")
    turnover_eur: Amount | None = Field(default=None, description="annual turnover, EUR")
    balance_sheet_eur: Amount | None = Field(default=None, description="balance sheet total, EUR")


class Project(Record):
    """What is to be funded."""

    topics: tuple[Topic, ...] = ()
    kinds: tuple[ProjectKind, ...] = ()
    description: str | None = Field(default=None, description="the project in the asker's words")
    costs_eur: Amount | None = Field(default=None, description="planned costs, EUR")
    start: WrittenDay | None = Field(default=None, description="planned or actual start")
    already_started: Truth | None = Field(
        default=None, description="whether it has begun: an order placed or a contract signed counts"
    )


class DeMinimisAid(Record):
    """De-minimis aid received."""

    amount_eur: Amount = Field(description="gross grant equivalent, EUR")
    date: WrittenDay = Field(description="day on which it was granted")


class Profile(Record):
    """What is known of the asker; see the module."""

    headcount: Count | None = Field(default=None, description="annual work units (full-time equivalents)")
    turnover_eur: Amount | None = Field(default=None, description="annual turnover, EUR")
    balance_sheet_eur: Amount | None = Field(default=None, description="balance sheet total, EUR")
    linked: tuple[LinkedEnterprise, ...] = ()
    size_two_years_ago: str | None = Field(
        default=None,
        pattern="^(micro|small|medium|large)$",
        description="size class of the two years before, where another",
    )
    place: str | None = Field(default=None, description="place of the site: a name, a postcode or a region id")
    applicant: Applicant | None = Field(default=None, description="what the asker is; a company unless said otherwise")
    sector: str | None = Field(default=None, description="sector in the asker's words")
    wz: str | None = Field(default=None, pattern=r"^[A-U]?\d{0,2}(\.\d{1,2}){0,2}$", description="WZ 2008 code")
    legal_form: str | None = None
    founded: str | None = Field(
        default=None,
        pattern=r"^[12]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$",
        description="YYYY, YYYY-MM or YYYY-MM-DD",
    )
    project: Project = Project()
    de_minimis: tuple[DeMinimisAid, ...] = ()

    @field_validator("founded")
    @classmethod
    def _is_a_day(cls, founded: str | None) -> str | None:
        if founded is not None:
            founded_between(founded)
        return founded

    def is_empty(self) -> bool:
        """Returns True where nothing is known."""
        return self == Profile()

    def value(self, path: str) -> Any:
        """Returns the value of a field by its path ("headcount", "project.costs_eur"); None or () where it is not known."""
        holder, _, name = path.rpartition(".")
        return getattr(self.project if holder else self, name)

    def knows(self, path: str) -> bool:
        """Returns whether a field, given by its path, is known."""
        return self.value(path) not in (None, ())

    def having(self, path: str, value: Any) -> Profile:
        """Returns the profile with one field, given by its path, set."""
        holder, _, name = path.rpartition(".")
        if not holder:
            return self.model_copy(update={name: value})
        return self.model_copy(update={holder: self.project.model_copy(update={name: value})})

    def overlaid(self, above: Profile) -> Profile:
        """Returns the profile with every field that `above` knows in place of its own."""
        own = {name: getattr(above, name) for name in Profile.model_fields if name != "project" and above.knows(name)}
        project = {
            name: getattr(above.project, name) for name in Project.model_fields if above.knows(f"project.{name}")
        }
        return self.model_copy(update={**own, "project": self.project.model_copy(update=project)})


def founded_between(founded: str) -> tuple[dt.date, dt.date]:
    """Returns the first and the last day of "2019", "2019-05" or "2019-05-17".

    Raises:
        ValueError: there is no such day.
    """
    year, *rest = (int(part) for part in founded.split("-"))
    if len(rest) == 2:
        day = dt.date(year, rest[0], rest[1])
        return day, day
    first = dt.date(year, rest[0] if rest else 1, 1)
    last_month = rest[0] if rest else 12
    return first, dt.date(year, last_month, calendar.monthrange(year, last_month)[1])
