"""Headings of an answer: made and known again, and nothing else passes for one."""

import pytest

from rag.answer.headings import heading, is_heading


@pytest.mark.parametrize("language", ["de", "en"])
def test_what_is_made_is_known_again(language: str) -> None:
    made = [
        heading("count", language, count="7 Programme", parts="3 offen, 4 geschlossen"),
        heading("open", language),
        heading("rest", language, count=12, words="Kredit Niedersachsen"),
        heading("none_here", language, place="Landkreis Peine"),
        heading("nothing", language, place="Bayern"),
    ]
    assert all(is_heading(line) for line in made)


@pytest.mark.parametrize(
    "line",
    [
        "Das ZIM ist offen.",
        "Offen: das ZIM zahlt 90 Prozent.",
        "Hinterlegt sind dazu 7 Programme: das ZIM zahlt 90 Prozent.",
        "12 weitere zeigt die Suche mit „Kredit“. Das ZIM zahlt 90 Prozent.",
    ],
)
def test_a_claim_is_no_heading(line: str) -> None:
    assert not is_heading(line)


def test_a_blank_that_is_not_given_is_named() -> None:
    with pytest.raises(KeyError, match="place"):
        heading("nothing", "de")
