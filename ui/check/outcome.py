"""What a check found, as HTML: counts, warnings, sums as bars, closing days on an axis, programmes as tables by verdict."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from rag.eligibility.report import CheckReport
from rag.eligibility.wording import SIZES
from rag.records import Ask, ProgrammeResult
from ui import language, texts
from ui.chat.cards import amount, criteria, kind_of, reckoning
from ui.chat.panel import badge, day, original
from ui.check import timeline
from ui.shortlist.button import keep

BARS_MAX = 8


def html(report: CheckReport, ask: Ask | None, left_out: int, form: str) -> str:
    """Returns the results; `ask` is the question whose answer would change most, `left_out` counts what is not shown.

    `form` is the form whose field the question leads to, and whose content the files are made of.
    """
    counts = ", ".join(f"<strong>{report.counts[verdict]}</strong> {word}" for verdict, word in texts.COUNTED.items())
    parts = [
        f'<h2 tabindex="-1">{texts.CHECK_RESULT}</h2>',
        f'<p class="zaehlung">{texts.CHECK_COUNTED.format(counts=counts, day=day(report.today))} {_size(report)}</p>',
        _warnings(report),
        _missing(ask, form) if ask else "",
        _bars(report.programmes),
        timeline.html(report.programmes, report.today),
        *(_table(verdict, report.programmes) for verdict in texts.CHECK_VERDICTS),
        f"<p>{texts.CHECK_NOTHING}</p>" if not report.programmes else "",
        f"<p>{texts.LEFT_OUT.format(count=left_out)}</p>" if left_out else "",
        _files(form) if report.programmes else "",
        f'<p class="fuss">{texts.CHECK_NOTE}</p>',
    ]
    return "".join(parts)


def _size(report: CheckReport) -> str:
    size, words = report.size, language.words()
    if size.presumed:
        return texts.SIZE_PRESUMED.format(size=words.of(SIZES[size.presumed]))
    if len(size.possible) == len(SIZES):
        return texts.SIZE_UNKNOWN
    return texts.SIZE.format(size=words.any_of(SIZES[one] for one in size.possible))


def _warnings(report: CheckReport) -> str:
    kinds: dict[str, list[str]] = {}
    for one in report.warnings:
        kinds.setdefault(one.code, []).append(f"<p>{escape(one.text)}</p>")
    items = "".join(
        f'<li class="hinweis hinweis--{code}"><strong>{texts.WARNING_NAMES[code]}</strong>{"".join(said)}</li>'
        for code, said in kinds.items()
    )
    return f'<ul class="hinweise" aria-label="{texts.WARNINGS_LABEL}">{items}</ul>' if items else ""


def _missing(ask: Ask, form: str) -> str:
    return (
        f'<div class="rueckfrage"><h3>{texts.MISSING_TITLE}</h3><p>{escape(ask.question)}</p>'
        f'<p class="knoepfe"><button type="button" data-tun="feld" data-formular="{form}" '
        f'data-feld="{escape(ask.field, quote=True)}">{texts.MISSING_BUTTON}</button></p></div>'
    )


def _bars(programmes: Sequence[ProgrammeResult]) -> str:
    """What could come in of each programme that may fit, the largest first; only where a sum could be reckoned."""
    paying = [(sum_, one) for one in programmes if one.verdict != "does_not_fit" and (sum_ := one.support.estimate_eur)]
    if not paying:
        return ""
    paying.sort(key=lambda pair: -pair[0])
    longest = paying[0][0]
    items = "".join(
        f'<li><span class="balken-name">{escape(one.name)}{_doubt(one)}</span>{_bar(one, sum_ / longest)}'
        f'<span class="balken-summe">{escape(amount(one.support))}</span></li>'
        for sum_, one in paying[:BARS_MAX]
    )
    return f'<div class="aussicht"><h3>{texts.BARS_TITLE}</h3><p>{texts.BARS_NOTE}</p><ul>{items}</ul></div>'


def _doubt(one: ProgrammeResult) -> str:
    return f" <small>{texts.VERDICTS[one.verdict].lower()}</small>" if one.verdict == "unclear" else ""


def _bar(one: ProgrammeResult, share: float) -> str:
    """The bar of a sum, `share` (0-1) of the longest; what is not settled of it is lighter."""
    most, least = one.support.estimate_eur or 0, one.support.estimate_min_eur
    sure = 1.0 if least is None or not most else least / most
    parts = "".join(
        f'<span class="{look}" style="width:{100 * share * part:.1f}%"></span>'
        for look, part in ((f"balken--{one.verdict}", sure), (f"balken--{one.verdict} balken--rest", 1 - sure))
        if part > 0
    )
    return f'<span class="balken" aria-hidden="true">{parts}</span>'


def _table(verdict: str, programmes: Sequence[ProgrammeResult]) -> str:
    found = [one for one in programmes if one.verdict == verdict]
    if not found:
        return ""
    head = "".join(f'<th scope="col">{name}</th>' for name in texts.TABLE_HEADS)
    rows = "".join(_row(one) for one in found)
    return (
        f'<table class="programme-tabelle programme-tabelle--{verdict}">'
        f"<caption>{texts.CHECK_VERDICTS[verdict]} <span>({len(found)})</span></caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _row(one: ProgrammeResult) -> str:
    closes = day(one.availability.until) if one.availability.state == "open" else ""
    step = one.next_step if one.next_step and one.verdict != "does_not_fit" else ""
    cells = (amount(one.support), closes or texts.NO_END, step or "–")
    told = "".join(
        f'<td data-kopf="{name}">{escape(cell)}</td>' for name, cell in zip(texts.TABLE_HEADS[1:], cells, strict=True)
    )
    why = (
        f'<details><summary>{texts.WHY}<span class="nur-vorgelesen">: {escape(one.name)}</span></summary>'
        f"{reckoning(one.support)}{criteria(one.criteria)}{original(one.url)}</details>"
    )
    return (
        f'<tr><th scope="row"><span class="name">{escape(one.name)}</span> {badge(one.availability, "programme")} '
        f'<span class="art">{escape(kind_of(one.support))}</span> {keep(one.id, one.name)}</th>{told}</tr>'
        f'<tr class="warum"><td colspan="{len(texts.TABLE_HEADS)}">{why}</td></tr>'
    )


def _files(form: str) -> str:
    links = "".join(
        f'<button type="submit" form="{form}" formmethod="post" formaction="seite/check.{ending}">{label}</button>'
        for ending, label in (("pdf", texts.SAVE_PDF), ("csv", texts.SAVE_CSV), ("md", texts.SAVE_MARKDOWN))
    )
    return f'<p class="knoepfe">{links}</p>'
