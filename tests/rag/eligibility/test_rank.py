"""The shortlist and its order."""

from __future__ import annotations

from typing import Any

from corpus.schema import Entry
from corpus.vocabulary import Topic
from rag.eligibility.check import Checked, check_all
from rag.eligibility.rank import effort, match, rank, rarity, shortlist
from rag.profile import Profile, Project
from tests.rag.eligibility.made import TODAY, profile, programme, shipped

RESEARCH = {"topics": ["innovation_rd"], "kinds": ["research"], "costs_eur": 200_000}


def checked(given: Profile, *entries: Entry) -> list[Checked]:
    return check_all(given, entries, TODAY)


def matched(entry: Entry, project: Project, weights: dict[Topic, float] | None = None) -> float:
    """How much of the project the entry is about."""
    return match(checked(profile(), entry)[0], project, weights) or 0.0


def ids(found: list[Checked]) -> list[str]:
    return [one.entry.id for one in found]


def made(name: str, **fields: Any) -> Entry:
    return programme(id=name, **{"topics": ["innovation_rd"], **fields})


def test_what_has_nothing_in_common_with_the_project_is_left_out_of_the_shortlist_only() -> None:
    given = profile(project=RESEARCH)
    found = checked(
        given, made("forschung"), made("messe", topics=["internationalisation"]), made("zu", status="closed")
    )
    assert ids(shortlist(found, given.project)) == ["forschung"]
    assert ids(rank(found, given.project)) == ["forschung", "messe", "zu"]
    nothing_known = profile()
    assert ids(shortlist(checked(nothing_known, made("a"), made("b", topics=["skills"])), nothing_known.project)) == [
        "a",
        "b",
    ]


def test_the_order_is_verdict_then_clocks_then_match_then_sum() -> None:
    given = profile(project=RESEARCH)
    half = {"rates": [{"applies_to": "alle", "percent": 50, "of": "Kosten des Projekts"}]}
    kinds = {"eligible": {"text": "x", "applicants": ["company"], "project_kinds": ["research"]}}
    unclear = {"eligible": {"text": "x", "headcount_max": 9}}
    found = checked(
        given,
        made("a-unclear", **unclear, **half),
        made("b-unproven", status_as_of="2024-01-01", **kinds, **half),
        made("c-no-kind", **half),
        made("d-no-sum", **kinds),
        made("e-best", **kinds, **half),
    )
    assert ids(rank(found, given.project)) == ["e-best", "d-no-sum", "c-no-kind", "b-unproven", "a-unclear"]


def test_where_a_programme_works_does_not_order_it() -> None:
    given = profile(place="Gifhorn", project=RESEARCH)
    entries = [made("c", regions=["03151"]), made("a", regions=["EU"]), made("b", regions=["DE"])]
    assert ids(shortlist(checked(given, *entries), given.project)) == ["a", "b", "c"]


def test_an_investment_in_anything_is_no_match_for_a_programme_that_only_pays_some() -> None:
    project = profile(project={"topics": ["it_security"], "kinds": ["investment"]}).project
    kinds = {"eligible": {"text": "x", "project_kinds": ["investment"]}}
    assert matched(made("ladepunkte", topics=["electromobility"], **kinds), project) == 0
    assert matched(made("invest", topics=["investment"], **kinds), project) > 0
    assert matched(made("sicher", topics=["it_security"], **kinds), project) == 1


def test_a_rare_topic_says_more() -> None:
    entries = [made("h2", topics=["hydrogen"]), *(made(f"fue{at}") for at in range(9))]
    found = checked(profile(), *entries)
    weights = rarity(found)
    assert weights["hydrogen"] > weights["innovation_rd"]
    project = profile(project={"topics": ["hydrogen", "innovation_rd"]}).project
    assert matched(entries[0], project, weights) > matched(entries[1], project, weights)


def test_effort_counts_partners_abroad_stages_and_competition() -> None:
    hard = made("a", conditions=["Konsortium ab drei Partnern", "zweistufiges Verfahren", "Wettbewerb mit Jury"])
    assert (effort(hard), effort(made("b", conditions=["Antrag vor Beginn"]))) == (3, 0)


def test_a_machinist_who_develops_a_spindle_sees_the_programmes_for_research_and_none_of_a_foreign_region() -> None:
    given = profile(headcount=38, place="Gifhorn", sector="Zerspaner", project=RESEARCH)
    found = ids(shortlist(check_all(given, shipped().values(), TODAY), given.project))
    assert {"zim", "forschungszulage", "nds-ifp-fue", "kmu-innovativ"} <= set(found)
    assert not {"nds-invest-grw", "nds-neustart-innovation", "hh-profi"} & set(found)
