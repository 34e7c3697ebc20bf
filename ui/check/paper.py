"""A check on paper: what was known, warnings, then the programmes by verdict with reckoning, open points and next step."""

from __future__ import annotations

from collections.abc import Iterator

from rag.records import ProgrammeResult
from ui import language, texts
from ui.chat.cards import amount, kind_of
from ui.chat.panel import standing
from ui.check.check import Checked
from ui.forms import profile as company
from ui.paper.sheet import Block, Heading, Points, Sheet, Text


def sheet(checked: Checked) -> Sheet:
    """Returns what a check found."""
    return Sheet(texts.CHECK_TITLE, checked.report.today, language.current(), tuple(_blocks(checked)))


def _blocks(checked: Checked) -> Iterator[Block]:
    known = company.known(checked.read.profile)
    yield Points(tuple(f"{name}: {value}" for name, value in known)) if known else Text(texts.NOT_SAID)
    yield from (Text(one.text, "warning") for one in checked.report.warnings)
    for verdict, head in texts.CHECK_VERDICTS.items():
        found = [one for one in checked.report.programmes if one.verdict == verdict]
        if found:
            yield Heading(f"{head} ({len(found)})")
            yield from (block for one in found for block in programme(one))
    yield Text(texts.CHECK_NOTE, "soft")


def programme(one: ProgrammeResult) -> Iterator[Block]:
    """Yields a programme: name with its original, standing, support with the reckoning, what is not settled, next step."""
    yield Heading(one.name, 3, one.url)
    facts = [
        f"{texts.CHECK_COLUMNS[2]}: {standing(one.availability, 'programme')}",
        f"{kind_of(one.support)}: {amount(one.support)}; {one.support.basis or texts.AMOUNT_UNKNOWN}",
        *(
            f"{texts.RESULTS[each.result if each.decides else 'check']}: {each.needs}"
            + (f" {texts.YOU_HAVE.format(has=each.has)}" if each.has else "")
            for each in one.criteria
            if each.result != "met"
        ),
        *([f"{texts.NEXT_STEP}: {one.next_step}"] if one.next_step else []),
    ]
    yield Points(tuple(facts))
