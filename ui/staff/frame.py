"""The tab of the staff: its sections, each fetched when it is opened, and the dialogue that asks before something goes."""

from __future__ import annotations

from rag.access import Caller
from ui import texts
from ui.staff import taking
from ui.staff.parts import PATH

SECTIONS = ("aufnehmen", "dokumente", "korpus", "rueckmeldungen", "zustand", "schluessel")
NEEDS = {"rueckmeldungen": "feedback"}
"""A section that needs a scope beside that of the tab."""


def view(caller: Caller, max_mb: int) -> str:
    """Returns the tab for a caller: the names of its sections, the first one open."""
    shown = [one for one in SECTIONS if one not in NEEDS or NEEDS[one] in caller.scopes]
    buttons = "".join(
        f'<button type="button" data-tun="fach" data-fach="{one}" aria-current="{str(one == shown[0]).lower()}">'
        f"{texts.STAFF_SECTIONS[one]}</button>"
        for one in shown
    )
    sections = "".join(
        f'<section id="fach-{one}" class="fach" aria-label="{texts.STAFF_SECTIONS[one]}" data-adresse="{PATH}/{one}" hidden>'
        f'<p class="leise">{texts.STAFF_LOADING}</p></section>'
        for one in shown[1:]
    )
    return (
        f'<h2>{texts.STAFF_TITLE}</h2><p class="einleitung">{texts.STAFF_LEAD}</p>'
        f'<nav class="faecher" aria-label="{texts.STAFF_TITLE}">{buttons}</nav>'
        f'<section id="fach-{shown[0]}" class="fach" aria-label="{texts.STAFF_SECTIONS[shown[0]]}">'
        f"{taking.form(caller, max_mb)}</section>{sections}{_dialogue()}"
    )


def _dialogue() -> str:
    return (
        '<dialog id="nachfrage" aria-labelledby="nachfrage-titel" aria-describedby="nachfrage-frage">'
        '<form method="dialog"><h3 id="nachfrage-titel"></h3><p id="nachfrage-frage"></p>'
        '<p class="knoepfe"><button type="submit" value="ja" class="haupt"></button>'
        f'<button type="submit" value="nein">{texts.CANCEL}</button></p></form></dialog>'
    )
