"""What the forms say in German: fields with their hints, and the names of what can be chosen."""

from __future__ import annotations

FIELD_LABELS = {
    "headcount": "Beschäftigte",
    "place": "Ort des Betriebs",
    "sector": "Branche",
    "founded": "Gründungsjahr",
    "turnover_eur": "Jahresumsatz in Euro",
    "balance_sheet_eur": "Bilanzsumme in Euro",
    "legal_form": "Rechtsform",
    "applicant": "Antragsteller ist",
    "project.topics": "Thema",
    "project.kinds": "Art der Ausgaben",
    "project.costs_eur": "Projektkosten in Euro",
    "project.start": "Beginn (geplant)",
    "project.already_started": "Schon begonnen?",
}
"""Path of a profile's field -> its label in a form."""
IN_EUROS = "in Euro"
"""What a label ends with that names its unit, and that is left out where the sum carries the sign."""
FIELD_HINTS = {
    "headcount": "in Vollzeitstellen",
    "place": "Ort, Landkreis oder Postleitzahl",
    "sector": "z. B. Maschinenbau",
    "turnover_eur": "z. B. 4,5 Mio.",
    "project.costs_eur": "z. B. 200.000",
}
KNOWN_SHORT = {
    "headcount": "{value} Beschäftigte",
    "founded": "gegründet {value}",
    "turnover_eur": "Umsatz {value}",
    "balance_sheet_eur": "Bilanzsumme {value}",
    "project.costs_eur": "Kosten {value}",
    "project.start": "Beginn {value}",
    "project.already_started": "schon begonnen: {value}",
}
"""Path of a field whose value says nothing alone -> the words for it where no label stands beside."""
TOPICS = {
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
STARTED = {"false": "nein, noch nicht", "true": "ja, bestellt oder beauftragt"}
OPEN_STATES = {
    "open": "offen",
    "opens_on": "öffnet noch",
    "unproven": "unbestätigt",
    "paused": "pausiert",
    "closed": "geschlossen",
}
LEGAL_FORM_NAMES = {
    "eg": "Genossenschaft",
    "ev": "Verein",
    "foundation": "Stiftung",
    "public": "öffentlich-rechtliche Form",
    "sole_proprietor": "Einzelunternehmen",
}
"""Those that are called otherwise in English; the letters of the others stay."""
