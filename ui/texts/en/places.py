"""What the tab on networks and practice says in English."""

from __future__ import annotations

PLACES_TITLE = "Networks & practice"
PLACES_LEAD = (
    "Who helps in your area, and what have other companies done already? Shown are offices, never "
    "persons. What the sources say is in German."
)
PLACES_PLACE = "Place"
PLACES_PLACE_HINT = "town, district, state or postcode"
PLACES_TOPIC = "Topic"
PLACES_KIND = "Kind of office"
PLACES_BUTTON = "Show"
PLACES_TO_PRACTICE = "To the practice examples"
PLACES_WHO = "Who helps: {place}"
PLACES_COUNTED = "{counts}. As of {day}."
PLACES_COUNTS = {
    "kreis": "{count} here only",
    "area": "{count} in the region",
    "land": "{count} across the state",
    "part": "{count} in parts of it",
    "country": "{count} nationwide",
    "perhaps": "{count} perhaps",
}
PLACES_GROUPS = {
    "kreis": "Here only",
    "area": "In the region",
    "land": "Across the state",
    "part": "In parts of it",
    "country": "Nationwide and beyond",
    "perhaps": "It is not known whether the area belongs to it",
}
PLACES_ENDED = "Ended"
PLACES_HINT = "Enter your place or choose a district on the map: then the closest come first."
PLACES_NOTHING = (
    "Nothing on this is stored for this place. Leave out topic or kind, or choose the district or the state."
)
PLACES_UNKNOWN = "I do not know the place “{said}”. Please name a municipality, district or postcode."
PLACES_SEVERAL = "“{said}” is the name of several places. Which one is meant?"
PLACES_ALIKE = "Do you mean:"
PLACES_AREA = "Area"
PLACES_AREA_OF = "{count} districts"
PLACES_TOPICS = "Topics"
PLACES_CONTACT = "Contact"
PLACES_FUNDED = "Funding"
PLACES_RESULT = "What came of it"
PLACES_WHOLE = "Whole text and sources"
PLACES_ASK = "Ask about it"
PLACES_ASK_HELPER = "What does {name} offer?"
PLACES_ASK_PRACTICE = "What does the practice example {name} show?"
PLACES_SOURCE_OF = "page of {date}"
PLACES_SOURCE_UNDATED = "page without a date"
PLACES_LOOKED_UP = "Looked up on {day}."
PLACES_GONE = "This entry is no longer there."
PLACES_MAP = "Map: offers in each district"
PLACES_MAP_NOTE = (
    "The number in a tile counts offers whose area is smaller than the state. Everywhere, these come on top: {wide}."
)
PLACES_MAP_WIDE = "in {land} {state} across the state and {country} nationwide"
PLACES_MAP_LABEL = "Tile map of Lower Saxony and Bremen. Each tile chooses a district."
PLACES_TILE = "{label} {count}: {name}, regional offers: {count}"
PLACES_LAND_TILE = "{label} {count}: {name}, offers in the state: {count}"
PLACES_LEGEND = "Offers in each district"
PLACES_TABLE = "As a table"
PLACES_TABLE_HEADS = ("District", "Regional offers")
PLACES_LAENDER = "All of Germany"
PLACES_LAENDER_NOTE = (
    "The number counts offers that work in all of a state or in a part of it, without nationwide ones."
)
PLACES_LAENDER_LABEL = "Tile map of the 16 states. Each tile chooses a state."
PLACES_LAENDER_HEADS = ("State", "Offers in the state")
PLACES_LAENDER_LEGEND = "Offers in each state"
PLACES_KREISE_OF = "Districts of {land} with offers of their own"
PLACES_KREISE_NONE = "Without an offer of their own: {names}"
PLACES_PRACTICE = "From practice"
PLACES_PRACTICE_LEAD = "What other companies did, by topic. Each example names its source and the date of it."
PLACES_PRACTICE_NEAR = {
    "kreis": "Examples from the district: {place}.",
    "land": "No example on this is stored from the district. From the state there are:",
    "all": "No example on this is stored from this area. From elsewhere there are:",
}
PLACES_PRACTICE_NOTHING = "No practice example on this topic is stored."
PLACES_COUNTRIES = {"DE": "Germany", "EU": "European Union"}
