"""The button that keeps a programme on the shortlist, wherever one is shown."""

from __future__ import annotations

from html import escape

from ui import texts

_MARK = '<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="M6 4h12v16l-6-4-6 4z"/></svg>'


def keep(entry_id: str, name: str) -> str:
    """Returns the button of a programme; the script presses it where the programme is on the list."""
    label = escape(texts.KEEP_NAMED.format(name=name), quote=True)
    return (
        f'<button type="button" class="merken" data-tun="merken" data-eintrag="{escape(entry_id, quote=True)}" '
        f'aria-pressed="false" aria-label="{label}">{_MARK}<span aria-hidden="true">{texts.KEEP}</span></button>'
    )


def opener() -> str:
    """Returns the button that opens the list, with the place for how much is on it, and the list's dialogue."""
    return (
        f'<button type="button" class="merkliste-auf" data-tun="merkliste" aria-haspopup="dialog">{_MARK}'
        f'<span>{texts.SHORTLIST}</span> <span class="anzahl"></span></button>'
        f'<dialog id="merkliste" aria-labelledby="merkliste-titel"><div class="merkliste-kopf">'
        f'<h2 id="merkliste-titel">{texts.SHORTLIST}</h2>'
        f'<button type="button" data-tun="merkliste-zu">{texts.CLOSE}</button></div>'
        f'<div id="merkliste-inhalt" aria-live="polite"></div></dialog>'
    )
