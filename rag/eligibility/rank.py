"""The shortlist: which of what was checked to show, and in which order.

Order: verdict, then whether one can apply, then how much of the project the programme is about, then own records before
imported ones, then the sum, then the effort. Where a programme works never orders it: nationwide and EU funding stands
beside that of a Kreis.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from corpus.vocabulary import ProjectKind, Topic
from rag.eligibility.check import Checked
from rag.profile import Project

HOME: dict[ProjectKind, Topic] = {
    "research": "innovation_rd",
    "feasibility_study": "innovation_rd",
    "transfer": "innovation_rd",
    "cooperation": "cooperation",
    "network_management": "cooperation",
    "consulting": "consulting",
    "training": "skills",
    "investment": "investment",
    "infrastructure": "investment",
    "founding": "founding",
    "trade_fair": "internationalisation",
}
"""The topic that a kind of project stands for by itself."""

KIND_SHARE = 0.5
"""Weight of a common kind beside that of the topics: a kind says how money is spent, a topic what for."""

_VERDICTS = {"fits": 0, "unclear": 1, "does_not_fit": 2}
_STATES = {"open": 0, "opens_on": 1, "unproven": 2, "paused": 3, "closed": 4}


def match(checked: Checked, project: Project) -> float | None:
    """Returns how much of the project the programme is about, 0-1; 0 where nothing is common, None where it is not known.

    Where topics are given, one of them must be common, or the kind together with the topic that it stands for: an investment
    in anything fits a programme for investments, not every programme that pays some.
    """
    if not project.topics and not project.kinds:
        return None
    entry = checked.entry
    allowed = entry.eligible.project_kinds if entry.eligible else ()
    kinds = [one for one in project.kinds if one in allowed] if allowed else []
    at_home = [one for one in project.kinds if HOME.get(one) in entry.topics and (one in allowed or not allowed)]
    common = [one for one in project.topics if one in entry.topics]
    of_kinds = max(len(kinds), len(at_home)) / len(project.kinds) if project.kinds else 0.0
    if not project.topics:
        return of_kinds
    if not common and not at_home:
        return 0.0
    of_topics = len(common) / len(project.topics)
    return (of_topics + KIND_SHARE * of_kinds) / (1 + KIND_SHARE if project.kinds else 1)


def rank(checked: Iterable[Checked], project: Project) -> list[Checked]:
    """Returns all that was checked, best first; ties by id."""
    return sorted(checked, key=lambda one: _order(one, project))


def shortlist(checked: Iterable[Checked], project: Project, limit: int = 10) -> list[Checked]:
    """Returns what to show: what fits or may fit, best first, at most `limit`.

    Left out is what does not fit, and, where the project is known, what has nothing in common with it.
    """
    kept = [one for one in checked if one.verdict != "does_not_fit" and match(one, project) != 0]
    return rank(kept, project)[:limit]


def _order(one: Checked, project: Project) -> tuple[float | str, ...]:
    support = one.result.support
    sums = support.estimate_eur if support.estimate_eur is not None else support.max_eur
    return (
        _VERDICTS[one.verdict],
        _STATES[one.result.availability.state],
        -round(match(one, project) or 0.0, 2),
        float(one.entry.imported is not None),
        -round(math.log10(sums), 1) if sums else 0.0,
        float(len(one.entry.conditions) + len(one.entry.steps)),
        one.entry.id,
    )
