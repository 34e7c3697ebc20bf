"""What the tab of the staff says in German."""

from __future__ import annotations

STAFF_TITLE = "Verwaltung"
STAFF_LEAD = "Dokumente aufnehmen und pflegen, Rückmeldungen lesen, den Zustand des Dienstes prüfen."
STAFF_SECTIONS = {
    "aufnehmen": "Aufnehmen",
    "dokumente": "Dokumente",
    "korpus": "Korpuspflege",
    "rueckmeldungen": "Rückmeldungen",
    "zustand": "Zustand",
    "schluessel": "Schlüssel",
}
STAFF_LOADING = "Einen Augenblick …"
STAFF_PAGES = "Weitere Einträge"
STAFF_UNKNOWN = "nicht bekannt"
STAFF_YES = "ja"
STAFF_DETAIL = "Einzelheiten für die Technik"
STAFF_FILTER = "Anzeigen"
STAFF_DELETE = "Löschen"

STAFF_FILE = "Datei wählen oder hierher ziehen"
STAFF_FILE_HINT = "PDF, DOCX, HTML, Markdown, Text oder eine Sammlung (.jsonl), höchstens {size} MB"
STAFF_ADDRESS = "oder eine Adresse im Netz"
STAFF_ADDRESS_HINT = "Nur öffentlich erreichbare Adressen. Geladen wird diese eine Seite, kein Verweis darauf."
STAFF_AUDIENCE = "Für wen ist das Dokument?"
STAFF_FOR = {
    "internal": "Intern: nur wer sich anmeldet",
    "public": "Öffentlich: für alle, die fragen",
}
STAFF_LOOK = "Vorschau ansehen"
STAFF_NOTHING_GIVEN = "Bitte wählen Sie eine Datei oder nennen Sie eine Adresse."
STAFF_IS_READ = "Das Dokument wird gelesen. Bei gescannten Seiten dauert das länger"
STAFF_IS_STORED = "Das Dokument wird gelesen und gespeichert"
STAFF_IS_STORED_NUMBER = "Dokument {count} wird gespeichert: {name}"
STAFF_IS_DELETED = "Das Dokument wird gelöscht"
STAFF_IS_COMPARED = "Die Speicher werden verglichen"
STAFF_WAITS = "Gerade läuft eine andere Änderung. Danach geht es von selbst weiter"
STAFF_REPLACING = "Die nächste Datei ersetzt „{name}“."
STAFF_NOT_REPLACING = "Doch nicht ersetzen"

STAFF_UNDERSTOOD = "Das wurde verstanden"
STAFF_UNDERSTOOD_MANY = "{name}: {count} Dokumente"
STAFF_MORE_ROWS = "und {count} weitere Dokumente"
STAFF_TAKE = "Übernehmen"
STAFF_DROP = "Verwerfen"
STAFF_ANOTHER = "Weiteres Dokument aufnehmen"
STAFF_DONE = "Übernommen"
STAFF_TAKEN = {
    "added": "{count} neu aufgenommen",
    "changed": "{count} ersetzt",
    "unchanged": "{count} unverändert",
}
STAFF_NOTED = "Bitte beachten"
STAFF_ROWS_FAILED = "Nicht lesbar"
STAFF_OPEN = "Öffnen"
STAFF_SEARCH = "In der Suche zeigen"
STAFF_KIND = "Art"
STAFF_TYPE = "Format"
STAFF_EXTENT = "Umfang"
STAFF_LANGUAGE = "Sprache"
STAFF_LANGUAGES = {"de": "Deutsch", "en": "Englisch"}
STAFF_PUBLISHED = "Veröffentlicht"
STAFF_VALID = "Gilt"
STAFF_UNTIL = "bis {day}"
STAFF_FROM = "ab {day}"
STAFF_REGIONS = "Regionen"
STAFF_PAGE_COUNT = ("1 Seite", "{count} Seiten")
STAFF_CHUNK_COUNT = ("1 Stelle", "{count} Stellen")
STAFF_CHAR_COUNT = "{count} Zeichen"
STAFF_OUTCOMES = {
    "added": "Dieses Dokument ist neu.",
    "changed": "Dieses Dokument ersetzt ein vorhandenes.",
    "unchanged": "Genau so ist dieses Dokument schon gespeichert. Es ändert sich nichts.",
}
STAFF_REPLACES = "Bisher: „{title}“, eingelesen am {day} ({extent})."
STAFF_WARNINGS = {
    "pages_without_text": "Ohne Text sind die Seiten {pages}. Was dort steht, wird nicht gefunden.",
    "pages_by_ocr": "Aus Bildern gelesen wurden die Seiten {pages}. Bitte mit dem Original vergleichen.",
    "language_unknown": "Die Sprache ist weder Deutsch noch Englisch, oder sie ist nicht zu erkennen.",
    "no_date": "Es wurde kein Tag der Veröffentlichung oder Geltung gefunden. Wer nach Zeit filtert, findet das Dokument nicht.",
    "takes_over": "Ein Dokument gleicher Kennung von einem anderen Ort wird dadurch verdrängt.",
    "audience_changes": "Die gespeicherte Fassung ist für eine andere Zielgruppe. Das ändert sich mit dem Übernehmen.",
    "alike": "Ein anderes gespeichertes Dokument sagt ganz oder zum Teil dasselbe.",
}
"""Code of a warning of a look at an upload -> what is said (`api.preview.WarningCode`, but for "note")."""
STAFF_NOTES = {
    "ocr": "Aus Bildern gelesen: Seite {pages}.",
    "poor": "Kaum lesbar: Seite {pages}. Bitte mit dem Original vergleichen.",
    "encoding": "Als {encoding} gelesen, weil die Datei ihre Kodierung nicht nennt.",
    "large": "Große Seite: Es wurde ihr ganzer Text genommen, nicht nur der Hauptteil.",
}
STAFF_DATES = "Im Text genannte Tage ({count})"
STAFF_CHUNKS = "Erste Stellen ({shown} von {count})"

STAFF_WORDS = "Titel oder Kennung"
STAFF_ORIGIN = "Herkunft"
STAFF_ORIGINS = {
    "corpus": "Korpus",
    "upload": "hochgeladen",
    "address": "Adresse im Netz",
    "export": "Förderdatenbank",
    "folder": "Ordner des Servers",
}
STAFF_ORDERS = {"titel": "Titel"}
STAFF_NEWEST = "zuletzt eingelesen"
STAFF_NO_DOCUMENTS = "Kein Dokument erfüllt diese Bedingungen."
STAFF_DOCUMENT = "Dokument"
STAFF_DATE = "Stand"
STAFF_BACK = "Zurück zur Liste"
STAFF_TEXT = "Text nach Stellen"
STAFF_RETRIEVED = "Abgerufen"
STAFF_INGESTED = "Eingelesen"
STAFF_OCR = "Aus Bildern gelesen"
STAFF_ID = "Kennung"
STAFF_VERSION = "Fassung"
STAFF_REPLACE = "Durch andere Datei ersetzen"
STAFF_AGAIN = "Neu laden"
STAFF_AGAIN_ASK = (
    "„{title}“ noch einmal von seiner Adresse laden? Hat sich dort etwas geändert, ersetzt es die gespeicherte Fassung."
)
STAFF_AGAIN_DONE = "Neu geladen."
STAFF_MAKE = {"internal": "Intern machen", "public": "Öffentlich machen"}
STAFF_AUDIENCE_ASK = {
    "internal": "„{title}“ sieht danach nur noch, wer sich anmeldet. Das Dokument wird dafür neu gelesen.",
    "public": "„{title}“ sieht danach jeder, der den Dienst nutzt. Das Dokument wird dafür neu gelesen.",
}
STAFF_AUDIENCE_DONE = {"internal": "Das Dokument ist jetzt intern.", "public": "Das Dokument ist jetzt öffentlich."}
STAFF_WHOLE_COLLECTION = "Das gilt für alle Dokumente derselben Sammlung."
STAFF_FOLDER_WINS = "Wird der Ordner wieder eingelesen, gilt, was dort angegeben ist."
STAFF_DELETE_TITLE = "Dokument löschen?"
STAFF_DELETE_ASK = "„{title}“ wird gelöscht und in keiner Antwort mehr zitiert. Das lässt sich nicht rückgängig machen."
STAFF_COMES_BACK = {
    "export": "Steht das Programm noch im Export der Förderdatenbank, kommt es mit dem nächsten Einlesen wieder.",
    "folder": "Liegt die Datei noch im Ordner, kommt sie mit dem nächsten Einlesen wieder.",
}
STAFF_DELETED = "„{title}“ ist gelöscht."
STAFF_FIXED = {
    "corpus": (
        "Dieses Dokument gehört zum Korpus. Es wird in seiner Datei gepflegt und bei jedem Start neu eingelesen; hier lässt es "
        "sich deshalb nicht ersetzen oder löschen."
    ),
    "export": "Dieses Programm kommt aus der Förderdatenbank. Ersetzt wird es mit deren nächstem Export.",
}
STAFF_FILE_GONE = (
    "Die Datei, aus der das Dokument gelesen wurde, liegt nicht mehr am alten Ort. Die Zielgruppe lässt sich deshalb hier nicht "
    "ändern."
)

STAFF_CORPUS_LEAD = "Was an den Einträgen des Korpus zu tun ist: Fehler in den Dateien, und was nachzuschlagen ist."
STAFF_CORPUS_COUNTED = "{entries} Einträge, {findings} Fehler, {due} nachzuschlagen am {day}"
STAFF_NO_FINDINGS = "Die Prüfung der Einträge hat keine Fehler gefunden."
STAFF_FINDINGS = "Fehler in den Einträgen"
STAFF_FINDINGS_NOTE = "Die Prüfung spricht Englisch. Genannt sind Datei, Feld, der Fehler und was zu tun ist."
STAFF_NOTHING_DUE = "Nichts ist nachzuschlagen."
STAFF_DUE = {
    "ended": "Abgelaufen, aber noch nicht geschlossen",
    "ending": "Läuft bald ab",
    "stale": "Beleg älter als zwölf Monate",
    "undated": "Ohne Tag des Belegs",
}
STAFF_DUE_DO = {
    "ended": "Im Eintrag den Stand auf „closed“ setzen und einen Nachfolger nennen, wenn es einen gibt.",
    "ending": "Nachsehen, ob das Programm verlängert wird oder einen Nachfolger hat.",
    "stale": "Im Original nachsehen, ob der Stand noch stimmt, und den neuen Tag eintragen.",
    "undated": "Nachschlagen, wie es steht, und den Tag dazu eintragen.",
}
STAFF_DUE_DAY = {"ended": "Ende", "ending": "Ende", "stale": "Letzter Beleg", "undated": "Tag"}
STAFF_ENTRY = "Eintrag"
STAFF_LOOK_UP = "Nachschlagen bei"

STAFF_FEEDBACK_LEAD = (
    "Was Fragende zu Antworten sagen. Gespeichert wird niemand, nur Frage, Antwort und Urteil; nach {days} Tagen "
    "wird es gelöscht."
)
STAFF_THUMB = "Urteil"
STAFF_THUMBS = {"up": "hilfreich", "down": "nicht hilfreich"}
STAFF_REASON = "Grund"
STAFF_REASONS = {
    "wrong": "falsch",
    "outdated": "veraltet",
    "incomplete": "unvollständig",
    "unclear": "unverständlich",
    "off_topic": "geht an der Frage vorbei",
    "other": "anderer Grund",
}
STAFF_SAVE_FEEDBACK = "Für die Auswertung speichern"
STAFF_NO_FEEDBACK = "Keine Rückmeldung erfüllt diese Bedingungen."
STAFF_FEEDBACK_COUNTED = "Rückmeldung {first} bis {last} von {total}"
STAFF_COMMENT = "Anmerkung"
STAFF_ENGINE = "Antwort"
STAFF_CITED = "Zitiert"
STAFF_ANSWERED_FOR = "Auskunft vom"
STAFF_TURNS = {"user": "Frage:", "assistant": "Antwort:"}
STAFF_HISTORY = "Gespräch davor, mit Einwilligung gespeichert"
STAFF_ANSWER = "Gegebene Antwort"
STAFF_SAME = "unverändert"
STAFF_REPLACED_SINCE = "seither ersetzt"
STAFF_GONE = "nicht mehr da"
STAFF_DELETE_FEEDBACK = "Rückmeldung löschen?"
STAFF_DELETE_FEEDBACK_ASK = "Die Rückmeldung wird endgültig gelöscht."
STAFF_FEEDBACK_DELETED = "Die Rückmeldung ist gelöscht."
STAFF_FEEDBACK_COLUMNS = (
    "Kennung",
    "Tag",
    "Urteil",
    "Grund",
    "Anmerkung",
    "Frage",
    "Antwort",
    "Gegeben von",
    "Zitierte Fassungen",
    "Zielgruppe",
)

STAFF_STORES = "Speicher im Vergleich"
STAFF_PART = "Speicher"
STAFF_PARTS = {"database": "Datenbank", "terms": "Wortindex", "vectors": "Vektorindex"}
STAFF_HOLDS = "Bestand"
STAFF_HELD = "{held} von {live} Stellen"
STAFF_STATE = "Zustand"
STAFF_OK = "in Ordnung"
STAFF_NOT_OK = "weicht ab"
STAFF_REPAIR = "Vergleichen und reparieren"
STAFF_REPAIR_ASK = (
    "Beide Indexe werden Stelle für Stelle mit der Datenbank verglichen und, wo nötig, ergänzt. Fragen werden währenddessen "
    "weiter beantwortet; Änderungen warten so lange."
)
STAFF_NOTHING_MENDED = "Verglichen: Alle drei Speicher stimmen überein."
STAFF_MENDED = "Repariert: {chunks} Stellen in den Indexen, {versions} unfertige Fassungen."
STAFF_COUNTS = "Bestand"
STAFF_DOCUMENTS = "Dokumente"
STAFF_PASSAGES = "Stellen"
STAFF_KINDS = "Arten"
STAFF_ENCODER = "Encoder"
STAFF_GENERATION = "Änderungen bisher"
STAFF_VERSION_OF = "Programmversion"
STAFF_DISK = "Platz"
STAFF_FOLDER = "Datenordner"
STAFF_FOLDER_SIZE = "Belegt"
STAFF_FREE = "Frei auf dem Datenträger"
STAFF_BACKUP = (
    "Sicherung: den Dienst anhalten, den Datenordner kopieren, den Dienst wieder starten. Zurückspielen heißt: anhalten, den "
    "Ordner ersetzen, starten."
)
STAFF_SETTINGS = "Einstellungen"
STAFF_SETTINGS_NOTE = (
    "Geheimes ist verdeckt. Geändert werden sie in der Umgebung oder in lotse.toml; danach neu starten."
)
STAFF_SETTING = "Name"
STAFF_VALUE = "Wert"
STAFF_UNSET = "nicht gesetzt"
STAFF_FROM_WHERE = "Woher"
STAFF_DEFAULT = "Voreinstellung"
STAFF_SET = "gesetzt"

STAFF_KEYS = "Schlüssel"
STAFF_KEYS_LEAD = (
    "Mit einem Schlüssel melden sich Menschen auf dieser Seite und Programme an der Schnittstelle an. Gespeichert ist nur seine "
    "Prüfsumme: Wer ihn verliert, braucht einen anderen."
)
STAFF_NO_KEYS = "Es gibt noch keine Schlüssel."
STAFF_KEY_HEADS = ("Inhaber", "Rolle", "Darf", "Seit", "Letzter Tag", "Zustand", "Widerrufen")
STAFF_SCOPES = {"internal": "Internes lesen", "feedback": "Rückmeldungen lesen", "documents": "verwalten"}
STAFF_ROLES = {
    "public": "nur Öffentliches",
    "staff": "auch Internes lesen",
    "evaluator": "dazu Rückmeldungen lesen",
    "admin": "dazu diese Verwaltung",
}
STAFF_COUNTS_STILL = "gilt"
STAFF_REVOKED = "widerrufen am {day}"
STAFF_OVER = "abgelaufen"
STAFF_OWN_KEY = "damit sind Sie angemeldet"
STAFF_REVOKE = "Widerrufen"
STAFF_REVOKE_TITLE = "Schlüssel widerrufen?"
STAFF_REVOKE_ASK = "Der Schlüssel „{name}“ gilt sofort nicht mehr. Das lässt sich nicht rückgängig machen."
STAFF_REVOKE_OWN = "Sie sind damit angemeldet und werden abgemeldet."
STAFF_KEY_REVOKED = "Der Schlüssel ist widerrufen."
STAFF_NEW_KEY = "Neuer Schlüssel"
STAFF_KEY_NAME = "Für wen oder welches Programm"
STAFF_KEY_NAME_HINT = "damit man ihn später zuordnen kann"
STAFF_ROLE = "Rolle"
STAFF_KEY_UNTIL = "Letzter Tag"
STAFF_KEY_UNTIL_HINT = "leer: ohne Ende"
STAFF_MAKE_KEY = "Schlüssel anlegen"
STAFF_KEY_MADE = "Der Schlüssel für „{name}“ ist angelegt."
STAFF_KEY_ONCE = "Der Schlüssel wird nur dieses eine Mal gezeigt"
STAFF_COPY = "Kopieren"
STAFF_COPIED = "Kopiert"

STAFF_ERROR = "Das hat nicht geklappt. Es wurde nichts geändert."
STAFF_ERRORS = {
    "input": "Diese Angaben lassen sich so nicht verwenden. Es wurde nichts geändert.",
    "filter-unknown": "Diese Angaben lassen sich so nicht verwenden. Es wurde nichts geändert.",
    "document-unknown": "Dieses Dokument gibt es nicht (mehr).",
    "feedback-unknown": "Diese Rückmeldung gibt es nicht (mehr).",
    "key-unknown": "Diesen Schlüssel gibt es nicht.",
    "source": "Das Dokument lässt sich nicht lesen. Es wurde nichts geändert.",
    "source-missing": "Die Datei gibt es nicht mehr.",
    "source-unreadable": "Der Server darf die Datei nicht lesen.",
    "source-empty": "Darin steht kein Text. Es wurde nichts geändert.",
    "source-format-unknown": "Dieses Format wird nicht gelesen. Möglich sind PDF, DOCX, HTML, Markdown, Text und .jsonl.",
    "source-format-mismatch": "Die Datei hat ein anderes Format, als ihr Name sagt. Bitte richtig benennen oder neu speichern.",
    "source-damaged": "Die Datei ist beschädigt oder unvollständig. Bitte neu speichern und noch einmal versuchen.",
    "source-encrypted": "Die Datei ist mit einem Kennwort geschützt. Bitte ohne Kennwort speichern.",
    "source-scanned": "Die Datei enthält nur Bilder von Text, und die Texterkennung ist nicht eingerichtet.",
    "source-too-large": "Das ist größer, als der Dienst annimmt.",
    "source-unreachable": "Die Adresse antwortet nicht oder darf von hier nicht geladen werden.",
    "store-full": "Auf dem Datenträger ist kein Platz mehr. Gespeichertes ist unversehrt.",
    "server-stopping": "Der Dienst wird gerade beendet. Bitte versuchen Sie es danach noch einmal.",
}
"""Code of an error of ours (`rag.errors`) -> what is said of it."""
