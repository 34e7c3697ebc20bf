"""What the tab on networks and practice says in German."""

from __future__ import annotations

PLACES_TITLE = "Netzwerke & Praxis"
PLACES_LEAD = (
    "Wer hilft in Ihrer Gegend, und was haben andere Betriebe schon gemacht? Gezeigt werden Stellen, nie "
    "einzelne Menschen."
)
PLACES_PLACE = "Ort"
PLACES_PLACE_HINT = "Ort, Landkreis, Land oder PLZ"
PLACES_TOPIC = "Thema"
PLACES_KIND = "Art der Stelle"
PLACES_BUTTON = "Anzeigen"
PLACES_TO_PRACTICE = "Zu den Praxisbeispielen"
PLACES_WHO = "Wer hilft: {place}"
PLACES_COUNTED = "{counts}. Stand {day}."
PLACES_COUNTS = {
    "kreis": "{count} nur hier",
    "area": "{count} in der Region",
    "land": "{count} landesweit",
    "part": "{count} in Teilen davon",
    "country": "{count} bundesweit",
    "perhaps": "{count} vielleicht",
}
PLACES_GROUPS = {
    "kreis": "Nur hier",
    "area": "In der Region",
    "land": "Im ganzen Land",
    "part": "In Teilen davon",
    "country": "Bundesweit und darüber hinaus",
    "perhaps": "Ob das Gebiet dazugehört, ist nicht bekannt",
}
PLACES_ENDED = "Beendet"
PLACES_HINT = (
    "Tragen Sie Ihren Ort ein oder wählen Sie einen Kreis auf der Karte: Dann steht oben, was am nächsten liegt."
)
PLACES_NOTHING = (
    "Dazu ist für diesen Ort nichts hinterlegt. Lassen Sie Thema oder Art weg, oder wählen Sie den Landkreis "
    "oder das Land."
)
PLACES_UNKNOWN = "Den Ort „{said}“ kenne ich nicht. Nennen Sie bitte Gemeinde, Landkreis oder Postleitzahl."
PLACES_SEVERAL = "„{said}“ ist nicht eindeutig. Welcher Ort ist gemeint?"
PLACES_ALIKE = "Meinen Sie:"
PLACES_AREA = "Gebiet"
PLACES_AREA_OF = "{count} Kreise"
PLACES_TOPICS = "Themen"
PLACES_CONTACT = "Kontakt"
PLACES_FUNDED = "Förderung"
PLACES_RESULT = "Was herauskam"
PLACES_WHOLE = "Ganzer Text und Quellen"
PLACES_ASK = "Dazu fragen"
PLACES_ASK_HELPER = "Was bietet {name}?"
PLACES_ASK_PRACTICE = "Was zeigt das Praxisbeispiel {name}?"
PLACES_SOURCE_OF = "Seite von {date}"
PLACES_SOURCE_UNDATED = "Seite ohne Datum"
PLACES_LOOKED_UP = "Nachgesehen am {day}."
PLACES_GONE = "Dieser Eintrag ist nicht mehr da."
PLACES_MAP = "Karte: Angebote je Kreis"
PLACES_MAP_NOTE = (
    "Die Zahl in einer Kachel zählt Angebote, deren Gebiet kleiner ist als das Land. Dazu kommen überall {wide}."
)
PLACES_MAP_WIDE = "in {land} {state} landesweite und {country} bundesweite"
PLACES_MAP_LABEL = "Kachelkarte von Niedersachsen und Bremen. Jede Kachel wählt einen Kreis."
PLACES_TILE = "{label} {count}: {name}, regionale Angebote: {count}"
PLACES_LAND_TILE = "{label} {count}: {name}, Angebote im Land: {count}"
PLACES_LEGEND = "Angebote je Kreis"
PLACES_TABLE = "Als Tabelle"
PLACES_TABLE_HEADS = ("Kreis", "Regionale Angebote")
PLACES_LAENDER = "Ganz Deutschland"
PLACES_LAENDER_NOTE = "Die Zahl zählt Angebote, die im ganzen Land oder in einem Teil davon arbeiten, ohne bundesweite."
PLACES_LAENDER_LABEL = "Kachelkarte der 16 Länder. Jede Kachel wählt ein Land."
PLACES_LAENDER_HEADS = ("Land", "Angebote im Land")
PLACES_LAENDER_LEGEND = "Angebote je Land"
PLACES_KREISE_OF = "Kreise in {land} mit eigenen Angeboten"
PLACES_KREISE_NONE = "Ohne eigenes Angebot: {names}"
PLACES_PRACTICE = "Aus der Praxis"
PLACES_PRACTICE_LEAD = (
    "Was andere Betriebe getan haben, nach Themen. Jedes Beispiel nennt seine Quelle und deren Datum."
)
PLACES_PRACTICE_NEAR = {
    "kreis": "Beispiele aus dem Kreis: {place}.",
    "land": "Aus dem Kreis ist dazu kein Beispiel hinterlegt. Aus dem Land gibt es:",
    "all": "Aus dieser Gegend ist dazu kein Beispiel hinterlegt. Anderswo gibt es:",
}
PLACES_PRACTICE_NOTHING = "Zu diesem Thema ist kein Praxisbeispiel hinterlegt."
PLACES_COUNTRIES = {"DE": "Deutschland", "EU": "Europäische Union"}
