from __future__ import annotations

from api.services import Services
from rag.coverage import located
from rag.records import PUBLIC
from ui import texts
from ui.places import practices
from ui.places.asked import asked

TEXT = "Worum geht es\n\nEin Betrieb hat es getan.\n\nWas und wie viel\n\n- Es spart Geld.\n- Es dauerte."


def html(world: Services, **given: str) -> str:
    """The examples for a form."""
    form = asked({name: [value] for name, value in given.items()})
    return practices.html(
        located(world.store, ("practice",), PUBLIC, world.today(), form.topic), form, lambda one: TEXT
    )


def test_an_example_says_who_what_came_of_it_by_whom_it_was_funded_since_when_and_where_that_stands(
    world: Services,
) -> None:
    shown = html(world)
    for said in (
        "Netz vorbild",
        "Ein Betrieb hat es getan.",
        "<li>Es spart Geld.</li>",
        "Land und Bund",
        "05.2026",
        "Landkreis Gifhorn",
    ):
        assert said in shown
    assert 'href="https://www.example.org/vorbild"' in shown and "Was zeigt das Praxisbeispiel Netz vorbild?" in shown


def test_examples_stand_under_their_first_topic_or_the_one_asked_for(world: Services) -> None:
    assert "<h4>Batterie " in html(world) and "<h4>Weiterbildung " not in html(world)
    assert "<h4>Weiterbildung " in html(world, thema="skills")
    assert texts.PLACES_PRACTICE_NOTHING in html(world, thema="hydrogen")


def test_without_one_from_the_kreis_those_from_the_land_and_else_all_are_shown_and_that_is_said(
    world: Services,
) -> None:
    assert texts.PLACES_PRACTICE_NEAR["kreis"].format(place="Landkreis Gifhorn") in html(world, ort="03151")
    assert texts.PLACES_PRACTICE_NEAR["land"] in html(world, ort="03454")
    assert texts.PLACES_PRACTICE_NEAR["all"] in html(world, ort="08111")
    assert all("Netz vorbild" in html(world, ort=place) for place in ("03151", "03454", "08111"))
