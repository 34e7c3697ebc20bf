"""Two or three programmes beside each other: kind, who, rate, most, dates, and whether they may be combined."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from corpus.vocabulary import SupportType
from rag.answer.candidates import Candidate, terms_of
from rag.answer.entries import entry_of
from rag.answer.facts.facet import facets_of
from rag.answer.headings import heading
from rag.answer.need import Language
from rag.answer.told import Asked, Line, Told
from rag.answer.ways.checked import deciding
from rag.answer.ways.portrait import definition, doubts
from rag.answer.ways.roster import Listed, by_itself
from rag.eligibility.check import Checked, check

MOST = 3
"""Things that are put beside each other."""

KINDS = ("programme", "rule")
_PAID = "Was und wie viel"
_COMBINED = re.compile(r"kombin|kumul|neben|zusammen|zugleich|gleichzeitig|dieselben Kosten|combin", re.IGNORECASE)
_OTHERS = re.compile(
    r"(?:andere[nrms]?|weitere[nrm]?|zweite[nrm]?) (?:\w+ )?(?:\w*förderung(?:en)?|Fördermittel\w*|Programm\w*|Zuschüsse\w*)\b"
    r"|kombinier|kumul|dieselben Kosten|Doppelförderung",
    re.IGNORECASE,
)
_UNPROVEN = re.compile(r"nicht belegt|nicht bestätigt|not proven")
_SUPPORT: dict[SupportType, tuple[str, str]] = {
    "grant": ("ein Zuschuss", "Zuschüsse"),
    "loan": ("ein Kredit", "Kredite"),
    "guarantee": ("eine Bürgschaft", "Bürgschaften"),
    "equity": ("eine Beteiligung", "Beteiligungen"),
    "tax_credit": ("eine steuerliche Förderung", "steuerliche Förderungen"),
}
"""What a kind of support is called, one and several; of an entry with several the last of these tells it apart."""


def comparison(asked: Asked) -> Told | None:
    """Returns what the records and documents of the things named say to the same points; None where fewer than two are."""
    if asked.understood.intent != "compare" or facets_of(asked.question, asked.need.kind)[0] in ("combination", "aid"):
        return None
    compared = _compared(asked)
    if len(compared) < 2:
        return None
    language = asked.need.language
    noted, warnings = doubts(asked, compared)
    over = [line for line in noted if line.sources and _is_over(line.sources, compared)]
    lines = [*over, *_difference(compared, language)]
    for row, finder in _ROWS.items():
        cells = [(one, finder(one)) for one in compared]
        if not any(cell for _, cell in cells):
            continue
        lines.append(Line(heading(row, language)))
        for one, cell in cells:
            lines += _cell(cell) or [Line(heading("unknown", language, thing=one.name), item=True)]
        if row == "row_when":
            lines += [line for line in noted if line not in over and not _is_said(line, cells)]
    judged = _judged(asked, compared)
    return Told(
        (*lines, *_combined(compared, language), *_against(asked, judged)),
        tuple(one.result for one in judged),
        warnings=tuple(warnings),
    )


def _judged(asked: Asked, compared: Sequence[Listed]) -> list[Checked]:
    """The verdict on each programme, where the asker tells anything of themselves."""
    profile = asked.conversation.profile
    if profile.is_empty():
        return []
    today, language = asked.scope.today, asked.need.language
    return [check(profile, one.entry, today, language) for one in compared if one.entry.kind == "programme"]


def _against(asked: Asked, judged: Sequence[Checked]) -> Iterator[Line]:
    """What speaks against those that do not suit the asker, as their documents say it."""
    found = [cell for one in judged for cell in deciding(asked, one) if one.verdict == "does_not_fit"]
    if found:
        yield Line(heading("against", asked.need.language))
    yield from (Line(cell.text, (cell,), item=True, quoted=True) for cell in found)


def _cell(sentences: Sequence[Candidate]) -> list[Line]:
    return [Line(one.text, (one,), item=at == 0, quoted=True, follows=at > 0) for at, one in enumerate(sentences)]


def _is_over(sources: Sequence[Candidate], compared: Sequence[Listed]) -> bool:
    """Whether a notice is of something closed: that is said before all else."""
    closed = {one.document.doc_id for one in compared if one.state == "closed"}
    return any(one.document.doc_id in closed for one in sources)


def _is_said(notice: Line, cells: Sequence[tuple[Listed, Sequence[Candidate]]]) -> bool:
    """Whether the cells say themselves what a notice says of each."""
    said = {one.text for _, cell in cells for one in cell}
    return all(one.text in said and _UNPROVEN.search(one.text) for one in notice.sources)


def _compared(asked: Asked) -> list[Listed]:
    """The things named, in order: of entries that share a name the one whose own name is nearest to what was said."""
    found: dict[tuple[int, int], list[Listed]] = {}
    for one in asked.understood.of("entry"):
        document = asked.names.entries.get(one.value)
        entry = entry_of(document) if document else None
        if document is None or entry is None or entry.kind not in KINDS:
            continue
        found.setdefault((one.start, one.end), []).append(by_itself(asked, document, entry))
    chosen = [min(group, key=lambda one: (one.state == "closed", len(one.name))) for group in found.values()]
    return list({one.document.doc_id: one for one in chosen}.values())[:MOST]


def _difference(compared: Sequence[Listed], language: Language) -> Iterator[Line]:
    """What sets them apart first: the kind of support, where the first sentence of each document says it."""
    kinds = [_support(one) for one in compared]
    firsts = [definition(one) for one in compared]
    if language == "en" or len(compared) != 2 or None in kinds or None in firsts:
        return
    sources = tuple(one for one in firsts if one is not None)
    (first, second), names = [kind for kind in kinds if kind], [one.name for one in compared]
    if first == second:
        yield Line(f"{names[0]} und {names[1]} sind {_SUPPORT[first][1]}.", sources)
    else:
        yield Line(f"{names[0]} ist {_SUPPORT[first][0]}, {names[1]} {_SUPPORT[second][0]}.", sources)


def _support(one: Listed) -> SupportType | None:
    first = definition(one)
    held = [kind for kind in _SUPPORT if kind in one.entry.support_types]
    said = [kind for kind in held if first and _says(kind, first)]
    return said[-1] if said else None


def _says(kind: SupportType, first: Candidate) -> bool:
    """Whether a sentence calls itself of a kind, be it in a compound: "Ausfallbürgschaft"."""
    noun, text = _SUPPORT[kind][0].split()[-1].casefold(), first.text.casefold()
    in_words = re.search(rf"{noun}\b", text) or (kind == "grant" and "bezuschuss" in text)
    return bool(terms_of(_SUPPORT[kind][1]) & first.terms) or bool(in_words)


def _combined(compared: Sequence[Listed], language: Language) -> Iterator[Line]:
    """Whether each two may be combined: the sentence of one that names the other, else what each says of other funding."""
    found: dict[str, Candidate] = {}
    for one, other in combinations(compared, 2):
        said = _names_other(one, other) or _names_other(other, one)
        for cell in [said] if said else [general for each in (one, other) if (general := _of_others(each))]:
            found[cell.text] = cell
    yield Line(heading("row_combined", language))
    if not found:
        yield Line(heading("unknown", language, thing=" – ".join(one.name for one in compared)), item=True)
    for cell in found.values():
        yield Line(cell.text, (cell,), item=True, quoted=True)


def _of_others(one: Listed) -> Candidate | None:
    return next((each for each in one.told if _OTHERS.search(each.text) and not each.cut.leaning), None)


def _names_other(one: Listed, other: Listed) -> Candidate | None:
    names = [name.casefold() for name in (other.entry.name, other.entry.short_name) if name]
    return next(
        (
            each
            for each in one.told
            if _COMBINED.search(each.text) and any(name in each.text.casefold() for name in names)
        ),
        None,
    )


def _first(one: Listed, section: str) -> list[Candidate]:
    return [each for each in one.told if each.cut.section == section and not each.cut.leaning][:1]


def _defined(one: Listed) -> list[Candidate]:
    first = definition(one)
    return [first] if first else []


def _paid(one: Listed) -> list[Candidate]:
    """The first sentence on what is paid that holds a rate, and the first that holds a sum, which may be the same."""
    held = [each for each in one.told if each.cut.section == _PAID and not each.cut.leaning]
    found = [
        next((each for each in held if any(value.unit == unit for value in each.cut.quantities)), None)
        for unit in ("percent", "eur")
    ]
    return list({each.text: each for each in found if each is not None}.values())


_ROWS: dict[str, Callable[[Listed], list[Candidate]]] = {
    "row_what": _defined,
    "row_who": lambda one: _first(one, "Wer wird gefördert"),
    "row_much": _paid,
    "row_when": lambda one: _first(one, "Fristen und Stand"),
}
"""Heading of a row -> the sentences that fill its cell for an entry; empty: not known."""
