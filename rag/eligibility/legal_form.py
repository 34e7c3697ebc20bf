"""Legal forms: from "Musterbau GmbH & Co. KG" to the form that an entry names."""

from __future__ import annotations

import re

from corpus.vocabulary import LegalForm

FORMS: tuple[tuple[LegalForm, str, str], ...] = (
    ("gmbh_co_kg", r"gmbh\s*(?:&|und|u\.)\s*co\.?\s*kg", "GmbH & Co. KG"),
    ("ug", r"\bug\b|haftungsbeschränkt|unternehmergesellschaft", "UG"),
    ("gmbh", r"\bg?gmbh\b|gesellschaft mit beschränkter haftung", "GmbH"),
    ("ag", r"\bag\b|aktiengesellschaft", "AG"),
    ("se", r"\bse\b", "SE"),
    ("kg", r"\bkg\b|kommanditgesellschaft", "KG"),
    ("ohg", r"\bohg\b|offene handelsgesellschaft", "OHG"),
    ("gbr", r"\bgbr\b|gesellschaft bürgerlichen rechts", "GbR"),
    ("ltd", r"\b(?:ltd|limited)\b", "Limited"),
    ("eg", r"\beg\b|e\.\s?g\.|genossenschaft", "Genossenschaft"),
    ("ev", r"\be\.?\s?v\b|eingetragener verein|\bverein\b", "Verein"),
    ("foundation", r"stiftung", "Stiftung"),
    (
        "public",
        r"anstalt|körperschaft|öffentlichen rechts|öffentlich-rechtlich|eigenbetrieb",
        "öffentlich-rechtliche Form",
    ),
    ("sole_proprietor", r"einzelunternehm|einzelkauf|\be\.?\s?k\b|soloselbst", "Einzelunternehmen"),
)
"""Form, what names it, and its German name; the first that matches is meant."""

NAMES: dict[LegalForm, str] = {form: name for form, _, name in FORMS}


def legal_form_of(text: str | None) -> LegalForm | None:
    """Returns the form that a text names, None where it names none."""
    said = (text or "").casefold()
    return next((form for form, pattern, _ in FORMS if re.search(pattern, said)), None)
