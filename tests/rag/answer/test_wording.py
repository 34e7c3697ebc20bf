"""Names and words of a sentence against the cited text."""

from __future__ import annotations

import pytest

from rag.answer.given import allowed
from rag.answer.wording import name_faults, support_faults

EVIDENCE = "Die NBank-Beratung fördert Betriebe in Hannover mit Zuschüssen für Investitionen."


def names(said: str, given: str = "") -> list[str]:
    return name_faults(said, EVIDENCE, allowed(said, EVIDENCE, given))


@pytest.mark.parametrize(
    "said",
    [
        "Firmen in Hannover werden bezuschusst.",
        "Gefördert werden Betriebe.",
        "Zusätzlich hilft die NBank.",
        "Beraten wird in Hannover.",
    ],
)
def test_known_names_and_first_words_that_name_nothing_are_no_fault(said: str) -> None:
    assert names(said) == []


@pytest.mark.parametrize(
    "said", ["Die KfW fördert.", "InnoSchub fördert Betriebe.", "Die KfW-Beratung fördert.", "Betriebe in Celle."]
)
def test_names_that_the_text_lacks_are_faults(said: str) -> None:
    assert names(said)


def test_a_place_of_the_asker_is_no_fault() -> None:
    assert names("Betriebe in Celle werden gefördert.", "Wir sitzen in Celle.") == []


def test_a_text_about_something_else_gives_no_support() -> None:
    free = allowed("", EVIDENCE, "")
    assert support_faults("Elefanten trinken klares Wasser.", EVIDENCE, EVIDENCE, free)
    assert support_faults("In Hannover können Betriebe investieren.", EVIDENCE, EVIDENCE, free) == []
