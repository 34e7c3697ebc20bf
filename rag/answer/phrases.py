"""What the service itself says, in German and English: refusals, small talk, and how an entry stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from rag.answer.need import Language

SMALL_TALK = "small_talk"
"""`Answer.engine` of a greeting, thanks or a word about the service: neither an answer nor a refusal."""

_MONTHS = (
    "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "January February March April May June July August September October November December",
)

_GREETING = re.compile(
    r"^\W*(?:hallo|hi|hey|moin(?: moin)?|guten (?:tag|morgen|abend)|servus|grüß gott|tach|hello|good (?:morning|day))"
    r"(?:\s+\w+)?\W*$",
    re.IGNORECASE,
)
_THANKS = re.compile(
    r"^\W*(?:(?:vielen |herzlichen |besten )?dank\w*(?: schön| dir| ihnen)?(?: für \w+ \w+)?|super|prima|ok(?:ay)?|alles klar"
    r"|thanks?(?: you)?(?: very much)?)\W*$",
    re.IGNORECASE,
)
_BYE = re.compile(r"^\W*(?:tschüss|tschüß|auf wiedersehen|ciao|bis (?:bald|dann)|bye)\W*$", re.IGNORECASE)
_SELF = re.compile(
    r"^\W*(?:und )?(?:wer bist du|wer sind sie|was kannst du|was können sie|was machst du|bist du (?:ein|eine) \w+"
    r"|wie geht(?:'s| es (?:dir|ihnen))|who are you|what can you do|how are you)"
    r"(?:\s+(?:eigentlich|denn|so|alles|überhaupt|hier|heute|genau|für mich(?: tun)?|for me))*\W*$",
    re.IGNORECASE,
)

SCOPE: dict[Language, str] = {
    "de": "Ich beantworte Fragen zu Förderprogrammen, Netzwerken und Beratung für Unternehmen in Niedersachsen, vor allem zum "
    "Wandel der Automobilindustrie, und zu den Dokumenten, die hier hinterlegt sind.",
    "en": "I answer questions on funding programmes, networks and advice for companies in Lower Saxony, above all on the "
    "change of the automotive industry, and on the documents stored here.",
}
WHOM_TO_ASK: dict[Language, str] = {
    "de": "Fragen Sie die NBank Beratung (Förderung in Niedersachsen) oder die Automotive Agentur Niedersachsen "
    "(Automobilzulieferer).",
    "en": "Ask the NBank advisory service (funding in Lower Saxony) or the Automotive Agentur Niedersachsen (car suppliers).",
}
_EXAMPLES: dict[Language, str] = {
    "de": "Zum Beispiel: „Wie hoch ist die Förderung von ReTraSON?“ oder „Gibt es den Digitalbonus noch?“",
    "en": "For example: “How much funding does ReTraSON get?” or “Is the Digitalbonus still open?”",
}
_NO_CONTEXT: dict[Language, str] = {
    "de": "Ich weiß nicht, worauf sich die Frage bezieht. Nennen Sie bitte das Programm, das Projekt oder das Thema.",
    "en": "I cannot tell what the question is about. Please name the programme, the project or the topic.",
}


def small_talk(text: str, language: Language) -> str | None:
    """Returns a friendly answer to a greeting, thanks or a question about the service; None for any other text."""
    german = language == "de" or bool(re.search(r"[äöüß]|hallo|moin|dank|tsch|servus", text, re.IGNORECASE))
    tongue: Language = "de" if german else "en"
    if _GREETING.match(text):
        return f"{'Guten Tag!' if german else 'Hello!'} {SCOPE[tongue]} {_EXAMPLES[tongue]}"
    if _THANKS.match(text):
        return "Gern. Haben Sie eine weitere Frage?" if german else "You are welcome. Do you have another question?"
    if _BYE.match(text):
        return "Auf Wiedersehen und viel Erfolg mit Ihrem Vorhaben." if german else "Goodbye, and good luck."
    if _SELF.search(text):
        return f"{'Ich bin der Förderlotse.' if german else 'I am Förderlotse.'} {SCOPE[tongue]} {_EXAMPLES[tongue]}"
    return None


def refusal(language: Language, missing: tuple[str, ...], near_scope: bool) -> str:
    """Returns why there is no answer: which words nothing carries, and whom to ask; out of scope, what the service covers."""
    named = ", ".join(f"„{word}“" if language == "de" else f"“{word}”" for word in missing[:3])
    if language == "de":
        reason = "Dazu habe ich in den hinterlegten Dokumenten keinen ausreichenden Beleg gefunden"
        reason += f" (es fehlt: {named})." if named else "."
    else:
        reason = "I found no sufficient evidence on this in the stored documents"
        reason += f" (missing: {named})." if named else "."
    return f"{reason} {WHOM_TO_ASK[language] if near_scope else SCOPE[language]}"


UNANSWERED: dict[Language, str] = {
    "de": "Keinen ausreichenden Beleg habe ich gefunden zu:",
    "en": "I found no sufficient evidence on:",
}
"""How the line begins that names the parts of a question without an answer; it claims nothing."""


FRAMES: dict[Language, tuple[str, ...]] = {
    "de": (
        "Das passt nach Ihren Angaben:",
        "Das könnte nach Ihren Angaben passen:",
        "Das passt nach Ihren Angaben nicht:",
        "Das ist noch offen:",
        "Das sollten Sie beachten:",
        "Was das bei Ihnen sein kann:",
        "Die nächsten Schritte:",
        "Im Vergleich:",
    ),
    "en": (
        "This fits what you told me:",
        "This may fit what you told me:",
        "This does not fit what you told me:",
        "This is still open:",
        "Please note:",
        "What this can be for you:",
        "The next steps:",
        "In comparison:",
    ),
}
"""Headings that stand over the lines of an answer. They hold no number, date or name, claim nothing and
need no marker; `headings.is_heading` knows them."""


def unanswered(language: Language, labels: Sequence[str]) -> list[str]:
    """Returns a sentence that names the parts of a question that nothing carries; none where there are none."""
    if not labels:
        return []
    named = (
        ", ".join(f"„{label}“" for label in labels) if language == "de" else ", ".join(f"“{label}”" for label in labels)
    )
    return [f"{UNANSWERED[language]} {named}. {WHOM_TO_ASK[language]}"]


def no_context(language: Language) -> str:
    """Returns the request to name a subject, for a question without a content word."""
    return _NO_CONTEXT[language]


def day(when: date, language: Language = "de") -> str:
    """Returns a date in words: "1. Januar 2026", "1 January 2026"."""
    month = _MONTHS[language == "en"].split()[when.month - 1]
    return f"{when.day}. {month} {when.year}" if language == "de" else f"{when.day} {month} {when.year}"


MODEL_NOTES: dict[Language, dict[str, str]] = {
    "de": {
        "down": "Das Sprachmodell war nicht erreichbar. Die Antwort besteht deshalb aus wörtlichen Zitaten.",
        "slow": "Das Sprachmodell hat zu lange gebraucht. Die Antwort besteht deshalb aus wörtlichen Zitaten.",
        "broken": "Die Antwort des Sprachmodells war unbrauchbar. Die Antwort besteht deshalb aus wörtlichen Zitaten.",
        "unsupported": "Kein Satz des Sprachmodells war belegt. Die Antwort besteht deshalb aus wörtlichen Zitaten.",
        "nothing": "Das Sprachmodell fand in den Belegen keine Antwort. Gezeigt werden die Stellen, die am besten passen.",
        "unfinished": "Das Sprachmodell hat die Antwort nicht zu Ende geschrieben. Was hier steht, ist belegt.",
    },
    "en": {
        "down": "The language model could not be reached, so the answer is made of quotes.",
        "slow": "The language model took too long, so the answer is made of quotes.",
        "broken": "The language model's reply was of no use, so the answer is made of quotes.",
        "unsupported": "No sentence of the language model was supported, so the answer is made of quotes.",
        "nothing": "The language model found no answer in the evidence; these are the passages that fit best.",
        "unfinished": "The language model did not finish the answer. What stands here is supported.",
    },
}
"""What the asker is told where the model did not do its part."""
