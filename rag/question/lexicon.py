"""A word list with values, looked up word by word: beginnings, whole words, ends of compounds, and phrases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Generic, NamedTuple, TypeVar

from rag.text.analyse import fold

V = TypeVar("V")
_TOKEN = re.compile(r"[^\W_][\w\u0300-\u036f]*(?:[-&./][^\W_][\w\u0300-\u036f]*)*")


class Found(NamedTuple, Generic[V]):
    """A word of the list at `text[start:end]`."""

    value: V
    start: int
    end: int


class Lexicon(Generic[V]):
    """Words by value. In a list "maschinenbau" is a beginning, "ki." a whole word or a part between hyphens, "-messe." the end
    of a word, "-messe" anything in a word from there on, and "neue_halle" a phrase, whose words are beginnings.
    """

    def __init__(self, words: Mapping[V, str]) -> None:
        """`words` are lists parted by blanks; umlauts, case and "ß" may be spelt as in any text."""
        self._whole: dict[str, list[V]] = {}
        self._starts: dict[str, list[V]] = {}
        self._ends: dict[str, list[V]] = {}
        self._inside: list[tuple[str, V]] = []
        self._phrases: dict[str, list[tuple[tuple[str, ...], V]]] = {}
        for value, listed in words.items():
            for word in listed.split():
                self._add(fold(word), value)
        self._longest = max(map(len, [*self._starts, *self._phrases, *self._ends]), default=0)

    def _add(self, word: str, value: V) -> None:
        if "_" in word:
            first, *rest = word.split("_")
            self._phrases.setdefault(first, []).append((tuple(rest), value))
        elif word.startswith("-") and word.endswith("."):
            self._ends.setdefault(word[1:-1], []).append(value)
        elif word.startswith("-"):
            self._inside.append((word[1:], value))
        else:
            table = self._whole if word.endswith(".") else self._starts
            table.setdefault(word.rstrip("."), []).append(value)

    def find(self, text: str) -> Iterator[Found[V]]:
        """Yields the words of `text` that are listed, by position; a word that is listed for several values, once for each."""
        tokens = [(match.start(), match.end(), fold(match.group())) for match in _TOKEN.finditer(text)]
        for at, (start, end, word) in enumerate(tokens):
            ends = dict.fromkeys(self._values(word), end)
            ends.update(self._phrases_at(tokens, at))
            yield from (Found(value, start, last) for value, last in ends.items())

    def _values(self, word: str) -> Iterator[V]:
        pieces = word.split("-")
        parts = dict.fromkeys([word, *("-".join(pieces[cut:]) for cut in range(1, len(pieces))), *pieces])
        for part in parts:
            yield from self._whole.get(part, ())
            for length in range(2, min(len(part), self._longest) + 1):
                yield from self._starts.get(part[:length], ())
        for length in range(2, min(len(word), self._longest) + 1):
            yield from self._ends.get(word[-length:], ())
        yield from (value for inside, value in self._inside if inside in word)

    def _phrases_at(self, tokens: list[tuple[int, int, str]], at: int) -> Iterator[tuple[V, int]]:
        word = tokens[at][2]
        for length in range(2, min(len(word), self._longest) + 1):
            for rest, value in self._phrases.get(word[:length], ()):
                following = tokens[at + 1 : at + 1 + len(rest)]
                if len(following) == len(rest) and all(
                    said.startswith(part) for (_, _, said), part in zip(following, rest, strict=True)
                ):
                    yield value, following[-1][1]
