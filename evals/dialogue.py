"""A conversation with an asker who knows the company's profile but says of it only what is asked: how many turns to a verdict.

The asker opens with the question as typed, and answers each `ask` of the service from the question's `profile` in one German
sentence. The service hears nothing else. A turn is one message of the asker, the first included.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from corpus.vocabulary import Topic
from evals.question import Question
from rag.eligibility.wording import APPLICANTS, KINDS, SIZES
from rag.profile import Profile
from rag.records import Answer, Turn

MAX_TURNS = 6
UNKNOWN = "Das weiß ich nicht."
"""Said where the profile does not hold what is asked; an empty list is no "no"."""

DECIDED: frozenset[str] = frozenset({"fits", "does_not_fit"})

_TOPICS: dict[Topic, str] = {
    "ai": "künstliche Intelligenz",
    "automotive_transformation": "Wandel der Automobilindustrie",
    "battery": "Batterien",
    "circular_economy": "Kreislaufwirtschaft",
    "climate": "Klimaschutz",
    "consulting": "Beratung",
    "cooperation": "Kooperation",
    "digitalisation": "Digitalisierung",
    "electromobility": "Elektromobilität",
    "energy_efficiency": "Energieeffizienz",
    "founding": "Gründung",
    "hydrogen": "Wasserstoff",
    "innovation_rd": "Forschung und Entwicklung",
    "internationalisation": "Auslandsgeschäft",
    "investment": "Investition",
    "it_security": "IT-Sicherheit",
    "production": "Produktion",
    "skills": "Qualifizierung der Beschäftigten",
}


class Asks(Protocol):
    """What answers a question over turns; `rag.answer.compose.Answerer` is one."""

    def answer(self, question: str, *, today: dt.date, history: Sequence[Turn]) -> Answer:
        """Returns the answer to the last message."""


@dataclass(frozen=True, slots=True)
class Dialogue:
    """A conversation: `turns` to the first answer with a verdict on every programme to be proposed, None where none came.

    `asked` are the fields that the service asked for, in order; `verdicts` those of the programmes in the last answer.
    """

    turns: int | None
    asked: tuple[str, ...]
    verdicts: Mapping[str, str]

    def fits(self, recommends: Sequence[str]) -> bool:
        """Returns whether every programme to be proposed was found to fit."""
        return self.turns is not None and all(self.verdicts.get(one) == "fits" for one in recommends)


def has_dialogue(question: Question) -> bool:
    """Returns whether a question can be talked over: it has a profile, and programmes on which there is a verdict to reach."""
    return question.category in ("fit", "multi_turn") and not question.profile.is_empty() and bool(question.recommends)


def converse(answerer: Asks, question: Question) -> Dialogue:
    """Talks until every programme to be proposed has a verdict, the service asks nothing more, or `MAX_TURNS` are over."""
    history = list(question.history)
    said = question.question
    asked: list[str] = []
    for turn in range(1, MAX_TURNS + 1):
        answer = answerer.answer(said, today=question.today, history=tuple(history))
        verdicts = {one.id: one.verdict for one in answer.programmes}
        if all(verdicts.get(one) in DECIDED for one in question.recommends):
            return Dialogue(turn, tuple(asked), _of(question, verdicts))
        if answer.ask is None or turn == MAX_TURNS:
            break
        asked.append(answer.ask.field)
        heard = f"{answer.text}\n{answer.ask.question}".strip()
        history += [Turn(role="user", text=said), Turn(role="assistant", text=heard)]
        said = reply(answer.ask.field, question.profile)
    return Dialogue(None, tuple(asked), _of(question, verdicts))


def _of(question: Question, verdicts: Mapping[str, str]) -> dict[str, str]:
    return {one: verdicts[one] for one in question.recommends if one in verdicts}


def reply(field: str, profile: Profile) -> str:
    """Returns what the asker says to a question for `field` of the profile ("headcount", "project.start"); see `UNKNOWN`."""
    name = field.removeprefix("project.")
    value = getattr(profile.project if name in type(profile.project).model_fields else profile, name, None)
    say = _SAID.get(name)
    return UNKNOWN if say is None or value is None or value == () else say(value)


def _euro(value: float) -> str:
    return f"{value:,.0f}".replace(",", ".") + " Euro"


def _day(value: dt.date) -> str:
    return f"{value.day}.{value.month}.{value.year}"


_SAID: dict[str, Callable[[Any], str]] = {
    "headcount": lambda value: f"Wir haben {value} Beschäftigte.",
    "turnover_eur": lambda value: f"Unser Jahresumsatz liegt bei {_euro(value)}.",
    "balance_sheet_eur": lambda value: f"Unsere Bilanzsumme liegt bei {_euro(value)}.",
    "linked": lambda value: " ".join(f"Ein anderes Unternehmen hält {one.share:g} Prozent an uns." for one in value),
    "size_two_years_ago": lambda value: f"In den beiden Jahren davor waren wir: {SIZES[value][0]}.",
    "place": lambda value: f"Unser Standort ist {value}.",
    "applicant": lambda value: f"Wir sind: {APPLICANTS[value][0]}.",
    "sector": lambda value: f"Unsere Branche: {value}.",
    "wz": lambda value: f"Unser WZ-Code ist {value}.",
    "legal_form": lambda value: f"Unsere Rechtsform ist {value}.",
    "founded": lambda value: f"Wir wurden {value[:4]} gegründet.",
    "topics": lambda value: f"Es geht um {', '.join(_TOPICS[one] for one in value)}.",
    "kinds": lambda value: f"Es geht um {', '.join(KINDS[one][0] for one in value)}.",
    "description": lambda value: f"{value[:1].upper()}{value[1:].rstrip('.')}.",
    "costs_eur": lambda value: f"Das Vorhaben kostet {_euro(value)}.",
    "start": lambda value: f"Wir wollen am {_day(value)} beginnen.",
    "already_started": lambda value: "Wir haben schon begonnen." if value else "Wir haben noch nicht begonnen.",
    "de_minimis": lambda value: " ".join(
        f"Am {_day(one.date)} haben wir {_euro(one.amount_eur)} De-minimis-Beihilfe erhalten." for one in value
    ),
}
"""What the asker says of each field, in the words of somebody who fills in no form."""
