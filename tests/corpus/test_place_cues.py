"""The words around a name say what it is."""

from __future__ import annotations

import pytest

from corpus.place_cues import cue_before, head_cue, is_firm, read_cues


@pytest.mark.parametrize(
    ("phrase", "name", "sense", "near"),
    [
        ("Landkreis Gifhorn", "Gifhorn", "kreis", False),
        ("im Lkr. Gifhorn", "Gifhorn", "kreis", False),
        ("L.K. Gifhorn", "Gifhorn", "kreis", False),
        ("Samtgemeinde Papenteich", "Papenteich", "verband", False),
        ("kreisfreie Stadt Emden", "Emden", "town", False),
        ("Wir sitzen in der Stadt Peine", "Wir sitzen in der Stadt Peine", None, False),
        ("in der Stadt Peine", "Peine", "town", False),
        ("im Raum Landkreis Peine", "Peine", "kreis", True),
        ("rund um Celle", "Celle", None, True),
        ("Osnabrücker Land", "Osnabrück", None, True),
        ("Göttinger Raum", "Götting", None, True),
        ("Osnabrück, Landkreis", "Osnabrück", "kreis", False),
        ("Gifhorn (Stadt)", "Gifhorn", "town", False),
    ],
)
def test_a_phrase_has_the_reading(phrase: str, name: str, sense: str | None, near: bool) -> None:
    assert (name, sense, near) in read_cues(phrase)


def test_the_whole_phrase_is_the_first_reading() -> None:
    assert read_cues("Stadt Wehlen")[0] == ("Stadt Wehlen", None, False)


def test_a_cue_is_found_where_it_stands() -> None:
    text = "Unser Betrieb im Landkreis Gifhorn, bei Isenbüttel"
    assert head_cue(text, text.index("Landkreis")) == ("kreis", text.index("Gifhorn"))
    assert head_cue(text, 0) is None
    assert cue_before(text, text.index("Isen")) == text.index("bei")
    assert cue_before(text, text.index("Gifhorn")) is None
    assert cue_before("Sitz in Celle", 8) == 8
    assert cue_before("Benzin Celle", 7) is None


def test_only_some_cues_leave_no_doubt() -> None:
    assert is_firm("Landkreis ") and is_firm("LK ") and is_firm("Samtgemeinde ")
    assert not is_firm("Stadt ") and not is_firm("Raum ") and not is_firm("Kreis ")
