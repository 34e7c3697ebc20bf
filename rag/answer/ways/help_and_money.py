"""Who helps and what money there is, asked at once: those who help near by, then the programmes that may do."""

from __future__ import annotations

import re
from dataclasses import replace

from rag.answer.need import read_question, with_names
from rag.answer.phrases import unanswered
from rag.answer.told import Asked, Told
from rag.answer.ways.fit import proposals
from rag.answer.ways.networks import HELP, UNSAID_WORDS, helped
from rag.answer.ways.wished import WORDS

_PARTED = re.compile(r"(?<=[.?!;,])\s+|\s+(?=(?:und|sowie|and)\s)", re.IGNORECASE)
_MONEY = re.compile(
    r"\b(?:welche\w*|wie ?viel|wer|was|gibt|gibt's|which|what|how much|is there|are there)\b[^.?!]{0,60}?"
    r"\b(?:\w*geld\w*|\w*förder\w+|zuschuss|zuschüsse\w*|\w*mittel|zahlt|bezahlt|bezuschusst|kredite?|darlehen|money|funding"
    r"|grants?|pays)\b",
    re.IGNORECASE,
)


def help_and_money(asked: Asked) -> Told | None:
    """Returns who helps and what may pay, where a question asks for both and names no entry; None for any other.

    Where nothing pays for such a project, the second half is said to have no answer.
    """
    if asked.understood.entries or asked.understood.intent in ("attack", "advice", "compare", "practice"):
        return None
    clauses = [one for one in _PARTED.split(asked.question) if one.strip()]
    paying = [one for one in clauses if _MONEY.search(one) and not HELP.search(one)]
    helping = [one for one in clauses if HELP.search(one)]
    if not paying or not helping:
        return None
    rest = [one for one in clauses if one not in paying]
    first = helped(_anew(asked, " ".join(rest)))
    if first is None:
        return None
    own = any(_has_a_subject(one) for one in paying)  # "… und wer zahlt mir einen Tennisplatz?" is about that alone
    told = [
        "" if one in helping and own else " ".join(_without_help(one)) if one in helping else one for one in clauses
    ]
    second = proposals(_anew(asked, " ".join(told)))
    if second is None or (own and second.status == "clarify"):
        label = re.sub(r"^(?:und|sowie|and)\s+", "", paying[0].strip(" ?.!,;"), flags=re.IGNORECASE)
        gaps = (*first.gaps, *unanswered(asked.need.language, [label]))
        return replace(first, gaps=gaps, status="partial")
    lines = first.lines if second.status == "clarify" else (*first.lines, *second.lines)
    return Told(lines, second.programmes, second.ask, (*first.warnings, *second.warnings))


def _anew(asked: Asked, text: str) -> Asked:
    need = with_names(read_question(text), asked.names.nouns, asked.names.identifiers)
    return replace(asked, question=text, need=need)


def _has_a_subject(clause: str) -> bool:
    """Whether a clause that asks for money says what for."""
    unsaid = re.compile("|".join((*WORDS, *UNSAID_WORDS)), re.IGNORECASE)
    return any(one.noun and not one.asks and not unsaid.fullmatch(one.word) for one in read_question(clause).concepts)


def _without_help(clause: str) -> list[str]:
    """The words of a clause but for those that ask who helps: what stays is the subject."""
    unsaid = re.compile("|".join((*UNSAID_WORDS, "wer", "wo", "who")), re.IGNORECASE)
    return [word for word in clause.split() if not unsaid.fullmatch(word.strip(" ?.!,;"))]
