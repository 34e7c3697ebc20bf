"""Joins lines to running text: a word divided at a line end becomes whole again."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

_HYPHENS = "-‐\xad\u2011"
_FIRST = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)[-‐\xad\u2011]$")
_NEXT = re.compile(r"^([^\W\d_]+(?:-[^\W\d_]+)*)")
_PAIRS = frozenset(["und", "oder", "bzw", "beziehungsweise", "sowie", "bis", "and", "or"])
"""Words after a hyphen that stands for a shared part: "Haupt- und Nebenbestimmung"."""


def join_lines(lines: Sequence[str], known: Collection[str] = frozenset()) -> str:
    """Returns the lines as one text. `known` are words (lower case) seen undivided in the same document."""
    text = ""
    for line in lines:
        text = glue(text, line, known) if text else line
    return text


def glue(before: str, after: str, known: Collection[str] = frozenset()) -> str:
    """Returns `before` and `after` as one text, with a blank between or, where a word was divided, without.

    "Förder-" + "quote" gives "Förderquote", "Haupt-" + "und" keeps hyphen and blank, "EU-" + "Recht" gives "EU-Recht".
    """
    if not before or not after:
        return before + after
    if before[-1] not in _HYPHENS and not before.endswith("/"):
        return f"{before} {after}"
    if before.endswith("/"):
        return before + after if re.search(r"\w/$", before) else f"{before} {after}"
    if not re.search(r"[\w)”“\"'/]" + f"[{_HYPHENS}]$", before):
        return f"{before} {after}"  # a dash, not a hyphen
    match = _NEXT.match(after)
    if not match:
        return before + after if after[0].isdigit() else f"{before} {after}"
    word = match[1]
    if word.lower() in _PAIRS:
        return f"{before} {after}"
    first = _FIRST.search(before)
    if first is None:  # a digit, a bracket or a slash before the hyphen: "10-" + "jährig", "Frau/-" + "mann"
        return before + after
    return before[:-1] + after if _divided(first[1], word, known) else before[:-1] + "-" + after


def _divided(first: str, rest: str, known: Collection[str]) -> bool:
    """Whether the hyphen only marks the line end."""
    whole, kept = (first + rest).lower(), f"{first}-{rest}".lower()
    if kept in known and whole not in known:
        return False
    if whole in known:
        return True
    rest = rest.split("-")[0]
    whole = (first + rest).lower()
    if rest[0].isupper():
        return len(rest) > 1 and first.isupper() and rest.isupper() and len(first) > 3 and _is_word(whole)
    if "-" in first and not _is_word(first.split("-")[-1] + rest):
        return True
    if _is_word(whole):
        return True
    # "öffentlich-" + "rechtliche": two words, none of them whole without its hyphen
    pair = first.lower().endswith(("lich", "isch", "wissenschaftlich", "iv", "al")) and _is_word(rest)
    return not (pair and len(rest) > 5 and _is_word(first))


@lru_cache(maxsize=20_000)
def _is_word(word: str) -> bool:
    from simplemma import is_known

    return len(word) > 2 and (is_known(word, lang=("de", "en")) or is_known(word.capitalize(), lang="de"))
