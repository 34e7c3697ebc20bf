"""Facts of a named entry: how much, who, until when, in force or not, from its record and its own document."""

from __future__ import annotations

import re

from rag.answer.facts.answer import answer_part, joined
from rag.answer.facts.body import BODIES
from rag.answer.facts.facet import Facet, facets_of
from rag.answer.facts.gaps import gap, held_elsewhere
from rag.answer.facts.own import ASKER
from rag.answer.facts.subject import asks_of_sizes, background
from rag.answer.facts.wish import asks_nothing
from rag.answer.parts import Part, split_question
from rag.answer.phrases import unanswered
from rag.answer.told import Asked, Told
from rag.question import Intent
from rag.question.asked import FIRST_PERSON
from rag.records import AnswerStatus

NOT_FACTS: frozenset[Intent] = frozenset({"fit", "list", "network", "practice", "compare", "attack", "advice", "other"})
"""What asks for no fact of one entry where it names none."""

OF_TWO: frozenset[Facet] = frozenset({"combination", "aid"})
"""What is asked of two things named together, not of each."""


_WHICH = re.compile(r"\bwelche[rsnm]?(?: \w+)?\s*$|\bwhich(?: \w+)?\s*$", re.IGNORECASE)

VERDICTS: frozenset[Facet] = frozenset({"eligible", "condition", "whether", "other"})
"""What may be a question whether something named suits the asker."""


def stated_facts(asked: Asked) -> Told | None:
    """Returns the facts where the question names something and asks for no verdict on the asker."""
    return record_facts(asked) if _states(asked) else None


def other_facts(asked: Asked) -> Told | None:
    """Returns the facts where `stated_facts` did not look for them: behind a check, and of what a follow-up leans on."""
    return None if _states(asked) else record_facts(asked)


def _states(asked: Asked) -> bool:
    return bool(asked.understood.entries) and not _asks_for_a_verdict(asked) and not _asks_which(asked)


def _asks_which(asked: Asked) -> bool:
    """Whether it asks which of a kind is there for a place below a Land: the name of them all is the word for the kind."""
    named = [one for one in asked.understood.of("entry") if asked.names.entries[one.value].kind in BODIES]
    wide = [one for one in named if set(asked.names.entries[one.value].regions) & {"DE", "EU"}]
    return any(_WHICH.search(asked.question[: one.start]) for one in wide) and any(
        len(place) > len("03") for place in asked.understood.places
    )


def _asks_for_a_verdict(asked: Asked) -> bool:
    """Whether it asks if the asker may have something: "Bekommen wir ZIM?", not "Haben wir Anspruch auf …?"."""
    read = asked.understood
    if read.intent != "check":
        return read.intent in ("fit", "why_not", "list", "compare")
    facet = facets_of(asked.question, asked.need.kind)[0]
    if facet not in VERDICTS or read.profile.de_minimis or not FIRST_PERSON.search(asked.question):
        return False
    told = " ".join(asked.question[one.start : one.end] for one in read.mentions)
    return facet not in ("whether", "eligible") or not any(
        one.noun and (one.share == 1.0 or facet == "eligible") and one.word not in told and not set(one.whole) & ASKER
        for one in asked.need.concepts
    )


def record_facts(asked: Asked) -> Told | None:
    """Returns what the record and the document of the entry that a question names say to it; None where it names none.

    Of several parts each is answered by itself. A value that the entry's document does not hold is said not to be known, with
    whom to ask, unless another document tells it; what else has no answer is left to the sentences of all documents. What is
    warned of comes first, then how the entries stand, then the facts.
    """
    read = asked.understood
    facets = facets_of(asked.question, asked.need.kind)
    if read.intent in NOT_FACTS and not read.entries and not asks_of_sizes(asked.question):
        return None
    if (read.intent == "attack" and "?" not in asked.question) or (
        read.intent == "compare" and facets[0] not in OF_TWO
    ):
        return None
    behind = background(asked)
    parts = split_question(asked.question, asked.names.words_said(asked.question))
    if len(parts) > 1 and (facets[0] in OF_TWO or any(asks_nothing(asked, part) for part in parts)):
        parts = (Part(asked.question),)
    found = [(part, answer_part(asked, part, behind)) for part in parts]
    answers = [answer for _, answer in found if answer is not None]
    open_parts = [part for part, answer in found if answer is None]
    if any(held_elsewhere(asked, part, behind) for part in open_parts):
        return None
    gaps = [gap(asked, part, behind) for part in open_parts]
    if any(one is None for one in gaps):
        return None
    unknown = tuple(dict.fromkeys(one for one in gaps if one))
    if not answers:
        return Told((), status="abstained", gaps=unknown)
    if unknown:
        unknown = tuple(unanswered(asked.need.language, [part.label or part.text for part in open_parts]))
    whole = joined(answers)
    lines = (*whole.alarms, *whole.notices, *whole.facts)
    status: AnswerStatus = "partial" if unknown else "answered"
    return Told(lines, whole.judged, warnings=whole.warnings, status=status, gaps=unknown, asked_day=read.as_of)
