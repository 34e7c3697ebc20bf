"""Answers to HTML. Pure functions; every piece of text is escaped here, whatever document it came from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from rag.answer.phrases import SMALL_TALK
from rag.records import Answer, Citation
from ui import language, texts
from ui.chat.blocks import Marked, blocks
from ui.chat.cards import cards
from ui.chat.panel import Evidence, badge, day, panel
from ui.chat.replies import next_question, without_question
from ui.chat.warned import Warned, set_apart

_MARKER = re.compile(r"\[(\d{1,3})\]")
_GAP = re.compile(r" (?=\[\d{1,3}\])")


def question(text: str) -> str:
    """Returns a question as the log shows it."""
    return f'<div class="frage"><h2 class="nur-vorgelesen">{texts.YOU}</h2><p>{escape(text)}</p></div>'


def searching() -> str:
    """Returns what stands in for an answer that is being made."""
    return f'<div class="antwort antwort--wartet"><p class="warten">{texts.SEARCHING}</p></div>'


def failure(message: str) -> str:
    """Returns a sentence that says why there is no answer."""
    return f'<div class="antwort antwort--fehler" role="alert"><p>{escape(message)}</p></div>'


def partial(sentences: str) -> str:
    """Returns the part of an answer that is there already; its markers open nothing yet."""
    return f'<div class="antwort antwort--wartet"><div class="text">{blocks(sentences, _plain)}</div></div>'


def answer(given: Answer, evidence: Mapping[int, Evidence], turn: int) -> str:
    """Returns the whole answer: warnings, text, programmes, the next question, sources, and each citation's panel, hidden.

    `evidence` is by marker; a marker without evidence stays text. `turn` keeps ids of several answers apart. A refusal
    is headed as one, small talk by nothing.
    """
    known = {marker: one.citation for marker, one in evidence.items()}

    def marked(text: str) -> str:
        return _marked(text, known, turn)

    warned, text = set_apart(given)
    text = without_question(text, given.ask)
    look = "gespraech" if given.engine == SMALL_TALK else given.status
    if not text and not warned and given.status == "abstained":
        text = texts.ABSTAINED_LEAD
    parts = [
        f'<h3 class="{"nur-vorgelesen" if look in ("answered", "gespraech") else "stand"}">'
        f"{texts.STATUS_NAMES['answered' if look == 'gespraech' else given.status]}</h3>",
        _warnings(warned, marked),
        f'<div class="text">{blocks(text, marked)}</div>' if text else "",
        cards(given.programmes),
        next_question(given.ask) if given.ask else "",
        _sources(evidence, turn) if evidence else "",
        f'<p class="fuss">{escape(given.note)}</p>' if given.note else "",
        f'<p class="fuss">{escape(footer(given))}</p>' if look != "gespraech" else "",
    ]
    return f'<div class="antwort antwort--{look}" data-turn="{turn}">{"".join(parts)}</div>'


def footer(given: Answer) -> str:
    """Returns how and when the answer was made, in a few words; of an answer without sources only the day."""
    took = given.timings_ms.get("total", sum(given.timings_ms.values()))
    shown = (
        texts.MILLISECONDS.format(milliseconds=max(1, round(took)))
        if took < 1000
        else texts.DURATION.format(seconds=language.words().number(took / 1000, 1))
    )
    engine = texts.WORDED.format(model=given.engine) if ":" in given.engine else given.engine
    made = [texts.ENGINES.get(engine, engine), *([shown] if took else [])] if given.citations else []
    return " · ".join([f"{texts.TODAY} {day(given.today)}", *made])


def _warnings(warned: list[Warned], marked: Marked) -> str:
    """One box for each kind of warning, in the order of the first of each."""
    kinds: dict[str, list[str]] = {}
    for one in warned:
        kinds.setdefault(one.code, []).append(f"<p>{marked(f'{one.text} {one.markers}'.strip())}</p>")
    items = "".join(
        f'<li class="hinweis hinweis--{code}"><strong>{texts.WARNING_NAMES[code]}</strong>{"".join(said)}</li>'
        for code, said in kinds.items()
    )
    return f'<ul class="hinweise" aria-label="{texts.WARNINGS_LABEL}">{items}</ul>' if items else ""


def _sources(evidence: Mapping[int, Evidence], turn: int) -> str:
    """The documents in the order of their first marker, each with its passages; then the panels, hidden."""
    documents: dict[tuple[str, str], list[int]] = {}
    for marker in sorted(evidence):
        citation = evidence[marker].citation
        documents.setdefault((citation.doc_id, citation.version), []).append(marker)
    items = "".join(_source([evidence[marker] for marker in markers], turn) for markers in documents.values())
    panels = "".join(f'<div id="beleg-{turn}-{marker}">{panel(evidence[marker])}</div>' for marker in sorted(evidence))
    return f'<div class="quellen"><h4>{texts.SOURCES}</h4><ol>{items}</ol></div><div hidden>{panels}</div>'


def _source(found: list[Evidence], turn: int) -> str:
    first = found[0].citation
    if first.availability:
        standing = badge(first.availability, found[0].kind)
    else:
        standing = f'<span class="marke">{texts.AS_OF} {day(first.as_of)}</span>' if first.as_of else ""
    passages = "".join(
        f'<button type="button" class="quelle" data-beleg="{turn}-{one.citation.marker}">'
        f'<span class="nummer">{one.citation.marker}</span> <span class="stelle">{_place(one.citation)}</span></button>'
        for one in found
    )
    return f'<li><p class="dokument"><span class="titel">{escape(first.title)}</span> {standing}</p>{passages}</li>'


def _place(citation: Citation) -> str:
    page = f"{texts.PAGE} {citation.page}" if citation.page else ""
    return " · ".join(escape(part) for part in (citation.heading, page) if part) or texts.PASSAGE


def _plain(text: str) -> str:
    return _MARKER.sub(r'<span class="zitat">\1</span>', _held(text))


def _marked(text: str, known: Mapping[int, Citation], turn: int) -> str:
    def button(match: re.Match[str]) -> str:
        marker = int(match.group(1))
        if marker not in known:
            return match.group()
        label = escape(texts.OPEN_SOURCE.format(marker=marker, title=known[marker].title), quote=True)
        return (
            f'<button type="button" class="zitat" data-beleg="{turn}-{marker}" aria-label="{label}">{marker}</button>'
        )

    return _MARKER.sub(button, _held(text))


def _held(text: str) -> str:
    """Escapes a text and keeps each marker on the line of the word before it."""
    return _GAP.sub("\u00a0", escape(text))
