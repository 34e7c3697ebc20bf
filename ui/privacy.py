"""What the page keeps of its readers, in plain words: a document of its own, linked at the foot of every page."""

from __future__ import annotations

from html import escape

from api.session import HOURS
from rag.settings import Settings
from ui import language, texts

_STYLE = """
:root { color-scheme: light dark; }
body { max-width: 44rem; margin: 0 auto; padding: 2rem 1.2rem 4rem; overflow-wrap: break-word;
  font: 1.05rem/1.6 system-ui, sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.25; } h2 { margin: 1.8rem 0 .3rem; font-size: 1.15rem; } p { margin: 0 0 .8rem; }
"""


def document(settings: Settings) -> str:
    """Returns the whole HTML document in the language that is spoken."""
    model = texts.PRIVACY_MODEL.format(model=settings.chat_model) if settings.chat_model else texts.PRIVACY_NO_MODEL
    given = {"model": model, "days": settings.keep_feedback_days, "hours": HOURS}
    sections = "".join(
        f"<h2>{escape(head)}</h2><p>{escape(text.format(**given))}</p>" for head, text in texts.PRIVACY_SECTIONS
    )
    title = f"{texts.PRIVACY} – {texts.TITLE}"
    return (
        f'<!doctype html><html lang="{language.current()}"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{_STYLE}</style></head>'
        f"<body><main><h1>{texts.PRIVACY}</h1><p>{escape(texts.PRIVACY_LEAD)}</p>{sections}</main></body></html>"
    )


def foot(question_max_chars: int) -> str:
    """Returns the foot of the page; the script reads there how long a question in a link may be."""
    return (
        f'<div class="seitenfuss" data-frage-zeichen="{question_max_chars}"><a href="seite/datenschutz" target="_blank">'
        f'{texts.PRIVACY}<span class="nur-vorgelesen"> ({texts.NEW_TAB})</span></a></div>'
    )
