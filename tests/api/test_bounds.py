from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from api.bounds import LARGEST, LAST_DAY, whole_characters, within_reason
from rag.profile import DeMinimisAid, LinkedEnterprise, Profile, Project


@pytest.mark.parametrize("value", ["Förderung 😀", {"a": ["b", None, 1]}, [], None, 7])
def test_whole_characters_pass(value: Any) -> None:
    assert whole_characters(value) is value


@pytest.mark.parametrize("value", ["\ud800", {"\udfff": 1}, {"a": [{"b": "x\udc00"}]}])
def test_half_a_character_is_refused_wherever_it_stands(value: Any) -> None:
    with pytest.raises(ValueError, match="half a character"):
        whole_characters(value)


@pytest.mark.parametrize(
    "profile",
    [
        Profile(headcount=10**16),
        Profile(turnover_eur=float("inf")),
        Profile(linked=(LinkedEnterprise(share=50, balance_sheet_eur=LARGEST * 2),)),
        Profile(project=Project(start=dt.date(1, 1, 1))),
        Profile(de_minimis=(DeMinimisAid(amount_eur=1, date=LAST_DAY + dt.timedelta(days=1)),)),
    ],
)
def test_a_profile_beyond_reason_is_refused(profile: Profile) -> None:
    with pytest.raises(ValueError, match=r"no day|larger"):
        within_reason(profile)


def test_a_profile_within_reason_passes() -> None:
    profile = Profile(headcount=80, turnover_eur=2e7, project=Project(start=LAST_DAY, costs_eur=LARGEST))
    assert within_reason(profile) is profile
