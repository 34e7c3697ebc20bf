"""The figures of a text, its quantities and dates, each with the words it belongs with.

A sentence is cut between its figures, at commas and "und"; a part takes over what the sentence began with, but for what it
says itself in the same place: in "kleinen Unternehmen 45 Prozent, mittleren 35 Prozent der Kosten", 35 belongs with "mittel" and
"Kosten", not with "klein". A table is read by rows: a cell belongs with the first of its row and the head of its column.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from rag.answer.cues import Bound, bound_of, periods_of, sizes_of
from rag.answer.terms import PREPOSITION, Term, stems_of, terms_between
from rag.answer.values import YEARLESS, dated, days_of, quantities_of, same
from rag.text.dates import DateMention
from rag.text.numbers import Quantity
from rag.text.sentences import sentences

Value = Quantity | DateMention

_SEPARATOR = re.compile(r"[,;:(]|\s[–-]\s|\b(?:und|sowie|oder|aber|sondern|davon|and|or|but)\b")
_LEADS_ON = re.compile(rf"\W*(?:{PREPOSITION}|davon|darunter)\b", re.IGNORECASE)
_RANGE = re.compile(r"\W*(?:\b(?:bis|und|oder|von|to|and|or|zu|zum|den|dem|bzw)\b\W*)*", re.IGNORECASE)
_NO_TAIL = re.compile(r"[;:]|\b(?:davon|darunter)\b")
"""What ends a statement: the words behind the last figure are not shared over it."""

_ORDINAL = re.compile(r"(?:erst|zweit|dritt|viert)e[nrsm]?|first|second|third", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity or date, `text[start:end]`, in the sentence `text[sentence[0]:sentence[1]]`.

    `unit` is that of the quantity ("count" for bare numbers and heads), or "date". `sure` are the words that belong with it
    and with no other figure, `near` those it shares. `sizes` are classes of enterprises, `periods` what it is counted by
    ("month"), `others` the figures of other units beside it.
    """

    unit: str
    value: Value
    sentence: tuple[int, int]
    sure: tuple[Term, ...]
    near: tuple[Term, ...]
    bound: Bound
    sizes: frozenset[str]
    periods: frozenset[str]
    others: frozenset[str]

    @property
    def start(self) -> int:
        """Returns where it begins in its text."""
        return self.value.start

    @property
    def end(self) -> int:
        """Returns where it ends in its text."""
        return self.value.end

    @property
    def stems(self) -> frozenset[str]:
        """Returns the stems of all words it belongs with."""
        return stems_of((*self.sure, *self.near))

    def equals(self, other: Figure) -> bool:
        """Returns whether `other` has this value; a date may be more exact there."""
        if isinstance(self.value, DateMention):
            return isinstance(other.value, DateMention) and dated(self.value, other.value)
        return isinstance(other.value, Quantity) and same(self.value, other.value)


@dataclass(frozen=True, slots=True)
class _Group:
    """Figures of one unit that are told together: one, or a range, or a list."""

    values: tuple[Value, ...]

    @property
    def start(self) -> int:
        return self.values[0].start

    @property
    def end(self) -> int:
        return self.values[-1].end

    @property
    def unit(self) -> str:
        return _unit(self.values[0])


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a sentence, `text[start:end]`, with its figures."""

    start: int
    end: int
    groups: tuple[_Group, ...]


@lru_cache(maxsize=2_048)
def figures_of(text: str) -> tuple[Figure, ...]:
    """Returns the figures of `text` by position, paragraphs ("§ 44") left out; remembered, as passages are cited again."""
    spoken: list[Value] = [one for one in quantities_of(text) if one.unit != "paragraph"]
    spoken = sorted([*spoken, *days_of(text)], key=lambda one: one.start)
    found: list[Figure] = []
    lead: tuple[Term, ...] = ()
    heads: list[str] = []
    for start, end in sentences(text):
        line = text[start:end]
        within = [one for one in spoken if start <= one.start < end]
        if line.count("|") > 1:
            if not within and not re.fullmatch(r"[\s|:-]+", line):
                heads = [cell.strip() for cell in line.strip().strip("|").split("|")]
            found += _row(text, start, end, within, heads)
            continue
        heads = []
        if not re.match(r"\s*[-*•–]\s", line):
            lead = ()
        found += [replace(one, near=(*one.near, *lead)) for one in _sentence(text, (start, end), within)]
        if line.rstrip().endswith(":") or line.startswith("#"):
            lead = tuple(terms_between(line, 0, len(line)))
    return tuple(found)


def _row(text: str, start: int, end: int, within: Sequence[Value], heads: Sequence[str]) -> Iterator[Figure]:
    """The figures of a table's row: each with the row's first cell and the head of its column."""
    line = text[start:end].rstrip()
    edges = [match.start() for match in re.finditer(r"\|", line)]
    edges = [*([] if line.startswith("|") else [-1]), *edges, *([] if line.endswith("|") else [len(line)])]
    cells = list(pairwise(edges))
    label = line[cells[0][0] + 1 : cells[0][1]]
    for number, (left, right) in enumerate(cells):
        inside = [one for one in within if start + left < one.start < start + right]
        head = heads[number] if number < len(heads) else ""
        beside = f"{label} {head}" if number else head
        for one in _sentence(text, (start + left + 1, start + right), inside):
            yield replace(
                one,
                sentence=(start, end),
                near=(*one.near, *terms_between(beside, 0, len(beside))),
                sizes=one.sizes or sizes_of(beside),
                bound=one.bound or bound_of(f"{beside}: ", ""),
            )


def _sentence(text: str, span: tuple[int, int], within: Sequence[Value]) -> Iterator[Figure]:
    parts = _parts(text, span, _groups(text, within))
    terms = terms_between(text, *span, [(one.start, one.end) for one in within])
    for number, part in enumerate(parts):
        for group in part.groups:
            yield from _figures(text, span, parts, number, group, terms)


def _groups(text: str, within: Sequence[Value]) -> list[_Group]:
    groups: list[_Group] = []
    for one in within:
        last = groups[-1] if groups else None
        if last and last.unit == _unit(one) and one.start >= last.end and _RANGE.fullmatch(text[last.end : one.start]):
            groups[-1] = _Group((*last.values, one))
        else:
            groups.append(_Group((one,)))
    return groups


def _parts(text: str, span: tuple[int, int], groups: Sequence[_Group]) -> list[_Part]:
    """The sentence cut between its figures; those that nothing parts stand in one part."""
    if not groups:
        return []
    cuts, members = [span[0]], [[groups[0]]]
    for one, other in pairwise(groups):
        cut = _cut(text, one.end, other.start)
        if cut is None:
            members[-1].append(other)
        else:
            cuts.append(cut)
            members.append([other])
    return [
        _Part(left, right, tuple(own)) for (left, right), own in zip(pairwise([*cuts, span[1]]), members, strict=True)
    ]


def _cut(text: str, start: int, end: int) -> int | None:
    """Where the words of one figure end and those of the next begin; None where nothing parts them."""
    marks = list(_SEPARATOR.finditer(text[start:end]))
    if not marks:
        return None
    leading = (mark for mark in marks if _LEADS_ON.match(text[start + mark.end() : end]))
    return start + next(leading, marks[-1]).start()


def _figures(
    text: str, span: tuple[int, int], parts: Sequence[_Part], number: int, group: _Group, terms: Sequence[Term]
) -> Iterator[Figure]:
    """The figures of one group, with the words of their part and those taken over from the rest of the sentence."""
    part = parts[number]
    alike = [one for one in part.groups if one.unit == group.unit]
    at = alike.index(group)
    before = alike[at - 1].end if at else part.start
    after = alike[at + 1].start if at + 1 < len(alike) else part.end
    first = next(one for other in parts for one in other.groups if one.unit == group.unit)
    own = [one for one in terms if part.start <= one.start < part.end]
    sure = [one for one in own if (not at or one.start >= group.end) and (after == part.end or one.start < group.start)]
    shared = [one for one in own if before <= one.start < after and one not in sure]
    begins = min(part.start, first.start)
    head = [one for one in terms if one.start < (alike[0].start if at else begins)]
    taken = _taken([*head, *_tail(text, parts, number, terms)], own, group, number > 0)
    window = text[before:after] if len(alike) > 1 else text[part.start : part.end]
    beside = [one for one in part.groups if one.unit != group.unit]
    beside += [
        one for other in parts[:number] for one in other.groups if one.unit != group.unit and one.start < first.start
    ]
    for place, value in enumerate(group.values):
        yield Figure(
            unit=group.unit,
            value=value,
            sentence=span,
            sure=tuple(sure),
            near=(*shared, *taken),
            bound=_bound(text, group, place, before, after),
            sizes=sizes_of(window) or sizes_of(text[part.start : part.end]) or sizes_of(text[span[0] : begins]),
            periods=periods_of(text[part.start : part.end]) or periods_of(text[span[0] : span[1]]),
            others=frozenset(key for one in beside for key in _keys(one)),
        )


def _tail(text: str, parts: Sequence[_Part], number: int, terms: Sequence[Term]) -> list[Term]:
    """What stands behind the last figure of a sentence for all of them: "… 35 Prozent und 25 Prozent der Kosten"."""
    last = parts[-1].groups[-1]
    if number + 1 == len(parts) or _NO_TAIL.search(text[parts[number].end : last.start]):
        return []
    return [one for one in terms if one.start >= last.end and not one.place]


def _taken(outside: Sequence[Term], own: Sequence[Term], group: _Group, later: bool) -> Iterator[Term]:
    """What a part takes over: not what it says itself, behind the same preposition, as a subject, or as an ordinal."""
    places = {one.place for one in own if one.place}
    subject = later and any(one.noun and not one.place and one.start < group.start for one in own)
    ordered = any(_ORDINAL.fullmatch(one.text) for one in own)
    for one in outside:
        replaced = subject and one.noun and not one.place and one.start < group.start
        if one.place not in places and not replaced and not (ordered and _ORDINAL.fullmatch(one.text)):
            yield one


def _bound(text: str, group: _Group, place: int, before: int, after: int) -> Bound:
    if len(group.values) == 2 and group.unit != "count" and _is_range(text, group):
        return "most" if place else "least"
    start = group.values[place - 1].end if place else before
    return bound_of(text[start : group.values[place].start], text[group.end : after])


def _is_range(text: str, group: _Group) -> bool:
    between = text[group.values[0].end : group.values[1].start]
    if re.search(r"\bbis\b|\bto\b|[–-]", between):
        return True
    both = re.search(r"\b(?:und|and)\b", between)
    return bool(both and re.search(r"\b(?:zwischen|between)\W*$", text[: group.start]))


def _unit(one: Value) -> str:
    if isinstance(one, DateMention):
        return "date"
    return "count" if one.unit in ("plain", "people") else one.unit


def _keys(group: _Group) -> Iterable[str]:
    """The figures of a group as words that another figure may have beside it: "=people50", "=2026"."""
    for one in group.values:
        if isinstance(one, DateMention):
            yield f"={one.first.year}" if one.first.year > YEARLESS else f"={one.first.month}.{one.first.day}"
        elif one.unit != "plain":
            yield f"={one.unit}{one.value:g}"
