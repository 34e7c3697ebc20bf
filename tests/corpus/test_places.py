"""What people write of a place, and what it means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.places import load_places
from corpus.regions import load_regions

PLACES = load_places()
REGIONS = load_regions()

FOUND = """
Wolfsburg                          03103                   # a kreisfreie Stadt has its Kreis's id
wolfsburg                          03103
 Wolfsburg,                        03103
38440                              03103                   # a postcode
38436                              03103                   # one of a single company
D-38440                            03103
PLZ 38440                          03103
38440 Wolfsburg                    03103
Wolfsburg, 38440                   03103
31535 Neustadt                     03241012                # the postcode says which
26316                              03455026
30159                              03241001
Lkr. Gifhorn                       03151
LK Gifhorn                         03151
lk gifhorn                         03151
Landkreis Gifhorn                  03151
im Landkreis Gifhorn               03151
Gifhorn (Landkreis)                03151
Kreis Peine                        03157
Kreis Wolfsburg                    03103                   # the town is a Kreis of its own
Stadt Gifhorn                      03151009
Gifhorn                            03151009                # the town, which lies in the Kreis
Peine                              03157006
Goettingen                         03159016
GÖTTINGEN                          03159016
Göttingen (Landkreis)              03159
Osnabrück                          03404
Landkreis Osnabrück                03459
Osnabrück-Land                     03459
Raum Osnabrück                     03404 03459             # the town and the Landkreis around it
Osnabrücker Land                   03404 03459
bei Hannover                       03241
Großraum Hannover                  03241
Region Hannover                    03241
Hannover                           03241001
in der Nähe von Celle              03351
Südostniedersachsen                area:retrason
SüdOstNiedersachsen                area:retrason
SON                                area:retrason
Braunschweiger Land                area:retrason
ReTraSON                           area:retrason
Ostfriesland                       area:zr_ostfriesland
Südniedersachsen                   area:zr_suedniedersachsen
Weser-Ems                          area:arl_weser_ems
Lausitz                            area:revier_lausitz
Emsland                            03454
Heidekreis                         03358
Wendland                           03354
Landkreis Harz                     15085
Neustadt am Rübenberge             03241012
Neustadt a. Rbge.                  03241012
Halle (Saale)                      15002
Halle/Westfalen                    05754012
Halle, NRW                         05754012
Neuenkirchen, Landkreis Osnabrück  03459027
Neuenkirchen (LK Osnabrück)        03459027
Neuenkirchen bei Bramsche          03459027
Stadt Oldenburg                    03403
Oldenburg (Oldb)                   03403
Oldenburg i.O.                     03403
Landkreis Oldenburg                03458
Frankfurt a. M.                    06412
Frankfurt (Oder)                   12053
Lingen/Ems                         03454032
Hann. Münden                       03159017
St. Andreasberg                    03153                   # an Ortsteil, known by its Kreis only
Fallersleben                       03103
Wolfsburg-Fallersleben             03103
Hannover-Linden                    03241001
Varel Dangast                      03455026
Samtgemeinde Papenteich            031515406
Papenteich                         031515406
Hahausen                           03153006                # a Gemeinde until 2021
Niedersachsen                      03
NDS                                03
Nds.                               03
Lower Saxony                       03
Hanover                            03241001
NRW                                05
BW                                 08
Muenchen                           09162
Brandenburg                        12                      # the Land, not Brandenburg an der Havel
Bremen                             04011                   # the town, which lies in the Land
Land Bremen                        04
Berlin                             11
Oberfranken                        094
Regierungsbezirk Düsseldorf        051
bundesweit                         DE
Deutschland                        DE
EU                                 EU
Essen                              05113                   # so much larger than Essen (Oldenburg) that nobody means that
Freiburg                           08311
""".strip("\n").splitlines()


@pytest.mark.parametrize("line", FOUND, ids=lambda line: line[:34].strip())
def test_a_place_is_found(line: str) -> None:
    text, ids = line[:35].rstrip(), line[35:].partition("#")[0].split()
    found = PLACES.resolve(text)
    assert (found.status, list(found.places)) == ("found", ids)
    assert found.question is None


AMBIGUOUS = """
Neustadt      07316 03241012
Neuenkirchen  05566060 03358017
Halle         15002 05754012 03255016 03456008
Oldenburg     03403 03458 01055033
Frankfurt     06412 12053
Nienburg      03256022 15089235
Winsen        03353040 03351024 01060100
Harz          15085 03153 03159 16062 15087
38440 Gifhorn 03103 03151009
""".strip().splitlines()


@pytest.mark.parametrize("line", AMBIGUOUS, ids=lambda line: line[:13].strip())
def test_an_ambiguous_name_asks_back_with_the_larger_places_first(line: str) -> None:
    text, ids = line[:14].strip(), line[14:].split()
    found = PLACES.resolve(text)
    assert found.status == "ambiguous"
    assert list(found.places)[: len(ids)] == ids
    assert found.question is not None and text in found.question and REGIONS.label(ids[0]) in found.question


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Atlantis", "„Atlantis“ kenne ich nicht"),
        ("Landkreis Atlantis", "„Atlantis“ kenne ich nicht"),
        ("Lüneburger Heide", "kenne ich nicht"),
        ("99999", "Postleitzahl 99999 kenne ich nicht"),
        ("xyz", "kenne ich nicht"),
        ("", "In welcher Gemeinde"),
        (" \n", "In welcher Gemeinde"),
        ("ä" * 100_000, "In welcher Gemeinde"),
        ("'; DROP TABLE --", "kenne ich nicht"),
    ],
)
def test_an_unknown_place_is_said_to_be_unknown(text: str, said: str) -> None:
    found = PLACES.resolve(text)
    assert (found.status, found.places) == ("unknown", ())
    assert said in (found.question or "")


@pytest.mark.parametrize(
    ("slip", "meant", "named"),
    [("Wolfburg", "03103", "Stadt Wolfsburg"), ("Landkreis Gifhron", "03151", "Landkreis Gifhorn")],
)
def test_a_slip_is_asked_back_never_mended(slip: str, meant: str, named: str) -> None:
    found = PLACES.resolve(slip)
    assert found.status == "unknown" and meant in found.places
    assert "Meinen Sie" in (found.question or "") and named in (found.question or "")


def test_home_ranks_and_hides_nothing() -> None:
    far, near = PLACES.resolve("Neuenkirchen"), PLACES.resolve("Neuenkirchen", home="03")
    assert set(far.places) == set(near.places) and far.places != near.places
    assert [place[:2] == "03" for place in near.places] == sorted((p[:2] == "03" for p in near.places), reverse=True)
    assert PLACES.resolve("Essen", home="03").status == "ambiguous"  # Essen (Oldenburg) is at home
    assert PLACES.resolve("Wolfsburg", home="09").places == ("03103",)


def test_namesakes_of_what_was_found_are_named() -> None:
    assert PLACES.resolve("Gifhorn").others == ("03151",)
    assert PLACES.resolve("Osnabrück").others == ("03459",)
    assert "03453006" in PLACES.resolve("Essen").others


def test_surroundings_are_marked() -> None:
    assert PLACES.resolve("Raum Osnabrück").near and PLACES.resolve("bei Hannover").near
    assert not PLACES.resolve("Region Hannover").near and not PLACES.resolve("Landkreis Gifhorn").near


@pytest.mark.parametrize(
    "name", ["Neustadt", "Neuenkirchen", "Halle", "Oldenburg", "Garding", "Winsen", "Bergen", "Hausen"]
)
def test_every_label_of_a_question_is_an_answer_to_it(name: str) -> None:
    asked = PLACES.resolve(name)
    assert asked.status == "ambiguous"
    for place, label in zip(asked.places, PLACES.labels(asked.places), strict=True):
        answered = PLACES.resolve(label)
        assert (answered.status, answered.places) == ("found", (place,)), label


def test_a_postcode_of_several_kreise_is_no_proof_of_a_place() -> None:
    wide = [one for one in REGIONS.tables.postcodes.values() if len({place[:5] for place in one.places}) > 1]
    assert len(wide) > 100
    for postcode in wide:
        assert PLACES.resolve(postcode.plz).status == "ambiguous"


@given(st.sampled_from(sorted(REGIONS.tables.postcodes)))
def test_every_postcode_leads_to_the_places_of_the_table(plz: str) -> None:
    found = PLACES.resolve(plz)
    expected = {REGIONS.canonical(place) for place in REGIONS.tables.postcodes[plz].places}
    assert set(found.places) == expected and found.status in ("found", "ambiguous")


@given(st.sampled_from(sorted(REGIONS.tables.kreise)))
def test_every_kreis_is_found_by_its_full_name(key: str) -> None:
    found = PLACES.resolve(REGIONS.name(key))
    assert found.status == "found" and found.places == (REGIONS.canonical(key),)


@given(st.text(max_size=200))
def test_any_text_has_an_answer_and_its_span(text: str) -> None:
    found = PLACES.resolve(text)
    assert text[found.start : found.end] == found.text
    assert (found.question is None) is (found.status == "found")
    assert all(REGIONS.exists(place) for place in (*found.places, *found.others))
