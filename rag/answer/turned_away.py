"""What is not answered whatever the documents say: help with fraud or harm, attempts to change the rules, advice on a case."""

from __future__ import annotations

import re

from rag.answer.need import Language
from rag.answer.phrases import SCOPE, WHOM_TO_ASK, refusal
from rag.answer.told import Asked
from rag.answer.unknown import office_elsewhere, unknown_programme
from rag.question.attacks import asks_for_harm, is_attack
from rag.text.analyse import words
from rag.text.sentences import sentences

_HARM: dict[Language, str] = {
    "de": "Dabei helfe ich nicht. Falsche Angaben in einem Antrag können Subventionsbetrug sein und führen zur Rückforderung.",
    "en": "I do not help with that. False statements in an application can be subsidy fraud, and the money is claimed back.",
}
_RULES: dict[Language, str] = {
    "de": "Ich antworte nur aus den hinterlegten Dokumenten und nenne zu jedem Satz die Quelle; das lässt sich nicht umstellen.",
    "en": "I answer from the stored documents only and name the source of every sentence; that cannot be changed.",
}
_ADVICE: dict[Language, str] = {
    "de": "Das kann ich nicht beurteilen: Ich gebe wieder, was in den Dokumenten steht, und ersetze keine Rechts-, Steuer- oder "
    "Unternehmensberatung. Über einen Antrag entscheidet allein die Bewilligungsstelle.",
    "en": "I cannot judge that: I say what the documents say, and replace no legal, tax or business advice. On an application "
    "only the granting office decides.",
}
_OPINION: dict[Language, str] = {
    "de": "Über Behörden und Personen urteile ich nicht; ich gebe wieder, was in den Dokumenten steht.",
    "en": "I do not judge offices or people; I say what the documents say.",
}
_ABUSE = re.compile(
    r"\b(?:unfähig|faul|dumm|blöd|inkompetent|korrupt|nutzlos|schei(?:ß|ss)\w*|idiot\w*|lahmarschig|bescheuert|incompetent|lazy"
    r"|stupid|useless|corrupt|idiots?)(?:e[nrsm]?)?\b",
    re.IGNORECASE,
)
"""Words that judge a person or an office; a question with one asks for no fact."""


def turned_away(asked: Asked) -> str | None:
    """Returns why a question is not answered, and what to do instead; None where it may be.

    An attempt to change the rules that asks for a fact of something named all the same is answered like any other: no text
    of a question changes what the documents say.
    """
    read, language = asked.understood, asked.need.language
    if asks_for_harm(asked.question):
        return f"{_HARM[language]} {SCOPE[language]}"
    if _ABUSE.search(asked.question) and re.match(
        r"\W*(?:warum|wieso|weshalb|why|findest|sind|ist|is|are)\b", asked.question, re.I
    ):
        return f"{_OPINION[language]} {SCOPE[language]}"
    if read.intent == "attack" and not read.entries:
        return f"{_RULES[language]} {SCOPE[language]}"
    if name := unknown_programme(asked) or office_elsewhere(asked):
        return refusal(language, (name,), True)
    if read.intent == "advice":
        return f"{_ADVICE[language]} {WHOM_TO_ASK[language]}"
    return None


def says_nothing(asked: Asked) -> bool:
    """Returns whether a question names neither thing nor topic, and nothing was said before: "bis wann muss das beantragt sein"."""
    if asked.history or asked.understood.entries or asked.said or not asked.conversation.profile.is_empty():
        return False
    if asked.understood.intent in ("fit", "list") or not asked.need.concepts:
        return False
    return all(one.asks or one.dated or set(one.whole) <= _EMPTY for one in asked.need.concepts)


_EMPTY = frozenset(
    term
    for word in words(
        "Förderung Förderprogramm Programm Zuschuss Antrag beantragen beantragt Prozent Geld Hilfe Unternehmen"
    )
    for term in word.terms
)


def innocent(text: str) -> str:
    """Returns a question without the quotes and sentences that try to change the rules; as it is where nothing asks beside them."""
    if not is_attack(text) or asks_for_harm(text):
        return text
    without = _QUOTED.sub(lambda quote: " " if is_attack(quote.group()) else quote.group(), text)
    kept = " ".join(without[start:end] for start, end in sentences(without) if not is_attack(without[start:end]))
    return kept.strip() if "?" in kept else text


_QUOTED = re.compile(r"[„“\"»][^„“”\"»«]{3,400}[“”\"«]")
