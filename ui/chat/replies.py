"""Quick replies: what can be said with one press to the question that an answer ends with."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from rag.records import Ask
from ui import texts

REPLIES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "project.already_started": (
        ("Noch nicht begonnen", "Nein, noch nicht begonnen."),
        ("Schon begonnen", "Ja, schon begonnen."),
    ),
    "headcount": (("etwa 5", "5"), ("etwa 30", "30"), ("etwa 120", "120"), ("etwa 300", "300"), ("etwa 1.000", "1000")),
    "project.costs_eur": (
        ("20.000 Euro", "20.000 Euro"),
        ("100.000 Euro", "100.000 Euro"),
        ("500.000 Euro", "500.000 Euro"),
    ),
    "project.topics": (
        ("Forschung und Entwicklung", "Wir wollen forschen und entwickeln."),
        ("Weiterbildung", "Wir wollen unsere Beschäftigten weiterbilden."),
        ("Digitalisierung", "Wir wollen digitalisieren."),
        ("Energie sparen", "Wir wollen Energie sparen."),
        ("Maschine kaufen", "Wir wollen eine Maschine kaufen."),
    ),
}
"""Field asked for -> what a button says, and what is sent as the reader's words. A headcount stands for its size class."""


def next_question(ask: Ask) -> str:
    """Returns the question an answer ends with, set apart, with buttons where its field has replies to choose from."""
    buttons = "".join(
        f'<button type="button" class="schnell" data-antwort="{escape(said, quote=True)}">{escape(shown)}</button>'
        for shown, said in REPLIES.get(ask.field, ())
    )
    group = f'<div class="schnellantworten" role="group" aria-label="{texts.REPLIES_LABEL}">{buttons}</div>'
    return (
        f'<div class="rueckfrage"><h4>{texts.NEXT_QUESTION}</h4><p>{escape(ask.question)}</p>'
        f"{group if buttons else ''}</div>"
    )


def without_question(text: str, ask: Ask | None) -> str:
    """Returns the text of an answer without the question that it ends with and that is shown apart."""
    stripped = text.rstrip()
    if ask is None or not stripped.endswith(ask.question):
        return text
    return stripped.removesuffix(ask.question).rstrip()
