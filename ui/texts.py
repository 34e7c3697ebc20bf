"""All German the page says. Documents and answers speak for themselves; nothing of them is here."""

from __future__ import annotations

TITLE = "Förderlotse"
PURPOSE = "Antworten zu Förderung und Transformation für kleine und mittlere Unternehmen – jede Aussage mit Beleg."
WELCOME = (
    "Stellen Sie Ihre Frage in eigenen Worten. Beantwortet wird, was in den hinterlegten Dokumenten steht; was sie nicht "
    "belegen, bleibt offen. Maßgeblich ist das Original, eine Rechtsberatung ist dies nicht."
)
ASK_LABEL = "Ihre Frage"
ASK_PLACEHOLDER = "z. B. Was fördert ZIM?"
ASK_BUTTON = "Fragen"
NEW_BUTTON = "Neues Gespräch"
EXAMPLES_LABEL = "Beispiele"
EXAMPLES = (
    "Wie hoch ist der Zuschuss beim Digitalbonus.Innovativ?",
    "Wer wird mit ZIM gefördert?",
    "Was fördert die Transformationsberatung für Zulieferer?",
    "Darf ich vor der Bewilligung mit dem Vorhaben beginnen?",
)
LOG_LABEL = "Gespräch"
YOU = "Sie fragen"
ANSWER = "Antwort"
SEARCHING = "Ich suche in den Dokumenten …"

PANEL_LABEL = "Beleg"
PANEL_EMPTY_TITLE = "Belege"
PANEL_EMPTY = (
    "Wählen Sie eine Nummer in der Antwort: Hier erscheint die Stelle im Dokument, auf der die Aussage beruht."
)
PANEL_BACK = "Zurück zur Antwort"
ORIGINAL = "Original öffnen"
NEW_TAB = "öffnet in neuem Fenster"
SOURCES = "Quellen"
OPEN_SOURCE = "Beleg {marker} zeigen: {title}"
HEADING = "Abschnitt"
PAGE = "Seite"
PASSAGE = "Stelle im Dokument"
AS_OF = "Stand"
ORIGIN = "Herkunft"
QUOTE_GONE = "Das Dokument wurde inzwischen ersetzt; gezeigt wird das Zitat, wie es in der Antwort steht."
CUT = "…"

STATUS_NAMES = {
    "answered": "Antwort",
    "partial": "Teilweise beantwortet",
    "clarify": "Rückfrage",
    "abstained": "Keine belegte Antwort",
}
ABSTAINED_LEAD = "Dazu finde ich in den Dokumenten keinen ausreichenden Beleg."
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
ENGINES = {"extract": "wörtlich aus den Quellen"}
WORDED = "formuliert von {model}, jeder Satz an den Quellen geprüft"
TODAY = "Auskunft vom"
DURATION = "{seconds} s"
MILLISECONDS = "{milliseconds} ms"

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
CONNECTION_LOST = (
    "Der Dienst ist gerade nicht erreichbar. Ihre Frage steht noch im Feld: Bitte senden Sie sie in einem Augenblick noch "
    "einmal oder wenden Sie sich an den Betreiber."
)
NO_SCRIPT = "Diese Seite braucht JavaScript. Ohne JavaScript beantwortet die Schnittstelle unter /docs Ihre Fragen."
