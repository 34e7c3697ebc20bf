"""The run that was started from the page: how far it is, to be stopped while it runs, to be looked at when it is done."""

from __future__ import annotations

from html import escape

from evals.job import State
from ui import texts
from ui.evaluation.words import BASE, address, go


def html(state: State | None, fault: str = "") -> str:
    """Returns how the run stands, empty where none was started; `fault` says why another was not.

    While it runs the script asks again (`data-verlauf`); once it is over, it fetches the list of runs anew (`data-danach`).
    """
    refused = f'<p class="fehler" role="alert" tabindex="-1">{escape(fault)}</p>' if fault else ""
    if state is None:
        return refused
    running = state.state == "running"
    asks = f'data-verlauf="{BASE}/job"' if running else f'data-danach="{BASE}/laeufe"'
    said = f"<strong>{texts.EVAL_JOB.format(name=escape(state.name))}</strong> {texts.EVAL_JOB_STATES[state.state]}."
    focus = "" if fault else ' tabindex="-1"'
    parts = [f'<p role="status"{focus}>{said} {escape(state.message)}</p>']
    if running:
        parts.append(_bar(state))
        stop = f'<button type="submit">{texts.EVAL_JOB_STOP}</button>'
        form = f'<form data-ergebnis="auswertung-job" action="{BASE}/abbrechen" method="post">{stop}</form>'
        parts.append(f'<div class="knoepfe">{form}</div>')
    elif state.state == "done":
        parts.append(f'<p class="knoepfe">{go(address(state.name), texts.EVAL_JOB_SHOW)}</p>')
    return f'{refused}<section class="eval-job eval-job--{state.state}" {asks}>{"".join(parts)}</section>'


def _bar(state: State) -> str:
    step = state.step
    counted = texts.EVAL_JOB_DONE.format(done=step.done, total=step.total) if step.total else str(step.done or "")
    value = f' value="{step.done}" max="{step.total}"' if step.total else ""
    return (
        f'<p class="schritt">{texts.EVAL_JOB_STEPS.get(step.step, step.step)} {counted}</p>'
        f'<progress aria-label="{texts.EVAL_JOB_PROGRESS}"{value}></progress>'
    )
