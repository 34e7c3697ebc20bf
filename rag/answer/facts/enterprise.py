"""Which size of enterprise the asker is by the definition: the class reckoned, and the sentences of the rule that decide it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.vocabulary import SizeClass
from rag.answer.candidates import Candidate
from rag.answer.facts.carriers import carriers
from rag.answer.facts.subject import Subject, defines_sizes
from rag.answer.headings import heading
from rag.answer.need import Language
from rag.answer.told import Line
from rag.eligibility.size import HEADCOUNT_BELOW, LINKED_ABOVE, PARTNER_FROM, size_of
from rag.profile import Profile
from rag.question.asked import FIRST_PERSON

_ASKS = re.compile(
    r"\bkmus?\b|\bsmes?\b|mittelständ|größe|klein\w*|mittler\w*|mittelgroß\w*|large|small|medium|size", re.IGNORECASE
)
_NAMES: dict[SizeClass, tuple[str, str]] = {
    "micro": ("Kleinstunternehmen, also ein KMU", "a micro enterprise, so an SME"),
    "small": ("kleines Unternehmen, also ein KMU", "a small enterprise, so an SME"),
    "medium": ("mittleres Unternehmen, also ein KMU", "a medium-sized enterprise, so an SME"),
    "large": ("großes Unternehmen, also kein KMU", "a large enterprise, so no SME"),
}
_WORDS: dict[SizeClass, str] = {
    "micro": "Kleinstunternehmen",
    "small": "kleines Unternehmen",
    "medium": "mittleres Unternehmen",
}


def size_told(subject: Subject, question: str, profile: Profile, language: Language) -> list[Line]:
    """Returns the asker's size class under a heading, and the sentences that decide; nothing where it is not asked for or open.

    Where turnover and balance sheet are not known, the class is that by headcount, and the heading says so.
    """
    if not defines_sizes(subject.entry) or not FIRST_PERSON.search(question) or not _ASKS.search(question):
        return []
    size = size_of(profile)
    sole = size.certain or size.presumed
    if profile.headcount is None or sole is None or size.headcount.exact is None:
        return []
    if sole == "large" and not size.headcount.at_least(HEADCOUNT_BELOW["medium"]):
        return []
    name = _NAMES[sole][language == "en"]
    heads = f"{size.headcount.exact:,.0f}" if language == "en" else f"{size.headcount.exact:,.0f}".replace(",", ".")
    quotes = list({one.cut.start: one for one in _deciding(subject, sole, profile)}.values())
    if not quotes:
        return []
    first = heading("size" if size.certain else "size_by_heads", language, size=name, heads=heads)
    return [Line(first), *(Line(one.text, (one,), item=True, quoted=True) for one in quotes)]


def _deciding(subject: Subject, size: SizeClass, profile: Profile) -> Iterator[Candidate]:
    """The sentences on linked and partner enterprises, where the asker has some, and on the class or the one below large."""
    linked = any(one.share > LINKED_ABOVE for one in profile.linked)
    partner = any(PARTNER_FROM <= one.share <= LINKED_ABOVE for one in profile.linked)
    if linked:
        yield from carriers("verbundene Unternehmen mehr als voll", f"mehr als {LINKED_ABOVE:g} Prozent", subject.pool)[
            :1
        ]
    if partner:
        yield from carriers(
            "Partnerunternehmen anteilig", f"{PARTNER_FROM:g} bis {LINKED_ABOVE:g} Prozent", subject.pool
        )[:1]
    shown: SizeClass = "medium" if size == "large" else size
    yield from carriers(_WORDS[shown], f"{HEADCOUNT_BELOW[shown]} Beschäftigte", subject.pool)[:1]
