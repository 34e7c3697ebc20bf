"""What the shortlist says in English."""

from __future__ import annotations

KEEP = "Keep"
KEPT = "Kept"
KEEP_NAMED = "keep {name}"
SHORTLIST = "Shortlist"
SHORTLIST_LEAD = (
    "Stays in this window and goes with it. Status, deadline and support are those of today, calculated without your figures; "
    "whether a programme fits is told by the funding check."
)
SHORTLIST_EMPTY = "Nothing kept yet. Press “Keep” at a programme."
SHORTLIST_GONE = "{count} of the programmes kept are no longer here."
SHORTLIST_REMOVE = "Remove"
SHORTLIST_REMOVE_NAMED = "remove {name} from the shortlist"
SHORTLIST_FEED = "Subscribe to deadlines (feed)"
SHORTLIST_FEED_HINT = (
    "Put the address into a feed reader: it tells what opens or closes in the next {days} days. Changes of the programmes "
    "themselves are told by a subscription that the operator sets up."
)
SHORTLIST_FEED_NAME = "Shortlist"
SUPPORT_LABEL = "Support"
DEADLINE = "Deadline"
CLOSE = "Close"
