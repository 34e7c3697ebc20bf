"""German names of what can be chosen: topics, kinds, states; those of project kinds and support are `rag.eligibility.wording`."""

from __future__ import annotations

from corpus.vocabulary import Topic
from rag.eligibility.legal_form import NAMES
from rag.eligibility.wording import APPLICANTS, KINDS, SUPPORT

TOPICS: dict[Topic, str] = {
    "innovation_rd": "Forschung und Innovation",
    "digitalisation": "Digitalisierung",
    "ai": "Künstliche Intelligenz",
    "it_security": "IT-Sicherheit",
    "skills": "Weiterbildung",
    "investment": "Investition",
    "production": "Produktion",
    "energy_efficiency": "Energie sparen",
    "climate": "Klimaschutz",
    "circular_economy": "Kreislaufwirtschaft",
    "hydrogen": "Wasserstoff",
    "battery": "Batterie",
    "electromobility": "Elektromobilität",
    "automotive_transformation": "Wandel der Autoindustrie",
    "consulting": "Beratung",
    "cooperation": "Kooperation",
    "internationalisation": "Auslandsmärkte",
    "founding": "Gründung",
}
STARTED = (("false", "nein, noch nicht"), ("true", "ja, bestellt oder beauftragt"))
OPEN_STATES = (
    ("open", "offen"),
    ("opens_on", "öffnet noch"),
    ("unproven", "unbestätigt"),
    ("paused", "pausiert"),
    ("closed", "geschlossen"),
)
PROJECT_KINDS = tuple((name, german) for name, (german, _) in KINDS.items())
APPLICANT_KINDS = tuple((name, german) for name, (german, _) in APPLICANTS.items())
SUPPORT_TYPES = tuple((name, german) for name, (german, _) in SUPPORT.items())
LEGAL_FORMS = tuple((name, name) for name in NAMES.values())
