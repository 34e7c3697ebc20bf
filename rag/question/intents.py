"""What a question wants: rules over its words, tried in order; the first that holds decides."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from rag.answer.families import family
from rag.answer.need import asks, is_identifier
from rag.question import intent_cues as cues
from rag.question.asked import FIRST_PERSON, Asked
from rag.question.attacks import is_attack
from rag.question.understood import Intent, Mention
from rag.text.analyse import words

SHORT_WORDS = 2
"""So few words without any of the field may be a reply: "zwölf", "ja gern"."""

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
    text, said = asked.text, words(asked.text)
    told = frozenset(one.field for one in mentions)
    project = any(field.startswith("project.") for field in told)
    in_field = bool(kinds or project or cues.FIELD.search(text)) or any(
        is_identifier(word.text) or family(word.terms) for word in said
    )
    elsewhere = cues.ELSEWHERE.search(text) and not kinds and not cues.FIELD.search(text)
    if is_attack(text):
        return "attack"
    if cues.TALK.match(text) or elsewhere or not said:
        return "other"
    if intent := _by_words(asked, mentions, kinds, told):
        return intent
    if in_field and cues.DEFINITION.search(text) and not cues.AMOUNT_ASKED.search(text):
        return "definition"
    if cues.LIST.search(text) and not (kinds and cues.HOW_MUCH.search(text)):
        return "list"
    if intent := _of_named(asked, kinds, told, project) if kinds else _of_asker(asked, told, project):
        return intent
    known = in_field or told or cues.HOW_MUCH.search(text)
    return "fact" if known or len(said) <= SHORT_WORDS or cues.FOLLOWS_UP.search(text) else "other"


def _by_words(
    asked: Asked, mentions: Sequence[Mention], kinds: Sequence[frozenset[str]], told: frozenset[str]
) -> Intent | None:
    """The intents that a word gives away, whatever else is said."""
    text = asked.text
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
    return None


def _of_named(asked: Asked, kinds: Sequence[frozenset[str]], told: frozenset[str], project: bool) -> Intent | None:
    """What is asked of the entries named; None where rules alone are named and the asker wants something for a project."""
    text = asked.text
    how_much = cues.HOW_MUCH.search(text)
    if how_much:
        return "fact"
    if project and cues.WISH.search(text) and all(kind == {"rule"} for kind in kinds):
        return _of_asker(asked, told, project)
    own_case = cues.OWN_CASE.search(text)
    if cues.NETWORK.search(text) and (not own_case or all(kind <= _HELPERS for kind in kinds)):
        return "network"
    if own_case and (_about_asker(asked, told) or cues.ANYONE.search(text)):
        return "check"
    return "explain" if cues.EXPLAIN.search(text) else "fact"


def _of_asker(asked: Asked, told: frozenset[str], project: bool) -> Intent | None:
    """What is asked without the name of an entry; None where it is neither help nor what suits, nor an explanation."""
    text = asked.text
    how_much, wishes = cues.HOW_MUCH.search(text), cues.WISH.search(text)
    about_asker = _about_asker(asked, told)
    if cues.NETWORK.search(text) and (about_asker or not how_much):
        return "network"
    if (cues.FIT.search(text) and (about_asker or project)) or cues.SUITS.search(text):
        return "fit"
    if wishes and (told & _ABOUT_ASKER or project):
        return "fit"
    if cues.EXPLAIN.search(text):
        return "explain"
    asking = how_much or any(asks(text[start:end]) for start, end in asked.sentences)
    if told & _ABOUT_ASKER and project and not how_much:
        return "fit"
    return "fit" if (told & _ABOUT_ASKER or project) and not asking else None


def _about_asker(asked: Asked, told: frozenset[str]) -> bool:
    return bool(told & (_ABOUT_ASKER | _ALREADY)) or FIRST_PERSON.search(asked.text) is not None


def _compares(asked: Asked, mentions: Sequence[Mention], kinds: Sequence[frozenset[str]]) -> bool:
    """Whether two things are put beside each other: by a word such as "Unterschied", or by "oder" between their names."""
    if cues.STRONG_COMPARE.search(asked.text):
        return True
    spans = sorted({(one.start, one.end) for one in mentions if one.field == "entry"})
    if len(spans) < 2 or len(kinds) < 2:
        return False
    between = (asked.text[end:start] for (_, end), (start, _) in pairwise(spans))
    return cues.COMPARE.search(asked.text) is not None or any(cues.OR.fullmatch(gap.strip(" ,")) for gap in between)
