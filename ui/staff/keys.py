"""The keys of programs and people: listed, made and shown once, revoked. Nobody gives a key more than they have."""

from __future__ import annotations

import datetime as dt
from html import escape

from api.services import Services
from rag.access import NAME_MAX_CHARS, ROLES, Caller, Key, new_key
from rag.errors import AccessDenied, InputError
from ui import texts
from ui.chat.panel import day
from ui.forms import fields
from ui.forms.profile import Form
from ui.staff.parts import PATH, asking, notice, table, value

FORM = "neuer-schluessel"
SECTION = "fach-schluessel"


def html(services: Services, caller: Caller, mine: str, said: str = "", secret: str = "") -> str:
    """Returns the section; `mine` is the id of the key that the reader has signed in with, `secret` a key just made."""
    found = sorted(services.store.database.keys.all(), key=lambda one: one.revoked is not None)
    today = services.today()
    rows = (_row(one, today, mine) for one in found)
    heads = texts.STAFF_KEY_HEADS
    listed = table(texts.STAFF_KEYS, heads, rows) if found else f"<p>{texts.STAFF_NO_KEYS}</p>"
    return (
        f'<h3 tabindex="-1">{texts.STAFF_SECTIONS["schluessel"]}</h3><p class="einleitung">{texts.STAFF_KEYS_LEAD}</p>'
        f"{notice(said)}{_shown(secret)}{listed}{_form(caller)}"
    )


def create(services: Services, form: Form, caller: Caller) -> tuple[str, Key]:
    """Makes a key and returns it with what is stored of it.

    Raises:
        AccessDenied: its role may more than the caller.
        FilterUnknown, InputError: the role, the name or the last day cannot be used.
    """
    role, last = value(form, "rolle"), value(form, "bis")
    try:
        until = fields.day_of(last) if last else None
    except ValueError as error:
        raise InputError(f"'{last[:20]}' is no day: write it as YYYY-MM-DD") from error
    if role in ROLES and not ROLES[role] <= caller.scopes:
        raise AccessDenied(f"role '{role}' may more than you: let somebody make the key who has all of its scopes")
    secret, key = new_key(value(form, "name"), role, today=services.today(), until=until)
    services.store.database.keys.add(key)
    return secret, key


def _shown(secret: str) -> str:
    if not secret:
        return ""
    return (
        f'<div class="gruppe schluessel-neu"><div class="feld"><label for="gezeigt">{texts.STAFF_KEY_ONCE}</label>'
        f'<input id="gezeigt" readonly value="{escape(secret, quote=True)}"></div>'
        f'<p class="knoepfe"><button type="button" data-tun="kopieren" data-von="gezeigt" data-gesagt="{texts.STAFF_COPIED}">'
        f"{texts.STAFF_COPY}</button></p></div>"
    )


def _form(caller: Caller) -> str:
    roles = [(one, f"{texts.ROLES[one]}: {texts.STAFF_ROLES[one]}") for one in ROLES if ROLES[one] <= caller.scopes]
    name = fields.line(FORM, "name", texts.STAFF_KEY_NAME, hint=texts.STAFF_KEY_NAME_HINT)
    name = name.replace("<input ", f'<input required maxlength="{NAME_MAX_CHARS}" ', 1)
    role = fields.select(FORM, "rolle", texts.STAFF_ROLE, roles, "staff" if "internal" in caller.scopes else "public")
    role = role.replace(f'<option value="">{texts.ANY}</option>', "", 1)
    return (
        f'<form id="{FORM}" class="formular" method="post" action="{PATH}/schluessel" data-ergebnis="{SECTION}">'
        f'<fieldset class="gruppe"><legend>{texts.STAFF_NEW_KEY}</legend><div class="raster">{name}{role}'
        f"{fields.day(FORM, 'bis', texts.STAFF_KEY_UNTIL, hint=texts.STAFF_KEY_UNTIL_HINT)}</div>"
        f'<p class="knoepfe"><button type="submit" class="haupt">{texts.STAFF_MAKE_KEY}</button></p></fieldset></form>'
    )


def _row(one: Key, today: dt.date, mine: str) -> tuple[str, ...]:
    own = f' <span class="marke">{texts.STAFF_OWN_KEY}</span>' if one.key_id == mine else ""
    over = one.until is not None and one.until < today
    if one.revoked:
        state = f'<span class="marke marke--closed">{texts.STAFF_REVOKED.format(day=day(one.revoked))}</span>'
    elif over:
        state = f'<span class="marke marke--closed">{texts.STAFF_OVER}</span>'
    else:
        state = f'<span class="marke marke--open">{texts.STAFF_COUNTS_STILL}</span>'
    asked = texts.STAFF_REVOKE_ASK.format(name=one.name) + (f" {texts.STAFF_REVOKE_OWN}" if own else "")
    act = asking(
        texts.STAFF_REVOKE, texts.STAFF_REVOKE_TITLE, asked, "schluessel/widerrufen", {"id": one.key_id}, SECTION
    )
    return (
        f"{escape(one.name)}{own}<small><code>{one.key_id}</code></small>",
        escape(texts.ROLES.get(one.role, one.role)),
        escape(", ".join(texts.STAFF_SCOPES[each] for each in one.scopes) or "–"),
        day(one.created),
        day(one.until) or "–",
        state,
        "" if one.revoked or over else f'<span class="knoepfe">{act}</span>',
    )
