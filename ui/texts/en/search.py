"""What the search says in English."""

from __future__ import annotations

SEARCH_TITLE = "Search the documents"
SEARCH_LABEL = "Words"
SEARCH_BUTTON = "Search"
FACETS = "Narrow and sort"
FACET_KIND = "Kind"
FACET_REGION = "Region"
FACET_REGION_HINT = "town, district, state or postcode"
FACET_TOPIC = "Topic"
FACET_SUPPORT = "Type of support"
FACET_STATE = "Status"
FACET_DAY = "As of"
SORT = "Order"
SORTS = {"frist": "next deadline", "neu": "newest first", "titel": "title"}
SORT_BEST = "best matches"
FOUND = "Documents {first} to {last}"
FOUND_TOTAL = "Documents {first} to {last} of {total}"
FOUND_NOTHING = "Nothing found. Fewer conditions or other words often help."
FOUND_DAY = "As of {day}"
EARLIER = "Back"
LATER = "Next"
PAGES_LABEL = "Pages of results"
ALSO_IN = "Also in: {titles}"
PLACE_FAULT = "I do not know the place “{said}”, or there are several. Please name the district or the postcode."
DAY_FAULT = "“{said}” is no day."
SEARCH_COLUMNS = ("Rank", "Title", "Kind", "Status", "Deadline", "Section", "Passage", "Original")
