"""The whole of a check, as command line and API give it out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Literal

from pydantic import Field

from corpus.schema import Entry
from corpus.vocabulary import SizeClass
from rag.eligibility.check import Checked, check_all
from rag.eligibility.combine import combinations
from rag.eligibility.rank import rank, shortlist
from rag.eligibility.size import size_of
from rag.eligibility.verdict import Verdict
from rag.eligibility.warn import warnings_of
from rag.eligibility.wording import Language
from rag.errors import EntryUnknown
from rag.profile import Profile
from rag.record import Record
from rag.records import AnswerWarning, ProgrammeResult

LIMIT = 10
VERDICTS: tuple[Verdict, ...] = ("fits", "unclear", "does_not_fit")


class SizeFound(Record):
    """The size classes that are possible; `presumed` is the one by headcount alone, an assumption."""

    possible: tuple[SizeClass, ...]
    presumed: SizeClass | None = None


class CombinationFound(Record):
    """Whether two of the programmes may be combined for the same costs, and what their records say of it."""

    first: str
    second: str
    allowed: Literal["yes", "no", "unknown"]
    notes: tuple[str, ...] = ()


class CheckReport(Record):
    """A profile against all programmes on a day; `counts` are over all that were checked, `programmes` best first."""

    today: dt.date
    language: Language
    size: SizeFound
    counts: dict[str, int] = Field(description="programmes by verdict")
    programmes: tuple[ProgrammeResult, ...]
    combinations: tuple[CombinationFound, ...] = ()
    warnings: tuple[AnswerWarning, ...] = ()


def report(
    profile: Profile,
    entries: Iterable[Entry],
    today: dt.date,
    *,
    language: Language = "de",
    only: Sequence[str] = (),
    everything: bool = False,
    limit: int = LIMIT,
) -> CheckReport:
    """Returns the report: the shortlist of at most `limit`, or `everything`, or the entries of the ids in `only`, in any case.

    Raises:
        EntryUnknown: an id in `only` is that of no programme.
    """
    checked = check_all(profile, entries, today, language)
    shown = _named(checked, only) if only else rank(checked, profile.project)
    if not only and not everything:
        shown = shortlist(checked, profile.project, limit)
    size = size_of(profile)
    return CheckReport(
        today=today,
        language=language,
        size=SizeFound(possible=size.possible, presumed=size.presumed),
        counts={verdict: sum(one.verdict == verdict for one in checked) for verdict in VERDICTS},
        programmes=tuple(one.result for one in shown),
        combinations=tuple(
            CombinationFound(first=pair.first, second=pair.second, allowed=pair.allowed, notes=pair.notes)
            for pair in combinations([one for one in shown if one.verdict != "does_not_fit"])
            if pair.allowed != "unknown"
        ),
        warnings=tuple(warnings_of(profile, shown, today, language)),
    )


def _named(checked: Sequence[Checked], only: Sequence[str]) -> list[Checked]:
    names = {name: one for one in checked for name in (*one.entry.aliases, one.entry.id)}
    for name in only:
        if name not in names:
            raise EntryUnknown(name)
    return [names[name] for name in dict.fromkeys(only)]
