"""The next question: the one that changes most, with its reason, never one already answered or put before."""

from datetime import date

import pytest

from corpus.schema import Clocks, Eligible, Entry, InForce, Rate, Source
from rag.answer.next_question import _SCENARIOS, field_asked, next_question, question_on
from rag.profile import Profile, Project

TODAY = date(2026, 11, 25)


def _entry(number: int, eligible: Eligible, **fields: object) -> Entry:
    return Entry.model_validate(
        {
            "id": f"made-{number}",
            "kind": "programme",
            "name": f"Made {number}",
            "level": "state",
            "regions": ("03",),
            "support_types": ("grant",),
            "topics": ("innovation_rd",),
            "eligible": eligible,
            "status": "open",
            "status_as_of": TODAY,
            "clocks": Clocks(in_force=InForce(as_of=TODAY)),
            "sources": (Source(url="https://example.org/a", supports="all"),),
            "confidence": "high",
            "retrieved": TODAY,
            **fields,
        }
    )


SMALL_ONLY = [_entry(number, Eligible(text="kleine", headcount_max=49)) for number in range(3)]
RESEARCH = Profile(project=Project(topics=("innovation_rd",)))


def test_the_field_on_which_most_verdicts_hang_is_asked_for() -> None:
    ask = next_question(RESEARCH, SMALL_ONLY, TODAY, "de")
    assert ask is not None and ask.field == "headcount"
    assert ask.question.endswith("Davon hängen 3 der 3 geprüften Programme ab.")


def test_what_is_known_is_not_asked_for() -> None:
    ask = next_question(RESEARCH.having("headcount", 30), SMALL_ONLY, TODAY, "de")
    assert ask is None or ask.field != "headcount"


def test_what_was_asked_for_is_not_asked_for_again() -> None:
    ask = next_question(RESEARCH, SMALL_ONLY, TODAY, "de", {"headcount"})
    assert ask is None or ask.field != "headcount"


def test_of_two_fields_the_one_that_turns_more_programmes_wins() -> None:
    by_costs = [_entry(number, Eligible(text="ab 100.000", costs_min_eur=100_000)) for number in range(10, 15)]
    by_size = [_entry(20, Eligible(text="kleine", headcount_max=49))]
    ask = next_question(RESEARCH, [*by_size, *by_costs], TODAY, "de")
    assert ask is not None and ask.field == "project.costs_eur"


def test_nothing_is_asked_where_nothing_would_change() -> None:
    everyone = [_entry(1, Eligible(text="alle"))]
    assert next_question(RESEARCH.having("place", "03"), everyone, TODAY, "de") is None
    assert next_question(RESEARCH, [], TODAY, "de") is None


def test_one_programme_has_a_reason_of_its_own() -> None:
    ask = next_question(RESEARCH, SMALL_ONLY[:1], TODAY, "en")
    assert ask is not None and ask.question.endswith("Whether it fits depends on that.")


def test_weights_sum_to_one() -> None:
    assert all(abs(sum(weight for weight, _ in answers) - 1) < 1e-9 for answers in _SCENARIOS.values())


@pytest.mark.parametrize("field", list(_SCENARIOS))
@pytest.mark.parametrize("language", ["de", "en"])
def test_a_question_is_known_again_in_an_answer(field: str, language: str) -> None:
    ask = question_on(field, language)  # type: ignore[arg-type]
    assert field_asked(f"Etwas davor.\n{ask.question} Davon hängt viel ab.") == field


def test_a_rate_that_depends_on_size_is_no_reason_by_itself() -> None:
    entry = _entry(
        1, Eligible(text="alle"), rates=(Rate(applies_to="kleine", sizes=("small",), percent=40, of="Kosten"),)
    )
    assert field_asked("Nichts gefragt.") is None
    assert next_question(RESEARCH.having("headcount", 30), [entry], TODAY, "de") is None


def test_the_sector_is_asked_for_where_a_verdict_hangs_on_it_alone() -> None:
    trades = [_entry(number, Eligible(text="Gewerbe", sectors=("gewerbliche Wirtschaft",))) for number in range(2)]
    ask = next_question(RESEARCH.having("place", "03151"), trades, TODAY, "de")
    assert ask is not None and ask.field == "sector"


def test_the_kind_of_project_is_asked_for_where_a_verdict_hangs_on_it_alone() -> None:
    buying = [
        _entry(number, Eligible(text="alle", applicants=("company",), project_kinds=("investment",)))
        for number in range(2)
    ]
    ask = next_question(
        Profile(headcount=38, place="03151", sector="Maschinenbau"), buying, TODAY, "de", {"project.topics"}
    )
    assert ask is not None and ask.field == "project.kinds"
