from __future__ import annotations

import re

import pytest

from ui import texts
from ui.places import tiles
from ui.places.asked import asked


@pytest.mark.parametrize("most", range(61))
def test_the_shades_hold_every_count_once_and_are_no_more_than_there_are(most: int) -> None:
    bounds = tiles.steps(most)
    assert [count for low, high in bounds for count in range(low, high + 1)] == list(range(1, most + 1))
    assert len(bounds) <= tiles.STEPS


def test_one_land_with_very_many_leaves_the_others_their_differences() -> None:
    assert tiles.steps(40) == [(1, 2), (3, 4), (5, 9), (10, 19), (20, 40)]


def test_each_tile_is_a_link_that_says_name_and_number_and_the_chosen_one_is_marked() -> None:
    html = tiles.kreise({"03151": 2, "03103": 8}, asked({"ort": ["Gifhorn"], "thema": ["skills"]}))
    assert html.count('<a class="kachel') == 47
    tile = re.search(
        r'<a class="kachel stufe-(\d)" href="([^"]*)" data-ort="Landkreis Gifhorn" aria-label="([^"]*)"([^>]*)>', html
    )
    assert (
        tile
        and tile[1] == "1"
        and "thema=skills" in tile[2]
        and tile[3] == "GF 2: Landkreis Gifhorn, regionale Angebote: 2"
    )
    assert "aria-current" in tile[4] and html.count("aria-current") == 1
    assert 'stufe-5" href="?ansicht=netzwerke&amp;ort=03103' in html and ">0</text>" in html


def test_the_table_says_the_same_as_the_map() -> None:
    counts = {"03151": 2, "04011": 5}
    html = tiles.kreise(counts, asked({}))
    rows = dict(re.findall(r'ort=(\d+)"[^>]*>[^<]*</a></th><td>(\d+)</td>', html))
    assert len(rows) == 47 and all(int(rows[key]) == counts.get(key, 0) for key in rows)


def test_the_legend_names_the_bounds_of_each_shade() -> None:
    legend = tiles.laender({"03": 40, "09": 5}, asked({}))
    assert re.findall(r"</span>([\d–]+)</li>", legend) == ["0", "1–2", "3–4", "5–9", "10–19", "20–40"]


def test_a_single_shade_is_the_middle_one_and_few_are_spread() -> None:
    one, two = (tiles.laender(counts, asked({})) for counts in ({"03": 1}, {"03": 1, "04": 2}))
    assert re.findall(r"muster stufe-(\d)", one) == ["0", "3"] and re.findall(r"muster stufe-(\d)", two) == [
        "0",
        "1",
        "5",
    ]


def test_where_nothing_is_counted_every_tile_has_the_shade_of_none() -> None:
    html = tiles.laender({}, asked({}))
    assert html.count('class="kachel stufe-0"') == 16 and html.count("aria-current") == 0


def test_a_land_without_tiles_lists_its_kreise_with_counts_the_others_by_name() -> None:
    html = tiles.kreise_of("08", {"08111": 2, "08115": 3, "09161": 4}, asked({"ort": ["Stuttgart"], "art": ["hub"]}))
    assert re.findall(r'data-ort="([^"]+)"', html) == ["Landkreis Böblingen", "Stadt Stuttgart"]
    assert html.count("aria-current") == 1 and "art=hub" in html and "Ingolstadt" not in html
    assert texts.PLACES_KREISE_NONE.format(names="")[:20] in html and "Landkreis Ravensburg" in html
