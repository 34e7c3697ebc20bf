"""Cleans text before offsets are counted: one form of letters, one kind of line end, no invisible characters."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

_LINE_ENDS = re.compile(r"\r\n?|[\u0085\u2028\u2029]")
_PAGE_ENDS = re.compile(r"\n*[\x0b\x0c]\n*")
_INVISIBLE = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # C0 and C1 controls but tab and line ends
    "\u00ad"  # soft hyphen
    "\u200b\u200e\u200f\u2060\ufeff"  # zero width space, direction marks, word joiner, byte order mark
    "\u202a-\u202e\u2066-\u2069"  # direction overrides, which let a text show other words than it holds
    "\ufff9-\ufffb"  # interlinear marks
    "]"
)
_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_SUSPECT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\xa0\xad\u2000-\u200b\u200e\u200f\u2028-\u202f\u205f\u2060\u2066-\u2069"
    "\u3000\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
"""Any character of the classes above: most texts have none, and one search is 4 times faster than four replacements."""
_LINE_TAILS = re.compile(r"[ \t]+(?=\n|\Z)")
_BLANK_LINES = re.compile(r"\n{3,}")
_DIVIDED = re.compile("[a-zäöüß][-\u2010]$")
_AFTER_A_HYPHEN = frozenset(["und", "oder", "bzw.", "sowie", "als", "bis", "und/oder"])
_ENDS_A_LINE = re.compile(r"[.!?:;|]['\"“”»)\]]*$")
_LIST_MARK = re.compile(
    r"(?:[-*+•▪◦‣·●○■□➢✓–—]"
    r"|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)]|\(?[ivxIVX]{1,5}[.)]|\d{1,2}(?:\.\d{1,2}){1,4}\.?)[ \t]+(?=\S)"
)
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*\n]{1,300}?)(?<=[^\s*])\1(?![\w*])")


def clean(text: str) -> str:
    """Returns the text in NFC with line feeds as only line ends, and without controls, soft hyphens, zero-width and
    direction characters; special spaces become spaces, spaces at line ends go, and one blank line at most stands
    between lines. Tabs stay, as they divide cells. Cleaning twice changes nothing.

    A lone surrogate, which no file can hold, becomes U+FFFD.
    """
    if _SUSPECT.search(text):
        text = _SPACES.sub(" ", _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text))
        text = _PAGE_ENDS.sub("\n\n", _LINE_ENDS.sub("\n", text))
        text = _INVISIBLE.sub("", text)
    text = unicodedata.normalize("NFC", text)
    if " \n" in text or "\t\n" in text or text[-1:] in (" ", "\t"):
        text = _LINE_TAILS.sub("", text)
    if "\n\n\n" in text:
        text = _BLANK_LINES.sub("\n\n", text)
    return text.strip("\n")


def inline(text: str) -> str:
    """Returns the text cleaned and on one line, each run of white space as one space."""
    return " ".join(clean(text).split())


def without_emphasis(text: str) -> str:
    """Returns the text without the stars around *stressed* words; those of "Mitarbeiter*innen" and "2*3*4" stay."""
    return _EMPHASIS.sub(r"\2", text) if "*" in text else text


def list_mark(line: str) -> str:
    """Returns the bullet or number with which a line opens a list item ("- ", "2. ", "a) "), "" where it does not."""
    found = _LIST_MARK.match(line)
    return found.group() if found else ""


def unwrap(text: str) -> str:
    """Returns a paragraph whose lines were broken by their width as running text, words divided at a line end joined.

    A line was broken by its width where the next word would not have fitted into the widest line; all other line
    breaks stay (an address, a caption), and so does the one before a list item. "Klein- und" keeps its hyphen.
    """
    if "\n" not in text:
        return text
    lines = [line.strip(" ") for line in text.split("\n")]
    widest = max(map(len, lines))
    joined = lines[0]
    for previous, line in pairwise(lines):
        next_word = line.split(" ", 1)[0]
        broken_by_width = 45 <= widest <= 140 and len(previous) + 1 + len(next_word) >= widest
        runs_on = line[:1].islower() and not _ENDS_A_LINE.search(previous)
        if not (broken_by_width or runs_on) or list_mark(line) or "\t" in line + previous:
            joined += "\n" + line
        elif _DIVIDED.search(previous) and next_word[:1].islower() and next_word not in _AFTER_A_HYPHEN:
            joined = joined[:-1] + line
        else:
            joined += " " + line
    return joined
