"""Pairs made of the corpus's own sentences by one small change each: the same in another form, or something else.

Only sentences with a number or date are taken; the changes are those of `evals.verifier.changes`. The choice is
reproducible: a pair's place depends on its text and the seed, and whether it is held out on its entry alone.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.files import entry_paths, read_entry
from corpus.schema import Entry
from evals.verifier.changes import RIGHT, SIZES, WRONG, Change
from evals.verifier.pair import Pair, Part, citation
from rag.answer.names import telling
from rag.text.dates import dates
from rag.text.numbers import amounts
from rag.text.sentences import sentences

PER_KIND = 30
"""At most so many pairs of a kind and part, so that no kind outweighs the rest."""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of an entry and the section it stands in."""

    entry: Entry
    text: str
    section: str


def mutated(corpus: Path, seed: int = 7) -> list[Pair]:
    """Returns the pairs made of the entries under `corpus`, at most `PER_KIND` of each kind and part."""
    said = list(_said(corpus))
    by_kind: dict[tuple[str, bool, Part], list[Pair]] = defaultdict(list)
    for pair in (*_changed(said, RIGHT, True), *_changed(said, WRONG, False), *_named(said), *_elsewhere(said)):
        by_kind[pair.kind, pair.carried, pair.part].append(pair)
    return [
        pair
        for pairs in by_kind.values()
        for pair in sorted(pairs, key=lambda one: _digest(f"{seed} {one.sentence}"))[:PER_KIND]
    ]


def _said(corpus: Path) -> Iterator[Said]:
    for entry, body in map(read_entry, entry_paths(corpus)):
        for section in re.split(r"^## .*$", body, flags=re.MULTILINE)[1:-1]:
            for start, end in sentences(section):
                text = re.sub(r"^- ", "", section[start:end])
                if (amounts(text) or dates(text)) and "<http" not in text:
                    yield Said(entry, text, section.strip())


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _part(entry: Entry) -> Part:
    return "held" if int(_digest(entry.id), 16) % 2 else "dev"


def _pair(kind: str, carried: bool, sentence: str, said: Said) -> Pair:
    cited = citation(said.entry.id, said.entry.name, said.section)
    return Pair(kind, carried, f"{sentence} [1]", (cited,), _part(said.entry))


def _changed(found: list[Said], changes: dict[str, Change], carried: bool) -> Iterator[Pair]:
    for said in found:
        for kind, change in changes.items():
            text = change(said.text)
            if text != said.text and (carried or not _by_chance(text, said, kind)):
                yield _pair(kind, carried, text, said)


def _by_chance(text: str, said: Said, kind: str) -> bool:
    """Whether the changed sentence may be true all the same: its other value, or other size, stands in the section."""
    if kind == "swapped figures":
        return False
    if kind == "other size":
        return any(re.search(rf"\b{size}\w*", said.section) for size in SIZES if re.search(rf"\b{size}\w*", text))
    before = Counter((one.unit, one.value) for one in amounts(said.text))
    values = Counter((one.unit, one.value) for one in amounts(text)) - before
    days = Counter((one.first, one.last) for one in dates(text)) - Counter(
        (one.first, one.last) for one in dates(said.text)
    )
    there = {(one.unit, one.value) for one in amounts(said.section)}
    within = any(first <= one.first and one.last <= last for first, last in days for one in dates(said.section))
    return within or bool(values.keys() & there)


def _named(found: list[Said]) -> Iterator[Pair]:
    """The sentence of one entry with the name of another, or with one that nothing has."""
    for at, said in enumerate(found):
        name = said.entry.short_name or said.entry.name
        other = next(one.entry for one in found[at:] + found[:at] if one.entry.kind != said.entry.kind)
        for kind, new in (("other programme", other.short_name or other.name), ("invented name", "InnoSchub Nord")):
            text = re.sub(rf"\b{re.escape(name)}(?:s\b)?", lambda _, new=new: new, said.text)  # type: ignore[misc]
            if text != said.text and not telling(new) <= telling(f"{said.section} {said.entry.name}"):
                yield _pair(kind, False, text, said)


def _elsewhere(found: list[Said]) -> Iterator[Pair]:
    """A sentence that cites a passage of another entry, some way off."""
    for at, said in enumerate(found):
        other = found[(at + len(found) // 3) % len(found)]
        if other.entry.id != said.entry.id:
            cited = citation(other.entry.id, other.entry.name, other.section)
            yield Pair("foreign marker", False, f"{said.text} [1]", (cited,), _part(said.entry))
