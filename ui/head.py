"""The head of the page: mark and name, the tabs, and to the right what belongs to none: keep, language, signing in."""

from __future__ import annotations

from ui import language, texts
from ui.shortlist.button import opener
from ui.tabs import TABS, Tab

_MARK = (
    '<svg class="zeichen" viewBox="0 0 32 32" aria-hidden="true" focusable="false">'
    '<path d="M13.2 11h5.6l2 17H11.2z"/><path d="M12.4 5.2 16 3l3.6 2.2V9h-7.2z"/>'
    '<path d="M22 6.2 30 4v6l-8-1.6zM10 6.2 2 4v6l8-1.6z" opacity=".45"/></svg>'
)
_SAVE = (
    '<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="M12 3v12m0 0 5-5m-5 5-5-5M4 20h16"/></svg>'
)


def head() -> str:
    """Returns mark, name and purpose."""
    return f'<div class="kopf">{_MARK}<div><h1>{texts.TITLE}</h1><p>{texts.PURPOSE}</p></div>{_signing()}</div>'


def tabs() -> str:
    """Returns the tab list, those hidden that not everyone sees (the script shows them), and the button that keeps."""
    buttons = "".join(_tab(one, chosen=one is TABS[0]) for one in TABS)
    save = "".join(
        f'<button type="button" class="sichern" data-tun="{task}" hidden>{_SAVE}'
        f'<span><span class="nur-vorgelesen">{texts.TABS["gespraech"]}: </span>{label}</span></button>'
        for task, label in (("drucken", texts.SAVE_CONVERSATION_PDF), ("sichern", texts.SAVE_CONVERSATION))
    )
    listed = f'<div role="tablist" aria-label="{texts.TABS_LABEL}">{buttons}</div>'
    return f'<div class="reiter">{listed}<div class="werkzeuge">{opener()}{save}</div></div>'


def _tab(one: Tab, *, chosen: bool) -> str:
    only = f' data-recht="{one.scope}" hidden' if one.scope else ""
    return (
        f'<button type="button" role="tab" id="reiter-{one.name}" data-ansicht="{one.name}" aria-controls="{one.place}" '
        f'aria-selected="{str(chosen).lower()}"{only}>{texts.TABS[one.name]}</button>'
    )


def _signing() -> str:
    """The link to the other language, who is signed in, and the dialogue that takes a key."""
    other = next(one for one in language.LANGUAGES if one != language.current())
    return (
        '<div class="rand">'
        f'<a class="sprache" href="{language.PREFIXES[other]}/" lang="{other}" hreflang="{other}">{texts.OTHER_LANGUAGE}</a>'
        f'<span class="angemeldet" hidden></span>'
        f'<button type="button" class="anmelden" data-tun="anmelden">{texts.SIGN_IN}</button>'
        f'<button type="button" class="abmelden" data-tun="abmelden" hidden>{texts.SIGN_OUT}</button></div>'
        f'<dialog id="anmeldung" aria-labelledby="anmeldung-titel"><form method="dialog">'
        f'<h2 id="anmeldung-titel">{texts.SIGN_IN_TITLE}</h2><p>{texts.SIGN_IN_LEAD}</p>'
        f'<div class="feld"><label for="schluessel">{texts.SIGN_IN_KEY}</label>'
        '<input id="schluessel" type="password" autocomplete="current-password" required maxlength="500"></div>'
        '<p class="fehler" role="alert" hidden></p>'
        f'<p class="knoepfe"><button type="submit" class="haupt">{texts.SIGN_IN}</button>'
        f'<button type="button" data-tun="abbrechen">{texts.CANCEL}</button></p></form></dialog>'
    )
