"""What the forms say in English: fields with their hints, and the names of what can be chosen."""

from __future__ import annotations

FIELD_LABELS = {
    "headcount": "Employees",
    "place": "Place of the site",
    "sector": "Sector",
    "founded": "Founded in",
    "turnover_eur": "Annual turnover in euros",
    "balance_sheet_eur": "Balance sheet total in euros",
    "legal_form": "Legal form",
    "applicant": "Applicant is",
    "project.topics": "Topic",
    "project.kinds": "Type of spending",
    "project.costs_eur": "Project costs in euros",
    "project.start": "Start (planned)",
    "project.already_started": "Started already?",
}
IN_EUROS = "in euros"
FIELD_HINTS = {
    "headcount": "in full-time equivalents",
    "place": "town, district or postcode",
    "sector": "e.g. mechanical engineering",
    "turnover_eur": "e.g. 4.5 million",
    "project.costs_eur": "e.g. 200,000",
}
KNOWN_SHORT = {
    "headcount": "{value} employees",
    "founded": "founded {value}",
    "turnover_eur": "turnover {value}",
    "balance_sheet_eur": "balance sheet {value}",
    "project.costs_eur": "costs {value}",
    "project.start": "start {value}",
    "project.already_started": "already started: {value}",
}
TOPICS = {
    "innovation_rd": "Research and innovation",
    "digitalisation": "Digitalisation",
    "ai": "Artificial intelligence",
    "it_security": "IT security",
    "skills": "Training",
    "investment": "Investment",
    "production": "Production",
    "energy_efficiency": "Saving energy",
    "climate": "Climate protection",
    "circular_economy": "Circular economy",
    "hydrogen": "Hydrogen",
    "battery": "Battery",
    "electromobility": "Electric mobility",
    "automotive_transformation": "Change of the car industry",
    "consulting": "Consulting",
    "cooperation": "Cooperation",
    "internationalisation": "Foreign markets",
    "founding": "Founding a company",
}
STARTED = {"false": "no, not yet", "true": "yes, ordered or contracted"}
OPEN_STATES = {
    "open": "open",
    "opens_on": "opens later",
    "unproven": "unconfirmed",
    "paused": "paused",
    "closed": "closed",
}
LEGAL_FORM_NAMES = {
    "eg": "cooperative (eG)",
    "ev": "association (e. V.)",
    "foundation": "foundation",
    "public": "body under public law",
    "sole_proprietor": "sole proprietor",
}
