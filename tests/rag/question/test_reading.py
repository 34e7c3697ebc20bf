"""The whole reading: any text is read, and every field stands on words of the text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.profile import Profile, Project
from rag.question import INTENTS, Understood, understand
from rag.question.merging import is_profile_field
from tests.rag.question.made import TODAY, asked, names

WORDS = st.sampled_from(
    "wir sind 80 Leute in Gifhorn, Neustadt kostet 200.000 EUR Umsatz 12 Mio gehören zu 60 % einer AG mit 2.000 Leuten seit 2021 "
    "gegründet vor 3 Jahren nicht sondern Celle ZIM oder De-minimis bekommen § 82 16KN012345 Ende März bestellt noch nichts KI "
    "zu zwölft Was passt? Nein, Warum 99999999999999999999 Jahre 31. Februar in 9999 Jahren ä ß a\u0308 \u00a0 % . ? ! €".split(
        " "
    )
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=25).map(" ".join))


def told(understood: Understood) -> set[str]:
    """The fields of the profile that are known, by their path."""
    profile = understood.profile
    own = {name for name in Profile.model_fields if name != "project" and getattr(profile, name) not in (None, ())}
    return own | {
        f"project.{name}" for name in Project.model_fields if getattr(profile.project, name) not in (None, ())
    }


FIELDS = st.sampled_from([None, "headcount", "place", "project.already_started", "turnover_eur", "founded", "sector"])


@settings(max_examples=300, deadline=None)
@given(TEXTS, FIELDS)
def test_any_text_is_read_and_nothing_is_known_without_its_words(text: str, expected: str | None) -> None:
    understood = understand(text, today=TODAY, names=names(), expected=expected)
    assert understood.text == text and understood.intent in INTENTS
    assert all(0 <= one.start < one.end <= len(text) for one in understood.mentions)
    assert told(understood) == {one.field for one in understood.mentions if is_profile_field(one.field)}
    assert set(understood.entries) == {one.value for one in understood.of("entry")}
    assert (understood.as_of is None) == (not understood.of("as_of"))
    assert all(text[one.start : one.end] for one in understood.unclear_places)


def test_a_told_situation_becomes_a_profile() -> None:
    read = asked("Wir sind Zulieferer in Gifhorn, 80 Leute, wollen auf E-Antriebe umstellen. Was passt?")
    assert read.intent == "fit" and read.language == "de"
    assert read.profile.headcount == 80 and read.profile.place == "03151009" and read.profile.sector == "Zulieferer"
    assert read.profile.project.topics == ("automotive_transformation", "electromobility")
    assert read.places == ("03151009",)
    assert [read.text[one.start : one.end] for one in read.of("headcount")] == ["80 Leute"]


def test_a_place_that_is_not_clear_is_asked_back() -> None:
    read = asked("Wir sitzen in Neustadt und haben 12 Mitarbeiter.")
    assert read.places == () and read.profile.place == "Neustadt"
    assert [one.status for one in read.unclear_places] == ["ambiguous"] and read.unclear_places[0].question


def test_umlauts_typed_as_two_characters_are_read_and_the_spans_are_those_of_the_text() -> None:
    text = unicodedata.normalize("NFD", "Wir sind fünfzehn Beschäftigte in Lüneburg, Wärmepumpe geplant.")
    read = asked(text)
    assert (read.profile.headcount, read.profile.place) == (15, "03355022")
    spans = [unicodedata.normalize("NFC", text[one.start : one.end]) for one in read.mentions]
    assert {"fünfzehn Beschäftigte", "Lüneburg", "Wärmepumpe"} <= set(spans)


@pytest.mark.parametrize("text", ["", " ", "?", "\n\n", "a" * 10_000, "wir sind 80 Leute. " * 2_000])
def test_empty_and_endless_texts_are_read(text: str) -> None:
    assert understand(text, today=TODAY).text == text


@pytest.mark.parametrize(
    ("text", "asked_of"),
    [
        ("Zuschuss für Roboter, 40 Prozent, KMU – noch Geld da?", ()),
        ("Ab wann ist man KMU?", ("kmu-definition",)),
        ("Sind wir mit 60 Leuten noch KMU?", ("kmu-definition",)),
    ],
)
def test_a_size_said_in_passing_asks_nothing_of_its_definition(text: str, asked_of: tuple[str, ...]) -> None:
    assert understand(text, today=TODAY, names=names()).entries == asked_of
