"""Whether a sentence affirms what the cited text denies, or says "before" where it says "after".

A clause of the sentence is held against the sentences of the text that share most of its words. Of a sentence that both affirms
and denies, the clause counts that holds the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rag.answer.families import family, whole_terms
from rag.text.analyse import Word, words
from rag.text.sentences import sentences

NEGATION = re.compile(
    r"\b(?:nicht|nichts|kein\w*|weder|nie|niemals|niemand|ausgeschlossen|ausgenommen|untersagt|verboten|unzulässig"
    r"|not|no|never|nor|nobody|excluded|n['’]t)\b",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"\bnicht (?:nur|mehr als|weniger als|länger als|später als|älter als|überschreit\w+|übersteig\w+)\b"
    r"|\bnicht (?:über|unter|vor)\b(?=[^.;]{0,30}\d)"
    r"|\bno more than\b|\bnot only\b",
    re.IGNORECASE,
)
"""What denies nothing, but bounds a figure or goes on with "sondern auch"."""

_ONLY = re.compile(r"\b(nicht |not )?(?:nur|ausschließlich|lediglich|only|solely)\b", re.IGNORECASE)
"""What limits a statement, or with "nicht" before it says that it is not limited."""

_OPEN = re.compile(r"\b(?:ohne|entfällt|entfallen|without|frei)\b", re.IGNORECASE)
"""A clause with one of these may be said either way: "ohne Stichtage", "keine Stichtage"."""

_CLAUSE = re.compile(r"[,;:–()]\s|\b(?:aber|sondern|but)\b")
_AS_NEAR = 0.9
"""Sentences that share this part of what the nearest one shares are as near."""

_MIN_SHARED = 0.5
"""Below this share of a clause's words, a text says nothing on it."""

_CLEARLY_MORE = 2
"""So many times the words of one kind of clause that those of the other have, it is the one that is meant."""

_NEAR_ALIKE, _SAME = 0.75, 0.9
"""Two sentences that share this much say the same but for a negation; where both deny, they must share more."""

_OPPOSITES = (
    (r"\b(?:vor|bevor|before|prior to)\b", r"\b(?:nach|nachdem|after)\b"),
    (r"\b(?:mit|with)\b", r"\b(?:ohne|without)\b"),
    (r"\b(?:innerhalb|within)\b", r"\b(?:außerhalb|outside)\b"),
)
_TURNS = (
    ("steig", "sink"), ("steig", "fall"), ("erhöh", "verringer"), ("erhöh", "senk"), ("verlänger", "verkürz"), ("zunehm", "abnehm"),
    ("inland", "ausland"), ("freiwillig", "verpflicht"), ("rise", "fall"), ("increase", "decrease"),
)  # fmt: skip
_REACH_WORDS = 4


def polarity_faults(said: str, quotes: str) -> list[str]:
    """Returns a reason for each way in which `said` says the opposite of `quotes`; both in one language."""
    told = _told(quotes)
    denied = any(_denies_otherwise(clause, told) for clause in _clauses(said)) or _nearly_the_same(said, told)
    faults = ["the cited text says the opposite"] if denied else []
    return faults + list(_turned(said, quotes))


@lru_cache(maxsize=1_024)
def _told(quotes: str) -> tuple[tuple[str, list[Word]], ...]:
    """The sentences of a text with their content words; remembered, as it is held against many sentences."""
    spans = [quotes[start:end] for start, end in sentences(quotes)]
    return tuple((one, _content(one)) for one in spans)


def _denies_otherwise(clause: str, told: Sequence[tuple[str, list[Word]]]) -> bool:
    own = _content(clause)
    if len(own) < 2 or not told:
        return False
    shares = [_share(own, there) for _, there in told]
    best = max(shares)
    if best < _MIN_SHARED:
        return False
    denies = _denies(clause)
    near = [one for (one, _), share in zip(told, shares, strict=True) if share >= _AS_NEAR * best]
    return all(denies not in _ways(own, one) for one in near)


def _ways(own: Sequence[Word], sentence: str) -> frozenset[bool]:
    """Whether a sentence denies (True) or affirms (False) what has these words; both where it may be either."""
    clauses = _clauses(sentence)
    denying = [one for one in clauses if _denies(one)]
    affirming = [one for one in clauses if not _denies(one)]
    if _OPEN.search(sentence):
        return frozenset({True, False})
    if not denying or not affirming:
        return frozenset({bool(denying)})
    in_denying, in_affirming = ([word for part in one for word in _content(part)] for one in (denying, affirming))
    denied = sum(_held(word, in_denying) and not _held(word, in_affirming) for word in own)
    affirmed = sum(_held(word, in_affirming) and not _held(word, in_denying) for word in own)
    if denied >= _CLEARLY_MORE * affirmed and denied:
        return frozenset({True})
    return frozenset({False}) if affirmed >= _CLEARLY_MORE * denied and affirmed else frozenset({True, False})


def _nearly_the_same(said: str, told: Iterable[tuple[str, list[Word]]]) -> bool:
    """Whether a sentence repeats one of the text, but with another number of negations, or "nicht nur" for "nur"."""
    own = frozenset(term for word in _content(said) for term in word.terms)
    for sentence, there in told:
        other = frozenset(term for word in there for term in word.terms)
        alike = len(own & other) / len(own | other) if own | other else 0.0
        mine, theirs = _negations(said), _negations(sentence)
        if mine != theirs and alike >= (_NEAR_ALIKE if not mine or not theirs else _SAME):
            return True
        if alike >= _NEAR_ALIKE and {_limits(said), _limits(sentence)} == {True, False}:
            return True
    return False


def _limits(text: str) -> bool | None:
    """Whether a sentence says "nur" (True) or "nicht nur" (False); None where neither, or both."""
    said = {not negated for negated in _ONLY.findall(text)}
    return said.pop() if len(said) == 1 else None


def _turned(said: str, quotes: str) -> Iterable[str]:
    for pair in _OPPOSITES:
        for here, there in (pair, pair[::-1]):
            for term, shown in _led(said, here).items():
                if term in _led(quotes, there) and term not in _led(quotes, here):
                    yield f"'{shown}' is turned round in the cited text"
                    return
    low, source = said.casefold(), quotes.casefold()
    for pair in _TURNS:
        for here, there in (pair, pair[::-1]):
            if (
                re.search(rf"\b{here}", low)
                and re.search(rf"\b{there}", source)
                and not re.search(rf"\b{here}", source)
            ):
                yield f"'{here}…' is '{there}…' in the cited text"


def _led(text: str, preposition: str) -> dict[str, str]:
    """The stems of the first noun behind each such preposition, with the words as they stand."""
    found: dict[str, str] = {}
    for match in re.finditer(preposition, text, re.IGNORECASE):
        behind = text[match.end() : match.end() + 60]
        for word in words(behind)[:_REACH_WORDS]:
            if re.search(r"[.;:]\s", behind[: word.start]):
                break
            if word.text[:1].isupper() and word.terms:
                found |= dict.fromkeys(word.terms, f"{match.group()} {word.text}")
                break
    return found


def _clauses(text: str) -> list[str]:
    """The clauses of a sentence; one of less than two content words goes with the one before."""
    found: list[str] = []
    for part in _CLAUSE.split(text):
        if found and len(_content(part)) < 2:
            found[-1] = f"{found[-1]} {part}"
        elif part.strip():
            found.append(part)
    return found


def _denies(text: str) -> bool:
    return _negations(text) > 0


def _negations(text: str) -> int:
    return len(NEGATION.findall(_BOUND.sub(" ", text)))


def _content(text: str) -> list[Word]:
    return [word for word in words(text) if word.terms and not NEGATION.fullmatch(word.text)]


def _share(own: Sequence[Word], there: Sequence[Word]) -> float:
    return sum(_held(word, there) for word in own) / len(own)


def _held(word: Word, there: Sequence[Word]) -> bool:
    stems = set(whole_terms(word.terms)) | family(word.terms)
    return any(not stems.isdisjoint(other.terms) for other in there)
