"""What the shortlist says in German."""

from __future__ import annotations

KEEP = "Merken"
KEPT = "Gemerkt"
KEEP_NAMED = "{name} merken"
SHORTLIST = "Merkliste"
SHORTLIST_LEAD = (
    "Bleibt in diesem Fenster und verschwindet mit ihm. Stand, Frist und Förderung sind die von heute, ohne Ihre Angaben "
    "gerechnet; ob ein Programm passt, sagt der Fördercheck."
)
SHORTLIST_EMPTY = "Noch nichts gemerkt. Drücken Sie an einem Programm auf „Merken“."
SHORTLIST_GONE = "{count} der gemerkten Programme gibt es hier nicht mehr."
SHORTLIST_REMOVE = "Entfernen"
SHORTLIST_REMOVE_NAMED = "{name} von der Merkliste entfernen"
SHORTLIST_FEED = "Fristen abonnieren (Feed)"
SHORTLIST_FEED_HINT = (
    "Die Adresse in einen Feed-Leser einfügen: Er meldet, was in den nächsten {days} Tagen öffnet oder schließt. Änderungen an "
    "den Programmen selbst meldet ein Abonnement, das der Betreiber einrichtet."
)
SHORTLIST_FEED_NAME = "Merkliste"
SUPPORT_LABEL = "Förderung"
DEADLINE = "Frist"
CLOSE = "Schließen"
