"""Who is to pay by what a question says: Land, Bund, EU or the municipality, and the levels of entries that are meant."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.schema import Entry
from rag.answer.need import Language
from rag.answer.ways.portrait import named

_PAYERS: tuple[tuple[str, frozenset[str]], ...] = (
    (r"(?<!\w)(?:[Vv]o[nm]|[Dd]as|dem|des|beim?) ?(?:dem )?Land(?:es)?(?!\w)|Landes(?:mittel|förder)", frozenset({"state"})),
    (r"(?<!\w)(?:[Dd]e[rmns]|[Vv]o[nm]|beim?) ?(?:de[rm] )?Bund(?:es)?(?!\w)|Bundes(?:mittel|förder)|federal",
     frozenset({"federal"})),
    (r"(?<!\w)(?:EU|Brüssel|Europäisch\w*)(?![\w-])", frozenset({"eu"})),
    (r"(?i:hat|zahlt|gibt|bietet|fördert|hilft|unterstützt) (?:die|unsere|meine|der|unser) "
     r"(?:Region|Stadt|Landkreis|Kreis|Kommune|Gemeinde)(?!\w)"
     r"|[Vv]o(?:n der|n unserer|m) (?:Stadt|Landkreis|Kommune|Gemeinde)(?!\w)|kommunale[rn]? (?:förder|zuschuss|mittel)",
     frozenset({"regional"})),
)  # fmt: skip
"""What a question says of who is to pay, and the levels meant."""

_PAYER_NAMES: dict[str, tuple[str, str]] = {
    "state": ("Vom Land", "By the state"), "federal": ("Vom Bund", "By the Federation"), "eu": ("Von der EU", "By the EU"),
    "regional": ("Von der Kommune", "By the municipality"),
}  # fmt: skip


def payer_named(levels: frozenset[str], language: Language) -> str:
    """Returns "Vom Land", as a sentence begins; `levels` as of `payers_asked`, the first of several."""
    return _PAYER_NAMES[min(levels)][language == "en"]


def payers_named(found: Iterable[Entry], language: Language) -> str:
    """Returns "Vom Bund und von der EU": who pays for some entries, the first one's payer first."""
    levels = dict.fromkeys(one.level for one in found)
    names = [payer_named(frozenset({one}), language) for one in levels]
    return named([name if at == 0 else name[:1].lower() + name[1:] for at, name in enumerate(names)], language)


def payers_asked(text: str) -> frozenset[str]:
    """Returns the levels of those who are to pay by what a question says: "vom Land", "der Bund"; empty where it names none."""
    return frozenset[str]().union(*(levels for pattern, levels in _PAYERS if re.search(pattern, text)))
