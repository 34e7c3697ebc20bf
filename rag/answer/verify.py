"""The verifier: keeps a sentence only where the passages it cites carry what it says.

Checked are: markers resolve; quantities with their unit, dates, paragraphs and thresholds occur in the cited text in any
German form; what is counted is the same; names and most words occur, too; a sentence that all but repeats the passage does
not deny it; and clocks agree with `today`. It knows nothing of the engine that wrote the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.schema import Entry
from rag.answer.families import family, whole_terms
from rag.answer.need import language
from rag.clocks import availability
from rag.records import Citation
from rag.text.analyse import analyse, words
from rag.text.dates import DateMention, dates
from rag.text.numbers import Quantity, amounts
from rag.text.sentences import sentences

MIN_SUPPORT = 0.5
"""Share of a sentence's words that the cited text must hold; below, the marker points elsewhere."""

_MARKER = re.compile(r"\[(\d+)\]")
_YEARLESS = 4
_NAME = re.compile(r"(?<!\w)(?:\w*[a-zäöüß][A-ZÄÖÜ]\w*|[A-ZÄÖÜ]{3,}\w*|\w+-[A-Z0-9]\b|\w*[A-Za-z]\w*\d\w*)(?!\w)")
_ORGANISATION = re.compile(r"\b(?:[A-ZÄÖÜ][\w-]+ )*(?:GmbH|AG|e\. ?V\.|KG)(?!\w)")
_AT_LEAST = re.compile(
    r"(?:mindestens|wenigstens|mehr als|über|ab|at least|more than|minimum)\W+(?:\w+\W+)?$", re.IGNORECASE
)
_AT_MOST = re.compile(
    r"(?:höchstens|maximal|bis(?: zu)?|weniger als|unter|nicht mehr als|at most|up to|less than|maximum)\W+(?:\w+\W+)?$",
    re.IGNORECASE,
)
_NEGATION = re.compile(r"\b(?:nicht|kein\w*|weder|nie|niemals|not|no|never)\b", re.IGNORECASE)
_SAYS_OPEN = re.compile(
    r"\b(?:ist|sind|steht|stehen)\b[^.;]{0,60}\b(?:derzeit|aktuell|weiterhin|noch|wieder)?\s*(?:offen|geöffnet|verfügbar|beantragbar)\b"
    r"|\bAnträge (?:können|sind)\b[^.;]{0,40}\b(?:laufend|jederzeit|derzeit|aktuell|weiterhin|ab sofort)\b"
    r"|\b(?:laufend|jederzeit|derzeit|ab sofort)\b[^.;]{0,40}\b(?:beantrag\w+|Anträge|Antragstellung)\b|\bis (?:currently )?open\b"
)
_SAYS_CLOSED = re.compile(
    r"\b(?:ist|sind)\b[^.;]{0,80}\b(?:geschlossen|ausgelaufen|abgelaufen|beendet|eingestellt)\b"
    r"|nicht mehr (?:offen|beantragt|möglich|in Kraft|gestellt)|\bis closed\b|no longer"
)


_SAID_OF_STATE = frozenset(
    analyse("Achtung Hinweis heute derzeit noch offen belegt Programm Regelung Netzwerk Stelle letzter Tag Stand")
)
"""Words of a sentence on how an entry stands; that is checked against the clocks, not against the words of a quote."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A sentence that was taken out, and why: one short reason for each failed check."""

    sentence: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verified:
    """What stood the checks, in order, and what did not."""

    kept: tuple[str, ...]
    dropped: tuple[Dropped, ...]


def verify(
    stated: Sequence[str],
    citations: Sequence[Citation],
    *,
    today: date,
    passages: Mapping[int, str] | None = None,
    entries: Mapping[str, Entry] | None = None,
) -> Verified:
    """Returns which of the sentences `stated`, each with its markers [n], their citations carry.

    `passages` may give more text for a marker than its quote (the passage a language model was shown); `entries` are those of
    the citations by id, whose clocks are read at `today`.
    """
    by_marker = {citation.marker: citation for citation in citations}
    kept: list[str] = []
    dropped: list[Dropped] = []
    for sentence in stated:
        reasons = _faults(sentence, by_marker, today, passages or {}, entries or {})
        if reasons:
            dropped.append(Dropped(sentence, tuple(reasons)))
        else:
            kept.append(sentence)
    return Verified(tuple(kept), tuple(dropped))


def _faults(
    sentence: str,
    by_marker: Mapping[int, Citation],
    today: date,
    passages: Mapping[int, str],
    entries: Mapping[str, Entry],
) -> list[str]:
    markers = [int(number) for number in _MARKER.findall(sentence)]
    if not markers:
        return ["no marker"]
    if any(marker not in by_marker for marker in markers):
        return [f"marker [{marker}] resolves to nothing" for marker in markers if marker not in by_marker]
    said = " ".join(_MARKER.sub(" ", sentence).split())
    cited = [by_marker[marker] for marker in dict.fromkeys(markers)]
    quotes = "\n".join(passages.get(one.marker, one.quote) for one in cited)
    named = "\n".join(dict.fromkeys(_named(one, entries.get(one.entry_id or "")) for one in cited))
    reasons = [fault for one in cited for fault in _clock_faults(said, one, today, entries)]
    if " ".join(quotes.split()).find(said) >= 0:
        return reasons  # word for word
    evidence = f"{quotes}\n{named}"
    return [
        *reasons,
        *quantity_faults(said, evidence),
        *date_faults(said, evidence),
        *_name_faults(said, evidence),
        *_support_faults(said, quotes, evidence),
    ]


def _named(citation: Citation, entry: Entry | None) -> str:
    """Title, heading and the entry's names: what a sentence may call the thing it speaks of."""
    names = [entry.name, entry.short_name or "", *entry.aliases] if entry else []
    return "\n".join([citation.title, citation.heading, *names])


def quantity_faults(said: str, evidence: str) -> list[str]:
    """Returns a reason for each quantity of `said` that `evidence` does not hold: value, unit, counted noun, threshold."""
    there = amounts(evidence)
    faults = []
    for one in amounts(said):
        same = [other for other in there if _same(one, other)]
        shown = said[one.start : one.end]
        if not same:
            faults.append(f"quantity '{shown}' is not in the cited text")
        elif not any(_counts_same(said, one, evidence, other) for other in same):
            faults.append(f"'{shown}' counts something else in the cited text")
        elif all(_opposite(said, one, evidence, other) for other in same):
            faults.append(f"'{shown}' is the other kind of bound in the cited text")
    return faults


def date_faults(said: str, evidence: str) -> list[str]:
    """Returns a reason for each date of `said` that `evidence` does not hold, or holds less exactly."""
    there = dates(evidence, yearless=_YEARLESS)
    return [
        f"date '{said[one.start : one.end]}' is not in the cited text"
        for one in dates(said, yearless=_YEARLESS)
        if not any(_dated(one, other) for other in there)
    ]


def _same(one: Quantity, other: Quantity) -> bool:
    if one.unit == "paragraph" or other.unit == "paragraph":
        return one.unit == other.unit and one.ref == other.ref
    units = {one.unit, other.unit}
    close = abs(one.value - other.value) <= 1e-6 * max(1.0, abs(one.value))
    return close and (len(units) == 1 or units == {"plain", "people"})


def _counts_same(said: str, one: Quantity, evidence: str, other: Quantity) -> bool:
    """Whether two bare numbers count the same thing: the nouns behind them share a term or a family."""
    if one.unit != "plain" or other.unit != "plain":
        return True
    mine, theirs = _noun_behind(said, one.end), _noun_behind(evidence, other.end)
    return not mine or not theirs or bool(mine & theirs)


def _noun_behind(text: str, end: int) -> frozenset[str]:
    following = re.split(r"[.;:,\n]|\bund\b|\bor\b|\band\b", text[end : end + 60])[0]
    for word in words(following)[:4]:
        if word.text[:1].isupper() and word.terms:
            return frozenset(word.terms) | family(word.terms)
    return frozenset()


def _opposite(said: str, one: Quantity, evidence: str, other: Quantity) -> bool:
    mine, theirs = said[max(0, one.start - 30) : one.start], evidence[max(0, other.start - 30) : other.start]
    least, most = bool(_AT_LEAST.search(mine)), bool(_AT_MOST.search(mine))
    return (least and bool(_AT_MOST.search(theirs))) or (most and bool(_AT_LEAST.search(theirs)))


def _dated(one: DateMention, other: DateMention) -> bool:
    """Whether `other` says `one`: the same, an end of it, or more exactly the same."""
    if _YEARLESS in (one.first.year, other.first.year) and one.first.year != other.first.year:
        return (one.first.month, one.first.day, one.last.day) == (other.first.month, other.first.day, other.last.day)
    if one.first <= other.first and other.last <= one.last:
        return True
    short = (other.last - other.first).days <= 31 and other.first.month == other.last.month
    return (
        short
        and one.first == one.last
        and one.first in (other.first, other.last)
        and other.last.day - other.first.day < 27
    )


def _name_faults(said: str, evidence: str) -> list[str]:
    folded = " ".join(evidence.casefold().split())
    names = [match.group() for match in (*_NAME.finditer(said), *_ORGANISATION.finditer(said))]
    missing = [name for name in dict.fromkeys(names) if name.casefold() not in folded]
    terms = frozenset(analyse(evidence))
    return [f"name '{name}' is not in the cited text" for name in missing if not _carried(name, terms)]


def _carried(word: str, terms: frozenset[str]) -> bool:
    found = [one for one in words(word) if one.terms]
    return bool(found) and all(set(whole_terms(one.terms)) & terms or family(one.terms) & terms for one in found)


def _support_faults(said: str, quotes: str, evidence: str) -> list[str]:
    if language(said) != language(quotes):
        return []
    there = frozenset(analyse(evidence))
    own = [
        word
        for word in words(said)
        if word.terms and not word.text[0].isdigit() and word.terms[0] not in _SAID_OF_STATE
    ]
    if not own:
        return []
    held = sum(1.0 if set(word.terms[:2]) & there else 0.8 if family(word.terms) & there else 0.0 for word in own)
    if held / len(own) < MIN_SUPPORT:
        return ["the cited text is about something else"]
    terms = frozenset(analyse(said))
    for start, end in sentences(quotes):
        other = frozenset(analyse(quotes[start:end]))
        near = len(terms & other) / len(terms | other) if terms | other else 0.0
        if near >= 0.75 and bool(_NEGATION.search(said)) != bool(_NEGATION.search(quotes[start:end])):
            return ["the cited text says the opposite"]
    return []


def _clock_faults(said: str, citation: Citation, today: date, entries: Mapping[str, Entry]) -> list[str]:
    entry = entries.get(citation.entry_id or "")
    if entry is None:
        return []
    state = availability(entry, today)
    if citation.availability is not None and citation.availability != state:
        return [f"the citation says {citation.availability.state}, the clocks say {state.state}"]
    if _SAYS_OPEN.search(said) and not _NEGATION.search(said) and state.state in ("closed", "paused", "opens_on"):
        return [f"it says open, the clocks say {state.state}"]
    if _SAYS_CLOSED.search(said) and state.state == "open":
        return ["it says closed, the clocks say open"]
    return []
