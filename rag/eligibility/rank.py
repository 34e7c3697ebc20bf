"""The shortlist: which of what was checked to show, and in which order.

Order: verdict, then whether one can apply, then how much of the project the programme is about, then own records before
imported ones, then the order of magnitude of the grant, then the effort, then how lately its state was confirmed. Where a
programme works never orders it: nationwide and EU funding stands beside that of a Kreis.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from corpus.schema import Entry
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

UNSAID_KIND = 0.5
"""Share of a kind that a programme does not name, but whose topic it has."""

_EFFORTS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"konsorti|partner\w* aus|(?:zwei|drei) (?:staaten|länder)",
        r"zweistufig|drei stufen|skizze|vorverfahren",
        r"wettbewerb|jury|auktion|losverfahren|interview|\bpitch",
    )
)
_VERDICTS = {"fits": 0, "unclear": 1, "does_not_fit": 2}
_STATES = {"open": 0, "opens_on": 1, "unproven": 2, "paused": 3, "closed": 4}


def rarity(checked: Iterable[Checked]) -> dict[Topic, float]:
    """Returns the weight of each topic: the fewer programmes have it, the more it says of one that does.

    Source: inverse document frequency, ln(1 + n / df) of Robertson and Spärck Jones without its smoothing.
    """
    topics = [one.entry.topics for one in checked]
    counted = Counter(topic for each in topics for topic in each)
    return {topic: math.log(1 + len(topics) / count) for topic, count in counted.items()}


def match(checked: Checked, project: Project, weights: Mapping[Topic, float] | None = None) -> float | None:
    """Returns how much of the project the programme is about, 0-1; 0 where nothing is common, None where it is not known.

    Where topics are given, one of them must be common, or the kind together with the topic that it stands for: an investment
    in anything fits a programme for investments, not every programme that pays some. `weights` are those of `rarity`; a topic
    without one counts 1.
    """
    if not project.topics and not project.kinds:
        return None
    entry = checked.entry
    allowed = entry.eligible.project_kinds if entry.eligible else ()
    at_home = any(HOME.get(one) in entry.topics and (not allowed or one in allowed) for one in project.kinds)
    funded = len([one for one in project.kinds if one in allowed]) / len(project.kinds) if project.kinds else 0.0
    of_kinds = funded if allowed else UNSAID_KIND * at_home
    if not project.topics:
        return of_kinds
    weigh = weights or {}
    whole = sum(weigh.get(one, 1.0) for one in project.topics)
    of_topics = sum(weigh.get(one, 1.0) for one in project.topics if one in entry.topics) / whole
    if not of_topics and not at_home:
        return 0.0
    return (of_topics + KIND_SHARE * of_kinds) / (1 + KIND_SHARE if project.kinds else 1)


def effort(entry: Entry) -> int:
    """Returns how many of these an application takes: partners from other countries, a second stage, a competition."""
    said = " ".join((*entry.conditions, entry.eligible.text if entry.eligible else ""))
    return sum(bool(pattern.search(said)) for pattern in _EFFORTS)


def rank(checked: Sequence[Checked], project: Project) -> list[Checked]:
    """Returns all that was checked, best first; ties by id."""
    weights = rarity(checked)
    return sorted(checked, key=lambda one: _order(one, project, match(one, project, weights) or 0.0))


def shortlist(checked: Sequence[Checked], project: Project, limit: int = 10) -> list[Checked]:
    """Returns what to show: what fits or may fit, best first, at most `limit`.

    Left out is what does not fit, and, where the project is known, what has nothing in common with it.
    """
    kept = [one for one in rank(checked, project) if one.verdict != "does_not_fit" and match(one, project) != 0]
    return kept[:limit]


def _order(one: Checked, project: Project, matched: float) -> tuple[float | str, ...]:
    as_of = one.result.availability.as_of
    return (
        _VERDICTS[one.verdict],
        _STATES[one.result.availability.state],
        -round(matched, 2),
        float(one.entry.imported is not None),
        -_magnitude(one, project),
        effort(one.entry),
        -as_of.toordinal() if as_of else 0,
        one.entry.id,
    )


def _magnitude(one: Checked, project: Project) -> int:
    """The power of ten of what is paid at least; 0 where nothing is known, and of what must be paid back."""
    support = one.result.support
    if support.kind not in ("grant", "tax_credit"):
        return 0
    paid = support.estimate_eur if support.estimate_min_eur is None else support.estimate_min_eur
    if paid is None and support.max_eur is not None:
        paid = min(support.max_eur, project.costs_eur or math.inf)
    return round(math.log10(paid)) if paid else 0
