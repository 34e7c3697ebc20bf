from __future__ import annotations

from api.services import Services
from corpus.schema import Entry
from rag.coverage import HELPERS, located
from rag.records import PUBLIC
from ui import texts
from ui.places import offers
from ui.places.asked import asked


def groups(world: Services, place: str) -> offers.Groups:
    """What covers a place in the small world."""
    return offers.grouped(located(world.store, HELPERS, PUBLIC, world.today()), (place,))


def told(found: offers.Groups) -> dict[str, list[str]]:
    """The ids of each group."""
    return {name: [one.entry.id for one in listed] for name, listed in found.covering.items()}


def html(world: Services, **given: str) -> str:
    """The list for a form."""
    form = asked({name: [value] for name, value in given.items()})
    found = located(world.store, form.kinds, PUBLIC, world.today(), form.topic)
    return offers.html(offers.grouped(found, form.places), form, "24.11.2026", lambda one: "Worum geht es\n\nEin Satz.")


def test_what_is_near_by_comes_first_and_what_has_ended_apart(world: Services) -> None:
    found = groups(world, "03151")
    assert told(found) == {"kreis": ["nah"], "area": ["region"], "land": ["landweit"], "country": ["bund"]}
    assert list(found.covering) == ["kreis", "area", "land", "country"]
    assert [one.entry.id for one in found.ended] == ["vorbei"]


def test_of_a_whole_land_its_own_come_before_its_parts(world: Services) -> None:
    found = told(groups(world, "03"))
    assert list(found) == ["land", "part", "country"] and set(found["part"]) == {"nah", "region", "boese"}


def test_a_place_elsewhere_has_only_its_own_and_what_is_nationwide(world: Services) -> None:
    assert told(groups(world, "08111")) == {"kreis": ["fern"], "country": ["bund"]}


def test_a_card_says_kind_state_with_its_day_area_topics_office_and_opens_the_text(world: Services) -> None:
    card = next(part for part in html(world, ort="03151").split("<li class=") if "Netz region" in part)
    for said in (
        "Netzwerk",
        "aktiv",
        "Stand 01.10.2026",
        "Gifhorn, Wolfsburg",
        "Weiterbildung, Batterie",
        "Büro region",
    ):
        assert said in card
    assert 'href="https://www.example.org/region"' in card and 'data-quelle="seite/netzwerke/eintrag/region"' in card
    assert 'data-tun="nachfragen" data-frage="Was bietet Netz region?"' in card and "Ein Satz." in card


def test_counts_are_said_and_groups_are_open_once_a_place_was_chosen(world: Services) -> None:
    chosen = html(world, ort="03151")
    assert "1 nur hier, 1 in der Region, 1 landesweit, 1 bundesweit. Stand 24.11.2026." in chosen
    assert chosen.count('class="stellen" open') == 4 and 'class="stellen" open' not in html(world)


def test_topic_and_kind_narrow_the_list(world: Services) -> None:
    assert "Netz region" in html(world, ort="03151", thema="battery") and "Netz nah" not in html(
        world, ort="03151", thema="battery"
    )
    assert "Netz bund" in html(world, art="hub") and "Netz landweit" not in html(world, art="hub")


def test_where_nothing_works_that_is_said(world: Services) -> None:
    assert texts.PLACES_NOTHING in html(world, ort="03151", thema="hydrogen")


def test_an_area_of_many_kreise_is_counted_and_its_first_are_named() -> None:
    def area(*regions: str) -> str:
        return offers.area(Entry.model_construct(regions=regions))

    assert (
        area("03151") == "Landkreis Gifhorn"
        and area("DE") == "Deutschland"
        and area("03151", "03103") == "Gifhorn, Wolfsburg"
    )
    many = area("04", "03101", "03102", "03103", "03151", "03153", "03154", "03157")
    assert many == "Bremen, 7 Kreise: Braunschweig, Salzgitter, Wolfsburg, Gifhorn, Goslar, Helmstedt, …"


def test_markup_in_a_name_is_text(world: Services) -> None:
    shown = html(world, ort="03103")
    assert "gehackt" in shown and "<script" not in shown
