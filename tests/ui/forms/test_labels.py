from __future__ import annotations

import typing

import pytest

from corpus.vocabulary import LegalForm, Topic
from rag.eligibility.legal_form import legal_form_of
from rag.eligibility.wording import Language
from rag.records import AvailabilityState
from ui.forms import labels
from ui.language import speaking

ALL = (
    labels.topics, labels.started, labels.open_states, labels.project_kinds, labels.applicant_kinds,
    labels.support_types, labels.legal_forms,
)  # fmt: skip


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_value_that_can_be_chosen_has_its_name(language: Language) -> None:
    with speaking(language):
        assert {name for name, _ in labels.topics()} == set(typing.get_args(Topic))
        assert {name for name, _ in labels.open_states()} == set(typing.get_args(AvailabilityState))
        for choices in ALL:
            assert len({shown for _, shown in choices()}) == len(choices()) > 1


def test_values_are_the_same_in_both_languages_and_names_are_not() -> None:
    for choices in ALL:
        german = dict(choices())
        with speaking("en"):
            english = dict(choices())
        assert list(german) == list(english) and german != english


def test_every_legal_form_is_read_back_from_its_value() -> None:
    assert {legal_form_of(value) for value, _ in labels.legal_forms()} == set(typing.get_args(LegalForm))
