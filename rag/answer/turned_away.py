"""What is not answered whatever the documents say: help with fraud or harm, attempts to change the rules, advice on a case."""

from __future__ import annotations

from rag.answer.need import Language
from rag.answer.phrases import SCOPE, WHOM_TO_ASK
from rag.answer.told import Asked
from rag.question.attacks import asks_for_harm

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


def turned_away(asked: Asked) -> str | None:
    """Returns why a question is not answered, and what to do instead; None where it may be.

    An attempt to change the rules that asks for a fact of something named all the same is answered like any other: no text
    of a question changes what the documents say.
    """
    read, language = asked.understood, asked.need.language
    if asks_for_harm(asked.question):
        return f"{_HARM[language]} {SCOPE[language]}"
    if read.intent == "attack" and not read.entries:
        return f"{_RULES[language]} {SCOPE[language]}"
    if read.intent == "advice":
        return f"{_ADVICE[language]} {WHOM_TO_ASK[language]}"
    return None
