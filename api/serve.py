"""Serves the API and the page: binds the port first, opens the store, brings the index up to date, answers, closes."""

from __future__ import annotations

import copy
import errno
import ipaddress
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from types import FrameType
from typing import Any

from fastapi import FastAPI

from api.services import Progress, Services, local_today, open_services
from rag.errors import AdminKeyMissing, PortInUse, ServeError
from rag.settings import Settings
from rag.store.ledger import has_database, open_ledger

Mount = Callable[[FastAPI, Services], None]
Page = Callable[[], Mount]
"""Loads what the page needs (in a thread, while the store opens) and returns what mounts it."""

DRAIN_SECONDS = 3
BACKLOG = 128


def serve(
    settings: Settings,
    *,
    page: Page | None = None,
    progress: Progress | None = None,
    ready: Callable[[str], None] | None = None,
) -> None:
    """Serves until SIGINT or SIGTERM, then closes the store; calls `ready(url)` once requests are answered.

    Prints nothing. `page` None serves the API alone.

    Raises:
        AdminKeyMissing: it is to be open to other machines, and no key or token could change or close anything.
        PortInUse: another program listens there; known before anything is loaded.
        StoreLocked: another process owns the data folder.
        KeyboardInterrupt: stopped before it was ready.
    """
    _check_openness(settings)
    with closing(_listen(settings.host, settings.port)) as listening, _stops(), ThreadPoolExecutor(1) as loader:
        loading = loader.submit(page) if page is not None else None
        with open_services(settings, progress) as services:
            from api.app import create_app

            app = create_app(services)
            if loading is not None:
                loading.result()(app, services)
            url = _url(settings.host, listening.getsockname()[1])
            if services.store.lock is not None:
                services.store.lock.announce(url)
            _run(app, listening, settings, services, lambda: ready(url) if ready is not None else None)


def _run(
    app: FastAPI, listening: socket.socket, settings: Settings, services: Services, ready: Callable[[], None]
) -> None:
    import uvicorn

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            if self.started:
                ready()

        def handle_exit(self, sig: int, frame: FrameType | None) -> None:
            services.stopping.set()
            super().handle_exit(sig, frame)

    config = uvicorn.Config(
        app,
        log_level=settings.log_level,
        access_log=False,  # guards.LastResort names each request with its id
        log_config=_logging(settings.log_level),
        timeout_graceful_shutdown=DRAIN_SECONDS,
        server_header=False,
    )
    server = Server(config)
    try:
        server.run(sockets=[listening])
    except KeyboardInterrupt:
        if not server.started:
            raise


def _logging(level: str) -> dict[str, Any]:
    """Uvicorn's way of logging, for our own names, too."""
    from uvicorn.config import LOGGING_CONFIG

    config = copy.deepcopy(LOGGING_CONFIG)
    config["formatters"]["default"]["fmt"] = "%(asctime)s %(levelprefix)s %(message)s"
    config["loggers"]["lotse"] = {"handlers": ["default"], "level": level.upper(), "propagate": False}
    return config


def _check_openness(settings: Settings) -> None:
    """Lets a server listen for other machines only where somebody holds an admin key."""
    if _is_loopback(settings.host) or settings.api_token is not None:
        return
    if has_database(settings):
        with open_ledger(settings) as ledger:
            callers = [key.caller(local_today()) for key in ledger.keys.all()]
        if any(one is not None and one.role == "admin" for one in callers):
            return
    raise AdminKeyMissing(settings.host)


def _is_loopback(host: str) -> bool:
    """Whether every address of a host is this machine's own; one without an address is refused where it is bound."""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except socket.gaierror:
        return True
    return all(ipaddress.ip_address(str(one[4][0]).partition("%")[0]).is_loopback for one in found)


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except socket.gaierror as error:
        raise ServeError(
            f"host '{host}' has no address: set LOTSE_HOST to one of this machine's, e.g. 127.0.0.1"
        ) from error
    listening = socket.socket(family, kind, protocol)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(BACKLOG)
    except OSError as error:
        listening.close()
        if error.errno == errno.EADDRINUSE:
            raise PortInUse(host, port) from error
        raise ServeError(
            f"cannot listen on {host} port {port} ({error.strerror}): choose another with LOTSE_HOST and LOTSE_PORT"
        ) from error
    return listening


@contextmanager
def _stops() -> Iterator[None]:
    """SIGTERM stops like Ctrl+C, so that the store is closed; signals reach the main thread only."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _url(host: str, port: int) -> str:
    shown = "127.0.0.1" if host in ("0.0.0.0", "::") else f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}"
