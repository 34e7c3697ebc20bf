"""One asker before one entry on one day: what every criterion reads."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from corpus.schema import Eligible, Entry
from corpus.vocabulary import Applicant
from rag.eligibility.site import Site, site_of
from rag.eligibility.size import SizeRange, Span, size_of, span
from rag.eligibility.wording import Words
from rag.profile import Profile, founded_between

DEFAULT_APPLICANT: Applicant = "company"
"""What the asker is where nothing is said. Source: `Profile.applicant`."""


@dataclass(frozen=True)
class Asker:
    """A profile with what follows from it alone: size class, site, applicant; made once for all entries."""

    profile: Profile
    today: dt.date
    words: Words

    @cached_property
    def size(self) -> SizeRange:
        """The size class."""
        return size_of(self.profile)

    @cached_property
    def site(self) -> Site:
        """Where the site lies."""
        return site_of(self.profile.place)

    @property
    def applicant(self) -> Applicant:
        """What the asker is."""
        return self.profile.applicant or DEFAULT_APPLICANT

    def age_years_at_most(self, years: int) -> bool | None:
        """Returns whether the enterprise is not older than `years`; None where that cannot be said."""
        if self.profile.founded is None:
            return None
        first, last = founded_between(self.profile.founded)
        if _later(last, years) < self.today:
            return False
        return True if _later(first, years) >= self.today else None

    def age_years_at_least(self, years: int) -> bool | None:
        """Returns whether the enterprise is `years` old or older; None where that cannot be said."""
        if self.profile.founded is None:
            return None
        first, last = founded_between(self.profile.founded)
        if _later(last, years) <= self.today:
            return True
        return False if _later(first, years) > self.today else None

    def headcount(self, grouped: bool | None) -> Span:
        """Returns the headcount that a programme counts; `grouped`: with partner and linked enterprises, None: not known."""
        return _counted(span(self.profile.headcount), self.size.headcount, grouped)

    def turnover(self, grouped: bool | None) -> Span:
        """Returns the turnover that a programme counts, EUR."""
        return _counted(span(self.profile.turnover_eur), self.size.turnover, grouped)

    def balance_sheet(self, grouped: bool | None) -> Span:
        """Returns the balance sheet total that a programme counts, EUR."""
        return _counted(span(self.profile.balance_sheet_eur), self.size.balance_sheet, grouped)


@dataclass(frozen=True)
class Case:
    """An asker and an entry."""

    asker: Asker
    entry: Entry

    @property
    def words(self) -> Words:
        """The language of what is said."""
        return self.asker.words

    @property
    def profile(self) -> Profile:
        """What is known of the asker."""
        return self.asker.profile

    @property
    def eligible(self) -> Eligible:
        """Who may apply; nothing bounded where the entry does not say."""
        return self.entry.eligible or Eligible(text="")


def _later(day: dt.date, years: int) -> dt.date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return dt.date(day.year + years, 2, 28)


def _counted(own: Span, group: Span, grouped: bool | None) -> Span:
    if grouped is None:
        return Span(own.low, group.high)
    return group if grouped else own
