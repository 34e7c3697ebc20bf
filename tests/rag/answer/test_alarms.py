"""Warnings of what could cost the asker money."""

from datetime import date

import pytest

from rag.answer.alarms import alarms
from rag.profile import DeMinimisAid, LinkedEnterprise, Profile, Project
from rag.records import AnswerWarning
from tests.rag.answer.made import entry

TODAY = date(2026, 11, 25)
STARTED = Profile(project=Project(already_started=True))
GRANT = entry("zuschuss", apply_before_start=True)


def codes(question: str, profile: Profile, one: object = GRANT, combined: bool = False) -> list[str]:
    return [warning.code for warning in raised(question, profile, one, combined)]


def raised(question: str, profile: Profile, one: object = GRANT, combined: bool = False) -> list[AnswerWarning]:
    return list(alarms(question, profile, one, TODAY, combined=combined, language="de"))  # type: ignore[arg-type]


def test_a_project_begun_is_warned_of_where_the_application_comes_first_or_it_is_not_known() -> None:
    assert codes("Geht das noch?", STARTED) == ["project_started"]
    assert codes("Geht das noch?", STARTED, entry("unbekannt")) == ["project_started"]
    assert codes("Geht das noch?", STARTED, entry("steuer", apply_before_start=False)) == []
    assert codes("Geht das noch?", Profile()) == []
    assert codes("Auftrag für die Anlage ist raus, Antrag noch möglich?", Profile()) == ["project_started"]


def test_de_minimis_names_the_room_that_is_left() -> None:
    basis = entry("klein", aid_basis="de_minimis")
    used = Profile(de_minimis=(DeMinimisAid(amount_eur=250_000, date=date(2026, 1, 1)),))
    (warning,) = raised("Geht das?", used, basis)
    assert warning.code == "de_minimis" and "50.000 Euro" in warning.text
    over = Profile(de_minimis=(DeMinimisAid(amount_eur=320_000, date=date(2026, 1, 1)),))
    assert "nichts übrig" in raised("Geht das?", over, basis)[0].text
    assert codes("Wie hoch ist der Satz?", Profile(), basis) == []


def test_combining_warns_of_double_funding() -> None:
    assert codes("Kann ich beides nehmen?", Profile(), combined=True) == ["double_funding"]


@pytest.mark.parametrize(("share", "expected"), [(80.0, ["large_parent"]), (30.0, [])])
def test_a_parent_counts_above_half(share: float, expected: list[str]) -> None:
    small = entry("kmu", eligible={"text": "KMU", "sizes": ["micro", "small", "medium"]}, apply_before_start=True)
    profile = Profile(headcount=60, linked=(LinkedEnterprise(share=share),))
    assert codes("Unser Mutterkonzern hält Anteile. Sind wir KMU?", profile, small) == expected
