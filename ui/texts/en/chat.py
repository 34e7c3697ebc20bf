"""What the conversation says in English."""

from __future__ import annotations

WELCOME = (
    "Ask in your own words. Answers hold what the stored documents say; what they do not prove stays open. The original "
    "counts, and this is no legal advice. The documents are German: quotes stay as they are."
)
ASK_LABEL = "Your question"
ASK_PLACEHOLDER = "e.g. Who can get ZIM?"
ASK_BUTTON = "Ask"
NEW_BUTTON = "New conversation"
EXAMPLES_LABEL = "Examples"
EXAMPLES = (
    "How high is the grant of Digitalbonus.Innovativ?",
    "Who is funded by ZIM?",
    "What does the Transformationsberatung for suppliers fund?",
    "May I start the project before it is approved?",
)
LOG_LABEL = "Conversation"
YOU = "You ask"
ANSWER = "Answer"
SEARCHING = "Searching the documents …"
PANEL_LABEL = "Source"
PANEL_EMPTY_TITLE = "Sources"
PANEL_EMPTY = "Choose a number in the answer: here you see the passage of the document that the statement stands on."
PANEL_BACK = "Back to the answer"
OPEN_SOURCE = "Show source {marker}: {title}"
HEADING = "Section"
PASSAGE = "Passage in the document"
ORIGIN = "Origin"
QUOTE_GONE = "The document has been replaced since; shown is the quote as it stands in the answer."
STATUS_NAMES = {
    "answered": "Answer",
    "partial": "Answered in part",
    "clarify": "Question back",
    "abstained": "No proven answer",
}
ABSTAINED_LEAD = "I do not find enough on this in the documents."
ENGINES = {"extract": "verbatim from the sources"}
WORDED = "worded by {model}, each sentence checked against the sources"
DURATION = "{seconds} s"
MILLISECONDS = "{milliseconds} ms"
TABLE_LABEL = "Table of the answer"
SAVE_CONVERSATION = "As text"
SAVE_CONVERSATION_PDF = "As PDF"
RECORD_TITLE = "Conversation with Förderlotse"
NEXT_QUESTION = "So that I can answer more exactly"
REPLIES_LABEL = "Replies to choose from"
PROGRAMMES_CHECKED = "{count} programmes, checked with what you told"
PROGRAMME_CHECKED = "Checked with what you told"
KNOWN_TITLE = "What I know of you"
KNOWN_NOTHING = "Nothing yet. Tell it in the conversation or enter it here."
KNOWN_CHANGE = "Enter or change"
KNOWN_TAKE = "Take over"
KNOWN_TAKEN = "Taken over. It counts from your next question on."
KNOWN_CHECK = "Run the funding check"
KNOWN_RESET = "Reset"
KNOWN_WAS_RESET = "Reset. What you have told in the conversation counts no more either."
KNOWN_PRIVACY = "What you enter stays in this window and is not stored."
REPLIES = {
    "project.already_started": (
        ("Not started yet", "No, we have not started yet."),
        ("Started already", "Yes, we have already started."),
    ),
    "headcount": (
        ("about 5", "We have 5 employees."),
        ("about 30", "We have 30 employees."),
        ("about 120", "We have 120 employees."),
        ("about 300", "We have 300 employees."),
        ("about 1,000", "We have 1,000 employees."),
    ),
    "project.costs_eur": (
        ("20,000 euros", "The project will cost 20,000 euros."),
        ("100,000 euros", "The project will cost 100,000 euros."),
        ("500,000 euros", "The project will cost 500,000 euros."),
    ),
    "project.topics": (
        ("Research and development", "We want to do research and development."),
        ("Training", "We want to train our employees."),
        ("Digitalisation", "We want to digitalise."),
        ("Saving energy", "We want to improve our energy efficiency."),
        ("Buying a machine", "We want to buy a machine."),
    ),
    "project.kinds": (
        ("Buying something", "We want to invest."),
        ("Developing", "We want to develop something new."),
        ("Getting advice", "We need consulting."),
        ("Training staff", "We want to train our employees."),
    ),
    "sector": (
        ("Machine building", "machine building"),
        ("Retail", "retail"),
        ("IT", "IT services"),
        ("A craft", "craft"),
        ("Services", "services"),
    ),
    "linked": (("No", "No."), ("Yes", "Yes.")),
    "turnover_eur": (
        ("1 million euros", "Our turnover is 1 million euros."),
        ("5 million euros", "Our turnover is 5 million euros."),
        ("30 million euros", "Our turnover is 30 million euros."),
        ("100 million euros", "Our turnover is 100 million euros."),
    ),
}
REPLY_UNKNOWN = ("I do not know", "I do not know.")
HELPFUL = "Does this answer help you?"
HELPFUL_YES = "Yes"
HELPFUL_NO = "No"
REASON_LABEL = "What is wrong?"
REASONS_GIVEN = {
    "wrong": "wrong",
    "outdated": "outdated",
    "incomplete": "incomplete",
    "unclear": "hard to understand",
    "off_topic": "misses the question",
    "other": "another reason",
}
COMMENT_LABEL = "Comment (optional)"
COMMENT_HINT = "No names and no passwords, please."
CONSENT_LABEL = "Also store my questions before and their answers, so that the context can be understood"
RATING_SEND = "Send feedback"
RATING_STORED = "Stored are question, answer and your feedback, nothing about who you are."
RATING_THANKS = "Thank you. Stored until {day} under the number {id}."
RATING_TAKE_BACK = "Take back"
RATING_GONE = "Taken back and deleted."
LINK_COPY = "Copy link"
LINK_COPIED = "copied"
LINK_SHOWN = "Link to this question"
PAGE_PICTURE = "The page of “{title}”, the passage quoted is marked"
PAGE_ENLARGE = "Click to enlarge, opens in a new window"
