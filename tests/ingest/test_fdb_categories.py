"""Links of the export in our words."""

from __future__ import annotations

import pytest

from ingest.fdb.categories import lands, read_categories
from tests.ingest.fdb_made import LINKS

PLACE = "/BMWI/FDB/Content/DE/Foerderprogramm/"


def none(target: str) -> None:
    """An archive without labels."""


def test_slugs_become_ids_and_their_twins_count_once() -> None:
    found = read_categories([f"/BMWI/SiteGlobals/{one}" for one in LINKS], f"{PLACE}Land/Hessen/a", "", none)
    assert (found.regions, found.support_types, found.level) == (("06",), ("grant",), "state")
    assert "company" in found.applicants
    assert found.labels["region"] == ("Hessen",)


@pytest.mark.parametrize(
    ("slug", "region"),
    [
        ("bundesweit", "DE"), ("_bundesweit", "DE"), ("eu_weit", "EU"), ("baden_wuerttemberg", "08"), ("thueringen", "16"),
        ("niedersachsen", "03"),
    ],
)  # fmt: skip
def test_areas(slug: str, region: str) -> None:
    link = f"/BMWI/SiteGlobals/Categories/FDB/Foerdergebiet/{slug}"
    assert read_categories([link], f"{PLACE}Bund/a", "", none).regions == (region,)


def test_there_are_sixteen_lands() -> None:
    assert len(lands()) == 16 and lands()["sachsen-anhalt"] == ("15", "Sachsen-Anhalt")


@pytest.mark.parametrize(
    ("place", "region"), [("Bund/a", "DE"), ("EU/a", "EU"), ("Land/Bayern/a", "09"), ("Land/x", "DE")]
)
def test_without_a_known_area_the_place_in_the_tree_decides(place: str, region: str) -> None:
    link = "/BMWI/SiteGlobals/Categories/FDB/Foerdergebiet/mond"
    assert read_categories([link], PLACE + place, "", none).regions == (region,)


def test_a_label_of_the_archive_wins_and_an_unknown_applicant_leaves_the_list_open() -> None:
    base = "/BMWI/SiteGlobals/Categories/FDB/Foerderberechtigte/"
    found = read_categories(
        [f"{base}unternehmen", f"{base}raumfahrer"], f"{PLACE}Bund/a", "", lambda one: one[-3:].upper()
    )
    assert found.labels["eligible"] == ("MEN", "RER") and found.applicants == ()


def test_topics_come_from_areas_and_from_words_of_title_and_short_text() -> None:
    link = "/BMWI/SiteGlobals/Categories/FDB/Foerderbereich/aus_weiterbildung"
    found = read_categories([link], f"{PLACE}Bund/a", "Grüne Wasserstofftechnologien", none)
    assert set(found.topics) == {"skills", "hydrogen"}
