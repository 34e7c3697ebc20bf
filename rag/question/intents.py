"""What a question wants: rules over its words, tried in order; the first that holds decides."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from rag.answer.families import family
from rag.answer.need import asks, is_identifier, read_question
from rag.question import intent_cues as cues
from rag.question.asked import FIRST_PERSON, Asked
from rag.question.attacks import is_attack
from rag.question.understood import Intent, Mention
from rag.text.analyse import words

_HELPERS = frozenset({"network", "hub", "cluster", "agency"})
_ALREADY = frozenset({"project.already_started", "project.start", "de_minimis"})
_ABOUT_ASKER = frozenset(
    {
        "headcount",
        "turnover_eur",
        "balance_sheet_eur",
        "sector",
        "place",
        "linked",
        "founded",
        "applicant",
        "legal_form",
    }
)


def intent_of(asked: Asked, mentions: Sequence[Mention], kinds: Sequence[frozenset[str]]) -> Intent:
    """Returns what a question wants; `kinds` holds for each thing that it names the kinds of the entries of that name."""
    groups = len(kinds)
    text = asked.text
    told = {one.field for one in mentions}
    about_asker = bool(told & (_ABOUT_ASKER | _ALREADY)) or FIRST_PERSON.search(text) is not None
    project = any(field.startswith("project.") for field in told)
    if is_attack(text):
        return "attack"
    if (
        cues.TALK.match(text)
        or (cues.ELSEWHERE.search(text) and not groups and not cues.FIELD.search(text))
        or not words(text)
    ):
        return "other"
    if cues.CORRECTION.search(text) or (cues.INSTEAD.search(text) and told & _ABOUT_ASKER):
        return "correction"
    if cues.WHY_NOT.search(text):
        return "why_not"
    if cues.ADVICE.search(text):
        return "advice"
    if _compares(asked, mentions, kinds):
        return "compare"
    if cues.PRACTICE.search(text) or (kinds and all(kind == {"practice"} for kind in kinds)):
        return "practice"
    said = words(text)
    in_field = bool(groups or project or cues.FIELD.search(text)) or any(
        is_identifier(word.text) or family(word.terms) for word in said
    )
    if in_field and cues.DEFINITION.search(text) and not cues.AMOUNT_ASKED.search(text):
        return "definition"
    if cues.LIST.search(text) and not (groups and cues.HOW_MUCH.search(text)):
        return "list"
    asks_amount = cues.HOW_MUCH.search(text) is not None
    wishes = cues.WISH.search(text) is not None
    if groups and not (project and wishes and not asks_amount and all(kind == {"rule"} for kind in kinds)):
        helpers = all(kind <= _HELPERS for kind in kinds)
        if cues.NETWORK.search(text) and not asks_amount and (helpers or not cues.OWN_CASE.search(text)):
            return "network"
        if about_asker and cues.OWN_CASE.search(text) and not asks_amount:
            return "check"
        return "explain" if cues.EXPLAIN.search(text) and not asks_amount else "fact"
    if cues.NETWORK.search(text) and not (asks_amount and not about_asker):
        return "network"
    if (cues.FIT.search(text) and (about_asker or project)) or cues.SUITS.search(text):
        return "fit"
    if (wishes or not asks_amount) and ((told & _ABOUT_ASKER and (project or wishes)) or (project and wishes)):
        return "fit"
    if (
        (told & _ABOUT_ASKER or project)
        and not asks_amount
        and not any(asks(text[start:end]) for start, end in asked.sentences)
    ):
        return "fit"
    if cues.EXPLAIN.search(text):
        return "explain"
    if in_field or asks_amount or told:
        return "fact"
    return "other" if any(concept.noun for concept in read_question(text).concepts) else "fact"


def _compares(asked: Asked, mentions: Sequence[Mention], kinds: Sequence[frozenset[str]]) -> bool:
    """Whether two things are put beside each other: by a word such as "Unterschied", or by "oder" between their names."""
    if cues.STRONG_COMPARE.search(asked.text):
        return True
    spans = sorted({(one.start, one.end) for one in mentions if one.field == "entry"})
    if len(spans) < 2 or len(kinds) < 2:
        return False
    between = (asked.text[end:start] for (_, end), (start, _) in pairwise(spans))
    return cues.COMPARE.search(asked.text) is not None or any(cues.OR.fullmatch(words.strip(" ,")) for words in between)
