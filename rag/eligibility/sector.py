"""Sectors: from what people and entries write to divisions of the WZ 2008, and whether one lies in the other.

Entries name sectors in words ("gewerbliche Wirtschaft", "Automobilzulieferer"). Words and divisions are matched by the table
below; a word that is not in it says nothing, and nothing said decides nothing.

Source of the divisions: Statistisches Bundesamt, Klassifikation der Wirtschaftszweige, Ausgabe 2008 (WZ 2008).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

SECTIONS: dict[str, tuple[int, int]] = {
    "A": (1, 3), "B": (5, 9), "C": (10, 33), "D": (35, 35), "E": (36, 39), "F": (41, 43), "G": (45, 47), "H": (49, 53),
    "I": (55, 56), "J": (58, 63), "K": (64, 66), "L": (68, 68), "M": (69, 75), "N": (77, 82), "O": (84, 84), "P": (85, 85),
    "Q": (86, 88), "R": (90, 93), "S": (94, 96), "T": (97, 98), "U": (99, 99),
}  # fmt: skip
"""Section -> its divisions, first and last."""

_TRADE = "B C D E F G H I J K L N"


class Name(NamedTuple):
    """A name of a sector: its pattern, its divisions, and what a code proves.

    `whole`: whoever is in these divisions is in the sector. `only`: whoever is in no such division is not.
    """

    pattern: str
    codes: str
    whole: bool = False
    only: bool = False


_NAMES: tuple[Name, ...] = (
    Name(r"gewerbliche\w* wirtschaft|^gewerbe$", _TRADE, whole=True),
    Name(
        r"verarbeitende\w* gewerbe|\bproduktion\b|produktionsbetrieb|produzierend|fertigung(?:sbetrieb)?\b|hersteller|manufaktur"
        r"|manufacturer",
        "C",
        whole=True,
    ),
    Name(r"^industrie$|industriebetrieb", "C", whole=True),
    Name(r"energieintensiv", "C"),
    Name(r"zerspan|drehteil|dreherei|fräserei|lohnfertig|machin(?:e|ing)[ _]shop", "25"),
    Name(
        r"metall(?:bau|verarbeit|bearbeit|betrieb|firma)|metal[ _]?(?:processor|worker)|stahlbau|schlosser|schmied|blech|stanz"
        r"|umform|härterei|galvanik|oberflächentechnik|lackiererei|heat[- _]treatment|hardening",
        "25",
    ),
    Name(r"(?:werkzeug|formen|vorrichtungs)bau|tool[ _]?maker", "25"),
    Name(r"metallerzeug|gie(?:ß|ss)erei|foundry|\bstahl\b|stahlwerk", "24"),
    Name(
        r"maschinenbau(?!s)|anlagenbau|machine[ _]builder|machinery|mechanical[ _]engineering|pumpenherst|armaturenherst",
        "28",
        whole=True,
    ),
    Name(r"robotik", "28"),
    Name(
        r"fahrzeug(?:bau|industrie|teile)|automotive|automobil(?!handel)|zuliefer|\bsupplier|\boem\b", "29", whole=True
    ),
    Name(r"auto(?:mobil)?handel|autohaus|(?:kfz-|auto)(?:handel|werkstatt|betrieb)", "45"),
    Name(r"boots|werft|schiffbau|luftfahrt", "30"),
    Name(r"batterie", "27"),
    Name(r"elektroindustrie|elektrotechnik|elektromotor", "27"),
    Name(r"elektronik|messtechnik|sensorherst", "26", whole=True),
    Name(r"halbleiter", "26"),
    Name(r"medizintechnik", "32"),
    Name(r"kunststoff|gummi|spritzg|plastics|injection[ _]mould", "22"),
    Name(r"chemie|chemisch", "20", whole=True),
    Name(r"pharma", "21"),
    Name(r"papier", "17", whole=True),
    Name(r"\bglas\b|glasherstell", "23"),
    Name(r"keramik", "23"),
    Name(r"zement|\bkalk\b", "23"),
    Name(r"lebensmittel|bäcker|konditor|fleischer|metzger|brauerei|molkerei|käserei|getränke|bakery|brewery", "10 11"),
    Name(r"textil|bekleidung|weberei", "13 14"),
    Name(r"tischler|schreiner|möbel|joine?r|carpenter", "16 31"),
    Name(r"druckerei|printing", "18"),
    Name(
        r"zimmer|dachdecker|bauunternehm|baufirma|baubetrieb|baugewerbe|tiefbau|hochbau|elektro(?:installat|betrieb)|elektriker"
        r"|sanitär|shk|heizungsbau|maler|fliesenleger|maurer|construction|plumber|electrician|roofer",
        "41 42 43",
    ),
    Name(r"energie(?:versorg|wirtschaft)|^energie$|stadtwerke", "35", whole=True),
    Name(r"recycling|entsorg|abfall", "38"),
    Name(r"gro(?:ß|ss)h(?:a|ä)nd|wholesale", "46", whole=True),
    Name(r"einzelh(?:a|ä)nd|ladengesch|onlineh(?:a|ä)nd|retail", "47", whole=True, only=True),
    Name(r"logisti|spedit|transportuntern|fuhruntern|haul", "49 52 53", whole=True),
    Name(r"beherberg|hotel|pension|fremdenverkehr", "55", whole=True),
    Name(r"gastro|restaurant|gasthof", "56"),
    Name(r"software|systemhaus", "62"),
    Name(r"\bit\b|it[-_ ](?:dienst|firma|unternehmen|haus|company)|informationstechn", "62 63", whole=True),
    Name(r"ingenieur|engineering(?! company)|planungsbüro|konstruktionsbüro", "71"),
    Name(r"architekt", "71"),
    Name(r"forschungseinricht|wissenschaft", "72"),
    Name(r"unternehmensberat", "70"),
    Name(r"wirtschaftsprüf", "69"),
    Name(r"steuerberat", "69"),
    Name(r"landwirt|bauernhof|\bfarm(?:er)?\b", "1", whole=True, only=True),
    Name(r"fischerei|aquakultur", "3", whole=True, only=True),
    Name(r"sozialwirtschaft|pflegedienst|pflegeheim", "86 87 88", only=True),
)
"""In no order: a text may hold several."""

_EXACT = re.compile(r"^([A-U])?\.?(\d{1,2})?")


def divisions_of_code(code: str) -> frozenset[int]:
    """Returns the divisions of a WZ code: "25.62" and "C25.62" give 25, "C" all of manufacturing; empty for no code."""
    match = _EXACT.match(code.strip().upper())
    if match is None or not any(match.groups()):
        return frozenset()
    if match[2]:
        return frozenset({int(match[2])})
    first, last = SECTIONS[match[1]]
    return frozenset(range(first, last + 1))


def in_sectors(sector: str | None, wz: str | None, named: Sequence[str]) -> bool | None:
    """Returns whether a sector, given in words or by its WZ code, is one of those that an entry names.

    True where both say the same, or where the sector lies wholly in divisions that an entry's name holds whole. False only by
    code, and only where nobody outside the divisions can be meant by any of the names. None where neither is clear.
    """
    if sector is not None and _say_the_same(sector, named):
        return True
    mine = _divisions(sector, wz)
    names = [name for one in named for name in _names_in(one)]
    if mine and mine <= _joined(name for name in names if name.whole):
        return True
    closed = all(any(name.only for name in _names_in(one)) for one in named)
    return False if wz and closed and not mine & _joined(names) else None


def outside_sectors(sector: str | None, wz: str | None, named: Sequence[str]) -> bool | None:
    """Returns whether a sector is none of those that an entry excludes.

    False where both say the same, or where the sector lies wholly in divisions that an excluded name holds whole. True where
    the table knows every excluded name, and the sector lies in none of their divisions.
    """
    if sector is not None and _say_the_same(sector, named):
        return False
    mine = _divisions(sector, wz)
    names = [name for one in named for name in _names_in(one)]
    if mine and mine <= _joined(name for name in names if name.whole):
        return False
    known = all(_names_in(one) for one in named)
    return True if mine and known and not mine & _joined(names) else None


def _divisions(sector: str | None, wz: str | None) -> frozenset[int]:
    return divisions_of_code(wz) if wz else _joined(_names_in(sector)) if sector else frozenset()


@lru_cache(maxsize=2_000)
def _names_in(text: str) -> tuple[Name, ...]:
    said = text.casefold()
    return tuple(name for name in _NAMES if re.search(name.pattern, said))


def _joined(names: Iterable[Name]) -> frozenset[int]:
    return frozenset().union(*(divisions_of_code(code) for name in names for code in name.codes.split()))


def _say_the_same(sector: str, named: Iterable[str]) -> bool:
    """Whether the sector holds one of the names, or both hold a name of the same sector."""
    said, mine = sector.casefold(), set(_names_in(sector))
    return any(re.search(rf"\b{re.escape(one.casefold())}", said) or mine & set(_names_in(one)) for one in named)
