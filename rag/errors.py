"""Every error the product raises on purpose.

    LotseError                       root: message names the thing and the next step
    ├── SettingsError                a setting is unknown or out of range
    ├── InputError                   what the caller sent cannot be used
    │   ├── QuestionEmpty
    │   ├── QuestionTooLong
    │   ├── FilterUnknown            a filter names a value that does not exist
    │   ├── PlaceUnknown             a region filter names a place that is not known
    │   ├── PlaceAmbiguous           several places have the name
    │   ├── ModelUnknown             a client of OpenAI's API asks for another model
    │   ├── EntryUnknown             no programme has this id
    │   └── ProfileInvalid           a profile's file cannot be used
    ├── AccessDenied                 the caller's role does not allow this
    │   └── KeyNeeded                no key is given, or one that does not count
    ├── DocumentUnknown
    │   ├── NoSuchEntry              no live document with a record has this id
    │   └── PageImageMissing         the file behind it is not at hand, or has no such page
    ├── KeyUnknown                   no key has this id
    ├── FeedbackUnknown              no feedback has this id
    ├── WatchUnknown                 no saved search or shortlist has this id
    ├── RunUnknown                   no run of the evaluation has this name, or no answer to be read
    ├── SourceError                  one file, address or row cannot be loaded; the others go on
    │   ├── SourceMissing
    │   ├── SourceUnreadable         no rights, or the system refused to read
    │   ├── SourceEmpty              no bytes, or no text in it
    │   ├── SourceFormatUnknown      no loader for this kind of file
    │   ├── SourceFormatMismatch     the name says one format, the bytes another
    │   ├── SourceDamaged            truncated or corrupt
    │   ├── SourceEncrypted
    │   ├── SourceScanned            pages without text and no OCR at hand
    │   ├── SourceTooLarge           more bytes, pages or characters than the limits allow
    │   ├── SourceUnreachable        an address that does not answer
    │   └── ExportUnavailable        the Förderdatenbank's export cannot be fetched
    ├── StoreError                   the data folder
    │   ├── StoreLocked              another process owns it
    │   ├── StoreFull                no space left
    │   ├── StoreDamaged             files of the store cannot be read
    │   ├── StoreVersion             made by another version of the product
    │   └── IndexMissing             nothing has been ingested yet
    ├── EncoderError
    │   ├── EncoderUnavailable       the model cannot be loaded
    │   ├── EncoderMismatch          the index was made with another encoder
    │   └── RerankerUnavailable      the cross-encoder cannot be loaded
    ├── ChatModelError               the language model
    │   ├── ChatModelUnavailable     its package or key is missing, or nobody knows its name
    │   ├── ChatModelDown            it cannot be reached, is overloaded, or refuses
    │   ├── ChatModelSlow            it is not done within the time limit
    │   └── ChatModelBroken          its reply broke off or cannot be read
    └── ServeError
        ├── PortInUse
        ├── AdminKeyMissing          to be open to other machines, without a key that could close it
        └── ServerStopping           asked to stop while a change was running

The command line prints the message in one line and exits with `exit_code`; the API answers with
`http_status` as problem JSON (RFC 9457), whose `type` ends in `code`.
"""

from __future__ import annotations

from typing import ClassVar


class LotseError(Exception):
    """Root of all expected errors; `str(error)` is one line fit for a user."""

    code: ClassVar[str] = "error"
    title: ClassVar[str] = "Something went wrong"
    http_status: ClassVar[int] = 500
    exit_code: ClassVar[int] = 2


class SettingsError(LotseError):
    """A setting is unknown, malformed or out of range."""

    code = "settings"
    title = "A setting cannot be used"


class InputError(LotseError):
    """What the caller sent cannot be used as it is."""

    code = "input"
    title = "The request cannot be used"
    http_status = 422


class QuestionEmpty(InputError):
    """The question has no characters other than white space."""

    code = "question-empty"
    title = "The question is empty"

    def __init__(self) -> None:
        super().__init__("the question is empty: type what you want to know, e.g. 'Was fördert ZIM?'")


class QuestionTooLong(InputError):
    """The question has more characters than the limit allows."""

    code = "question-too-long"
    title = "The question is too long"
    http_status = 413

    def __init__(self, chars: int, limit_chars: int) -> None:
        super().__init__(
            f"the question has {chars:,} characters, the limit is {limit_chars:,}: shorten it, "
            "or ingest the text as a document and ask about it"
        )


class FilterUnknown(InputError):
    """A filter names a value that does not exist."""

    code = "filter-unknown"
    title = "A filter value is unknown"

    def __init__(self, name: str, value: str, known: list[str]) -> None:
        super().__init__(f"unknown {name} '{value}': use one of {', '.join(known)}")


class PlaceUnknown(InputError):
    """A region filter names a place that is not known; `alike` are places with names spelt alike."""

    code = "place-unknown"
    title = "The place is unknown"

    def __init__(self, place: str, alike: list[str]) -> None:
        shown = place if len(place) <= 60 else place[:60] + "…"
        hint = "name a Gemeinde, Landkreis, Land or postcode, e.g. 'Lkr. Gifhorn' or 38440"
        if alike:
            hint = f"did you mean {' or '.join(alike)}?"
        super().__init__(f"unknown region '{shown}': {hint}")


class PlaceAmbiguous(InputError):
    """A region filter names several places; `candidates` are the likeliest, `more` are left out."""

    code = "place-ambiguous"
    title = "The place is not clear"

    def __init__(self, place: str, candidates: list[str], more: int) -> None:
        rest = f" or {more} more" if more else ""
        super().__init__(f"region '{place}' is not clear: {', '.join(candidates)}{rest}; write one of them, or its id")


class ModelUnknown(InputError):
    """A client of OpenAI's API asks for a model that is not ours."""

    code = "model-unknown"
    title = "No such model"
    http_status = 404

    def __init__(self, name: str, known: str) -> None:
        super().__init__(f"the model '{name[:60]}' does not exist: ask for '{known}'")


class EntryUnknown(InputError):
    """No programme has this id."""

    code = "entry-unknown"
    title = "No such programme"

    def __init__(self, entry_id: str) -> None:
        super().__init__(f"no programme '{entry_id}': list the ids with 'lotse entries --kind programme'")


class ProfileInvalid(InputError):
    """The file of a profile cannot be read, or a field of it cannot be used."""

    code = "profile-invalid"
    title = "The profile cannot be used"

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}: write it as docs/eligibility.md shows")


class AccessDenied(LotseError):
    """The caller's role does not allow this."""

    code = "access-denied"
    title = "Not allowed"
    http_status = 403


class KeyNeeded(AccessDenied):
    """No key or token is given where one is needed, or one that is not known, revoked or over.

    Source: RFC 9110, section 15.5.2: 401 where credentials are missing or not valid, 403 where they do not suffice.
    """

    code = "key-needed"
    title = "A key is needed"
    http_status = 401


class DocumentUnknown(LotseError):
    """No live document has this id (for this caller)."""

    code = "document-unknown"
    title = "No such document"
    http_status = 404

    def __init__(self, doc_id: str) -> None:
        super().__init__(f"no document '{doc_id}': list the ids with 'lotse status --documents'")


class NoSuchEntry(DocumentUnknown):
    """No live document with an entry's record has this id (for this caller)."""

    code = "no-such-entry"
    title = "No such entry"

    def __init__(self, entry_id: str) -> None:
        LotseError.__init__(self, f"no entry '{entry_id[:120]}': list the ids with 'lotse entries'")


class PageImageMissing(DocumentUnknown):
    """There is no picture of this page: the file is not at hand as it was read, is no PDF, or has no such page."""

    code = "page-image-missing"
    title = "No such page image"

    def __init__(self, doc_id: str, page: int) -> None:
        LotseError.__init__(
            self,
            f"no picture of page {page} of '{doc_id}': the file must lie where it was ingested from, unchanged, and be a PDF; "
            "ingest it again where it was moved",
        )


class KeyUnknown(LotseError):
    """No key has this id."""

    code = "key-unknown"
    title = "No such key"
    http_status = 404

    def __init__(self, key_id: str) -> None:
        super().__init__(f"no key '{key_id}': list the ids with 'lotse key list'")


class FeedbackUnknown(LotseError):
    """No feedback has this id, or it is deleted already."""

    code = "feedback-unknown"
    title = "No such feedback"
    http_status = 404

    def __init__(self, feedback_id: str) -> None:
        super().__init__(f"no feedback '{feedback_id}': list the ids with 'lotse feedback list'")


class WatchUnknown(LotseError):
    """No saved search or shortlist has this id (for this caller)."""

    code = "watch-unknown"
    title = "No such alerts"
    http_status = 404

    def __init__(self, watch_id: str) -> None:
        super().__init__(f"no alerts '{watch_id}': list the ids with 'lotse alerts list'")


class RunUnknown(LotseError):
    """No run of the evaluation has this name, or none of its answers that may be read."""

    code = "run-unknown"
    title = "No such evaluation"
    http_status = 404

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"no {what}: {remedy}")


class SourceError(LotseError):
    """One file, address or row cannot be loaded. `source` names it, `remedy` says what to do."""

    code = "source"
    title = "A source cannot be loaded"
    http_status = 422
    exit_code = 1

    def __init__(self, source: str, reason: str, remedy: str) -> None:
        super().__init__(f"{source}: {reason}; {remedy}")
        self.source = source
        self.reason = reason
        self.remedy = remedy


class SourceMissing(SourceError):
    """The path does not exist."""

    code = "source-missing"
    exit_code = 2


class SourceUnreadable(SourceError):
    """The system refuses to read it."""

    code = "source-unreadable"


class SourceEmpty(SourceError):
    """It has no bytes, or no text."""

    code = "source-empty"


class SourceFormatUnknown(SourceError):
    """No loader reads this kind of file."""

    code = "source-format-unknown"
    http_status = 415


class SourceFormatMismatch(SourceError):
    """The name says one format, the bytes another."""

    code = "source-format-mismatch"
    http_status = 415


class SourceDamaged(SourceError):
    """It is truncated or corrupt."""

    code = "source-damaged"


class SourceEncrypted(SourceError):
    """It needs a password to be read."""

    code = "source-encrypted"


class SourceScanned(SourceError):
    """It holds pictures of text, and no OCR is at hand."""

    code = "source-scanned"


class SourceTooLarge(SourceError):
    """It holds more bytes, pages or characters than the limits allow."""

    code = "source-too-large"
    http_status = 413


class SourceUnreachable(SourceError):
    """The address does not answer, or answers with an error."""

    code = "source-unreachable"
    http_status = 502


class ExportUnavailable(SourceError):
    """The export of the Förderdatenbank cannot be fetched, or what came is none."""

    code = "export-unavailable"
    http_status = 502
    exit_code = 2


class StoreError(LotseError):
    """The data folder cannot be used."""

    code = "store"
    title = "The data folder cannot be used"
    http_status = 503


class StoreLocked(StoreError):
    """Another process owns the data folder; `holder` says which."""

    code = "store-locked"
    title = "The data folder is in use"
    http_status = 409

    def __init__(self, folder: str, holder: str) -> None:
        super().__init__(
            f"{folder} is in use by {holder}: wait until it ends, stop it, or set LOTSE_DATA to another folder"
        )
        self.holder = holder


class StoreFull(StoreError):
    """No space is left where the data folder lies."""

    code = "store-full"
    title = "No space left"
    http_status = 507

    def __init__(self, folder: str) -> None:
        super().__init__(
            f"no space left in {folder}: free some, or set LOTSE_DATA to a larger disk, and run the command again; "
            "what was stored before is whole"
        )


class StoreDamaged(StoreError):
    """Files of the store cannot be read."""

    code = "store-damaged"
    title = "The data folder is damaged"


class StoreVersion(StoreError):
    """The data folder was made by another version of the product."""

    code = "store-version"
    title = "The data folder has another version"


class IndexMissing(StoreError):
    """Nothing has been ingested yet."""

    code = "index-missing"
    title = "There is no index yet"

    def __init__(self, folder: str) -> None:
        super().__init__(f"there is no index in {folder}: run 'lotse ingest corpus/entries' or 'make run'")


class EncoderError(LotseError):
    """The encoder cannot be used."""

    code = "encoder"
    title = "The encoder cannot be used"
    http_status = 503


class EncoderUnavailable(EncoderError):
    """The encoder's files are missing or cannot be loaded."""

    code = "encoder-unavailable"

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(
            f"encoder '{name}' cannot be loaded ({reason}): set LOTSE_ENCODER to a folder with a "
            "sentence-transformers model, or unset it for the default"
        )


class EncoderMismatch(EncoderError):
    """The index holds vectors of another encoder."""

    code = "encoder-mismatch"

    def __init__(self, indexed: str, configured: str) -> None:
        super().__init__(
            f"the index was made with encoder '{indexed}', but '{configured}' is set: "
            "set LOTSE_ENCODER back, or run 'lotse repair --encode' to encode everything again"
        )


class RerankerUnavailable(EncoderError):
    """The reranker's files are missing or cannot be loaded."""

    code = "reranker-unavailable"

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(
            f"reranker '{name}' cannot be loaded ({reason}): set LOTSE_RERANKER to a folder with a cross-encoder, or unset it"
        )


class ChatModelError(LotseError):
    """The chat model cannot be used. Answers do without it; what needs it fails."""

    code = "chat-model"
    title = "The language model cannot be used"
    http_status = 503


class ChatModelUnavailable(ChatModelError):
    """Its package or key is missing, or nobody knows its name; seen at start."""

    code = "chat-model-unavailable"

    def __init__(self, name: str, reason: str, remedy: str) -> None:
        super().__init__(
            f"chat model '{name}' cannot be used ({reason}): {remedy}; unset LOTSE_CHAT_MODEL to do without"
        )


class ChatModelDown(ChatModelError):
    """It cannot be reached, is overloaded after all tries, or refuses the request."""

    code = "chat-model-down"

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(
            f"chat model '{name}' does not answer ({reason}): see that its server runs, and check LOTSE_CHAT_BASE_URL, "
            "LOTSE_CHAT_API_KEY and LOTSE_CHAT_MODEL"
        )


class ChatModelSlow(ChatModelError):
    """Its reply is not whole within the time limit."""

    code = "chat-model-slow"
    http_status = 504

    def __init__(self, name: str, seconds: float) -> None:
        super().__init__(
            f"chat model '{name}' was not done within {seconds:g} seconds: raise LOTSE_CHAT_TIMEOUT_SECONDS, or use a smaller "
            "model"
        )


class ChatModelBroken(ChatModelError):
    """Its reply broke off, is empty, or cannot be read."""

    code = "chat-model-broken"
    http_status = 502

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"the reply of chat model '{name}' cannot be used ({reason}): try again, or use another model")


class ServeError(LotseError):
    """The server cannot start."""

    code = "serve"
    title = "The server cannot start"


class PortInUse(ServeError):
    """Another program listens on the port."""

    code = "port-in-use"

    def __init__(self, host: str, port: int) -> None:
        super().__init__(
            f"port {port} on {host} is in use: stop the other program, or choose one with --port or LOTSE_PORT"
        )


class AdminKeyMissing(ServeError):
    """The server is to listen for other machines, and nobody holds an admin key."""

    code = "admin-key-missing"

    def __init__(self, host: str) -> None:
        super().__init__(
            f"host {host} opens the service to other machines, and there is no admin key: make one with "
            "'lotse key create NAME --role admin' first, or listen on 127.0.0.1"
        )


class ServerStopping(ServeError):
    """The server was asked to stop while it changed documents; what was stored before is whole."""

    code = "server-stopping"
    title = "The server is stopping"
    http_status = 503

    def __init__(self) -> None:
        super().__init__("the server is stopping: run the same command again once it is back, it goes on where it was")
