"""Fetches an address: the only door to the network on the way in."""

from __future__ import annotations

import contextlib
import ipaddress
import socket
import time
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import unquote

import httpx

from ingest import media
from ingest.sources import Source
from rag.errors import SourceEmpty, SourceError, SourceFormatUnknown, SourceTooLarge, SourceUnreachable

MAX_REDIRECTS = 5
SLOWEST = 10
"""A whole answer may take this many times the timeout, so that a server that drips cannot hold us for ever."""
USER_AGENT = "Foerderlotse/0.1 (document loader)"
_TEXTS = {
    "text/html": media.HTML,
    "application/xhtml+xml": media.HTML,
    "text/markdown": media.MARKDOWN,
    "text/plain": media.TEXT,
}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def fetch(url: str, *, timeout_seconds: float = 30.0, max_mb: int = 200, allow_private: bool = False) -> Source:
    """Returns the source at an address: its bytes, and the media type that they and the server name.

    At most `MAX_REDIRECTS` redirects are followed, each checked like the first address: http or https, and, unless
    `allow_private`, no host that resolves to this machine or a private network; the connection then goes to the very
    address that was checked, and past any proxy. `fields` hold `address` (the final one), `charset` where the server
    names one, and `retrieved`, the server's date.

    Raises:
        SourceUnreachable: no answer in time, an error status, too many redirects, or an address that is refused.
        SourceTooLarge: more than `max_mb` MB; the rest is not read.
        SourceEmpty: the answer has no bytes.
        SourceFormatUnknown: no loader reads what came.
    """
    address = url
    deadline = time.monotonic() + SLOWEST * timeout_seconds
    try:
        with httpx.Client(timeout=timeout_seconds, trust_env=allow_private) as client:
            for _ in range(MAX_REDIRECTS + 1):
                request = _request(client, address, url, allow_private)
                response = client.send(request, stream=True)
                try:
                    if response.is_redirect and "location" in response.headers:
                        address = str(httpx.URL(address).join(response.headers["location"]))
                        continue
                    if response.status_code != httpx.codes.OK:
                        reason = f"the server answers {response.status_code} {response.reason_phrase}".rstrip()
                        raise SourceUnreachable(url, reason, "check the address in a browser")
                    return _source(url, address, response, _body(url, response, max_mb, deadline))
                finally:
                    response.close()
    except httpx.TimeoutException as error:
        raise _too_slow(url, timeout_seconds) from error
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        reason = f"cannot be fetched ({str(error) or type(error).__name__})"
        raise SourceUnreachable(url, reason, "check the address and the network") from error
    raise SourceUnreachable(url, f"more than {MAX_REDIRECTS} redirects", "give the final address")


def _request(client: httpx.Client, address: str, url: str, allow_private: bool) -> httpx.Request:
    """Returns the request for an address that may be fetched; without `allow_private` it names the checked host."""
    target = httpx.URL(address).copy_with(fragment=None)
    if target.scheme not in ("http", "https") or not target.host:
        raise SourceUnreachable(url, f"it leads to '{address}', which is no http or https address", "give one that is")
    if target.userinfo:
        raise SourceUnreachable(url, "it holds a user name or password", "give it without, or load the page as a file")
    headers = {"User-Agent": USER_AGENT, "Accept": "text/html,application/pdf,text/*;q=0.9,*/*;q=0.5"}
    if allow_private:
        return client.build_request("GET", target, headers=headers)
    found = _addresses(target.host, target.port or (443 if target.scheme == "https" else 80), url)
    if not all(_is_public(each) for each in found):
        reason = f"'{target.host}' lies on this machine or in a private network"
        raise SourceUnreachable(url, reason, "load it from the command line, where such addresses are allowed")
    headers["Host"] = target.netloc.decode("ascii")
    extensions = {"sni_hostname": target.host} if target.scheme == "https" else {}
    return client.build_request("GET", target.copy_with(host=str(found[0])), headers=headers, extensions=extensions)


def _addresses(host: str, port: int, url: str) -> list[ipaddress.IPv4Address | ipaddress.IPv6Address]:
    try:
        known = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise SourceUnreachable(url, f"the host '{host}' is not known", "check the address and the network") from error
    return [ipaddress.ip_address(str(entry[4][0]).split("%")[0]) for entry in known]


def _is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """Returns False for loopback, private, link-local, multicast and reserved addresses, also inside an IPv6 one."""
    if isinstance(address, ipaddress.IPv6Address):
        inside = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if address in _NAT64:
            inside = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inside is not None:
            return _is_public(inside)
    return address.is_global and not address.is_multicast


def _body(url: str, response: httpx.Response, max_mb: int, deadline: float) -> bytes:
    limit = max_mb * 1_000_000
    parts: list[bytes] = []
    total = 0
    declared = response.headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > limit:
        raise _too_large(url, max_mb)
    for part in response.iter_bytes():
        total += len(part)
        if total > limit:
            raise _too_large(url, max_mb)
        if time.monotonic() > deadline:
            raise SourceUnreachable(url, "the answer comes too slowly", "download it, and load the file")
        parts.append(part)
    if not total:
        raise SourceEmpty(url, "the answer has no content", "check the address in a browser")
    return b"".join(parts)


def _source(url: str, address: str, response: httpx.Response, data: bytes) -> Source:
    declared = Message()
    declared["content-type"] = response.headers.get("content-type", "application/octet-stream")
    target = httpx.URL(address)
    name = unquote(target.path.rstrip("/").rsplit("/", 1)[-1]) or target.host
    found = media.sniff(data[: media.HEAD_BYTES])
    if found == media.TEXT:
        found = _TEXTS.get(declared.get_content_type()) or media.BY_EXTENSION.get(media.extension(name), media.TEXT)
    if found not in media.BY_EXTENSION.values():
        raise SourceFormatUnknown(url, f"it is {found}, which no loader reads", media.SUPPORTED)
    fields: dict[str, Any] = {"address": address}
    charset = declared.get_content_charset()
    if charset:
        fields["charset"] = charset
    with contextlib.suppress(KeyError, ValueError):
        fields["retrieved"] = parsedate_to_datetime(response.headers["date"]).date()
    uri = str(httpx.URL(url).copy_with(fragment=None))
    return Source(uri=uri, name=name, media_type=found, fields=fields, content=data)


def _too_large(url: str, max_mb: int) -> SourceError:
    return SourceTooLarge(url, f"it is larger than {max_mb} MB", "raise LOTSE_MAX_FILE_MB, or load a part of it")


def _too_slow(url: str, timeout_seconds: float) -> SourceError:
    reason = f"no answer within {timeout_seconds:g} s"
    return SourceUnreachable(url, reason, "try again, or raise LOTSE_FETCH_TIMEOUT_SECONDS")
