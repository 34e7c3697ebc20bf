"""The words an entry may use: kinds, topics, sizes and the like, the folders of the kinds, the headings of a body."""

from __future__ import annotations

from typing import Literal

EntryKind = Literal["programme", "rule", "network", "hub", "cluster", "agency", "practice", "event", "study"]
Level = Literal["eu", "federal", "state", "regional"]
SupportType = Literal["grant", "loan", "equity", "guarantee", "tax_credit", "advice", "training", "network"]
Topic = Literal[
    "ai",
    "automotive_transformation",
    "battery",
    "circular_economy",
    "climate",
    "consulting",
    "cooperation",
    "digitalisation",
    "electromobility",
    "energy_efficiency",
    "founding",
    "hydrogen",
    "innovation_rd",
    "internationalisation",
    "investment",
    "it_security",
    "production",
    "skills",
]
SizeClass = Literal["micro", "small", "medium", "large"]
AidBasis = Literal["de_minimis", "agvo", "none", "unknown"]
Status = Literal["open", "closed", "paused", "announced", "unknown"]
Bounds = Literal["grant", "loan", "equity", "guarantee", "eligible_costs", "allowance", "turnover", "other"]
Per = Literal["project", "enterprise", "site", "person", "day", "month", "year", "unit"]
ProjectKind = Literal[
    "research",
    "cooperation",
    "feasibility_study",
    "network_management",
    "transfer",
    "consulting",
    "training",
    "wage_costs",
    "hiring",
    "investment",
    "infrastructure",
    "founding",
    "trade_fair",
]
Applicant = Literal[
    "company",
    "craft",
    "freelancer",
    "founder",
    "individual",
    "research_organisation",
    "municipality",
    "association",
    "education_provider",
    "consortium",
]
LegalForm = Literal[
    "sole_proprietor",
    "gbr",
    "ohg",
    "kg",
    "gmbh",
    "gmbh_co_kg",
    "ug",
    "ltd",
    "ag",
    "se",
    "eg",
    "ev",
    "foundation",
    "public",
]
MoneyState = Literal["available", "paused", "exhausted", "unknown"]
Confidence = Literal["high", "medium", "low"]

FOLDERS: dict[str, str] = {
    "programme": "programmes",
    "rule": "rules",
    "network": "networks",
    "hub": "hubs",
    "cluster": "clusters",
    "agency": "agencies",
    "practice": "practices",
    "event": "events",
    "study": "studies",
}
HEADINGS: tuple[str, ...] = (
    "Worum geht es",
    "Wer wird gefördert",
    "Was und wie viel",
    "Bedingungen",
    "Fristen und Stand",
    "Nächster Schritt",
    "Kontakt",
    "Quellen",
)
"""The headings of a body, in order; one with nothing to say is left out, "Worum geht es" and "Quellen" never."""


SUPPORTABLE: tuple[str, ...] = (
    "eligible",
    "conditions",
    "rates",
    "amounts",
    "duration_months_max",
    "aid_basis",
    "apply_before_start",
    "status",
    "clocks.in_force",
    "clocks.window",
    "clocks.money",
    "combinable_with",
    "not_combinable_with",
    "predecessor",
    "successor",
    "steps",
    "contact",
    "facts",
)
"""What a source may be named for; `facts` is what only the body says."""
