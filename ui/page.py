"""The Gradio page: head, tabs, conversation with what is known of the company and the source panel. Wiring only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

import gradio as gr

from ui import texts
from ui.chat.chat import Chat, Conversation, log_html
from ui.chat.known import Known, panel, taken
from ui.check import check
from ui.search import search

CONCURRENT_QUESTIONS = 8
SYSTEM_FONTS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Helvetica Neue", "Arial", "sans-serif")
QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
_MARK = (
    '<svg class="zeichen" viewBox="0 0 32 32" aria-hidden="true" focusable="false">'
    '<path d="M13.2 11h5.6l2 17H11.2z"/><path d="M12.4 5.2 16 3l3.6 2.2V9h-7.2z"/>'
    '<path d="M22 6.2 30 4v6l-8-1.6zM10 6.2 2 4v6l8-1.6z" opacity=".45"/></svg>'
)
_SAVE = (
    '<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="M12 3v12m0 0 5-5m-5 5-5-5M4 20h16"/></svg>'
)
_TYPED = "(text, past, known, form) => [text, past, known, window.lotse.form()]"
_PRESSED = "(text, past, known, form) => [window.lotse.said(), past, known, window.lotse.form()]"
_FORM = "(past, known, form) => [past, known, window.lotse.form()]"
"""What goes with a question is read in the browser: the form beside the conversation, and the quick reply pressed."""


def theme() -> gr.themes.Base:
    """Returns a plain theme with the fonts of the reader's system; page.css does the rest."""
    return gr.themes.Base(font=SYSTEM_FONTS, font_mono=("ui-monospace", "monospace"))


def build(chat: Chat) -> gr.Blocks:
    """Returns the page; each browser tab has a conversation of its own."""
    with gr.Blocks(title=texts.TITLE, analytics_enabled=False, fill_width=True) as page:
        _html(f'<div class="kopf">{_MARK}<div><h1>{texts.TITLE}</h1><p>{texts.PURPOSE}</p></div></div>', "kopf")
        _html(_tabs(), "reiter")
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
        with gr.Row(elem_id="unsichtbar"):
            reply, take, forget = (gr.Button(elem_id=name) for name in ("antworten", "uebernehmen", "vergessen"))
            form = gr.Textbox(visible=False)
        conversation, known = gr.State(()), gr.State(Known())
        inputs, outputs = (
            [question, conversation, known, form],
            [log, conversation, question, examples, new, beside, known],
        )

        def ask(text: str, past: Conversation, before: Known, sent: str) -> Iterator[tuple[Any, ...]]:
            given, faults = taken(before, sent, len(past))
            for html, now in chat.ask(text, past, given):
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

        asking: dict[str, Any] = {"trigger_mode": "once", **QUIET}
        gr.on([question.submit, send.click], ask, inputs, outputs, js=_TYPED, **asking)
        reply.click(ask, inputs, outputs, js=_PRESSED, **asking)
        for button in buttons:
            button.click(ask, [button, *inputs[1:]], outputs, js=_TYPED, **asking)
        take.click(take_over, [conversation, known, form], [beside, known], js=_FORM, **QUIET)
        forget.click(take_back, [conversation], [beside, known], **QUIET)
        new.click(
            lambda: (log_html(()), (), "", gr.update(visible=True), gr.update(visible=False), panel(Known()), Known()),
            None,
            outputs,
            js="() => { window.lotse.reset(); return []; }",
            **QUIET,
        )
    page.queue(default_concurrency_limit=CONCURRENT_QUESTIONS, api_open=False)
    return cast("gr.Blocks", page)


def _tabs() -> str:
    buttons = "".join(
        f'<button type="button" role="tab" id="reiter-{name}" data-ansicht="{name}" aria-controls="{place}" '
        f'aria-selected="{str(name == "gespraech").lower()}">{label}</button>'
        for (name, label), place in zip(texts.TABS.items(), ("inhalt", "ansicht-check", "ansicht-suche"), strict=True)
    )
    save = f'<button type="button" class="sichern" data-tun="sichern" hidden>{_SAVE}<span>{texts.SAVE_CONVERSATION}</span></button>'
    return f'<div class="reiter"><div role="tablist" aria-label="{texts.TABS_LABEL}">{buttons}</div>{save}</div>'


def _html(value: str, elem_id: str) -> gr.HTML:
    return gr.HTML(value, elem_id=elem_id, js_on_load=None, apply_default_css=False)
