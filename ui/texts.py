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

TABS = {"gespraech": "Gespräch", "check": "Fördercheck", "suche": "Suche"}
TABS_LABEL = "Bereiche"
TABLE_LABEL = "Tabelle der Antwort"
SAVE_CONVERSATION = "Gespräch speichern"
RECORD_TITLE = "Gespräch mit dem Förderlotsen"
ANY = "alle"
NOT_SAID = "keine Angabe"

NEXT_QUESTION = "Damit ich genauer antworten kann"
REPLIES_LABEL = "Antwort zum Anklicken"
PROGRAMMES_CHECKED = "{count} Programme, mit Ihren Angaben geprüft"
PROGRAMME_CHECKED = "Mit Ihren Angaben geprüft"
VERDICTS = {"fits": "Passt", "unclear": "Noch unklar", "does_not_fit": "Passt nicht"}
RESULTS = {"met": "Erfüllt", "not_met": "Nicht erfüllt", "unknown": "Offen", "check": "Bitte selbst prüfen"}
UP_TO = "bis zu {sum}"
AT_MOST = "höchstens {sum}"
AMOUNT_UNKNOWN = "Höhe nicht belegt"
YOU_HAVE = "(Sie: {has})"
STANDS_SO = "({has})"
ASSUMED = "(angenommen: {what})"
NEXT_STEP = "Nächster Schritt"

KNOWN_TITLE = "Was ich von Ihnen weiß"
KNOWN_NOTHING = "Noch nichts. Erzählen Sie es im Gespräch oder tragen Sie es hier ein."
KNOWN_CHANGE = "Angaben eintragen oder ändern"
KNOWN_TAKE = "Übernehmen"
KNOWN_TAKEN = "Übernommen. Es gilt ab Ihrer nächsten Frage."
KNOWN_CHECK = "Im Fördercheck prüfen"
KNOWN_RESET = "Zurücksetzen"
KNOWN_WAS_RESET = "Zurückgesetzt. Auch was Sie bisher im Gespräch gesagt haben, zählt nicht mehr."
KNOWN_PRIVACY = "Die Angaben bleiben in diesem Fenster und werden nicht gespeichert."
FIELD_FAULT = "„{said}“ verstehe ich im Feld {label} nicht."
LINKED = "Verbundenes Unternehmen"
SHARE = "Anteil {share} %"
DE_MINIMIS = "De-minimis-Beihilfe"

CHECK_TITLE = "Fördercheck"
CHECK_LEAD = (
    "Tragen Sie ein, was Sie wissen. Alles ist freiwillig: Was fehlt, zählt als unbekannt, nicht als null oder nein. "
    "Geprüft werden alle hinterlegten Programme, Kriterium für Kriterium."
)
CHECK_COMPANY = "Ihr Unternehmen"
CHECK_PROJECT = "Ihr Vorhaben"
CHECK_MORE = "Mehr Angaben: Rechtsform, Bilanz, verbundene Unternehmen, De-minimis"
CHECK_ALL = "auch zeigen, was nicht passt"
CHECK_BUTTON = "Programme prüfen"
CLEAR_BUTTON = "Leeren"
LINKED_SHARE = "Anteil eines anderen Unternehmens, in Prozent"
LINKED_HINT = "der größte Anteil an Ihrem oder Ihrer an einem anderen"
LINKED_HEADCOUNT = "Beschäftigte des anderen Unternehmens"
DE_MINIMIS_SUM = "Erhaltene De-minimis-Beihilfe in Euro"
DE_MINIMIS_HINT = "Betrag und Tag gehören zusammen"
DE_MINIMIS_DAY = "Bewilligt am"
CHECK_RESULT = "Ergebnis"
CHECK_COUNTED = "Geprüft: {counts}. Stand {day}."
COUNTED = {"fits": "passen", "unclear": "sind unklar", "does_not_fit": "passen nicht"}
CHECK_VERDICTS = {"fits": "Passt", "unclear": "Noch unklar: es fehlen Angaben", "does_not_fit": "Passt nicht"}
CHECK_NOTHING = (
    "Zu diesem Vorhaben passt nichts, was hinterlegt ist. Lassen Sie sich zeigen, was nicht passt und warum."
)
CHECK_NOTE = "Eine Auskunft nach den hinterlegten Richtlinien, keine Zusage. Maßgeblich ist das Original."
CHECK_COLUMNS = (
    "Urteil", "Programm", "Stand", "Frist", "Art", "Höhe", "Rechnung", "Nächster Schritt", "Original",
)  # fmt: skip
TABLE_HEADS = ("Programm", "Förderung", "Frist", "Nächster Schritt")
NO_END = "keine genannt"
WHY = "Warum und wie viel"
SIZE_PRESUMED = "Nach der Beschäftigtenzahl angenommen: {size}."
SIZE_UNKNOWN = "Die Unternehmensgröße ist nicht bekannt."
SIZE = "Größe: {size}."
LEFT_OUT = "{count} weitere Programme sind nicht gezeigt. Mehr Angaben zum Vorhaben machen die Auswahl genauer."
MISSING_TITLE = "Diese Angabe würde am meisten ändern"
MISSING_BUTTON = "Angabe ergänzen"
BARS_TITLE = "Was höchstens möglich wäre"
BARS_NOTE = "Je Programm für Ihre Kosten gerechnet. Die Beträge lassen sich nicht einfach zusammenzählen."
SAVE_CSV = "Als Tabelle speichern (CSV)"
SAVE_MARKDOWN = "Als Text speichern (Markdown)"

SEARCH_TITLE = "Suche in den Dokumenten"
SEARCH_LABEL = "Suchbegriffe"
SEARCH_BUTTON = "Suchen"
FACETS = "Eingrenzen und sortieren"
FACET_KIND = "Art"
FACET_REGION = "Region"
FACET_REGION_HINT = "Ort, Landkreis, Land oder PLZ"
FACET_TOPIC = "Thema"
FACET_SUPPORT = "Förderart"
FACET_STATE = "Stand"
FACET_DAY = "Stand am"
SORT = "Sortierung"
SORTS = {"frist": "nächste Frist", "neu": "neueste zuerst", "titel": "Titel"}
SORT_BEST = "beste Treffer"
FOUND = "Dokument {first} bis {last}"
FOUND_TOTAL = "Dokument {first} bis {last} von {total}"
FOUND_NOTHING = "Nichts gefunden. Weniger Bedingungen oder andere Wörter helfen oft."
FOUND_DAY = "Stand am {day}"
EARLIER = "Zurück"
LATER = "Weiter"
PAGES_LABEL = "Seiten der Treffer"
ALSO_IN = "Ebenso in: {titles}"
PLACE_FAULT = (
    "Den Ort „{said}“ kenne ich nicht oder gibt es mehrmals. Bitte nennen Sie den Landkreis oder die Postleitzahl."
)
DAY_FAULT = "„{said}“ ist kein Tag."
SEARCH_COLUMNS = ("Rang", "Titel", "Art", "Stand", "Frist", "Abschnitt", "Stelle", "Original")
