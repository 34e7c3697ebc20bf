from __future__ import annotations

import typing

from corpus.vocabulary import LegalForm, Topic
from rag.records import AvailabilityState
from ui.forms import labels


def test_every_value_that_can_be_chosen_has_its_german_name() -> None:
    assert set(labels.TOPICS) == set(typing.get_args(Topic))
    assert {name for name, _ in labels.OPEN_STATES} == set(typing.get_args(AvailabilityState))
    assert len(labels.LEGAL_FORMS) == len(typing.get_args(LegalForm))
    assert len(set(labels.TOPICS.values())) == len(labels.TOPICS)
