"""A firm that brings a technology in: no contest of research, no equity; who helps near by where little pays."""

from datetime import date

import pytest

from rag.answer.compose import Answerer
from rag.answer.ways.brings_in import brings_in_technology
from rag.profile import Project

TODAY = date(2026, 11, 25)
FAR = {"eic-pathfinder", "eic-accelerator", "deeptech-climate-fonds", "horizon-cluster5", "eit-manufacturing"}


@pytest.mark.parametrize(
    "question",
    [
        "Wir sind eine GmbH mit 260 Leuten in Osnabrück, wollen KI in der Qualitätsprüfung einführen, Kosten 300.000 €",
        "Maschinenbauer mit 90 Leuten in Göttingen, wir wollen Bilderkennung in der Montage einsetzen, Budget 150.000 Euro",
        "Druckerei in Lüneburg, 35 Beschäftigte, möchte ein ERP-System einführen, rund 60.000 Euro",
    ],
)
def test_what_is_near_is_proposed_and_nothing_far(over_corpus: Answerer, question: str) -> None:
    proposed = [one.id for one in over_corpus.answer(question, today=TODAY).programmes]
    assert proposed[0] == "kfw-erp-digitalisierung"
    assert not FAR & set(proposed)


def test_where_little_pays_those_who_help_near_by_are_named(over_corpus: Answerer) -> None:
    question = "Wir sind eine GmbH mit 260 Leuten in Osnabrück und wollen KI in der Qualitätsprüfung einführen"
    assert "crai-osnabrueck" in {one.entry_id for one in over_corpus.answer(question, today=TODAY).citations}


@pytest.mark.parametrize(
    ("story", "project", "brings_in"),
    [
        ("Wir wollen KI einführen", Project(topics=("ai",)), True),
        (
            "Wir entwickeln eine KI und setzen sie ein",
            Project(topics=("ai", "innovation_rd"), kinds=("research",)),
            False,
        ),
        ("Wir wollen Beschäftigte einsetzen", Project(topics=("skills",)), False),
    ],
)
def test_to_develop_is_not_to_bring_in(story: str, project: Project, brings_in: bool) -> None:
    assert brings_in_technology(project, story) is brings_in
