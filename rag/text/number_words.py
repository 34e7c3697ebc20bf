"""Numbers written out, German and English: "achtunddreißig", "fuenfzehn", "zweihundertfünfzig", "thirty-eight", "zu zwölft"."""

from __future__ import annotations

import re
from functools import lru_cache

from rag.text.analyse import fold

_ONES = {
    "ein": 1, "eins": 1, "eine": 1, "einen": 1, "einem": 1, "einer": 1, "zwei": 2, "zwo": 2, "drei": 3, "vier": 4,
    "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12, "sechzehn": 16,
    "siebzehn": 17, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "dutzend": 12, "dozen": 12,
}  # fmt: skip
_TENS = {
    "zwanzig": 20, "dreissig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70, "achtzig": 80,
    "neunzig": 90, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
_COLLECTIVE = {"zweit": 2, "dritt": 3, "viert": 4, "fünft": 5, "sechst": 6, "siebt": 7, "acht": 8, "neunt": 9, "zehnt": 10,
               "elft": 11, "zwölft": 12, "dreizehnt": 13, "fünfzehnt": 15, "zwanzigst": 20}  # fmt: skip


@lru_cache(maxsize=4_096)
def number_of(word: str) -> int | None:
    """Returns the whole number that a word says, below a million; None for any other word.

    "ein" and its forms are 1: whether they are an article is for the caller to tell.
    """
    return _number(fold(word))


def collective_of(word: str) -> int | None:
    """Returns how many "zu zwölft" says, given "zwölft"; None for any other word."""
    return _COLLECTIVE.get(fold(word))


def _number(word: str) -> int | None:
    if word in _ONES or word in _TENS:
        return _ONES.get(word) or _TENS.get(word)
    for scale, factor in (("tausend", 1000), ("hundert", 100)):
        head, found, tail = word.partition(scale)
        if found:
            many = _number(head) if head else 1
            rest = _number(tail.removeprefix("und")) if tail else 0
            return None if many is None or many >= 1000 or rest is None or rest >= factor else many * factor + rest
    if word.endswith("zehn") and 3 <= _ONES.get(word[:-4], 0) <= 9:
        return 10 + _ONES[word[:-4]]
    ones, found, tens = word.partition("und")
    if not found and (match := re.fullmatch(r"([a-z]+)-([a-z]+)", word)):
        tens, ones = match.groups()
    if tens in _TENS and 1 <= _ONES.get(ones, 0) <= 9:
        return _TENS[tens] + _ONES[ones]
    return None
