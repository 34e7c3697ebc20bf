"""Verb forms meet their infinitive; nouns and other verbs keep apart."""

from __future__ import annotations

import pytest

from rag.text.analyse import analyse
from rag.text.verbs import infinitive


@pytest.mark.parametrize(
    ("form", "verb"),
    [
        ("gilt", "gelten"),
        ("geregelt", "regeln"),
        ("geregelten", "regeln"),
        ("hält", "halten"),
        ("vorgelegt", "vorlegen"),
        ("vorzulegen", "vorlegen"),
        ("entschied", "entscheiden"),
        ("prüfte", "prüfen"),
        ("hieß", "heißen"),
        ("VORGELEGT", "vorlegen"),
    ],
)
def test_a_form_of_a_verb_becomes_its_infinitive(form: str, verb: str) -> None:
    assert analyse(form) == analyse(verb)


def test_the_umlaut_tells_funding_from_demanding() -> None:
    assert analyse("gefordert") == analyse("fordern") != analyse("fördern")


@pytest.mark.parametrize("noun", ["Antrag", "Frist", "Zuschuss", "Netzwerk", "Verfahren"])
def test_a_noun_is_no_verb(noun: str) -> None:
    assert infinitive(noun.casefold()) is None


def test_an_infinitive_is_nobodys_form() -> None:
    assert infinitive("regeln") is None and infinitive("") is None
