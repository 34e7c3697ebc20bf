"""Programmes as cards: how each stands, the verdict, what it pays and why, and each criterion. All text is escaped."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from rag.eligibility.wording import SUPPORT
from rag.records import CriterionResult, ProgrammeResult, Support
from ui import language, texts
from ui.chat.panel import badge, original
from ui.shortlist.button import keep

_ORDER = ("not_met", "unknown", "check", "met")
_SIGNS = {"met": "✓", "not_met": "✕", "unknown": "?", "check": "!"}


def cards(programmes: Sequence[ProgrammeResult]) -> str:
    """Returns the programmes of an answer, each a card that opens; empty where there are none."""
    if not programmes:
        return ""
    items = "".join(card(one, opened=len(programmes) == 1) for one in programmes)
    head = texts.PROGRAMMES_CHECKED.format(count=len(programmes)) if len(programmes) > 1 else texts.PROGRAMME_CHECKED
    return f'<div class="programme"><h4>{head}</h4><ul class="karten">{items}</ul></div>'


def card(one: ProgrammeResult, *, opened: bool = False) -> str:
    """Returns a programme: verdict, name, standing and sum to see at once; reckoning, criteria and next step inside."""
    return (
        f'<li class="karte karte--{one.verdict}"><details{" open" if opened else ""}><summary>'
        f'<span class="urteil">{texts.VERDICTS[one.verdict]}</span> <span class="name">{escape(one.name)}</span> '
        f'{badge(one.availability, "programme")} <span class="summe">{escape(amount(one.support))}</span></summary>'
        f'<div class="karte-inhalt">{reckoning(one.support)}{criteria(one.criteria)}{_step(one)}'
        f"{original(one.url)}</div></details>{keep(one.id, one.name)}</li>"
    )


def amount(support: Support) -> str:
    """Returns what may be paid, in a few words: the estimate, else the share and the cap; words where neither is known."""
    words = language.words()
    if support.estimate_eur is not None:
        low = support.estimate_min_eur
        if low is not None and low < support.estimate_eur:
            return words.eur_range(low, support.estimate_eur)
        return texts.UP_TO.format(sum=words.eur(support.estimate_eur))
    kind = kind_of(support)
    parts = []
    if support.percent is not None:
        low = support.percent if support.percent_min is None else support.percent_min
        parts.append(words.percent(low, support.percent))
    if support.max_eur is not None:
        parts.append(texts.AT_MOST.format(sum=words.eur(support.max_eur)))
    return f"{kind}: {', '.join(parts)}" if parts else f"{kind}, {texts.AMOUNT_UNKNOWN}"


def kind_of(support: Support) -> str:
    """Returns the name of a kind of support in the language that is spoken."""
    return next((language.words().of(names) for name, names in SUPPORT.items() if name == support.kind), support.kind)


def reckoning(support: Support) -> str:
    """Returns how the sum comes about, and what may come on top."""
    kind = kind_of(support)
    basis = support.basis or texts.AMOUNT_UNKNOWN
    said = basis if basis.startswith(kind) else f"{kind}: {basis}"
    more = "".join(f"<li>{escape(bonus)}</li>" for bonus in support.bonuses)
    return f'<p class="rechnung">{escape(said)}</p>{f"<ul>{more}</ul>" if more else ""}'


def criteria(found: Sequence[CriterionResult]) -> str:
    """Returns the criteria as a list: what speaks against it, what is open, what to check oneself, what is met."""
    if not found:
        return ""
    ordered = sorted(found, key=lambda one: _ORDER.index(_result(one)))
    return f'<ul class="kriterien">{"".join(_criterion(one) for one in ordered)}</ul>'


def _result(one: CriterionResult) -> str:
    return one.result if one.decides or one.result != "unknown" else "check"


def _criterion(one: CriterionResult) -> str:
    result = _result(one)
    given = texts.YOU_HAVE if one.profile_field else texts.STANDS_SO
    has = f' <span class="hat">{given.format(has=escape(one.has))}</span>' if one.has else ""
    assumed = f' <span class="hat">{texts.ASSUMED.format(what=escape(one.assumed))}</span>' if one.assumed else ""
    return (
        f'<li class="kriterium kriterium--{result}"><span class="zeichen" aria-hidden="true">{_SIGNS[result]}</span>'
        f'<span><span class="ergebnis">{texts.RESULTS[result]}:</span> {escape(one.needs)}{has}{assumed}</span></li>'
    )


def _step(one: ProgrammeResult) -> str:
    if not one.next_step or one.verdict == "does_not_fit":
        return ""
    return f'<p class="schritt"><strong>{texts.NEXT_STEP}:</strong> {escape(one.next_step)}</p>'
