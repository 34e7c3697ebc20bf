"""Words that announce a place and say what it is: "Landkreis", "Samtgemeinde", "Raum", "bei"."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Sense = Literal["kreis", "town", "verband", "land", "bezirk", "part", "near"]

_SENSES: dict[Sense, str] = {
    "kreis": r"(?:landkreis(?:es|en?)?|l(?:d?kr|k|\.k)\.?|kreis(?:es)?|kr\.)",
    "verband": r"(?:samt-?gemeinde|verbandsgemeinde|verwaltungsgemeinschaft|sg|vg|amt)",
    "town": r"(?:(?:kreisfreie[nr]? )?(?:hanse|landeshaupt|universitäts|kreis)?stadt|gemeinde|flecken|ort)",
    "land": r"(?:(?:bundes)?land(?:es)?|freistaat)",
    "bezirk": r"(?:regierungsbezirk|reg\.-?\s?bez\.?|statistische[nr]? region)",
    "part": r"(?:ortsteil|stadtteil|stadtbezirk|ot)",
    "near": r"(?:(?:groß|gross)?raum|region|umland(?: von)?|umkreis(?: von)?|umgebung(?: von)?|nähe(?: von)?|nahe|rund um"
    r"|gegend(?: um| von)?|bei|near)",
}
_HEAD = {sense: re.compile(rf"{words}\s+(?=\S)", re.IGNORECASE) for sense, words in _SENSES.items()}
_TAIL: dict[Sense, re.Pattern[str]] = {
    "kreis": re.compile(r"[\s,(-]+(?:land)?kreis\)?$|-land$", re.IGNORECASE),
    "town": re.compile(r"[\s,(-]+stadt\)?$", re.IGNORECASE),
}
_SMALL_HEAD = re.compile(
    r"(?:in|im|aus|nach|zu|von|vom|der|dem|den|die|das|des|wir sind|sitz(?:en)?|standort|hier|from|at|the)\s+(?=\S)",
    re.IGNORECASE,
)
_LANDSCAPE = re.compile(r"^(?P<stem>[\w-]+?)er (?:land|raum|region|umland|gegend|umgebung)$", re.IGNORECASE)

_WEAK = re.compile(
    r"(?<!\w)(?:in|im|aus|nach|standort|sitz|firmensitz|from|based in|(?P<near>bei|nahe|rund um|near))\s+$",
    re.IGNORECASE,
)
_FIRM = re.compile(r"l(?:and)?kreis|l(?:d?kr|k|\.k)\.?|samt-?gemeinde|verbandsgemeinde", re.IGNORECASE)


class Reading(NamedTuple):
    """What is left of a phrase once its cues are read: the name, what it is, and whether its surroundings are meant, too."""

    name: str
    sense: Sense | None
    near: bool


def read_cues(phrase: str) -> list[Reading]:
    """Returns the readings of a phrase, the one that takes most words for the name first: "Stadt Wehlen" is a name, too."""
    name = phrase.strip(" \t\n.,;:!?")
    readings = [Reading(name, None, False)]
    sense: Sense | None = None
    near = False
    while name:
        for found, pattern in _HEAD.items():
            if match := pattern.match(name):
                name, near = name[match.end() :], near or found == "near"
                sense = found if found != "near" and sense is None else sense
                break
        else:
            if not (match := _SMALL_HEAD.match(name)):
                break
            name = name[match.end() :]
        readings.append(Reading(name, sense, near))
    for found, pattern in _TAIL.items():
        if (shorter := pattern.sub("", name).strip(" ,(")) and shorter != name:
            readings.append(Reading(shorter, sense or found, near))
    if match := _LANDSCAPE.match(name):
        stem = match["stem"]
        readings += [Reading(stem + ending, sense, True) for ending in ("", "en", "e")]
    return readings


def head_cue(text: str, at: int) -> tuple[Sense, int] | None:
    """Returns the cue that begins at `at` and where the name behind it begins; None where there is none."""
    for sense, pattern in _HEAD.items():
        if match := pattern.match(text, at):
            return sense, match.end()
    return None


def cue_before(text: str, at: int) -> int | None:
    """Returns where the resolver should begin to read for a name at `at`: at the name, or at a "bei" before it; None where
    no word before it announces a place.
    """
    match = _WEAK.search(text, max(0, at - 20), at)
    if match is None:
        return None
    return match.start("near") if match["near"] else at


def is_firm(cue: str) -> bool:
    """Returns whether a place must follow the cue, so that one that is not known is worth saying: "Landkreis"."""
    return _FIRM.match(cue) is not None
