"""How well the verifier tells carried sentences from others: recall and precision, by kind of change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from evals.verifier.mutate import mutated
from evals.verifier.pair import Pair, written
from rag.answer.verify import verify

TODAY = date(2026, 11, 24)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a pair: kept, or dropped for `reasons`."""

    pair: Pair
    kept: bool
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """The pairs of one kind; `right` of `count` were treated as they should be."""

    name: str
    carried: bool
    count: int
    right: int


def suite(corpus: Path) -> list[Pair]:
    """Returns all pairs: those written by hand, then those made of the entries under `corpus`."""
    return [*written(), *mutated(corpus)]


def outcomes(pairs: Iterable[Pair]) -> list[Outcome]:
    """Returns what the verifier makes of each pair, in order."""
    found = []
    for pair in pairs:
        verified = verify([pair.sentence], pair.citations, today=TODAY, given=pair.given)
        reasons = verified.dropped[0].reasons if verified.dropped else ()
        found.append(Outcome(pair, not reasons, reasons))
    return found


def precision(found: Sequence[Outcome]) -> float:
    """Returns the share of the kept sentences that are carried, 0-1; 1 where none is kept."""
    kept = [one.pair.carried for one in found if one.kept]
    return sum(kept) / len(kept) if kept else 1.0


def recall(found: Sequence[Outcome]) -> float:
    """Returns the share of the carried sentences that are kept, 0-1; 1 where there are none."""
    carried = [one.kept for one in found if one.pair.carried]
    return sum(carried) / len(carried) if carried else 1.0


def by_kind(found: Sequence[Outcome]) -> list[Kind]:
    """Returns each kind with its counts, carried ones first, in the order of first use."""
    kinds = dict.fromkeys((one.pair.kind, one.pair.carried) for one in found)
    counted = []
    for name, carried in sorted(kinds, key=lambda kind: not kind[1]):
        own = [one for one in found if (one.pair.kind, one.pair.carried) == (name, carried)]
        counted.append(Kind(name, carried, len(own), sum(one.kept == carried for one in own)))
    return counted


def lines_of(found: Sequence[Outcome], *, kinds: bool = True) -> list[str]:
    """Returns the measures as a Markdown table: by part and origin, then where `kinds`, by kind of change."""
    lines = ["| pairs | right | wrong | recall | precision |", "| --- | --- | --- | --- | --- |"]
    groups = {"all": list(found)}
    for part, name in (("dev", "used for tuning"), ("held", "held out")):
        for by_hand in (True, False):
            own = [one for one in found if one.pair.part == part and _by_hand(one.pair) == by_hand]
            groups[f"{name}, {'by hand' if by_hand else 'mutated'}"] = own
    for name, own in groups.items():
        carried = sum(one.pair.carried for one in own)
        lines.append(f"| {name} | {carried} | {len(own) - carried} | {recall(own):.3f} | {precision(own):.3f} |")
    if not kinds:
        return lines
    lines += ["", "| kind | pairs | kept | dropped |", "| --- | --- | --- | --- |"]
    for kind in by_kind(found):
        kept = kind.right if kind.carried else kind.count - kind.right
        lines.append(
            f"| {'right' if kind.carried else 'wrong'}: {kind.name} | {kind.count} | {kept} | {kind.count - kept} |"
        )
    return lines


def _by_hand(pair: Pair) -> bool:
    return pair.citations[0].version == "written"
