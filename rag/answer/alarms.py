"""What could cost the asker money, read from the question, the profile and the record: warnings with their texts.

`status_unproven`, `closed_successor` and `window_closing` come from the clocks (`rag.answer.notices`); these come from what
is told: a project begun before the application, de-minimis room, double funding, a large parent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from corpus.schema import Entry
from rag.answer.need import Language
from rag.eligibility.de_minimis import CEILING_EUR, room_eur
from rag.eligibility.size import HEADCOUNT_BELOW, LINKED_ABOVE
from rag.profile import Profile
from rag.records import AnswerWarning, WarningCode

_ORDERED = re.compile(
    r"\b(?:auftrag|aufträge|bestellung|order)\b.{0,60}\b(?:raus|erteilt|vergeben|draußen|out|placed)\b", re.IGNORECASE
)
_ROOM = re.compile(
    r"de.?minimis.{0,60}(?:konto|bekommen|erhalten|ausgeschöpft|voll|schon|haben wir|hat jede|gruppe|verbund|konzern|eigene)"
    r"|(?:gruppe|verbund|konzern|schwester|tochter|gmbhs|bekommen|erhalten|ausgeschöpft).{0,80}de.?minimis",
    re.IGNORECASE,
)
_PARENT = re.compile(
    r"mutter(?:konzern|gesellschaft|unternehmen|firma)|\bkonzern(?:s|mutter|tochter)?\b|tochtergesellschaft"
    r"|\btochter (?:von|eines|einer|der|des)\b|parent company|subsidiary|owned by"
    r"|gehör\w* (?:wir )?(?:zu )?(?:\d+ (?:%|prozent) )?(?:zu )?(?:eine[mr]|dem|der) (?:\w+ )?(?:konzern|großunternehmen)",
    re.IGNORECASE,
)
_TEXTS: dict[WarningCode, tuple[str, str]] = {
    "project_started": (
        "{name}: Der Antrag muss vor dem Beginn gestellt sein; eine Bestellung oder ein Vertrag gilt meist schon als Beginn."
        " Was begonnen ist, wird in der Regel nicht gefördert. Klären Sie das vor jedem weiteren Schritt mit der"
        " Bewilligungsstelle.",
        "{name}: apply before you start; an order or a signed contract usually counts as the start. What has begun is as a"
        " rule not funded. Ask the granting office before any further step.",
    ),
    "de_minimis": (
        "De-minimis: Alle verbundenen Unternehmen haben zusammen nur {limit} Euro in drei Jahren{room}. Zählen Sie vor dem"
        " Antrag alle Bescheide zusammen.",
        "De minimis: all linked enterprises together have only EUR {limit} in any three years{room}. Add up all awards"
        " before you apply.",
    ),
    "double_funding": (
        "Dieselben Kosten dürfen nicht zweimal gefördert werden. Nennen Sie jede andere Förderung im Antrag und fragen Sie"
        " beide Stellen vorher.",
        "The same costs must not be funded twice. Name all other funding in the application, and ask both offices first.",
    ),
    "large_parent": (
        "Hält ein anderes Unternehmen mehr als 50 Prozent, zählen dessen Beschäftigte und Umsatz bei der Größe voll mit. Ein"
        " kleiner Betrieb eines Konzerns ist dann meist kein KMU.",
        "Where another enterprise holds more than 50 percent, its staff and turnover count in full. A small firm of a large"
        " group is then usually no SME.",
    ),
}
"""Code -> the warning in German and in English."""


def begun(question: str, profile: Profile) -> bool:
    """Returns whether the asker says that the project has begun."""
    return bool(profile.project.already_started) or bool(_ORDERED.search(question))


def alarms(
    question: str, profile: Profile, entry: Entry, today: date, *, combined: bool, language: Language
) -> Iterator[AnswerWarning]:
    """Yields the warnings that a question on an entry needs; `combined` says that it asks to combine it with other funding."""
    if begun(question, profile) and _before_start(entry):
        yield _alarm("project_started", language, name=entry.short_name or entry.name)
    if (entry.aid_basis == "de_minimis" or entry.id == "de-minimis") and (_ROOM.search(question) or profile.de_minimis):
        yield _alarm("de_minimis", language, limit=_limit(language), room=_room(profile, today, language))
    if combined:
        yield _alarm("double_funding", language)
    if has_large_parent(question, profile) and _bounds_size(entry):
        yield _alarm("large_parent", language)


def has_large_parent(question: str, profile: Profile) -> bool:
    """Returns whether the asker says that a larger enterprise holds more than half of theirs."""
    linked = any(
        one.share > LINKED_ABOVE and (one.headcount or 0) >= HEADCOUNT_BELOW["medium"] for one in profile.linked
    )
    return linked or (bool(_PARENT.search(question)) and any(one.share > LINKED_ABOVE for one in profile.linked))


def _before_start(entry: Entry) -> bool:
    """Whether an application must come first: as the record says, and of grants where it does not say."""
    if entry.apply_before_start is None:
        return entry.kind == "programme" and "grant" in entry.support_types
    return entry.apply_before_start


def _bounds_size(entry: Entry) -> bool:
    sizes = entry.eligible.sizes if entry.eligible else ()
    by_size = any(one.sizes for one in entry.rates) or any(one.sizes for one in entry.amounts)
    return (bool(sizes) and "large" not in sizes) or by_size


def _room(profile: Profile, today: date, language: Language) -> str:
    if not profile.de_minimis:
        return ""
    left = room_eur(profile.de_minimis, today)
    shown = f"{left:,.0f}"
    if language == "en":
        return f"; by what you told, EUR {shown} are left" if left > 0 else "; by what you told, nothing is left"
    shown = shown.replace(",", ".")
    return f"; nach Ihren Angaben bleiben {shown} Euro" if left > 0 else "; nach Ihren Angaben bleibt nichts übrig"


def _limit(language: Language) -> str:
    shown = f"{CEILING_EUR:,.0f}"
    return shown if language == "en" else shown.replace(",", ".")


def _alarm(code: WarningCode, language: Language, **fields: str) -> AnswerWarning:
    return AnswerWarning(code=code, text=_TEXTS[code][language == "en"].format(**fields))
