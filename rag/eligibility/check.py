"""The eligibility check: a profile against an entry, criterion by criterion, on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.schema import Entry
from rag.eligibility import enterprise, magnitude, project
from rag.eligibility.case import Asker, Case
from rag.eligibility.support import support_of
from rag.eligibility.verdict import Verdict, verdict_of
from rag.eligibility.wording import Language, Words
from rag.profile import Profile
from rag.records import Availability, CriterionResult, ProgrammeResult


@dataclass(frozen=True, slots=True)
class Checked:
    """An entry and what the check says of it; `result` is what interfaces give out."""

    entry: Entry
    result: ProgrammeResult

    @property
    def verdict(self) -> Verdict:
        """fits, does_not_fit or unclear."""
        return self.result.verdict

    @property
    def open_fields(self) -> tuple[str, ...]:
        """The fields of the profile that would settle what is unknown, in the order of the criteria, each once."""
        unknown = [one for one in self.result.criteria if one.decides and one.result == "unknown"]
        return tuple(dict.fromkeys(one.profile_field for one in unknown if one.profile_field))

    @property
    def assumptions(self) -> tuple[str, ...]:
        """What was taken for granted, in words, each once."""
        return tuple(dict.fromkeys(one.assumed for one in self.result.criteria if one.assumed))

    @property
    def not_met(self) -> tuple[CriterionResult, ...]:
        """The criteria that speak against it."""
        return tuple(one for one in self.result.criteria if one.result == "not_met")

    @property
    def to_check(self) -> tuple[CriterionResult, ...]:
        """The conditions that no code can test, for the asker to check."""
        return tuple(one for one in self.result.criteria if one.criterion == "condition")


def check(profile: Profile, entry: Entry, today: dt.date, language: Language = "de") -> Checked:
    """Returns the verdict on one entry, with every criterion, what it could pay, and how it stands on `today`."""
    return _check(Asker(profile, today, Words(language)), entry)


def check_all(
    profile: Profile,
    entries: Iterable[Entry],
    today: dt.date,
    language: Language = "de",
    kinds: frozenset[str] = frozenset({"programme"}),
) -> list[Checked]:
    """Returns the verdict on each entry of `kinds`, in the order given.

    Left out is an imported record that its database lists no more, or that one of the other entries describes, too.
    """
    asker = Asker(profile, today, Words(language))
    wanted = [one for one in entries if one.kind in kinds]
    ids = {one.id for one in wanted}
    return [
        _check(asker, one)
        for one in wanted
        if one.imported is None or (one.imported.withdrawn is None and one.imported.same_as not in ids)
    ]


def _check(asker: Asker, entry: Entry) -> Checked:
    case = Case(asker, entry)
    support, standing = support_of(case), project.standing(case)
    criteria = [
        enterprise.applicant(case),
        magnitude.size(case),
        magnitude.headcount(case),
        magnitude.finances(case),
        enterprise.age(case),
        enterprise.legal_form(case),
        enterprise.sector(case),
        enterprise.region(case),
        project.kind(case),
        project.rate(case),
        project.costs(case),
        project.smallest_grant(case, support),
        project.not_started(case),
        project.open_today(case, standing),
        project.de_minimis(case, support),
        project.record(case),
        *project.conditions(case),
    ]
    known = tuple(one for one in criteria if one is not None)
    result = ProgrammeResult(
        id=entry.id,
        name=entry.short_name or entry.name,
        verdict=verdict_of(known),
        criteria=known,
        availability=standing or Availability(state="unproven"),  # the record asks for one of kinds without any
        support=support,
        next_step=entry.steps[0] if entry.steps else None,
        url=_page(entry),
    )
    return Checked(entry, result)


def _page(entry: Entry) -> str | None:
    return entry.contact.web if entry.contact and entry.contact.web else entry.sources[0].url
