"""The one question to put next: of what is not known, the field whose answer is expected to change most verdicts.

Each field has answers that companies give, with weights; each programme that may do is checked for each answer. The expected
change is the weighted count of programmes whose verdict, or place among those that concern the project, turns.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from corpus.schema import Entry
from rag.answer.need import Language
from rag.eligibility.check import check_all
from rag.eligibility.rank import match
from rag.profile import LinkedEnterprise, Profile
from rag.records import Ask

CONSIDERED = 12
"""So many programmes are checked for each answer: the best ranked, as only those are shown."""

LEAST_CHANGE = 0.25
"""A question that is expected to turn fewer programmes than this is not worth asking."""

_SCENARIOS: Mapping[str, tuple[tuple[float, Any], ...]] = {
    "project.topics": tuple(
        (1 / 8, (topic,))
        for topic in (
            "innovation_rd", "skills", "digitalisation", "energy_efficiency", "investment", "consulting",
            "internationalisation", "founding",
        )
    ),
    "headcount": ((0.2, 6), (0.3, 30), (0.25, 120), (0.15, 400), (0.1, 1_500)),
    "project.kinds": ((0.4, ("investment",)), (0.2, ("research",)), (0.2, ("training",)), (0.2, ("consulting",))),
    "sector": (
        (0.5, "verarbeitendes Gewerbe"), (0.2, "Dienstleister"), (0.15, "Einzelhandel"), (0.15, "IT-Dienstleister"),
    ),
    "place": ((0.4, "03"), (0.2, "03452"), (0.2, "03241"), (0.2, "04")),
    "project.already_started": ((0.2, True), (0.8, False)),
    "project.costs_eur": ((0.25, 15_000.0), (0.25, 80_000.0), (0.25, 400_000.0), (0.25, 3_000_000.0)),
    "founded": ((0.15, "{recent}"), (0.85, "1995")),
    "linked": ((0.8, ()), (0.2, (LinkedEnterprise(share=100, headcount=2_000, turnover_eur=4e8, balance_sheet_eur=3e8),))),
    "turnover_eur": ((0.4, 5e6), (0.4, 3e7), (0.2, 9e7)),
}  # fmt: skip
"""Field -> answers with their weights, which sum to 1. The places stand for the Land, a Kreis with and one without GRW
support, and another Land. Estimates of ours: only their order of size matters for which question comes first."""

_TEXTS: Mapping[str, tuple[str, str]] = {
    "project.topics": (
        "Was haben Sie vor, zum Beispiel Forschung, Weiterbildung, Digitalisierung, Energie sparen oder eine Maschine kaufen?",
        "What do you plan, for example research, training, digitalisation, saving energy or buying a machine?",
    ),
    "headcount": (
        "Wie viele Beschäftigte haben Sie, in Vollzeitstellen gerechnet?",
        "How many employees do you have, in full-time equivalents?",
    ),
    "project.kinds": (
        "Worum geht es vor allem: etwas anschaffen, entwickeln, sich beraten lassen oder Beschäftigte schulen?",
        "What is it above all: buying something, developing, getting advice or training staff?",
    ),
    "sector": (
        "In welcher Branche arbeitet Ihr Betrieb, zum Beispiel Maschinenbau, Handel, IT oder Handwerk?",
        "In which sector does your company work, for example machine building, retail, IT or a craft?",
    ),
    "place": (
        "In welchem Ort oder Landkreis liegt Ihr Betrieb?",
        "In which town or district is your site?",
    ),
    "project.already_started": (
        "Haben Sie schon begonnen, also etwas bestellt oder einen Vertrag unterschrieben?",
        "Have you started already, that is, placed an order or signed a contract?",
    ),
    "project.costs_eur": (
        "Was wird das Vorhaben etwa kosten, in Euro?",
        "About how much will the project cost, in euros?",
    ),
    "founded": ("In welchem Jahr wurde Ihr Unternehmen gegründet?", "In which year was your company founded?"),
    "linked": (
        "Gehören mehr als 25 Prozent Ihres Unternehmens einem anderen, oder halten Sie so viel an einem anderen?",
        "Does another enterprise own more than 25 percent of yours, or do you own that much of another?",
    ),
    "turnover_eur": ("Wie hoch ist Ihr Jahresumsatz, in Euro?", "How high is your annual turnover, in euros?"),
}


@dataclass(frozen=True, slots=True)
class _Standing:
    verdict: str
    concerns: bool


def next_question(
    profile: Profile, entries: Sequence[Entry], today: date, language: Language, asked_for: Iterable[str] = ()
) -> Ask | None:
    """Returns the question whose answer is expected to change most of `entries`; None where none changes enough.

    Never asked is what is known, and what was asked for before (`asked_for`). `entries` come best first.
    """
    considered = entries[:CONSIDERED]
    if not considered:
        return None
    before = _standings(profile, considered, today)
    done, best = set(asked_for), None
    for field, answers in _SCENARIOS.items():
        if field in done or _is_known(profile, field):
            continue
        expected, turned = 0.0, set[str]()
        for weight, value in answers:
            after = _standings(_with(profile, field, value, today), considered, today)
            changed = {name for name, one in after.items() if one != before[name]}
            expected += weight * len(changed)
            turned |= changed
        if expected >= LEAST_CHANGE and (best is None or expected > best[0]):
            best = (expected, field, len(turned))
    if best is None:
        return None
    _, field, turned_count = best
    return Ask(field=field, question=_worded(field, turned_count, len(considered), language))


def field_asked(text: str) -> str | None:
    """Returns the field that an answer's text asks for; None where it asks nothing."""
    for field, wordings in _TEXTS.items():
        if any(wording in text for wording in wordings):
            return field
    return None


def question_on(field: str, language: Language) -> Ask:
    """Returns the question on a field without a reason."""
    return Ask(field=field, question=_TEXTS[field][language == "en"])


def _worded(field: str, turned: int, of: int, language: Language) -> str:
    question = _TEXTS[field][language == "en"]
    if of == 1:
        return (
            f"{question} {'Davon hängt ab, ob das passt.' if language == 'de' else 'Whether it fits depends on that.'}"
        )
    if language == "en":
        return f"{question} {turned} of the {of} programmes looked at depend on it."
    verb = "hängt" if turned == 1 else "hängen"
    return f"{question} Davon {verb} {turned} der {of} geprüften Programme ab."


def _standings(profile: Profile, entries: Sequence[Entry], today: date) -> dict[str, _Standing]:
    checked = check_all(profile, entries, today)
    return {one.entry.id: _Standing(one.verdict, match(one, profile.project) != 0) for one in checked}


def _is_known(profile: Profile, field: str) -> bool:
    return profile.knows(field) or (field == "project.topics" and profile.knows("project.kinds"))


def _with(profile: Profile, field: str, value: Any, today: date) -> Profile:
    return profile.having(field, str(today.year - 1) if value == "{recent}" else value)
