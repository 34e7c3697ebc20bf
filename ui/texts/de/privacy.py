"""What the page says in German of what it keeps."""

from __future__ import annotations

PRIVACY = "Datenschutz"
PRIVACY_LEAD = (
    "Fragen und suchen können Sie, ohne sich anzumelden und ohne zu sagen, wer Sie sind. Gespeichert wird erst,"
    " wenn Sie es auslösen."
)
PRIVACY_SECTIONS = (
    (
        "Ihre Fragen und das Gespräch",
        "Was Sie fragen, wird auf diesem Server beantwortet und nicht gespeichert. Das Gespräch und Ihre "
        "Angaben zum Unternehmen stehen im Arbeitsspeicher, solange das Fenster offen ist, und werden "
        "spätestens eine Stunde, nachdem Sie es geschlossen haben, gelöscht. Ihre Merkliste bleibt im Browser "
        "und verschwindet mit dem Fenster. {model}",
    ),
    (
        "Fördercheck, Suche und Dateien",
        "Angaben im Fördercheck und Dateien zum Herunterladen werden für die Auskunft verarbeitet und danach "
        "vergessen. Suchwörter stehen in der Adresse der Suche. Führt der Betreiber ein Zugriffsprotokoll, "
        "enthält es Netzadresse, Zeit und aufgerufene Adresse, nie aber den Text einer Frage aus dem Gespräch. "
        "Ausnahme ist ein Link zu einer Frage: Er enthält sie.",
    ),
    (
        "Rückmeldungen",
        "Erst wenn Sie unter einer Antwort auf Ja drücken oder eine Rückmeldung senden, werden Frage, Antwort, "
        "Ihr Urteil, der Grund und Ihre Anmerkung gespeichert, die Fragen davor nur, wenn Sie es ankreuzen. "
        "Gelöscht wird nach {days} Tagen. Nicht gespeichert wird, wer Sie sind: keine Netzadresse, kein Cookie,"
        " keine Uhrzeit. E-Mail-Adressen, Kontonummern und Telefonnummern in Ihrem Text werden entfernt; Namen "
        "erkennt der Dienst nicht, bitte schreiben Sie keine hinein. Sie bekommen eine Nummer: Damit können Sie"
        " die Rückmeldung sofort hier oder später beim Betreiber löschen lassen.",
    ),
    (
        "Cookies",
        "Ein Cookie gibt es nur, wenn sich Mitarbeitende mit einem Schlüssel anmelden: Er hält die Anmeldung "
        "höchstens {hours} Stunden und dient keinem anderen Zweck. Nichts wird von anderen Servern geladen, "
        "niemand zählt Ihre Besuche.",
    ),
    (
        "Auf welcher Grundlage",
        "Fragen werden beantwortet, weil Sie es wünschen und der Betreiber Auskunft geben will (berechtigtes "
        "Interesse, Art. 6 Abs. 1 Buchst. f DSGVO). Rückmeldungen werden gespeichert, weil Sie einwilligen, "
        "indem Sie sie senden (Buchst. a); das können Sie jederzeit zurücknehmen. Der Cookie ist zum Anmelden "
        "nötig (§ 25 Abs. 2 Nr. 2 TDDDG).",
    ),
    (
        "Ihre Rechte",
        "Verantwortlich ist, wer diesen Dienst betreibt. An ihn richten Sie Fragen nach Auskunft, Berichtigung "
        "und Löschung; nennen Sie dazu die Nummer der Rückmeldung, denn anders lässt sie sich Ihnen nicht "
        "zuordnen. Beschweren können Sie sich bei der Datenschutzaufsicht Ihres Landes.",
    ),
)
"""Head and text of each section."""
PRIVACY_NO_MODEL = "Kein Sprachmodell liest mit."
PRIVACY_MODEL = (
    "Zum Formulieren gehen Ihre Frage und die gefundenen Textstellen an das Sprachmodell {model}, das der "
    "Betreiber gewählt hat."
)
