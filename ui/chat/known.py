"""What is known of the company, beside the conversation: to read, to change, to forget."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from rag.profile import Profile
from ui import texts
from ui.forms import profile as company

FORM = "angaben"
SUMMARY_MAX = 3


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the company; exchanges before `since` are told no more, as the reader took back what they say."""

    profile: Profile = Profile()  # noqa: RUF009  a frozen record
    since: int = 0


def taken(known: Known, sent: str, said: int) -> tuple[Known, tuple[str, ...]]:
    """Returns what is known once the form was `sent`, and a sentence on each field that cannot be used.

    `said` counts the exchanges so far: a field that was emptied would come back out of them, so they are told no more.
    """
    found = company.read(company.form_of(sent), known.profile, company.SMALL)
    return Known(found.profile, said if found.emptied else known.since), found.faults


def panel(known: Known, *, notice: str = "", faults: Sequence[str] = ()) -> str:
    """Returns the panel: what is known as a list, the form to change it, and what can be done with it.

    `notice` is a sentence on what has just been done; `faults` are shown beside the form, opened.
    """
    facts = company.known(known.profile)
    listed = "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>" for name, value in facts)
    short = " · ".join(company.short(known.profile)[:SUMMARY_MAX])
    values = company.values(known.profile)
    body = f"<dl>{listed}</dl>" if facts else f'<p class="nichts">{texts.KNOWN_NOTHING}</p>'
    said = "".join(f'<p class="fehler" role="alert">{escape(one)}</p>' for one in faults)
    told = f'<p class="meldung" role="status">{escape(notice)}</p>' if notice else ""
    buttons = (
        f'<p class="knoepfe"><button type="button" data-tun="pruefen">{texts.KNOWN_CHECK}</button>'
        f'<button type="button" data-tun="vergessen">{texts.KNOWN_RESET}</button></p>'
    )
    return (
        f'<details class="profil" data-angaben="{escape(json.dumps(values, ensure_ascii=False), quote=True)}">'
        f'<summary><h2>{texts.KNOWN_TITLE}</h2> <span class="kurz">{escape(short)}</span></summary>'
        f"{told}{body}"
        f'<details class="aendern"{" open" if faults else ""}><summary>{texts.KNOWN_CHANGE}</summary>{said}'
        f'<form id="{FORM}">{company.inputs(FORM, company.SMALL, values)}'
        f'<p class="knoepfe"><button type="submit">{texts.KNOWN_TAKE}</button></p></form></details>'
        f"{buttons if facts else ''}"
        f'<p class="fuss">{texts.KNOWN_PRIVACY}</p></details>'
    )
