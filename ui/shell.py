"""The HTML around the page: its language, our look, and none of what Gradio tells link previews about itself."""

from __future__ import annotations

import json
import re
from functools import cache
from html import escape
from pathlib import Path

from rag.access import PUBLIC_CALLER, SCOPES, Caller
from ui import language, texts

HERE = Path(__file__).parent
_LANG = re.compile(r'(<html\b[^>]*?\blang=")[^"]*"', re.DOTALL)
_PREVIEW = re.compile(r'<meta\s+(?:property="og:|name="twitter:)[^>]*>', re.DOTALL)
_HEAD = re.compile(r"<head\b[^>]*>")


def rework(html: str, caller: Caller = PUBLIC_CALLER) -> str:
    """Returns Gradio's start page in the language spoken, our style and script first in its head, and no preview tags.

    What only some see is shown by the script, which is told what `caller` may.

    The style and script are inline, as Gradio rewrites the selectors of style that is handed to it.
    """
    spoken = language.current()
    html = _LANG.sub(rf'\1{spoken}"', html, count=1)
    html = _PREVIEW.sub("", html)
    scopes = [one for one in SCOPES if one in caller.scopes]
    who = {"role": caller.role, "name": texts.ROLES[caller.role], "scopes": scopes}
    ours = _ours(spoken).replace("<script>", f"<script>window.lotseCaller = {json.dumps(who)}; ", 1)
    return _HEAD.sub(lambda match: match.group() + ours, html, count=1)


@cache
def _ours(spoken: str) -> str:
    style = _read("css")
    labels = {
        "language": spoken,
        "log": texts.LOG_LABEL,
        "panel": texts.PANEL_LABEL,
        "lost": texts.CONNECTION_LOST,
        "failed": texts.ERROR,
        "problems": texts.PROBLEMS,
        "record": texts.RECORD_TITLE,
        "signedIn": texts.SIGNED_IN,
        "keep": texts.KEEP,
        "kept": texts.KEPT,
        "copied": texts.LINK_COPIED,
        "linkShown": texts.LINK_SHOWN,
        "refused": texts.SIGN_IN_REFUSED,
    }
    script = _read("js")
    return (
        f"<title>{texts.TITLE}</title>"
        f'<meta name="description" content="{escape(texts.PURPOSE, quote=True)}">'
        f"<style>{style}</style><script>window.lotseTexts = {json.dumps(labels)};{script}</script>"
        f"<noscript>{texts.NO_SCRIPT}</noscript>"
    )


def _read(suffix: str) -> str:
    """All our files of a kind; first those that the others build on."""
    first = ("page", "views")
    files = sorted((HERE / "static").glob(f"*.{suffix}"), key=lambda one: (one.stem not in first, one.stem))
    return "".join(one.read_text(encoding="utf-8") for one in files)
