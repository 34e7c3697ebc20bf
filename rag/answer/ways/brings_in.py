"""A firm that brings a technology in: not to develop it, so neither contests of research nor equity are meant."""

from __future__ import annotations

import re

from corpus.schema import Entry
from corpus.vocabulary import SupportType, Topic
from rag.profile import Project

OTHER_AIM = 0.6
"""Factor of a programme that is above all about another field than the project: of energy for robots, of cars for solar panels."""

RESEARCH_ONLY = 0.75
"""Factor of a programme for research alone, where a firm brings in what others have developed."""

_BRINGS_IN = re.compile(
    r"\b(?:ein(?:zu)?(?:führ|setz|bau)\w*|einsatz|führen [^.?!]{3,60} ein|anschaff\w*|nutzen|verwenden|integrier\w*|umrüst\w*"
    r"|introduc\w+|deploy\w*|implement\w*|adopt\w*)\b",
    re.IGNORECASE,
)
"""What says that a firm brings a technology in, and does not develop it."""

_RESEARCH = frozenset(
    {"research", "feasibility_study", "transfer", "cooperation", "network_management", "infrastructure"}
)
_TECHNOLOGIES: frozenset[Topic] = frozenset({"ai", "digitalisation", "production", "it_security"})
_AIMS: frozenset[Topic] = frozenset(
    {"energy_efficiency", "climate", "hydrogen", "battery", "electromobility", "circular_economy", "founding",
     "internationalisation", "automotive_transformation"}
)  # fmt: skip
"""Topics that say what for, where they come first in a record: such a programme pays for nothing else."""


def brings_in_technology(project: Project, story: str) -> bool:
    """Returns whether a firm brings a technology in that others have developed; `story` are the words of the asker."""
    develops = "innovation_rd" in project.topics or not _RESEARCH.isdisjoint(project.kinds)
    return not develops and not _TECHNOLOGIES.isdisjoint(project.topics) and _BRINGS_IN.search(story) is not None


def aim(entry: Entry, project: Project, support: frozenset[SupportType]) -> float:
    """Returns the factor of a programme for a firm that brings a technology in; 0 for contests of research and for equity."""
    kinds = set(entry.eligible.project_kinds if entry.eligible else ())
    if set(entry.support_types) == {"equity"} and "equity" not in support:
        return 0.0
    if entry.level == "eu" and (kinds <= _RESEARCH | {"training"} if kinds else "innovation_rd" in entry.topics[:2]):
        return 0.0
    return RESEARCH_ONLY if kinds and kinds <= _RESEARCH else 1.0


def other_aim(entry: Entry, project: Project) -> float:
    """Returns the factor of a programme whose first topic says what for, where that is not among those of the project."""
    return OTHER_AIM if project.topics and entry.topics[0] in _AIMS and entry.topics[0] not in project.topics else 1.0
