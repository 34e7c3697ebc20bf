"""What `lotse check` prints: the programmes by verdict, with what they pay, what is missing, and what speaks against them."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from rag.eligibility.report import CheckReport
from rag.eligibility.wording import SIZES, SUPPORT, Words
from rag.records import CriterionResult, ProgrammeResult
from ui.terminal.printed import STATES, WIDTH_CHARS

HEADS = {"fits": "Passt", "unclear": "Unklar: es fehlen Angaben", "does_not_fit": "Passt nicht"}
_ORDER = list(STATES)


def print_check(report: CheckReport, *, as_json: bool, details: bool = False) -> None:
    """Prints the report: warnings, then the programmes by verdict, open ones first; with `details` each criterion."""
    if as_json:
        print(report.model_dump_json(indent=2))
        return
    for line in _lines(report, details):
        print(line)


def _lines(report: CheckReport, details: bool) -> Iterator[str]:
    yield _size(report)
    for warning in report.warnings:
        yield _wrapped(f"Achtung: {warning.text}")
    for verdict, head in HEADS.items():
        found = [one for one in report.programmes if one.verdict == verdict]
        if not found:
            continue
        yield f"\n{head} ({len(found)})"
        for one in sorted(found, key=lambda one: _ORDER.index(one.availability.state)):
            yield from _programme(one, details)
    told = [f"{report.counts[verdict]} {word}" for verdict, word in _COUNTED.items()]
    yield f"\nGeprüft: {', '.join(told)}. Stand {report.today:%d.%m.%Y}."
    if not report.programmes:
        yield "Zum Vorhaben passt nichts; --all zeigt alle Programme mit den Gründen."


_COUNTED = {"fits": "passen", "unclear": "unklar", "does_not_fit": "passen nicht"}


def _size(report: CheckReport) -> str:
    size = report.size
    if size.presumed:
        return f"Größe: {SIZES[size.presumed][0]}, nach der Beschäftigtenzahl angenommen"
    if len(size.possible) == len(SIZES):
        return "Größe: nicht bekannt"
    return f"Größe: {Words().any_of(SIZES[one] for one in size.possible)}"


def _programme(one: ProgrammeResult, details: bool) -> Iterator[str]:
    yield _wrapped(f"  {one.name} [{_standing(one)}] {one.id}", "    ")
    support = one.support
    if one.verdict != "does_not_fit":
        kind = next((names[0] for name, names in SUPPORT.items() if name == support.kind), support.kind)
        basis = support.basis or "Höhe nicht im Datensatz"
        yield _wrapped(f"    {_said(kind, basis)}", "      ")
        for bonus in support.bonuses:
            yield _wrapped(f"    {bonus}", "      ")
    if details:
        for each in one.criteria:
            yield _wrapped(f"    {_MARKS[each.result]} {_criterion(each)}", "      ")
    else:
        yield from _short(one)
    if one.next_step and one.verdict != "does_not_fit":
        yield _wrapped(f"    Nächster Schritt: {one.next_step}", "      ")


_MARKS = {"met": "+", "not_met": "-", "unknown": "?"}


def _short(one: ProgrammeResult) -> Iterator[str]:
    """What decides it: what is not met, what is missing, what is assumed, what the asker must check."""
    against = [_criterion(each) for each in one.criteria if each.result == "not_met"]
    if against:
        yield _wrapped(f"    Dagegen: {'; '.join(against)}", "      ")
        return
    missing = [each for each in one.criteria if each.result == "unknown" and each.decides]
    yield from _list("Offen", [_criterion(each) for each in missing])
    yield from _list("Angenommen", list(dict.fromkeys(each.assumed for each in one.criteria if each.assumed)))
    yield from _list("Selbst zu prüfen", [each.needs for each in one.criteria if each.criterion == "condition"])


def _list(head: str, parts: Sequence[str]) -> Iterator[str]:
    if parts:
        yield _wrapped(f"    {head}: {'; '.join(parts)}", "      ")


def _criterion(each: CriterionResult) -> str:
    return f"{each.needs} (Sie: {each.has})" if each.has else each.needs


def _said(kind: str, basis: str) -> str:
    return basis if basis.startswith(kind) else f"{kind}: {basis}"


def _standing(one: ProgrammeResult) -> str:
    told = next((each.has for each in one.criteria if each.criterion == "availability"), None)
    return told or STATES[one.availability.state]


def _wrapped(text: str, indent: str = "") -> str:
    return textwrap.fill(text, WIDTH_CHARS, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
