"""What the tab for evaluators says in German."""

from __future__ import annotations

EVAL_TITLE = "Auswertung"
EVAL_LEAD = (
    "Wie gut die Antworten sind, an festen Fragen gemessen. Ein Lauf stellt die Fragen und hält jede Antwort fest. Zum Abstimmen "
    "dienen die Übungsfragen; die Prüffragen bleiben verdeckt, von ihnen stehen hier nur die Ergebnisse."
)
EVAL_RUNS = "Läufe"
EVAL_NO_RUNS = "Noch kein Lauf. Starten Sie unten den ersten oder mit lotse eval run."
EVAL_RUN = "Lauf"
EVAL_SPLITS = {"dev": "Übung", "test": "Prüfung"}
EVAL_RUN_COLUMNS = {
    "day": "Begonnen",
    "split": "Fragen",
    "right": "richtig",
    "refused wrongly": "zu Unrecht abgelehnt",
    "refused rightly": "zu Recht abgelehnt",
    "no contradiction": "ohne Widerspruch",
    "p95": "p95",
    "floors": "Schwellen",
}
EVAL_FLOORS_HELD = "gehalten"
EVAL_FLOORS_MISSED = "{count} verfehlt"
EVAL_FLOORS_OTHER = "andere Fragen"
EVAL_FLOORS_OTHER_WHY = (
    "Die Schwellen gelten für andere Fragen, meist die Prüffragen; dieser Lauf lässt sich nicht an ihnen messen."
)
EVAL_FLOOR_MISSED = "{measure}: {value} statt mindestens {floor}"
EVAL_FLOOR_EXCEEDED = "{measure}: {value} statt höchstens {floor}"
EVAL_UNFINISHED = "nicht beendet, {count} beantwortet"
EVAL_UNREADABLE = "von einer anderen Version"
EVAL_RUN_GONE = "Diesen Lauf gibt es nicht mehr, oder er ist nicht beendet."
EVAL_BACK_TO_RUNS = "Alle Läufe"
EVAL_BACK_TO_RUN = "Zum Lauf {run}"
EVAL_MORE_RUNS = "Ältere Läufe"
EVAL_NEWER_RUNS = "Neuere Läufe"
EVAL_KEY = {
    "right": "richtig",
    "refused wrongly": "zu Unrecht abgelehnt",
    "refused rightly": "zu Recht abgelehnt",
    "closed recommended": "Geschlossenes vorgeschlagen",
    "wrongly recommended": "Unpassendes vorgeschlagen",
    "contradicted": "Widersprüche",
    "latency": "Dauer, Median / p95",
}
EVAL_INTERVAL = "95 %: {low} bis {high}"
EVAL_INTERVAL_NOTE = (
    "Der Strich im Balken reicht über den Bereich, in dem der Anteil mit 95 Prozent Sicherheit liegt (nach Wilson): So genau lässt "
    "es sich bei so wenigen Fragen sagen. ↓: Hier ist 0 am besten."
)
EVAL_RUN_LINE = "Begonnen {day} · {split} · {count} Fragen · {engine} · {encoder}"
EVAL_FAILED = "Ohne Antwort geblieben: {ids}"
EVAL_SKIPPED = "{count} Fragen ausgelassen, deren Dokumente hier fehlen"
EVAL_CHARTS = {
    "right": "Richtig, nach Kategorie (Fragen)",
    "measures": "Alle Maße, alle Fragen",
    "latency": "Dauer einer Antwort: Median / p95",
}
EVAL_AS_TABLE = "Als Tabelle"
EVAL_TABLE = "Alle Maße nach Kategorie"
EVAL_CATEGORY = "Kategorie"
EVAL_N = "Fragen"
EVAL_CATEGORIES = {
    "all": "alle",
    "as_of": "Stichtag",
    "clarify": "Rückfrage nötig",
    "document": "Dokumente",
    "expired": "Abgelaufenes",
    "fact": "Fakten",
    "fit": "Was passt",
    "injection": "Angriffe",
    "multi_turn": "Nachfragen",
    "network": "Netzwerke",
    "out_of_scope": "fremdes Thema",
    "practice": "Praxisbeispiele",
    "region": "Orte",
    "rule": "Regeln",
    "unanswerable": "ohne Beleg",
}
EVAL_MEASURES = {
    "right": "richtig",
    "status right": "Art der Antwort",
    "vital recall": "Pflichtaussagen",
    "nugget recall": "Aussagen",
    "no contradiction": "ohne Widerspruch",
    "factual precision": "Sätze richtig",
    "citation recall": "Sätze belegt",
    "citation precision": "Belege tragen",
    "source precision": "Quellen treffend",
    "figures exact": "Zahlen genau",
    "quotes exact": "Zitate wörtlich",
    "warnings right": "Hinweise richtig",
    "recommend recall": "Programme genannt",
    "refused rightly": "zu Recht abgelehnt",
    "refused wrongly": "zu Unrecht abgelehnt",
    "verdict reached": "Urteil erreicht",
    "verdict right": "Urteil richtig",
    "closed recommended": "Geschlossenes vorgeschlagen",
    "wrongly recommended": "Unpassendes vorgeschlagen",
    "region errors": "falscher Ort vorgeschlagen",
    "contradicted": "Widersprüche",
    "failed": "ohne Antwort",
    "milliseconds": "Dauer in ms",
    "nDCG@10": "Rangfolge nDCG@10",
    "R@10": "gefunden R@10",
    "RR@10": "erster Treffer RR@10",
    "Judged@10": "bewertet Judged@10",
    "judge: right": "Urteil: richtig",
    "judge: vital recall": "Urteil: Pflichtaussagen",
    "judge: no contradiction": "Urteil: ohne Widerspruch",
}
EVAL_MATRIX = "Art der Antwort: erwartet und gegeben"
EVAL_EXPECTED = "erwartet"
EVAL_GIVEN = "gegeben"
EVAL_STATUS = {
    "answered": "beantwortet",
    "partial": "teilweise",
    "clarify": "Rückfrage",
    "abstained": "abgelehnt",
}
EVAL_OR = "oder"
EVAL_DIALOGUES = "Gespräche: Wie viele Äußerungen bis zum Urteil"
EVAL_DIALOGUES_LINE = (
    "{count} Gespräche · Urteil erreicht {reached} · Urteil richtig {right} · Äußerungen bis zum Urteil {turns}"
)
EVAL_DIALOGUE_COLUMNS = ("Frage", "Äußerungen", "gefragt nach", "Urteile")
EVAL_JUDGES = "Urteil von {model}"
EVAL_JUDGES_TRUST = (
    "Zwei Durchgänge: gleich {equal}, Kappa {kappa}. Mit dem Vergleich der Aussagen: gleich {measured}, Kappa "
    "{measured_kappa}."
)
EVAL_JUDGES_NOTE = "Eine Meinung neben den Maßen: Sie verändert keines, auch keine Schwelle."
EVAL_JUDGES_NONE = "Ohne Urteil: {ids}"
EVAL_ANSWERS = "Antworten, die schlechtesten zuerst"
EVAL_ANSWERS_HIDDEN = (
    "{count} Antworten auf Prüffragen bleiben verdeckt: Wer an ihnen abstimmt, hat keine Prüfung mehr."
)
EVAL_LOOK = "Ganze Antwort ansehen"
EVAL_POINTS = "{points} Pkt."
EVAL_OUTCOME = "Ergebnis"
EVAL_OUTCOMES = {
    "right": "richtig",
    "refused_rightly": "zu Recht abgelehnt",
    "harmful": "schlägt Falsches vor",
    "contradicted": "sagt Falsches",
    "answered_wrongly": "hätte ablehnen müssen",
    "refused_wrongly": "zu Unrecht abgelehnt",
    "incomplete": "unvollständig",
}
EVAL_WORDS = "Wörter"
EVAL_WORDS_HINT = "in Frage, Antwort oder Kennung"
EVAL_FILTER = "Anzeigen"
EVAL_SHOWN = "Antwort {first} bis {last} von {total}"
EVAL_NOTHING = "Keine Antwort erfüllt alle Bedingungen."
EVAL_PAGES = "Seiten der Antworten"
EVAL_OPEN_ANSWER = "Antwort {id} ansehen: {asked}"
EVAL_REASONS = {
    "closed": "geschlossen, aber vorgeschlagen: {named}",
    "wrong": "darf nicht vorgeschlagen werden: {named}",
    "contradicts": "sagt Falsches: {named}",
    "status": "{named}",
    "lacks_nuggets": "sagt nicht: {named}",
    "lacks_programmes": "schlägt nicht vor: {named}",
    "not_carried": "ein Satz ist nicht belegt",
}
EVAL_INSTEAD = "{given} statt {due}"
EVAL_NOT_RIGHT = "nicht richtig"
EVAL_FILES = "Lauf herunterladen:"
EVAL_JSON = "JSON"
EVAL_CSV = "CSV"
EVAL_CSV_COLUMNS = (
    "Frage-Kennung",
    "Kategorie",
    "Frage",
    "Ergebnis",
    "Grund",
    "erwartet",
    "gegeben",
    "Pflichtaussagen",
    "Dauer in ms",
    "Antwort",
)
EVAL_SETTINGS = "Einstellungen und Fingerabdrücke"
EVAL_CALIBRATED = "Voreinstellung"
EVAL_SETTING_NAMES = {
    "engine": "Antworten",
    "encoder": "Encoder",
    "dense_weight": "Gewicht der Vektoren",
    "abstain_below": "Ablehnen unter",
    "corpus": "Dokumente",
    "questions": "Fragen",
    "collections": "Sammlungen",
    "splits": "Teile",
    "reranker": "Reranker",
}
EVAL_ASKED_ON = "gefragt am {day}"
EVAL_HISTORY = "Vorher im Gespräch"
EVAL_ROLES = {"user": "Frage", "assistant": "Antwort"}
EVAL_PROFILE = "Bekannt vom Betrieb"
EVAL_DUE = "Erwartet"
EVAL_SAID = "gesagt"
EVAL_NOT_SAID = "fehlt"
EVAL_LEVELS = {"vital": "Pflicht", "okay": "Zugabe"}
EVAL_FORBIDDEN = "Verboten"
EVAL_FORBIDDEN_SAID = "gesagt"
EVAL_FORBIDDEN_NOT_SAID = "nicht gesagt"
EVAL_NOT_EXPECTED = "Nichts: Diese Frage ist abzulehnen."
EVAL_WARNINGS = "Hinweise"
EVAL_WARNING_DUE = "fällig und gegeben"
EVAL_WARNING_MISSING = "fällig, fehlt"
EVAL_WARNING_FALSE = "gegeben, nicht fällig"
EVAL_PROPOSALS = "Vorschläge"
EVAL_PROPOSED = "vorgeschlagen"
EVAL_NOT_PROPOSED = "nicht vorgeschlagen"
EVAL_MUST_NOT = "darf nicht vorgeschlagen werden"
EVAL_GOLD = "Stellen, die antworten"
EVAL_GOLD_CITED = "zitiert"
EVAL_GOLD_NOT_CITED = "nicht zitiert"
EVAL_GOLD_RANK = "gefunden auf Rang {rank}"
EVAL_GOLD_NO_RANK = "nicht unter den ersten {depth}"
EVAL_NOTE = "Anmerkung"
EVAL_ANSWER = "Gegebene Antwort"
EVAL_CITED = "Zitiert"
EVAL_CITED_NOTHING = "nichts"
EVAL_TIMES = "Dauer"
EVAL_STEPS = {
    "total": "insgesamt",
    "find": "Suchen",
    "compose": "Verfassen",
    "verify": "Prüfen",
    "generate": "Formulieren",
}
EVAL_DROPPED = "{count} Sätze hat die Prüfung gestrichen"
EVAL_DIALOGUE = "Als Gespräch"
EVAL_DIALOGUE_TURNS = "Urteil nach {turns} Äußerungen"
EVAL_DIALOGUE_NONE = "kein Urteil"
EVAL_DIALOGUE_ASKED = "gefragt nach: {fields}"
EVAL_OPINION = "Urteil von {model}"
EVAL_OPINION_ROUND = "Durchgang {number}"
EVAL_OPINION_REFUSES = "lehnt ab"
EVAL_OPINION_ANSWERS = "antwortet"
EVAL_COMPARE = "Zwei Läufe vergleichen"
EVAL_COMPARE_FIRST = "vorher"
EVAL_COMPARE_SECOND = "nachher"
EVAL_COMPARE_CHOOSE = "bitte wählen"
EVAL_COMPARE_BUTTON = "Vergleichen"
EVAL_COMPARED = "{second} gegen {first}"
EVAL_COMPARED_LINE = "{common} Fragen in beiden, {only_first} nur in {first}, {only_second} nur in {second}."
EVAL_COMPARED_SAME = "Gleiche Einstellungen."
EVAL_COMPARED_OTHER = "Andere Einstellungen: {names}."
EVAL_COMPARED_COLUMNS = ("Maß", "Fragen", "Unterschied", "p-Wert")
EVAL_COMPARED_NOTE = (
    "p-Wert: gepaarter Randomisierungstest mit 10.000 Durchgängen. Unter 0,05 ist der Unterschied kaum Zufall; solche Zeilen "
    "tragen ein ●."
)
EVAL_WON = "Besser geworden: {count}"
EVAL_LOST = "Schlechter geworden: {count}"
EVAL_REWORDED = "Gleiches Ergebnis, andere Worte: {count}"
EVAL_CHANGES_HIDDEN = "Davon sind {count} Prüffragen, die verdeckt bleiben."
EVAL_COMPARE_NONE = "Diese beiden Läufe haben keine Frage gemeinsam."
EVAL_COMPARE_ONE = "Bitte wählen Sie zwei verschiedene Läufe."
EVAL_START = "Neuen Lauf starten"
EVAL_START_LEAD = (
    "Es werden nur Übungsfragen gestellt, in einem eigenen Prozess neben dem Dienst. Der erste Lauf baut seinen eigenen Index und "
    "braucht etwa eine Minute länger."
)
EVAL_START_NAME = "Name"
EVAL_START_NAME_HINT = "frei lassen für Tag und Uhrzeit"
EVAL_START_CATEGORIES = "Kategorien (Übungsfragen)"
EVAL_START_BUTTON = "Starten"
EVAL_START_BUSY = "Es läuft schon einer. Bitte warten Sie oder brechen Sie ihn ab."
EVAL_START_NAME_FAULT = "Der Name darf Buchstaben, Ziffern, Punkt und Strich haben, höchstens 40 Zeichen."
EVAL_START_NAME_TAKEN = "Einen Lauf „{name}“ gibt es schon. Bitte wählen Sie einen anderen Namen."
EVAL_START_NONE = "Bitte wählen Sie mindestens eine Kategorie."
EVAL_JOB = "Lauf {name}"
EVAL_JOB_STATES = {
    "running": "läuft",
    "done": "ist fertig",
    "failed": "ist gescheitert",
    "stopped": "wurde abgebrochen und verworfen",
}
EVAL_JOB_STEPS = {
    "": "Der Prozess startet.",
    "Store": "Index wird aufgebaut, Dokumente:",
    "Questions": "Fragen werden gestellt:",
}
EVAL_JOB_DONE = "{done} von {total}"
EVAL_JOB_PROGRESS = "Fortschritt"
EVAL_JOB_STOP = "Abbrechen und verwerfen"
EVAL_JOB_SHOW = "Lauf ansehen"
EVAL_DRAFTS = "Fragen aus Rückmeldungen"
EVAL_DRAFTS_LEAD = (
    "Aus jedem Daumen nach unten wird der Entwurf einer Frage. Was eine richtige Antwort sagt, ergänzt ein Mensch "
    "(evals/questions/README.md); danach misst jeder Lauf daran."
)
EVAL_DRAFTS_NONE = "Keine Rückmeldung mit Daumen nach unten."
EVAL_DRAFTS_COUNT = "{count} Entwürfe, die häufigsten zuerst"
EVAL_DRAFTS_TIMES = "{count}×"
EVAL_DRAFTS_FILE = "Entwürfe herunterladen (JSON Lines)"
