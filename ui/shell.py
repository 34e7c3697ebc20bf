"""The HTML around the page: German, our look, and none of what Gradio tells link previews about itself."""

from __future__ import annotations

import json
import re
from functools import cache
from html import escape
from pathlib import Path

from ui import texts

HERE = Path(__file__).parent
_LANG = re.compile(r'(<html\b[^>]*?\blang=")[^"]*"', re.DOTALL)
_PREVIEW = re.compile(r'<meta\s+(?:property="og:|name="twitter:)[^>]*>', re.DOTALL)
_HEAD = re.compile(r"<head\b[^>]*>")


def rework(html: str) -> str:
    """Returns Gradio's start page with `lang="de"`, our style and script first in its head, and no preview tags.

    The style and script are inline, as Gradio rewrites the selectors of style that is handed to it.
    """
    html = _LANG.sub(r'\1de"', html, count=1)
    html = _PREVIEW.sub("", html)
    return _HEAD.sub(lambda match: match.group() + _ours(), html, count=1)


@cache
def _ours() -> str:
    style = "".join((HERE / "static" / name).read_text(encoding="utf-8") for name in ("page.css", "views.css"))
    labels = {
        "log": texts.LOG_LABEL,
        "panel": texts.PANEL_LABEL,
        "lost": texts.CONNECTION_LOST,
        "failed": texts.ERROR,
        "record": texts.RECORD_TITLE,
    }
    script = "".join((HERE / "static" / name).read_text(encoding="utf-8") for name in ("page.js", "views.js"))
    return (
        f"<title>{texts.TITLE}</title>"
        f'<meta name="description" content="{escape(texts.PURPOSE, quote=True)}">'
        f"<style>{style}</style><script>window.lotseTexts = {json.dumps(labels)};{script}</script>"
        f"<noscript>{texts.NO_SCRIPT}</noscript>"
    )
