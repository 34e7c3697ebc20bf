"""One question on its way to its answer: what it is, what is known of who asks, and how long each step took."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from rag.answer.find import Scope
from rag.answer.need import Need
from rag.profile import Profile
from rag.records import Answer, AnswerStatus, AnswerWarning, Citation, Turn

EXTRACT = "extract"
"""`Answer.engine` of an answer made of quotes, and of a refusal."""


@dataclass(frozen=True, slots=True)
class AnswerEvent:
    """A step of an answer: what is being done, a verified sentence with its markers, or the whole answer (last)."""

    kind: Literal["status", "sentence", "answer"]
    text: str = ""
    answer: Answer | None = None


@dataclass
class Run:
    """One question on its way.

    `asked` is the question as it came, `question` what of it is answered; `carried` is the earlier question on which it leans;
    `timings` are in milliseconds by step.
    """

    asked: str
    question: str
    need: Need
    carried: str
    scope: Scope
    history: tuple[Turn, ...] = ()
    profile: Profile = Profile()  # noqa: RUF009  a frozen record
    timings: dict[str, float] = field(default_factory=dict)
    last: float = field(default_factory=time.perf_counter)

    def note(self, step: str) -> None:
        """Notes the time since the step before."""
        now = time.perf_counter()
        self.timings[step] = round((now - self.last) * 1000, 3)
        self.last = now

    @property
    def given(self) -> str:
        """What the asker said in all turns, and what is known of them: an answer may repeat it."""
        said = [turn.text for turn in self.history if turn.role == "user"]
        return "\n".join([*said, self.question, *_figures(self.profile)])

    def record(
        self,
        status: AnswerStatus,
        text: str,
        citations: Sequence[Citation] = (),
        warnings: Sequence[AnswerWarning] = (),
        engine: str = EXTRACT,
    ) -> Answer:
        """Returns the answer with what is known of the question."""
        timings = {**self.timings, "total": round(sum(self.timings.values()), 3)}
        return Answer(
            question=self.asked,
            language=self.need.language,
            today=self.scope.today,
            status=status,
            text=text,
            citations=tuple(citations),
            warnings=tuple(warnings),
            profile=self.profile,
            engine=engine,
            timings_ms=timings,
        )

    def only(self, text: str, status: AnswerStatus = "abstained", engine: str = EXTRACT) -> Iterator[AnswerEvent]:
        """Yields an answer of one text: a refusal, a greeting, a question back."""
        self.note("compose")
        yield AnswerEvent("answer", answer=self.record(status, text, engine=engine))


def _figures(profile: Profile) -> Iterator[str]:
    """The figures of a profile as the asker would say them."""
    if profile.headcount is not None:
        yield f"{profile.headcount} Beschäftigte"
    sums = (
        (profile.turnover_eur, "Umsatz"),
        (profile.balance_sheet_eur, "Bilanzsumme"),
        (profile.project.costs_eur, "Kosten"),
    )
    yield from (f"{value:.0f} Euro {name}" for value, name in sums if value is not None)
    yield from (f"{aid.amount_eur:.0f} Euro De-minimis" for aid in profile.de_minimis)
