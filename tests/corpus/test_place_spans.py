"""Places in running questions are taken where they are places, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.place_spans import find_places
from corpus.regions import load_regions

FOUND = [
    ("Wir sind Zulieferer in Gifhorn, 80 Leute, wollen auf E-Antriebe umstellen. Was passt?", "Gifhorn", "03151009"),
    ("wir sind in wolfsburg und wollen digitalisieren", "wolfsburg", "03103"),
    ("Unser Betrieb sitzt in Essen und hat 15000 Mitarbeiter.", "Essen", "05113"),
    ("Wir bauen eine neue Halle in Halle (Saale).", "Halle (Saale)", "15002"),
    ("Wir haben eine Produktionshalle in Damme.", "Damme", "03460002"),
    ("Wir sitzen in 38440 Wolfsburg und suchen Förderung", "38440 Wolfsburg", "03103"),
    ("PLZ 38440, 20 Leute", "38440", "03103"),
    ("Wir sitzen in 38440.", "38440", "03103"),
    ("Frankfurter Straße 284, 38122 Braunschweig", "38122 Braunschweig", "03101"),
    ("Unternehmen im Lkr. Gifhorn, was gibt es?", "Lkr. Gifhorn", "03151"),
    ("Firma aus dem Raum Osnabrück", "Raum Osnabrück", "03404 03459"),
    ("Ein Betrieb bei Hannover", "bei Hannover", "03241"),
    ("Gibt es etwas in Niedersachsen für KMU?", "Niedersachsen", "03"),
    ("Was fördert NRW?", "NRW", "05"),
    ("Welche bundesweiten Programme gibt es?", "bundesweiten", "DE"),
    ("Wir sind in Neuenkirchen, Landkreis Osnabrück, tätig", "Neuenkirchen, Landkreis Osnabrück", "03459027"),
    ("Ein Wolfsburger Zulieferer mit 40 Leuten", "Wolfsburger", "03103"),
    ("Eine Göttinger Firma", "Göttinger", "03159016"),
    ("Hilfen für niedersächsische Unternehmen", "niedersächsische", "03"),
    ("Is there funding in Lower Saxony?", "Lower Saxony", "03"),
    ("Companies near Hanover", "near Hanover", "03241"),
    ("Samtgemeinde Papenteich, 12 Mitarbeiter", "Samtgemeinde Papenteich", "031515406"),
    ("Wer hilft in der Stadt Oldenburg?", "Stadt Oldenburg", "03403"),
    ("Neustadt am Rübenberge: Wir planen", "Neustadt am Rübenberge", "03241012"),
    ("Maschinenbau Goettingen sucht Zuschuss", "Goettingen", "03159016"),
    ("Eine Firma in Hannover-Linden", "Hannover-Linden", "03241001"),
    ("Wir sind aus Fallersleben", "Fallersleben", "03103"),
    ("Was gilt für die Metropolregion Nordwest?", "Metropolregion Nordwest", "area:metropolregion_nordwest"),
    ("Das SON, genauer: der Betrieb", "SON", "area:retrason"),
    ("Gemeinde Regen, 20 Leute", "Gemeinde Regen", "09276138"),
]


@pytest.mark.parametrize(("text", "span", "ids"), FOUND, ids=[case[1] for case in FOUND])
def test_a_place_is_found_with_its_span(text: str, span: str, ids: str) -> None:
    (found,) = find_places(text)
    assert (found.status, found.text, list(found.places)) == ("found", span, ids.split())
    assert text[found.start : found.end] == span


@pytest.mark.parametrize(
    "text",
    [
        "Beim Essen reden wir über die Halle.",
        "Für Essen und Trinken gibt es nichts.",
        "Wir fangen am Ende des Jahres an.",
        "Förderung in Höhe von 50000 Euro",
        "Wir investieren 38440 Euro in Waren.",
        "In 12000 Fällen wurde gezahlt.",
        "Mit 38440 Mitarbeitern sind wir groß.",
        "Wie hoch ist die Förderquote in Form von Zuschüssen?",
        "Bei Regen und Wetter, in Massen und in Schuld",
        "Was ist der Digitalbonus.Niedersachsen-innovativ?",
        "Was macht ReTraSON im nächsten Jahr?",
        "Leer oder Norden?",
        "Ist das Konto leer, wenn man son Antrag stellt?",
        "Die Frankfurter Straße ist gesperrt.",
        "Schreiben Sie an info@Wolfsburg.de",
        "Was ist ein Kreis von Antragstellern?",
        "EU-Förderung nach De-minimis, § 44 LHO",
        "Was fördert ZIM, und wie viel?",
    ],
)
def test_an_ordinary_word_is_no_place(text: str) -> None:
    assert find_places(text) == []


def test_an_ambiguous_place_is_found_as_such() -> None:
    (found,) = find_places("Wir sind in Neustadt.")
    assert found.status == "ambiguous" and len(found.places) > 5 and found.question


def test_an_unknown_landkreis_is_said_to_be_unknown() -> None:
    (found,) = find_places("Unser Sitz: Landkreis Atlantis")
    assert found.status == "unknown" and "Atlantis" in (found.question or "")


def test_several_places_come_in_order() -> None:
    text = "Wir sind im Emsland und im Heidekreis aktiv, nicht in Peine."
    assert [one.places for one in find_places(text)] == [("03454",), ("03358",), ("03157006",)]


PIECES = st.sampled_from(
    [
        "in",
        "Neustadt",
        "Landkreis",
        "38440",
        "(",
        ")",
        ",",
        "bei",
        "Halle",
        "Saale",
        "Raum",
        "Wolfsburger",
        "-",
        " ",
        ".",
    ]
)


@example("Halle Saale bei Halle Halle Raum")
@given(st.lists(PIECES | st.text(max_size=6), max_size=20).map(" ".join))
def test_spans_are_in_order_inside_the_text_and_apart(text: str) -> None:
    end = 0
    for found in find_places(text):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text
        assert all(load_regions().exists(place) for place in found.places)
        end = found.end
