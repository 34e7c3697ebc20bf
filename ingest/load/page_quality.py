"""Judges whether the text taken from a page can be read as German or English."""

from __future__ import annotations

import re
from dataclasses import dataclass

SAMPLE_WORDS = 120
FEW_WORDS = 15
"""Below this the share of known words says little."""
KNOWN_SHARE = 0.45
"""A page of a law, a form or a table with figures has 0.6 and more, a page in a broken encoding below 0.2."""
LONGEST_MEAN = 14.0
"""Mean letters a word; German guidelines have 6-8, glued words 20 and more."""
BROKEN_SHARE = 0.05

_WORD = re.compile(r"[^\W\d_]+")
_BROKEN = re.compile(r"[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]|\(cid:\d+\)")
_SPACED = re.compile(r"(?:\b[^\W\d_] ){5,}")


@dataclass(frozen=True, slots=True)
class Quality:
    """How readable a text is; shares are 0-1. `score` is the one number to compare two readings by."""

    words: int
    known: float
    mean_letters: float
    broken: float
    spaced: float

    @property
    def readable(self) -> bool:
        """Whether the text is good enough to be kept without asking another engine."""
        if not self.words:
            return self.broken == 0.0
        if self.broken > BROKEN_SHARE or self.mean_letters > LONGEST_MEAN:
            return False
        if self.words < FEW_WORDS:
            return True
        return self.known >= KNOWN_SHARE and self.spaced <= 0.3

    @property
    def score(self) -> float:
        """Higher is better, 0 for no words."""
        return self.known * (1.0 - self.broken) * (1.0 - self.spaced) if self.words else 0.0


def quality(text: str) -> Quality:
    """Returns the quality of a page's text, judged on up to `SAMPLE_WORDS` words spread over it."""
    from simplemma import is_known

    broken = len(_BROKEN.findall(text)) / max(sum(map(len, text.split())), 1)
    spaced = sum(len(match.group()) for match in _SPACED.finditer(text)) / max(len(text), 1)
    every = [word for word in _WORD.findall(text) if len(word) > 2]
    if not every:
        letters = len(_WORD.findall(text))
        return Quality(letters, 0.0, 1.0 if letters else 0.0, broken, spaced)
    step = max(1, len(every) // SAMPLE_WORDS)
    sample = every[::step]
    known = sum(1 for word in sample if is_known(word, lang=("de", "en"))) / len(sample)
    mean = sum(map(len, sample)) / len(sample)
    return Quality(len(every), known, mean, broken, spaced)
