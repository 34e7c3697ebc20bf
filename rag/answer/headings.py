"""Lines of an answer that say how a list is put together, and nothing of what documents say: counts, groups, what is not held.

They, and those of `phrases.FRAMES`, are the only lines without a marker that may stand in an answer; all are known again by
`is_heading`.
"""

from __future__ import annotations

import re

from rag.answer.need import Language
from rag.answer.phrases import FRAMES

_TEXTS: dict[str, dict[Language, str]] = {
    "count": {"de": "Hinterlegt sind dazu {count}: {parts}.", "en": "Stored on this are {count}: {parts}."},
    "count_one": {"de": "Hinterlegt ist dazu {count}: {parts}.", "en": "Stored on this is {count}: {parts}."},
    "total_one": {"de": "Hinterlegt ist dazu {count}:", "en": "Stored on this is {count}:"},
    "total": {"de": "Hinterlegt sind dazu {count}:", "en": "Stored on this are {count}:"},
    "open": {"de": "Offen:", "en": "Open:"},
    "unproven": {"de": "Nicht belegt, ob noch offen:", "en": "Not proven whether still open:"},
    "later": {"de": "Noch nicht oder zurzeit nicht offen:", "en": "Not open yet, or not at present:"},
    "closed": {"de": "Nicht mehr offen:", "en": "No longer open:"},
    "rest": {
        "de": "{count} weitere zeigt die Suche mit „{words}“.",
        "en": "{count} more are shown by the search for “{words}”.",
    },
    "none_here": {
        "de": "Nur für {place} ist dazu nichts hinterlegt; bundesweit gibt es:",
        "en": "Nothing on this is stored for {place} alone; nationwide there is:",
    },
    "nationwide": {"de": "Bundesweit gibt es außerdem:", "en": "Nationwide there is besides:"},
    "nothing": {
        "de": "Zu {place} ist dazu nichts hinterlegt.",
        "en": "Nothing on this is stored for {place}.",
    },
    "perhaps": {
        "de": "Ob das Gebiet dazugehört, ist nicht bekannt:",
        "en": "It is not known whether the area belongs to it:",
    },
    "fits": {
        "de": "Nach Ihren Angaben kommt infrage:",
        "en": "By what you told, these may be for you:",
    },
    "may_fit": {
        "de": "Das kann passen, einiges ist noch offen:",
        "en": "These may fit, some things are still open:",
    },
    "too_little": {
        "de": "Dafür weiß ich noch zu wenig über Ihr Vorhaben.",
        "en": "I know too little of your project yet.",
    },
    "passes": {
        "de": "Nach Ihren Angaben passt das. Maßgeblich ist:",
        "en": "By what you told, it fits. What decides:",
    },
    "fails": {
        "de": "Nach Ihren Angaben passt das nicht. Maßgeblich ist:",
        "en": "By what you told, it does not fit. What decides:",
    },
    "against": {
        "de": "Nach Ihren Angaben passt nicht alles. Dagegen spricht:",
        "en": "By what you told, not all of it fits. Against it:",
    },
    "depends": {
        "de": "Das hängt von Angaben ab, die noch fehlen. Maßgeblich ist:",
        "en": "That depends on what is not known yet. What decides:",
    },
    "row_what": {"de": "Was es ist:", "en": "What it is:"},
    "row_who": {"de": "Für wen:", "en": "For whom:"},
    "row_much": {"de": "Wie viel:", "en": "How much:"},
    "row_when": {"de": "Frist und Stand:", "en": "Deadline and status:"},
    "row_combined": {"de": "Miteinander kombinierbar:", "en": "To be combined with each other:"},
    "unknown": {"de": "{thing}: nicht bekannt", "en": "{thing}: not known"},
    "no_practice": {
        "de": "Zu „{words}“ ist kein Praxisbeispiel hinterlegt.",
        "en": "No practice example on “{words}” is stored.",
    },
    "at_that_time": {
        "de": "Nach den hinterlegten Laufzeiten arbeiteten damals {count}:",
        "en": "By the terms stored, {count} worked at that time:",
    },
    "helpers": {"de": "Für den Anfang hilft:", "en": "For a start, these help:"},
    "named_areas": {"de": "Zum Gebiet sagen die Dokumente:", "en": "On the area the documents say:"},
    "begun": {
        "de": "Was schon bestellt oder begonnen ist, wird in der Regel nicht mehr gefördert. Maßgeblich ist:",
        "en": "What is ordered or has begun is as a rule no longer funded. What decides:",
    },
    "all_the_same": {
        "de": "Ohne Antrag vor dem Beginn kommt infrage:",
        "en": "Without an application before the start, this may be for you:",
    },
    "no_payer": {
        "de": "{payer} ist dazu nichts hinterlegt, was für Sie infrage kommt. {payers} gibt es:",
        "en": "{payer} nothing that may be for you is stored on this. {payers} there is:",
    },
    "other_payer": {"de": "{payers} gibt es außerdem:", "en": "{payers} there is besides:"},
    "not_named": {
        "de": "Dass es „{words}“ fördert, sagt kein hinterlegtes Programm. Zum Thema allgemein gibt es:",
        "en": "No stored programme says that it funds “{words}”. On the subject in general there is:",
    },
    "in_general": {
        "de": "Zum Thema allgemein, ohne dass „{words}“ genannt wird:",
        "en": "On the subject in general, without “{words}” being named:",
    },
    "size": {
        "de": "Mit zusammen {heads} Beschäftigten sind Sie nach Ihren Angaben ein {size}. Maßgeblich ist:",
        "en": "By what you told, with {heads} employees in all, you are {size}. What decides:",
    },
    "size_by_heads": {
        "de": "Mit zusammen {heads} Beschäftigten sind Sie, was deren Zahl angeht, ein {size}; Umsatz und Bilanzsumme"
        " zählen auch. Maßgeblich ist:",
        "en": "With {heads} employees in all you are, by their number, {size}; turnover and balance sheet count, too. What"
        " decides:",
    },
    "reckoned": {
        "de": "Mit Ihrer Summe gerechnet, erst der Zuschuss, dann Ihr eigener Anteil:",
        "en": "Reckoned with your sum, first the grant, then your own share:",
    },
    "reckoned_uncapped": {
        "de": "Mit Ihrer Summe gerechnet, erst der Zuschuss, dann Ihr eigener Anteil; ein Höchstbetrag kann den Zuschuss kürzen:",
        "en": "Reckoned with your sum, first the grant, then your own share; a cap may cut the grant:",
    },
    "not_said": {
        "de": "„{figure}“ steht dazu nicht in den hinterlegten Dokumenten. Dort steht:",
        "en": "“{figure}” does not stand in the stored documents on this. They say:",
    },
    "in_area": {
        "de": "Nach der hinterlegten Liste der Kreise gehört {place} zum Gebiet. Maßgeblich ist:",
        "en": "By the stored list of districts, {place} belongs to the area. What decides:",
    },
    "whose_area": {
        "de": "Nach der hinterlegten Liste der Kreise gehört {place} zum Gebiet von {names}, nicht zu dem von {others}:",
        "en": "By the stored list of districts, {place} belongs to the area of {names}, not to that of {others}:",
    },
    "nobodys_area": {
        "de": "Nach der hinterlegten Liste der Kreise gehört {place} nicht zum Gebiet von {others}:",
        "en": "By the stored list of districts, {place} does not belong to the area of {others}:",
    },
    "outside": {
        "de": "Nach der hinterlegten Liste der Kreise gehört {place} nicht zum Gebiet. Maßgeblich ist:",
        "en": "By the stored list of districts, {place} does not belong to the area. What decides:",
    },
    "partly": {
        "de": "Nach der hinterlegten Liste der Kreise gehört {place} nur in Teilen zum Gebiet. Maßgeblich ist:",
        "en": "By the stored list of districts, {place} belongs to the area in part only. What decides:",
    },
    "area_unknown": {
        "de": "Ob {place} zum Gebiet gehört, ist nicht bekannt. Hinterlegt ist:",
        "en": "It is not known whether {place} belongs to the area. Stored is:",
    },
    "past": {
        "de": "Heute arbeitet dazu nichts mehr, früher gab es:",
        "en": "Nothing works on this today; there used to be:",
    },
}
_PAYER = r"(?:[Vv]om (?:Land|Bund)|[Vv]on der (?:EU|Kommune)|[Bb]y the (?:state|Federation|EU|municipality))"
_BLANKS = {
    "count": r"\d{1,5}(?: \w+)?",
    "parts": r"\d{1,5} [^.:\[\]]{3,120}",
    "words": r"[^“”\[\]]{1,120}",
    "thing": r"(?:(?!\. )[^;:\[\]]){2,90}",
    "payer": _PAYER,
    "payers": rf"{_PAYER}(?:(?:,| und| and) {_PAYER}){{0,2}}",
    "place": r"[^.;:\[\]]{2,60}",
    "names": r"[^:\[\]]{2,120}",
    "others": r"[^:\[\]]{2,120}",
    "heads": r"[\d.,]{1,11}",
    "size": r"(?:(?:a |an )?[\w-]+ ?\w*, (?:also|so) (?:k?ein KMU|an SME|no SME))",
    "figure": r"(?:EUR )?\d[\d.,]{0,14}(?: (?:Prozent|Euro|percent))?",
}
_KNOWN = re.compile(
    "|".join(
        re.sub(r"\\\{(\w+)\\\}", lambda blank: _BLANKS[blank.group(1)], re.escape(text))
        for texts in _TEXTS.values()
        for text in texts.values()
    )
)


def heading(name: str, language: Language, **blanks: object) -> str:
    """Returns the heading `name` with its blanks filled: `count`, `parts`, `words`, `place`, `thing`,
    `payer`, `payers`, `names`, `others`, `heads`, `size`, `figure`.

    Raises:
        KeyError: there is no such heading, or one of its blanks is not given.
    """
    return _TEXTS[name][language].format(**blanks)


def is_heading(line: str) -> bool:
    """Returns whether a line is a heading, whole and word for word but for its blanks."""
    if any(line.strip() in frames for frames in FRAMES.values()):
        return True
    return _KNOWN.fullmatch(line.strip()) is not None
