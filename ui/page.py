"""The Gradio page: head, conversation with question box, and the source panel that page.js fills. Wiring only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

import gradio as gr

from ui import texts
from ui.chat import Chat, Conversation, log_html

CONCURRENT_QUESTIONS = 8
SYSTEM_FONTS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Helvetica Neue", "Arial", "sans-serif")
QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
_MARK = (
    '<svg class="zeichen" viewBox="0 0 32 32" aria-hidden="true" focusable="false">'
    '<path d="M13.2 11h5.6l2 17H11.2z"/><path d="M12.4 5.2 16 3l3.6 2.2V9h-7.2z"/>'
    '<path d="M22 6.2 30 4v6l-8-1.6zM10 6.2 2 4v6l8-1.6z" opacity=".45"/></svg>'
)


def theme() -> gr.themes.Base:
    """Returns a plain theme with the fonts of the reader's system; page.css does the rest."""
    return gr.themes.Base(font=SYSTEM_FONTS, font_mono=("ui-monospace", "monospace"))


def build(chat: Chat) -> gr.Blocks:
    """Returns the page; each browser tab has a conversation of its own."""
    with gr.Blocks(title=texts.TITLE, analytics_enabled=False, fill_width=True) as page:
        _html(f'<div class="kopf">{_MARK}<div><h1>{texts.TITLE}</h1><p>{texts.PURPOSE}</p></div></div>', "kopf")
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
            with gr.Column(elem_id="belegspalte"):
                _html(f'<div class="leer"><h2>{texts.PANEL_EMPTY_TITLE}</h2><p>{texts.PANEL_EMPTY}</p></div>', "beleg")
        conversation = gr.State(())
        outputs = [log, conversation, question, examples, new]

        def ask(text: str, past: Conversation) -> Iterator[tuple[Any, ...]]:
            for html, now in chat.ask(text, past):
                begun = bool(text.strip() or now)
                yield html, now, "", gr.update(visible=not begun), gr.update(visible=begun)

        gr.on([question.submit, send.click], ask, [question, conversation], outputs, trigger_mode="once", **QUIET)
        for button in buttons:
            button.click(ask, [button, conversation], outputs, trigger_mode="once", **QUIET)
        new.click(
            lambda: (log_html(()), (), "", gr.update(visible=True), gr.update(visible=False)),
            None,
            outputs,
            js="() => { window.lotse.reset(); return []; }",
            **QUIET,
        )
    page.queue(default_concurrency_limit=CONCURRENT_QUESTIONS, api_open=False)
    return cast("gr.Blocks", page)


def _html(value: str, elem_id: str) -> gr.HTML:
    return gr.HTML(value, elem_id=elem_id, js_on_load=None, apply_default_css=False)
