"""The tile maps: every Land and every Kreis of Niedersachsen and Bremen once, roughly where it lies."""

from __future__ import annotations

import pytest

from corpus.region_tables import Tables, Tile

TABLES = Tables()
KREISE = {key: tile for key, tile in TABLES.tiles.items() if len(key) == 5}
LAENDER = {key: tile for key, tile in TABLES.tiles.items() if len(key) == 2}

NEIGHBOURS = """
AUR-EMD AUR-LER AUR-WTM AUR-FRI WTM-FRI FRI-WHV FRI-LER FRI-WST FRI-BRA LER-WST LER-CLP LER-EL LER-EMD WST-OL WST-CLP WST-BRA
BRA-OL BRA-CUX BRA-OHZ BRA-DEL CUX-BHV CUX-STD CUX-ROW CUX-OHZ OHZ-ROW OHZ-VER OHZ-HB STD-ROW STD-WL ROW-WL ROW-HK ROW-VER WL-LG
WL-HK LG-UE LG-DAN LG-HK DAN-UE UE-HK UE-CE UE-GF HK-VER HK-NI HK-CE HK-H VER-HB VER-DH VER-NI HB-DEL HB-DH EL-CLP EL-NOH
CLP-VEC DH-NI DH-DEL DH-VEC NI-H NI-SHG CE-GF CE-H GF-WOB GF-HE GF-BS GF-PE GF-H WOB-HE HE-BS HE-WF BS-PE BS-WF BS-SZ SZ-WF SZ-PE
SZ-HI SZ-GS PE-H PE-HI PE-WF H-HI H-HM H-SHG SHG-HM HM-HI HM-HOL HI-HOL HI-NOM HI-GS HOL-NOM NOM-GS NOM-GÖ GS-WF GS-GÖ
""".split()
"""Kreise that border on each other, by number plate; of two with the same plate the town is left out."""

WEST_TO_EAST = ["LER FRI BHV ROW LG", "EL CLP DH NI CE GF WOB", "VEC SHG H PE BS HE", "HM HI SZ WF", "HOL NOM GS"]
NORTH_TO_SOUTH = [
    "AUR LER EL NOH",
    "CUX OHZ HB DH SHG HM HOL",
    "STD ROW VER HK H HI NOM GÖ",
    "UE GF BS WF",
    "WST CLP VEC",
]


def tile(label: str) -> Tile:
    """The tile of a number plate."""
    return next(one for one in KREISE.values() if one.label == label)


def test_every_kreis_of_niedersachsen_and_bremen_and_every_land_has_exactly_one_tile() -> None:
    assert set(KREISE) == {key for key in TABLES.kreise if key[:2] in ("03", "04")}
    assert len(KREISE) == 47
    assert set(LAENDER) == set(TABLES.laender)


@pytest.mark.parametrize("tiles", [KREISE, LAENDER])
def test_no_two_tiles_lie_on_each_other_or_have_the_same_label(tiles: dict[str, Tile]) -> None:
    assert len({(one.column, one.row) for one in tiles.values()}) == len(tiles)
    assert len({one.label for one in tiles.values()}) == len(tiles)


@pytest.mark.parametrize("pair", NEIGHBOURS)
def test_neighbours_lie_side_by_side_or_with_one_tile_between(pair: str) -> None:
    one, other = map(tile, pair.split("-"))
    assert max(abs(one.column - other.column), abs(one.row - other.row)) <= 2


def test_most_neighbours_touch() -> None:
    pairs = [tuple(map(tile, pair.split("-"))) for pair in NEIGHBOURS]
    near = [max(abs(a.column - b.column), abs(a.row - b.row)) == 1 for a, b in pairs]
    assert sum(near) / len(near) >= 0.75


@pytest.mark.parametrize("labels", WEST_TO_EAST)
def test_the_east_lies_to_the_right(labels: str) -> None:
    columns = [tile(label).column for label in labels.split()]
    assert columns == sorted(set(columns))


@pytest.mark.parametrize("labels", NORTH_TO_SOUTH)
def test_the_south_lies_below(labels: str) -> None:
    rows = [tile(label).row for label in labels.split()]
    assert rows == sorted(set(rows))


def test_the_laender_lie_as_they_do() -> None:
    place = {one.label: one for one in LAENDER.values()}
    for north, south in (
        ("SH", "HH"),
        ("HH", "NI"),
        ("NI", "HE"),
        ("HE", "BW"),
        ("MV", "BB"),
        ("BB", "SN"),
        ("TH", "BY"),
    ):
        assert place[north].row < place[south].row
    for west, east in (
        ("NW", "NI"),
        ("NI", "ST"),
        ("ST", "BB"),
        ("HE", "TH"),
        ("TH", "SN"),
        ("BW", "BY"),
        ("SL", "BW"),
    ):
        assert place[west].column < place[east].column
