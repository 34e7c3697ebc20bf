"""Loaded by every Python that has this folder on its path: notes and refuses each way out of the machine.

An audit hook, so that no library can get past it from Python; native code is held by the network namespace and noted
by strace, where the machine has them (`tests/offline/alone.py`).
"""

import ipaddress
import os
import socket
import sys


def _at_home(host: object) -> bool:
    if host in (None, "", b"", "localhost", b"localhost"):
        return True
    try:
        return ipaddress.ip_address(host.decode() if isinstance(host, bytes) else str(host)).is_loopback
    except ValueError:
        return False


def _watch(event: str, arguments: tuple) -> None:
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) else None
        if event != "socket.connect" and address is None:
            return
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        host = arguments[0]
    else:
        return
    if _at_home(host):
        return
    with open(os.environ["OFFLINE_LOG"], "a", encoding="utf-8") as log:  # noqa: PTH123 - as little import as possible
        log.write(f"{event} {host!r} by {' '.join(sys.argv[:3])}\n")
    raise socket.gaierror(socket.EAI_AGAIN, "refused by the test")


if "OFFLINE_LOG" in os.environ:
    sys.addaudithook(_watch)
