"""The Gradio page: head, tabs, conversation with what is known of the company and the source panel. Wiring only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

import gradio as gr

from rag.eligibility.wording import Language
from ui import head, privacy, texts
from ui.chat.chat import Chat, Conversation, log_html
from ui.chat.known import Known, panel, taken
from ui.chat.orders import Receipts, carry_out
from ui.check import check
from ui.language import said, speaking, spoken
from ui.search import search
from ui.tabs import TABS

CONCURRENT_QUESTIONS = 8
SYSTEM_FONTS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Helvetica Neue", "Arial", "sans-serif")
QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
_TYPED = "(text, past, known, form) => [text, past, known, window.lotse.form()]"
_PRESSED = "(text, past, known, form) => [window.lotse.said(), past, known, window.lotse.form()]"
_ORDERED = "(past, receipts, sent) => [past, receipts, window.lotse.order()]"
_FORM = "(past, known, form) => [past, known, window.lotse.form()]"
"""What goes with a question is read in the browser: the form beside the conversation, and the quick reply pressed."""


def theme() -> gr.themes.Base:
    """Returns a plain theme with the fonts of the reader's system; page.css does the rest."""
    return gr.themes.Base(font=SYSTEM_FONTS, font_mono=("ui-monospace", "monospace"))


def build(chat: Chat, language: Language = "de") -> gr.Blocks:
    """Returns the page in a language; each browser tab has a conversation of its own."""
    with speaking(language):
        return _build(chat, language)


def _build(chat: Chat, language: Language) -> gr.Blocks:
    with gr.Blocks(title=texts.TITLE, analytics_enabled=False, fill_width=True) as page:
        _html(head.head(), "kopf")
        _html(head.tabs(), "reiter")
        with gr.Row(elem_id="inhalt"):
            with gr.Column(elem_id="gespraech"):
                log = _html(log_html(()), "verlauf")
                with gr.Column(elem_id="beispiele") as examples:
                    _html(f"<h2>{texts.EXAMPLES_LABEL}</h2>", "beispiele-titel")
                    buttons = [gr.Button(text, size="sm", elem_classes="beispiel") for text in texts.EXAMPLES]
                with gr.Row(elem_id="eingabe"):
                    question = gr.Textbox(
                        label=texts.ASK_LABEL,
                        placeholder=texts.ASK_PLACEHOLDER,
                        max_lines=6,
                        autofocus=True,
                        elem_id="frage",
                    )
                    send = gr.Button(texts.ASK_BUTTON, variant="primary", elem_id="fragen")
                    new = gr.Button(texts.NEW_BUTTON, variant="secondary", elem_id="neu", visible=False)
            with gr.Column(elem_id="seitenspalte"):
                beside = _html(panel(Known()), "profil")
                with gr.Column(elem_id="belegspalte"):
                    _html(
                        f'<div class="leer"><h2>{texts.PANEL_EMPTY_TITLE}</h2><p>{texts.PANEL_EMPTY}</p></div>', "beleg"
                    )
        _html(check.view(), "ansicht-check")
        _html(search.view(), "ansicht-suche")
        for tab in TABS:
            if tab.source:
                _html(f'<div class="blatt" data-laden="{tab.source}" aria-live="polite"></div>', tab.place)
        with gr.Row(elem_id="unsichtbar"):
            reply, take, forget, order = (
                gr.Button(elem_id=name) for name in ("antworten", "uebernehmen", "vergessen", "auftrag")
            )
            form = gr.Textbox(visible=False)
            done = _html("", "erledigt")
        _html(privacy.foot(chat.services.settings.max_question_chars), "seitenfuss")
        conversation, known, receipts = gr.State(()), gr.State(Known()), gr.State({})
        inputs, outputs = (
            [question, conversation, known, form],
            [log, conversation, question, examples, new, beside, known],
        )

        def ask(
            text: str, past: Conversation, before: Known, sent: str, request: gr.Request
        ) -> Iterator[tuple[Any, ...]]:
            given, faults = taken(before, sent, len(past))
            for html, now in chat.ask(text, past, given, chat.audiences(request.cookies)):
                begun = bool(text.strip() or now)
                after = Known(now[-1].profile, given.since) if len(now) > len(past) else given
                shown = panel(after, faults=faults) if len(now) > len(past) or faults else gr.skip()
                yield html, now, "", gr.update(visible=not begun), gr.update(visible=begun), shown, after

        def take_over(past: Conversation, before: Known, sent: str) -> tuple[str, Known]:
            after, faults = taken(before, sent, len(past))
            return panel(after, faults=faults, notice="" if faults else texts.KNOWN_TAKEN), after

        def take_back(past: Conversation) -> tuple[str, Known]:
            after = Known(since=len(past))
            return panel(after, notice=texts.KNOWN_WAS_RESET), after

        def begin_anew() -> tuple[Any, ...]:
            shown, hidden = gr.update(visible=True), gr.update(visible=False)
            return log_html(()), (), "", shown, hidden, panel(Known()), Known(), {}

        def ordered(past: Conversation, given: Receipts, sent: str, request: gr.Request) -> tuple[str, Receipts]:
            return carry_out(chat.services, sent, past, given, chat.audiences(request.cookies))

        asking: dict[str, Any] = {"trigger_mode": "once", **QUIET}
        asked = spoken(language, ask)
        gr.on([question.submit, send.click], asked, inputs, outputs, js=_TYPED, **asking)
        reply.click(asked, inputs, outputs, js=_PRESSED, **asking)
        for button in buttons:
            button.click(asked, [button, *inputs[1:]], outputs, js=_TYPED, **asking)
        take.click(said(language, take_over), [conversation, known, form], [beside, known], js=_FORM, **QUIET)
        forget.click(said(language, take_back), [conversation], [beside, known], **QUIET)
        new.click(
            said(language, begin_anew),
            None,
            [*outputs, receipts],
            js="() => { window.lotse.reset(); return []; }",
            **QUIET,
        )
        order.click(said(language, ordered), [conversation, receipts, form], [done, receipts], js=_ORDERED, **QUIET)
    page.queue(default_concurrency_limit=CONCURRENT_QUESTIONS, api_open=False)
    return cast("gr.Blocks", page)


def _html(value: str, elem_id: str) -> gr.HTML:
    return gr.HTML(value, elem_id=elem_id, js_on_load=None, apply_default_css=False)
