"""Warnings of a check: what could cost the asker money, whatever programme they choose."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from rag.answer.notices import closing
from rag.eligibility.check import Checked
from rag.eligibility.combine import double_funding
from rag.eligibility.de_minimis import room_eur, used_eur
from rag.eligibility.size import size_of
from rag.eligibility.wording import SIZES, Language, Words
from rag.profile import Profile
from rag.records import AnswerWarning


def warnings_of(
    profile: Profile, shown: Sequence[Checked], today: dt.date, language: Language = "de"
) -> list[AnswerWarning]:
    """Returns the warnings on the asker, then those on what is `shown` and not excluded: windows that close, double funding."""
    likely = [one for one in shown if one.verdict != "does_not_fit"]
    ending = [closing(one.entry, one.result.availability, today, language) for one in likely]
    return [
        *_of_profile(profile, today, Words(language)),
        *(one for one in ending if one is not None),
        *double_funding([one for one in likely if one.verdict == "fits"], language),
    ]


def _of_profile(profile: Profile, today: dt.date, words: Words) -> Iterator[AnswerWarning]:
    if profile.project.already_started:
        yield AnswerWarning(
            code="project_started",
            text=words(
                "Das Vorhaben hat schon begonnen: Wer den Antrag vor Beginn verlangt, fördert es nicht mehr.",
                "The project has begun: whoever wants the application before the start funds it no more.",
            ),
        )
    size = size_of(profile)
    if size.raised:
        name = words.any_of(SIZES[one] for one in size.reckoned)
        yield AnswerWarning(
            code="large_parent",
            text=words(
                f"Mit Partner- und verbundenen Unternehmen zählen Sie als {name}.",
                f"With partner and linked enterprises you count as {name}.",
            ),
        )
    used = used_eur(profile.de_minimis, today)
    if used:
        left = words.eur(room_eur(profile.de_minimis, today))
        yield AnswerWarning(
            code="de_minimis",
            text=words(
                f"De-minimis: {words.eur(used)} in drei Jahren erhalten, {left} sind noch frei.",
                f"De-minimis: {words.eur(used)} received in three years, {left} are left.",
            ),
        )
