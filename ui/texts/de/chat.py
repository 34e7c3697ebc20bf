"""What the conversation says in German."""

from __future__ import annotations

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
OPEN_SOURCE = "Beleg {marker} zeigen: {title}"
HEADING = "Abschnitt"
PASSAGE = "Stelle im Dokument"
ORIGIN = "Herkunft"
QUOTE_GONE = "Das Dokument wurde inzwischen ersetzt; gezeigt wird das Zitat, wie es in der Antwort steht."
STATUS_NAMES = {
    "answered": "Antwort",
    "partial": "Teilweise beantwortet",
    "clarify": "Rückfrage",
    "abstained": "Keine belegte Antwort",
}
ABSTAINED_LEAD = "Dazu finde ich in den Dokumenten keinen ausreichenden Beleg."
ENGINES = {"extract": "wörtlich aus den Quellen"}
WORDED = "formuliert von {model}, jeder Satz an den Quellen geprüft"
DURATION = "{seconds} s"
MILLISECONDS = "{milliseconds} ms"
TABLE_LABEL = "Tabelle der Antwort"
SAVE_CONVERSATION = "Als Text"
SAVE_CONVERSATION_PDF = "Als PDF"
RECORD_TITLE = "Gespräch mit dem Förderlotsen"
NEXT_QUESTION = "Damit ich genauer antworten kann"
REPLIES_LABEL = "Antwort zum Anklicken"
PROGRAMMES_CHECKED = "{count} Programme, mit Ihren Angaben geprüft"
PROGRAMME_CHECKED = "Mit Ihren Angaben geprüft"
KNOWN_TITLE = "Was ich von Ihnen weiß"
KNOWN_NOTHING = "Noch nichts. Erzählen Sie es im Gespräch oder tragen Sie es hier ein."
KNOWN_CHANGE = "Angaben eintragen oder ändern"
KNOWN_TAKE = "Übernehmen"
KNOWN_TAKEN = "Übernommen. Es gilt ab Ihrer nächsten Frage."
KNOWN_CHECK = "Im Fördercheck prüfen"
KNOWN_RESET = "Zurücksetzen"
KNOWN_WAS_RESET = "Zurückgesetzt. Auch was Sie bisher im Gespräch gesagt haben, zählt nicht mehr."
KNOWN_PRIVACY = "Die Angaben bleiben in diesem Fenster und werden nicht gespeichert."
REPLIES = {
    "project.already_started": (
        ("Noch nicht begonnen", "Nein, noch nicht begonnen."),
        ("Schon begonnen", "Ja, schon begonnen."),
    ),
    "headcount": (("etwa 5", "5"), ("etwa 30", "30"), ("etwa 120", "120"), ("etwa 300", "300"), ("etwa 1.000", "1000")),
    "project.costs_eur": (
        ("20.000 Euro", "20.000 Euro"),
        ("100.000 Euro", "100.000 Euro"),
        ("500.000 Euro", "500.000 Euro"),
    ),
    "project.topics": (
        ("Forschung und Entwicklung", "Wir wollen forschen und entwickeln."),
        ("Weiterbildung", "Wir wollen unsere Beschäftigten weiterbilden."),
        ("Digitalisierung", "Wir wollen digitalisieren."),
        ("Energie sparen", "Wir wollen Energie sparen."),
        ("Maschine kaufen", "Wir wollen eine Maschine kaufen."),
    ),
    "project.kinds": (
        ("Etwas anschaffen", "Wir wollen investieren."),
        ("Entwickeln", "Wir wollen etwas Neues entwickeln."),
        ("Beraten lassen", "Wir wollen uns beraten lassen."),
        ("Beschäftigte schulen", "Wir wollen unsere Beschäftigten schulen."),
    ),
    "sector": (
        ("Maschinenbau", "Maschinenbau"),
        ("Handel", "Einzelhandel"),
        ("IT", "IT-Dienstleister"),
        ("Handwerk", "Handwerk"),
        ("Dienstleistung", "Dienstleister"),
    ),
    "linked": (("Nein", "Nein."), ("Ja", "Ja.")),
    "turnover_eur": (
        ("1 Mio. Euro", "1 Mio. Euro"),
        ("5 Mio. Euro", "5 Mio. Euro"),
        ("30 Mio. Euro", "30 Mio. Euro"),
        ("100 Mio. Euro", "100 Mio. Euro"),
    ),
}
REPLY_UNKNOWN = ("Weiß ich nicht", "Das weiß ich nicht.")
"""Field asked for -> what a button says, and what is sent as the reader's words. A headcount stands for its size class."""
HELPFUL = "Hilft Ihnen diese Antwort?"
HELPFUL_YES = "Ja"
HELPFUL_NO = "Nein"
REASON_LABEL = "Was stimmt nicht?"
REASONS_GIVEN = {
    "wrong": "falsch",
    "outdated": "veraltet",
    "incomplete": "unvollständig",
    "unclear": "unverständlich",
    "off_topic": "geht an der Frage vorbei",
    "other": "anderer Grund",
}
COMMENT_LABEL = "Anmerkung (freiwillig)"
COMMENT_HINT = "Bitte keine Namen und keine Zugangsdaten."
CONSENT_LABEL = "Auch meine Fragen davor und ihre Antworten speichern, damit man den Zusammenhang versteht"
RATING_SEND = "Rückmeldung senden"
RATING_STORED = "Gespeichert werden Frage, Antwort und Ihre Rückmeldung, nichts darüber, wer Sie sind."
RATING_THANKS = "Danke. Gespeichert bis zum {day} unter der Nummer {id}."
RATING_TAKE_BACK = "Zurücknehmen"
RATING_GONE = "Zurückgenommen und gelöscht."
LINK_COPY = "Link kopieren"
LINK_COPIED = "kopiert"
LINK_SHOWN = "Link zu dieser Frage"
PAGE_PICTURE = "Die Seite aus „{title}“, die zitierte Stelle markiert"
PAGE_ENLARGE = "Zum Vergrößern anklicken, öffnet in neuem Fenster"
