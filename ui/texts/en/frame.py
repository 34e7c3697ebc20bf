"""What every tab says in English: the head, states, kinds, verdicts, errors."""

from __future__ import annotations

TITLE = "Förderlotse"
PURPOSE = (
    "Answers on German funding and transformation for small and medium enterprises – every statement with its source."
)
ORIGINAL = "Open original"
NEW_TAB = "opens in a new window"
SOURCES = "Sources"
PAGE = "Page"
AS_OF = "As of"
CUT = "…"
QUOTED = "“{}”"
WARNINGS_LABEL = "Notes"
WARNING_NAMES = {
    "project_started": "Do not start yet",
    "de_minimis": "De minimis",
    "window_closing": "Deadline approaching",
    "status_unproven": "Status unconfirmed",
    "closed_successor": "No longer open",
    "double_funding": "Double funding",
    "large_parent": "Linked enterprises",
}
TODAY = "Information of"
KINDS = {
    "programme": "Funding programme",
    "rule": "Rule",
    "network": "Network",
    "hub": "Hub",
    "cluster": "Cluster",
    "agency": "Contact point",
    "practice": "Practice example",
    "event": "Event",
    "study": "Study",
    "document": "Document",
}
STANDS = {
    "programme": ("open", "closes on", "closed"),
    "agency": ("open", "closes on", "closed"),
    "rule": ("in force", "until", "no longer in force"),
    "network": ("active", "until", "ended"),
    "hub": ("active", "until", "ended"),
    "cluster": ("active", "until", "ended"),
}
OPEN_UNTIL = "{open}, {until} {day}"
OPENS = "opens on {day}"
OPENS_UNKNOWN = "not open yet"
CLOSED_SINCE = "{closed} since {day}"
PAUSED = "paused"
UNPROVEN = "unconfirmed"
UNPROVEN_AS_OF = "unconfirmed, last {day}"
ERRORS = {
    "question-empty": "Please enter a question.",
    "question-too-long": "The question is too long. Please shorten it to at most {limit} characters.",
    "index-missing": "No documents have been read in yet. Please contact the operator.",
}
ERROR = "That did not work. Please try again in a moment or contact the operator."
PROBLEMS = {
    "401": "You are not signed in, or no more. Please sign in.",
    "403": "Your sign-in does not allow this. Please sign in with another key.",
    "413": "This is too large. Please ask whoever operates the service, who sets the limit.",
    "429": "These were too many requests in a short time. Please wait a minute.",
}
"""Status -> what is said where an address of the page refuses."""
CONNECTION_LOST = (
    "The service cannot be reached at the moment. Your question is still in the field: please send it again in a moment or "
    "contact the operator."
)
NO_SCRIPT = "This page needs JavaScript. Without JavaScript the interface at /docs answers your questions."
TABS = {
    "gespraech": "Conversation",
    "check": "Funding check",
    "suche": "Search",
    "netzwerke": "Networks & practice",
    "auswertung": "Evaluation",
    "verwaltung": "Administration",
}
TABS_LABEL = "Areas"
ANY = "all"
NOT_SAID = "not stated"
VERDICTS = {"fits": "Fits", "unclear": "Still unclear", "does_not_fit": "Does not fit"}
RESULTS = {"met": "Met", "not_met": "Not met", "unknown": "Open", "check": "Please check yourself"}
UP_TO = "up to {sum}"
AT_MOST = "at most {sum}"
AMOUNT_UNKNOWN = "amount not proven"
YOU_HAVE = "(you: {has})"
STANDS_SO = "({has})"
ASSUMED = "(assumed: {what})"
NEXT_STEP = "Next step"
ROLES = {"public": "public", "staff": "staff", "evaluator": "evaluation", "admin": "administration"}
AUDIENCES = {"public": "public", "internal": "internal"}
OTHER_LANGUAGE = "Deutsch"
SIGN_IN = "Sign in"
SIGN_OUT = "Sign out"
SIGNED_IN = "Signed in: {role}"
SIGN_IN_TITLE = "Sign in with a key"
SIGN_IN_LEAD = (
    "For staff. Whoever runs the service makes a key: lotse key create NAME --role staff, evaluator or admin. Everyone can ask "
    "and search without signing in."
)
SIGN_IN_KEY = "Key"
SIGN_IN_REFUSED = "This key does not count, or no longer."
CANCEL = "Cancel"
FIELD_FAULT = "I do not understand “{said}” in the field {label}."
LINKED = "Linked enterprise"
SHARE = "share {share} %"
DE_MINIMIS = "De minimis aid"
SAVE_PDF = "Save as PDF"
PAGE_OF = "Page {number} of {count}"
