"""What every tab says in German: the head, states, kinds, verdicts, errors."""

from __future__ import annotations

TITLE = "Förderlotse"
PURPOSE = "Antworten zu Förderung und Transformation für kleine und mittlere Unternehmen – jede Aussage mit Beleg."
ORIGINAL = "Original öffnen"
NEW_TAB = "öffnet in neuem Fenster"
SOURCES = "Quellen"
PAGE = "Seite"
AS_OF = "Stand"
CUT = "…"
QUOTED = "„{}“"
WARNINGS_LABEL = "Hinweise"
WARNING_NAMES = {
    "project_started": "Noch nicht beginnen",
    "de_minimis": "De-minimis",
    "window_closing": "Frist läuft ab",
    "status_unproven": "Stand unbestätigt",
    "closed_successor": "Nicht mehr offen",
    "double_funding": "Doppelförderung",
    "large_parent": "Verbundene Unternehmen",
}
TODAY = "Auskunft vom"
KINDS = {
    "programme": "Förderprogramm",
    "rule": "Regelung",
    "network": "Netzwerk",
    "hub": "Hub",
    "cluster": "Cluster",
    "agency": "Anlaufstelle",
    "practice": "Praxisbeispiel",
    "event": "Veranstaltung",
    "study": "Studie",
    "document": "Dokument",
}
STANDS = {
    "programme": ("offen", "schließt am", "geschlossen"),
    "agency": ("offen", "schließt am", "geschlossen"),
    "rule": ("gilt", "bis", "außer Kraft"),
    "network": ("aktiv", "bis", "beendet"),
    "hub": ("aktiv", "bis", "beendet"),
    "cluster": ("aktiv", "bis", "beendet"),
}
"""How an entry of a kind stands: in words while it is open, before its last day, and when it is over."""
OPEN_UNTIL = "{open}, {until} {day}"
OPENS = "öffnet am {day}"
OPENS_UNKNOWN = "öffnet noch"
CLOSED_SINCE = "{closed} seit {day}"
PAUSED = "pausiert"
UNPROVEN = "unbestätigt"
UNPROVEN_AS_OF = "unbestätigt, zuletzt {day}"
ERRORS = {
    "question-empty": "Bitte geben Sie eine Frage ein.",
    "question-too-long": "Die Frage ist zu lang. Bitte fassen Sie sie auf höchstens {limit} Zeichen zusammen.",
    "index-missing": "Es sind noch keine Dokumente eingelesen. Bitte wenden Sie sich an den Betreiber.",
}
ERROR = "Das hat nicht geklappt. Bitte versuchen Sie es gleich noch einmal oder wenden Sie sich an den Betreiber."
PROBLEMS = {
    "401": "Sie sind nicht oder nicht mehr angemeldet. Bitte melden Sie sich an.",
    "403": "Dafür reicht Ihre Anmeldung nicht. Bitte melden Sie sich mit einem anderen Schlüssel an.",
    "413": "Das ist zu groß. Bitte wenden Sie sich an den Betreiber, der die Grenze festlegt.",
    "429": "Das waren zu viele Anfragen in kurzer Zeit. Bitte warten Sie eine Minute.",
}
"""Status -> what is said where an address of the page refuses."""
CONNECTION_LOST = (
    "Der Dienst ist gerade nicht erreichbar. Ihre Frage steht noch im Feld: Bitte senden Sie sie in einem Augenblick noch "
    "einmal oder wenden Sie sich an den Betreiber."
)
NO_SCRIPT = "Diese Seite braucht JavaScript. Ohne JavaScript beantwortet die Schnittstelle unter /docs Ihre Fragen."
TABS = {
    "gespraech": "Gespräch",
    "check": "Fördercheck",
    "suche": "Suche",
    "netzwerke": "Netzwerke & Praxis",
    "auswertung": "Auswertung",
    "verwaltung": "Verwaltung",
}
TABS_LABEL = "Bereiche"
ANY = "alle"
NOT_SAID = "keine Angabe"
VERDICTS = {"fits": "Passt", "unclear": "Noch unklar", "does_not_fit": "Passt nicht"}
RESULTS = {"met": "Erfüllt", "not_met": "Nicht erfüllt", "unknown": "Offen", "check": "Bitte selbst prüfen"}
UP_TO = "bis zu {sum}"
AT_MOST = "höchstens {sum}"
AMOUNT_UNKNOWN = "Höhe nicht belegt"
YOU_HAVE = "(Sie: {has})"
STANDS_SO = "({has})"
ASSUMED = "(angenommen: {what})"
NEXT_STEP = "Nächster Schritt"
FIELD_FAULT = "„{said}“ verstehe ich im Feld {label} nicht."
LINKED = "Verbundenes Unternehmen"
SHARE = "Anteil {share} %"
DE_MINIMIS = "De-minimis-Beihilfe"
ROLES = {"public": "öffentlich", "staff": "Mitarbeit", "evaluator": "Auswertung", "admin": "Verwaltung"}
AUDIENCES = {"public": "öffentlich", "internal": "intern"}
OTHER_LANGUAGE = "English"
SIGN_IN = "Anmelden"
SIGN_OUT = "Abmelden"
SIGNED_IN = "Angemeldet: {role}"
SIGN_IN_TITLE = "Mit einem Schlüssel anmelden"
SIGN_IN_LEAD = (
    "Für Mitarbeitende. Einen Schlüssel macht, wer den Dienst betreibt: lotse key create NAME --role staff, evaluator oder "
    "admin. Fragen und suchen kann jeder ohne Anmeldung."
)
SIGN_IN_KEY = "Schlüssel"
SIGN_IN_REFUSED = "Dieser Schlüssel gilt nicht oder nicht mehr."
CANCEL = "Abbrechen"
SAVE_PDF = "Als PDF speichern"
PAGE_OF = "Seite {number} von {count}"
