"""What the search says in German."""

from __future__ import annotations

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
FACET_AUDIENCE = "Zielgruppe"
STATE_ANY = "jeder Stand"
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
SEARCH_COLUMNS = ("Rang", "Titel", "Art", "Stand", "Frist", "Abschnitt", "Stelle", "Original", "Zielgruppe")
