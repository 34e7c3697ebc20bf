"""What the routes and the page work with, built once at the edge and passed in."""

from __future__ import annotations

import datetime as dt
import logging
import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from ingest.run import Report, ingest
from rag.assemble import Reader, assemble
from rag.chat_model import load_chat_model
from rag.embed import load_encoder
from rag.errors import ServerStopping, SourceMissing
from rag.feedback import Feedback, StoredFeedback, oldest_kept, store_feedback
from rag.records import PUBLIC, Audience
from rag.settings import Settings
from rag.store.indexes import quiet
from rag.store.store import Store

Progress = Callable[[int, int | None, str], None]
"""`progress(done, total, name)`; `total` is None while it is not known."""

STOP_WAIT_SECONDS = 60.0
log = logging.getLogger("lotse.api")


def local_today() -> dt.date:
    """Returns today where the server stands."""
    return dt.datetime.now().astimezone().date()


@dataclass(frozen=True, slots=True)
class Services:
    """The parts of a running server; `today` is the only clock, `tokens` are those that let a caller in.

    One change of the store at a time: who adds or removes documents holds `change`. Reading needs no lock.
    """

    settings: Settings
    reader: Reader
    tokens: tuple[str, ...]
    today: Callable[[], dt.date] = local_today
    change: threading.Lock = field(default_factory=threading.Lock)
    stopping: threading.Event = field(default_factory=threading.Event)
    session_secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
    """Signs cookies; new with every start, which signs everyone out."""

    signed_out: dict[str, float] = field(default_factory=dict, repr=False)
    """Signings-in that were ended before their time (`api.session`): name -> when it ended, seconds of the epoch."""

    @property
    def store(self) -> Store:
        """The open store, this process its owner."""
        return self.reader.store

    @property
    def uploads(self) -> Path:
        """The folder of the files that came over the API."""
        return self.settings.data / "uploads"

    def give_feedback(self, given: Feedback, audiences: frozenset[str] = PUBLIC) -> StoredFeedback:
        """Stores what an asker who sees `audiences` thought of an answer; `rag.feedback.feedback_on` makes it of one.

        Raises:
            QuestionEmpty, QuestionTooLong: the question is none that could have been asked.
        """
        return store_feedback(given, self.store.database, self.settings, audiences=audiences, today=self.today())

    def ingest(
        self,
        targets: list[str],
        *,
        audience: Audience = "public",
        prune: bool = False,
        field_map: dict[str, str] | None = None,
        allow_private: bool = True,
        progress: Progress | None = None,
    ) -> Report:
        """Ingests `targets`; the caller holds `change`. Only with `allow_private` may an address lie in a private network.

        Raises:
            ServerStopping: the server stops; what was stored by then is whole.
        """

        def heard(done: int, total: int | None, name: str) -> None:
            if self.stopping.is_set():
                raise ServerStopping
            if progress is not None:
                progress(done, total, name)

        return ingest(
            targets,
            self.store,
            self.reader.encoder,
            self.settings,
            audience=audience,
            prune=prune,
            field_map=field_map,
            allow_private=allow_private,
            progress=heard,
        )


@contextmanager
def open_services(settings: Settings, progress: Progress | None = None) -> Iterator[Services]:
    """Owns the data folder, brings the entries of `settings.corpus` into the index, and yields the services.

    What has not changed is skipped by its hash. At the end a running change is asked to stop, and waited for.

    Raises:
        StoreLocked: another process owns the data folder.
        EncoderMismatch: the index was made with another encoder.
        ChatModelUnavailable: a chat model is set, but its package or key is missing.
        SourceMissing: the folder of the corpus does not exist.
    """
    if not settings.corpus.exists():
        raise SourceMissing(str(settings.corpus), "there is no such folder", "set LOTSE_CORPUS to one, or unset it")
    chat_model = load_chat_model(settings)
    encoder = load_encoder(settings)
    with Store.open(
        settings, role="owner", encoder_name=encoder.name, dim=encoder.dim, progress=progress or quiet
    ) as store:
        reader = assemble(store, encoder, settings, chat_model)
        services = Services(settings, reader, _tokens(settings, store))
        store.database.feedback.delete(before=oldest_kept(settings, services.today()))
        report = services.ingest([str(settings.corpus)], prune=True, progress=progress)
        for failure in report.failed:
            log.warning("not in the index: %s: %s", failure.source, failure.reason)
        try:
            yield services
        finally:
            services.stopping.set()
            if not services.change.acquire(timeout=STOP_WAIT_SECONDS):
                log.warning("a change did not stop in %.0f s; the next start mends the rest", STOP_WAIT_SECONDS)


def _tokens(settings: Settings, store: Store) -> tuple[str, ...]:
    given = settings.api_token.get_secret_value() if settings.api_token else ""
    owner = store.lock.holder.token if store.lock else ""
    return tuple(token for token in (given, owner) if token)
