"""What the tab of the staff says in English."""

from __future__ import annotations

STAFF_TITLE = "Administration"
STAFF_LEAD = "Take in and keep documents, read feedback, see how the service is."
STAFF_SECTIONS = {
    "aufnehmen": "Take in",
    "dokumente": "Documents",
    "korpus": "Upkeep of the corpus",
    "rueckmeldungen": "Feedback",
    "zustand": "Health",
    "schluessel": "Keys",
}
STAFF_LOADING = "One moment …"
STAFF_PAGES = "More of the list"
STAFF_UNKNOWN = "not known"
STAFF_YES = "yes"
STAFF_DETAIL = "Technical details"
STAFF_FILTER = "Show"
STAFF_DELETE = "Delete"

STAFF_FILE = "Choose a file or drop it here"
STAFF_FILE_HINT = "PDF, DOCX, HTML, Markdown, text or a collection (.jsonl), {size} MB at most"
STAFF_ADDRESS = "or an address on the web"
STAFF_ADDRESS_HINT = "Only addresses that everyone can reach. This one page is loaded, no link on it is followed."
STAFF_AUDIENCE = "Whom is the document for?"
STAFF_FOR = {
    "internal": "Internal: only who signs in",
    "public": "Public: everyone who asks",
}
STAFF_LOOK = "Show a preview"
STAFF_NOTHING_GIVEN = "Please choose a file or name an address."
STAFF_IS_READ = "The document is being read. With scanned pages that takes longer"
STAFF_IS_STORED = "The document is being read and stored"
STAFF_IS_STORED_NUMBER = "Document {count} is being stored: {name}"
STAFF_IS_DELETED = "The document is being deleted"
STAFF_IS_COMPARED = "The stores are being compared"
STAFF_WAITS = "Another change is running. This goes on by itself after it"
STAFF_REPLACING = "The next file replaces “{name}”."
STAFF_NOT_REPLACING = "Do not replace it"

STAFF_UNDERSTOOD = "This was understood"
STAFF_UNDERSTOOD_MANY = "{name}: {count} documents"
STAFF_MORE_ROWS = "and {count} more documents"
STAFF_TAKE = "Take it in"
STAFF_DROP = "Drop it"
STAFF_ANOTHER = "Take in another document"
STAFF_DONE = "Taken in"
STAFF_TAKEN = {
    "added": "{count} added",
    "changed": "{count} replaced",
    "unchanged": "{count} unchanged",
}
STAFF_NOTED = "Please note"
STAFF_ROWS_FAILED = "Not readable"
STAFF_OPEN = "Open"
STAFF_SEARCH = "Show in the search"
STAFF_KIND = "Kind"
STAFF_TYPE = "Format"
STAFF_EXTENT = "Extent"
STAFF_LANGUAGE = "Language"
STAFF_LANGUAGES = {"de": "German", "en": "English"}
STAFF_PUBLISHED = "Published"
STAFF_VALID = "In force"
STAFF_UNTIL = "until {day}"
STAFF_FROM = "from {day}"
STAFF_REGIONS = "Regions"
STAFF_PAGE_COUNT = ("1 page", "{count} pages")
STAFF_CHUNK_COUNT = ("1 passage", "{count} passages")
STAFF_CHAR_COUNT = "{count} characters"
STAFF_OUTCOMES = {
    "added": "This document is new.",
    "changed": "This document replaces one that is stored.",
    "unchanged": "This document is stored already, exactly so. Nothing changes.",
}
STAFF_REPLACES = "So far: “{title}”, ingested on {day} ({extent})."
STAFF_WARNINGS = {
    "pages_without_text": "Pages {pages} have no text. What stands there will not be found.",
    "pages_by_ocr": "Pages {pages} were read from pictures. Please compare them with the original.",
    "language_unknown": "The language is neither German nor English, or it cannot be told.",
    "no_date": "No day of publication or validity was found. Whoever filters by time does not find the document.",
    "takes_over": "A document of the same id from another place gives way to it.",
    "audience_changes": "The stored version is for another audience. Taking this in changes that.",
    "alike": "Another stored document says the same, wholly or in part.",
}
STAFF_NOTES = {
    "ocr": "Read from pictures: page {pages}.",
    "poor": "Hardly readable: page {pages}. Please compare with the original.",
    "encoding": "Read as {encoding}, as the file does not name its encoding.",
    "large": "A large page: all its text was taken, not only the main part.",
}
STAFF_DATES = "Days named in the text ({count})"
STAFF_CHUNKS = "First passages ({shown} of {count})"

STAFF_WORDS = "Title or id"
STAFF_ORIGIN = "Origin"
STAFF_ORIGINS = {
    "corpus": "corpus",
    "upload": "uploaded",
    "address": "address on the web",
    "export": "Förderdatenbank",
    "folder": "folder of the server",
}
STAFF_ORDERS = {"titel": "title"}
STAFF_NEWEST = "last ingested"
STAFF_NO_DOCUMENTS = "No document meets these conditions."
STAFF_DOCUMENT = "Document"
STAFF_DATE = "As of"
STAFF_BACK = "Back to the list"
STAFF_TEXT = "Text by passages"
STAFF_RETRIEVED = "Retrieved"
STAFF_INGESTED = "Ingested"
STAFF_OCR = "Read from pictures"
STAFF_ID = "Id"
STAFF_VERSION = "version"
STAFF_REPLACE = "Replace by another file"
STAFF_AGAIN = "Load again"
STAFF_AGAIN_ASK = (
    "Load “{title}” from its address once more? If something changed there, it replaces the stored version."
)
STAFF_AGAIN_DONE = "Loaded again."
STAFF_MAKE = {"internal": "Make it internal", "public": "Make it public"}
STAFF_AUDIENCE_ASK = {
    "internal": "Only who signs in will see “{title}”. The document is read again for that.",
    "public": "Everyone who uses the service will see “{title}”. The document is read again for that.",
}
STAFF_AUDIENCE_DONE = {"internal": "The document is internal now.", "public": "The document is public now."}
STAFF_WHOLE_COLLECTION = "This holds for all documents of the same collection."
STAFF_FOLDER_WINS = "When the folder is ingested again, what is said there holds."
STAFF_DELETE_TITLE = "Delete the document?"
STAFF_DELETE_ASK = "“{title}” is deleted and no answer cites it any more. This cannot be undone."
STAFF_COMES_BACK = {
    "export": "If the export of the Förderdatenbank still lists the programme, the next ingest brings it back.",
    "folder": "If the file still lies in its folder, the next ingest brings it back.",
}
STAFF_DELETED = "“{title}” is deleted."
STAFF_FIXED = {
    "corpus": (
        "This document belongs to the corpus. It is kept in its file and ingested anew at every start; that is why it can "
        "neither be replaced nor deleted here."
    ),
    "export": "This programme comes from the Förderdatenbank. Its next export replaces it.",
}
STAFF_FILE_GONE = (
    "The file that the document was read from is no longer where it was. That is why its audience cannot be "
    "changed here."
)

STAFF_CORPUS_LEAD = "What the entries of the corpus need: faults in their files, and what to look up."
STAFF_CORPUS_COUNTED = "{entries} entries, {findings} faults, {due} to look up on {day}"
STAFF_NO_FINDINGS = "The check of the entries found no faults."
STAFF_FINDINGS = "Faults in the entries"
STAFF_FINDINGS_NOTE = "File, field, the fault, and what to do."
STAFF_NOTHING_DUE = "There is nothing to look up."
STAFF_DUE = {
    "ended": "Ended, but not closed yet",
    "ending": "Ends soon",
    "stale": "Evidence older than twelve months",
    "undated": "Evidence without a day",
}
STAFF_DUE_DO = {
    "ended": "Set the status of the entry to “closed” and name a successor, if there is one.",
    "ending": "Look whether the programme is prolonged or has a successor.",
    "stale": "Look in the original whether the status still holds, and enter the new day.",
    "undated": "Look up how it stands, and enter the day of that.",
}
STAFF_DUE_DAY = {"ended": "End", "ending": "End", "stale": "Last evidence", "undated": "Day"}
STAFF_ENTRY = "Entry"
STAFF_LOOK_UP = "Look it up at"

STAFF_FEEDBACK_LEAD = (
    "What askers say of answers. Nobody is stored, only question, answer and verdict; it is deleted after {days} days."
)
STAFF_THUMB = "Verdict"
STAFF_THUMBS = {"up": "helpful", "down": "not helpful"}
STAFF_REASON = "Reason"
STAFF_REASONS = {
    "wrong": "wrong",
    "outdated": "outdated",
    "incomplete": "incomplete",
    "unclear": "unclear",
    "off_topic": "beside the question",
    "other": "another reason",
}
STAFF_SAVE_FEEDBACK = "Save for evaluation"
STAFF_NO_FEEDBACK = "No feedback meets these conditions."
STAFF_FEEDBACK_COUNTED = "Feedback {first} to {last} of {total}"
STAFF_COMMENT = "Comment"
STAFF_ENGINE = "Answer"
STAFF_CITED = "Cited"
STAFF_ANSWERED_FOR = "As of"
STAFF_TURNS = {"user": "Question:", "assistant": "Answer:"}
STAFF_HISTORY = "The conversation before, stored with consent"
STAFF_ANSWER = "The answer given"
STAFF_SAME = "unchanged"
STAFF_REPLACED_SINCE = "replaced since"
STAFF_GONE = "gone"
STAFF_DELETE_FEEDBACK = "Delete the feedback?"
STAFF_DELETE_FEEDBACK_ASK = "The feedback is deleted for good."
STAFF_FEEDBACK_DELETED = "The feedback is deleted."
STAFF_FEEDBACK_COLUMNS = (
    "Id",
    "Day",
    "Verdict",
    "Reason",
    "Comment",
    "Question",
    "Answer",
    "Given by",
    "Versions cited",
    "Audience",
)

STAFF_STORES = "The stores compared"
STAFF_PART = "Store"
STAFF_PARTS = {"database": "Database", "terms": "Term index", "vectors": "Vector index"}
STAFF_HOLDS = "Holds"
STAFF_HELD = "{held} of {live} passages"
STAFF_STATE = "State"
STAFF_OK = "all right"
STAFF_NOT_OK = "differs"
STAFF_REPAIR = "Compare and repair"
STAFF_REPAIR_ASK = (
    "Both indexes are compared with the database, passage by passage, and mended where needed. Questions are still answered "
    "meanwhile; changes wait for it."
)
STAFF_NOTHING_MENDED = "Compared: all three stores agree."
STAFF_MENDED = "Repaired: {chunks} passages in the indexes, {versions} unfinished versions."
STAFF_COUNTS = "What is stored"
STAFF_DOCUMENTS = "Documents"
STAFF_PASSAGES = "Passages"
STAFF_KINDS = "Kinds"
STAFF_ENCODER = "Encoder"
STAFF_GENERATION = "Changes so far"
STAFF_VERSION_OF = "Program version"
STAFF_DISK = "Space"
STAFF_FOLDER = "Data folder"
STAFF_FOLDER_SIZE = "Used"
STAFF_FREE = "Free on the disk"
STAFF_BACKUP = (
    "Backup: stop the service, copy the data folder, start the service again. To restore: stop, put the folder "
    "back, start."
)
STAFF_SETTINGS = "Settings"
STAFF_SETTINGS_NOTE = "Secrets are masked. They are changed in the environment or in lotse.toml; restart after that."
STAFF_SETTING = "Name"
STAFF_VALUE = "Value"
STAFF_UNSET = "not set"
STAFF_FROM_WHERE = "Origin"
STAFF_DEFAULT = "default"
STAFF_SET = "set"

STAFF_KEYS = "Keys"
STAFF_KEYS_LEAD = (
    "With a key people sign in on this page and programs at the API. Only its hash is stored: whoever loses one "
    "needs another."
)
STAFF_NO_KEYS = "There are no keys yet."
STAFF_KEY_HEADS = ("Holder", "Role", "May", "Since", "Last day", "State", "Revoke")
STAFF_SCOPES = {"internal": "read internal documents", "feedback": "read feedback", "documents": "administer"}
STAFF_ROLES = {
    "public": "what is public only",
    "staff": "read internal documents, too",
    "evaluator": "read feedback as well",
    "admin": "this administration as well",
}
STAFF_COUNTS_STILL = "valid"
STAFF_REVOKED = "revoked on {day}"
STAFF_OVER = "over"
STAFF_OWN_KEY = "you have signed in with it"
STAFF_REVOKE = "Revoke"
STAFF_REVOKE_TITLE = "Revoke the key?"
STAFF_REVOKE_ASK = "The key “{name}” counts no more, at once. This cannot be undone."
STAFF_REVOKE_OWN = "You have signed in with it and will be signed out."
STAFF_KEY_REVOKED = "The key is revoked."
STAFF_NEW_KEY = "A new key"
STAFF_KEY_NAME = "For whom or which program"
STAFF_KEY_NAME_HINT = "so that one knows it later"
STAFF_ROLE = "Role"
STAFF_KEY_UNTIL = "Last day"
STAFF_KEY_UNTIL_HINT = "empty: without an end"
STAFF_MAKE_KEY = "Make the key"
STAFF_KEY_MADE = "The key for “{name}” is made."
STAFF_KEY_ONCE = "The key is shown this once only"
STAFF_COPY = "Copy"
STAFF_COPIED = "Copied"

STAFF_ERROR = "That did not work. Nothing was changed."
STAFF_ERRORS = {
    "input": "This cannot be used as it is. Nothing was changed.",
    "filter-unknown": "This cannot be used as it is. Nothing was changed.",
    "document-unknown": "There is no such document (any more).",
    "feedback-unknown": "There is no such feedback (any more).",
    "key-unknown": "There is no such key.",
    "source": "The document cannot be read. Nothing was changed.",
    "source-missing": "The file is gone.",
    "source-unreadable": "The server may not read the file.",
    "source-empty": "There is no text in it. Nothing was changed.",
    "source-format-unknown": "This format is not read. PDF, DOCX, HTML, Markdown, text and .jsonl are.",
    "source-format-mismatch": "The file has another format than its name says. Please name it rightly or save it anew.",
    "source-damaged": "The file is damaged or not whole. Please save it anew and try again.",
    "source-encrypted": "The file is protected by a password. Please save it without one.",
    "source-scanned": "The file holds pictures of text only, and text recognition is not set up.",
    "source-too-large": "This is larger than the service takes.",
    "source-unreachable": "The address does not answer, or may not be loaded from here.",
    "store-full": "There is no space left on the disk. What is stored is whole.",
    "server-stopping": "The service is being stopped. Please try again after that.",
}
