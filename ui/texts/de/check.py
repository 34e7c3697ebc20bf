"""What the check of all programmes says in German."""

from __future__ import annotations

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
TIMELINE_TITLE = "Fristen im Überblick"
TIMELINE_NOTE = (
    "Von heute ({day}, senkrechte Linie) bis zum letzten Tag für den Antrag. Die Tabellen nennen dieselben Tage."
)
TIMELINE_OPENS = "{opens} bis {closes}"
TIMELINE_TODAY = "heute letzter Tag"
TIMELINE_DAY = "noch 1 Tag"
TIMELINE_DAYS = "noch {days} Tage"
TIMELINE_WITHOUT = {
    "open": "Offen, ohne genanntes Ende: {names}.",
    "opens_on": "Angekündigt, ohne genanntes Ende: {names}.",
    "paused": "Zurzeit pausiert: {names}.",
    "unproven": "Ob noch offen, ist nicht bestätigt; bitte nachfragen: {names}.",
}
