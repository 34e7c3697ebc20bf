"""What the check of all programmes says in English."""

from __future__ import annotations

CHECK_TITLE = "Funding check"
CHECK_LEAD = (
    "Enter what you know. Everything is optional: what is missing counts as unknown, not as zero or no. All stored programmes "
    "are checked, criterion by criterion."
)
CHECK_COMPANY = "Your enterprise"
CHECK_PROJECT = "Your project"
CHECK_MORE = "More: legal form, balance sheet, linked enterprises, de minimis"
CHECK_ALL = "also show what does not fit"
CHECK_BUTTON = "Check programmes"
CLEAR_BUTTON = "Clear"
LINKED_SHARE = "Share of another enterprise, in percent"
LINKED_HINT = "the largest share held in yours or by yours in another"
LINKED_HEADCOUNT = "Employees of the other enterprise"
DE_MINIMIS_SUM = "De minimis aid received, in euros"
DE_MINIMIS_HINT = "Sum and day belong together"
DE_MINIMIS_DAY = "Granted on"
CHECK_RESULT = "Result"
CHECK_COUNTED = "Checked: {counts}. As of {day}."
COUNTED = {"fits": "fit", "unclear": "are unclear", "does_not_fit": "do not fit"}
CHECK_VERDICTS = {"fits": "Fits", "unclear": "Still unclear: figures are missing", "does_not_fit": "Does not fit"}
CHECK_NOTHING = "Nothing that is stored fits this project. Let yourself be shown what does not fit, and why."
CHECK_NOTE = "Information by the stored guidelines, no promise. The original counts."
CHECK_COLUMNS = (
    "Verdict", "Programme", "Status", "Deadline", "Type", "Amount", "Calculation", "Next step", "Original",
)  # fmt: skip
TABLE_HEADS = ("Programme", "Support", "Deadline", "Next step")
NO_END = "none named"
WHY = "Why and how much"
SIZE_PRESUMED = "Presumed by the number of employees: {size}."
SIZE_UNKNOWN = "The size of the enterprise is not known."
SIZE = "Size: {size}."
LEFT_OUT = "{count} more programmes are not shown. Telling more about the project makes the choice more exact."
MISSING_TITLE = "This figure would change most"
MISSING_BUTTON = "Enter it"
BARS_TITLE = "What would be possible at most"
BARS_NOTE = "Calculated for your costs, for each programme. The sums cannot simply be added."
SAVE_CSV = "Save as table (CSV)"
SAVE_MARKDOWN = "Save as text (Markdown)"
TIMELINE_TITLE = "Deadlines at a glance"
TIMELINE_NOTE = "From today ({day}, upright line) to the last day for the application. The tables name the same days."
TIMELINE_OPENS = "{opens} to {closes}"
TIMELINE_TODAY = "last day today"
TIMELINE_DAY = "1 day left"
TIMELINE_DAYS = "{days} days left"
TIMELINE_WITHOUT = {
    "open": "Open, no end named: {names}.",
    "opens_on": "Announced, no end named: {names}.",
    "paused": "Paused at present: {names}.",
    "unproven": "Not confirmed whether still open; please ask: {names}.",
}
