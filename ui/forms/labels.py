"""What can be chosen in a form: values with their names in the language that is spoken."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from rag.eligibility.legal_form import FORMS
from rag.eligibility.wording import APPLICANTS, KINDS, SUPPORT
from ui import language, texts

Options = tuple[tuple[str, str], ...]
"""Value and name of each choice, in the order of showing."""
Name = TypeVar("Name", bound=str)


def topics() -> Options:
    """Returns the topics of a project."""
    return tuple(texts.TOPICS.items())


def started() -> Options:
    """Returns whether a project has been started."""
    return tuple(texts.STARTED.items())


def open_states() -> Options:
    """Returns how an entry may stand."""
    return tuple(texts.OPEN_STATES.items())


def project_kinds() -> Options:
    """Returns what money may be spent on."""
    return _worded(KINDS)


def applicant_kinds() -> Options:
    """Returns who may apply."""
    return _worded(APPLICANTS)


def support_types() -> Options:
    """Returns the ways to be supported."""
    return _worded(SUPPORT)


def legal_forms() -> Options:
    """Returns the legal forms; the value is the German name, by which a profile holds it."""
    return tuple((german, texts.LEGAL_FORM_NAMES.get(form, german)) for form, _, german in FORMS)


def _worded(names: Mapping[Name, tuple[str, str]]) -> Options:
    words = language.words()
    return tuple((name, words.of(pair)) for name, pair in names.items())
