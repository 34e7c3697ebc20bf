"""Sentences of documents that give orders to a language model: kept from it, and from being cited in its answers.

No list of phrases finds every such sentence. What one that is not found can do is bounded by the verifier: a sentence needs
a passage that carries it.
"""

from __future__ import annotations

import re

_ORDERS = re.compile(
    r"\b(?:ignor\w*|vergiss|vergessen sie|missachte\w*|übergehe\w*|überschreibe\w*|disregard|forget|override|bypass)\b.{0,60}"
    r"\b(?:anweisung\w*|anleitung\w*|instruktion\w*|vorgabe\w*|regel\w*|befehl\w*|instruction\w*|rules?|prompt\w*|guidelines?"
    r"|vorherige\w*|bisherige\w*|previous|above|prior)\b"
    r"|\b(?:system|developer|entwickler)[- ]?(?:prompt|nachricht|message|anweisung\w*)\b"
    r"|^\W*(?:system|assistant|user|human|ai|instruction|anweisung)\W{0,3}:"
    r"|<\|?/?(?:im_start|im_end|system|assistant|user|inst)\b"
    r"|\b(?:du bist|sie sind|you are|agiere|act) (?:jetzt|nun|ab sofort|now|von nun an|as if you"
    r"|als (?:ein )?(?:ki|assistent|chatbot))\b"
    r"|\b(?:antworte\w*|schreibe?|sage?|gib|geben sie|behaupte\w*|empfiehl|empfehlen sie|respond|answer|reply|say|output|print)\b"
    r".{0,30}\b(?:immer|nur|ausschließlich|stets|jede[rsn]?|always|only|nothing but|to every|exactly)\b.{0,40}[:\"„“'\[]"
    r"|\b(?:sprachmodell\w*|chatbot\w*|ki-assistent\w*|language model|llm|ai assistant)\b.{0,80}"
    r"\b(?:soll\w*|muss|müssen|must|should|antworte\w*|empf\w+|sage\w*|answer|recommend|ignor\w*)\b",
    re.IGNORECASE,
)


def gives_orders(text: str) -> bool:
    """Returns whether a sentence is addressed to a language model and tells it what to do or say."""
    return bool(_ORDERS.search(text))
