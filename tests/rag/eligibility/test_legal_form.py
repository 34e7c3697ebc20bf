"""Legal forms as people write them."""

from __future__ import annotations

import pytest

from corpus.vocabulary import LegalForm
from rag.eligibility.legal_form import NAMES, legal_form_of


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("GmbH", "gmbh"),
        ("Muster GmbH & Co. KG", "gmbh_co_kg"), ("gGmbH", "gmbh"), ("UG (haftungsbeschränkt)", "ug"), ("AG", "ag"),
        ("KG", "kg"), ("GbR", "gbr"), ("e.K.", "sole_proprietor"), ("Einzelunternehmen", "sole_proprietor"), ("e. V.", "ev"),
        ("eG", "eg"), ("Ltd.", "ltd"), ("Anstalt des öffentlichen Rechts", "public"), ("Lager", None), (None, None),
    ],
)  # fmt: skip
def test_a_text_names_a_form_or_none(text: str | None, form: LegalForm | None) -> None:
    assert legal_form_of(text) == form


def test_every_form_of_the_vocabulary_has_a_name() -> None:
    assert set(NAMES) == set(LegalForm.__args__)  # type: ignore[attr-defined]
