"""Decodes bytes whose encoding nobody has told, or told wrongly."""

from __future__ import annotations

import codecs
import re

from ingest.media import is_wide_text

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE_BYTES = 200_000
_META = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,100}?encoding=[\"']([\w.:-]+)", re.I
)
_OTHERS = ["cp1252", "cp850", "mac_roman", "iso8859_15", "cp1250"]


def decode(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """Returns the text and the name of the encoding that read it; "" is read as UTF-8.

    In order: a byte order mark; UTF-16 seen by its zeros; `declared`, where it reads everything; UTF-8; the best guess
    among the encodings of Western and Central Europe; Windows-1252. "latin-1" is read as Windows-1252, its superset,
    as the WHATWG encoding standard does. A UTF-8 text with a few broken bytes (cut in the middle of a letter) stays
    UTF-8, each of them read as U+FFFD.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), encoding
    if is_wide_text(data[:8_192]):
        encoding = "utf-16-be" if data[:8_192:2].count(0) > data[1:8_192:2].count(0) else "utf-16-le"
        return data.decode(encoding, "replace"), encoding
    for candidate in filter(None, (_canonical(declared), "utf-8")):
        try:
            return data.decode(candidate), candidate
        except UnicodeDecodeError:
            continue
    loose = data.decode("utf-8", "replace")
    broken = loose.count("\N{REPLACEMENT CHARACTER}")
    good = sum(ord(letter) > 127 for letter in loose) - broken
    if broken <= good / 50 or (broken == 1 and loose.endswith("\N{REPLACEMENT CHARACTER}")):
        return loose, "utf-8"
    encoding = _guess(data)
    return data.decode(encoding, "replace"), encoding


def declared_in_html(head: bytes) -> str | None:
    """Returns the encoding that a page names in its own first bytes, or None."""
    found = _META.search(head)
    return (found.group(1) or found.group(2)).decode("ascii", "replace") if found else None


def _canonical(name: str | None) -> str | None:
    """Returns Python's name of an encoding, with Latin-1 and ASCII widened to Windows-1252; None where unknown."""
    if not name:
        return None
    try:
        found = codecs.lookup(name.strip()).name
    except (LookupError, ValueError):
        return None
    return "cp1252" if found in ("iso8859-1", "ascii") else found


def _guess(data: bytes) -> str:
    """Returns the likeliest single-byte encoding: the one whose letters are those of German texts.

    charset-normalizer decides where the letters that German uses leave it open.
    """
    sample = data[:_SAMPLE_BYTES]
    high = [byte for byte in sample if byte > 127]
    scores: dict[str, int] = {}
    for encoding in _OTHERS:
        letters = bytes(high).decode(encoding, "replace")
        scores[encoding] = sum(letter in "äöüÄÖÜß§€„“”‚‘’–—…•éèàáç°²³«»½´`\u00a0" for letter in letters)
    best = max(scores.values())
    leading = [encoding for encoding in _OTHERS if scores[encoding] == best]
    if len(leading) == 1 or ("cp1252" in leading and best):
        return leading[0]
    from charset_normalizer import from_bytes

    match = from_bytes(sample, cp_isolation=_OTHERS).best()
    return match.encoding if match is not None else "cp1252"
