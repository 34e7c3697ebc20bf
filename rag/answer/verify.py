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

from corpus.place_spans import find_places
from corpus.regions import load_regions
from corpus.schema import Entry
from rag.answer.families import family, whole_terms
from rag.answer.headings import is_heading
from rag.answer.need import language
from rag.answer.values import YEARLESS, date_faults, quantity_faults
from rag.clocks import availability
from rag.records import Citation
from rag.text.analyse import analyse, words
from rag.text.dates import dates
from rag.text.numbers import amounts
from rag.text.sentences import sentences

MIN_SUPPORT = 0.5
"""Share of a sentence's words that the cited text must hold; below, the marker points elsewhere."""

_MARKER = re.compile(r"\[(\d+)\]")
_NAME = re.compile(r"(?<!\w)(?:\w*[a-zäöüß][A-ZÄÖÜ]\w*|[A-ZÄÖÜ]{3,}\w*|\w+-[A-Z0-9]\b|\w*[A-Za-z]\w*\d\w*)(?!\w)")
_ORGANISATION = re.compile(r"\b(?:[A-ZÄÖÜ][\w-]+ )*(?:GmbH|AG|e\. ?V\.|KG)(?!\w)")
_NEGATION = re.compile(r"\b(?:nicht|kein\w*|weder|nie|niemals|not|no|never)\b", re.IGNORECASE)
_SAYS_OPEN = re.compile(
    r"\b(?:ist|sind|steht|stehen)\b[^;]{0,60}\b(?:derzeit|aktuell|weiterhin|noch|wieder)?\s*(?:offen|geöffnet|verfügbar|beantragbar)\b"
    r"|\bAnträge (?:können|sind)\b[^;]{0,40}\b(?:laufend|jederzeit|derzeit|aktuell|weiterhin|ab sofort)\b"
    r"|\b(?:laufend|jederzeit|derzeit|ab sofort)\b[^;]{0,40}\b(?:beantrag\w+|Anträge|Antragstellung)\b|\bis (?:currently )?open\b"
)
_SAYS_CLOSED = re.compile(
    r"\b(?:ist|sind)\b[^;]{0,80}\b(?:geschlossen|ausgelaufen|abgelaufen|beendet|eingestellt)\b"
    r"|nicht mehr (?:offen|beantragt|möglich|in Kraft|gestellt)|\bis closed\b|no longer"
)


_SAID_OF_STATE = frozenset(
    analyse(
        "Achtung Hinweis heute derzeit noch offen belegt Programm Regelung Netzwerk Hub Cluster Stelle letzter Tag Stand"
    )
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
        return [] if is_heading(sentence) else ["no marker"]
    if any(marker not in by_marker for marker in markers):
        return [f"marker [{marker}] resolves to nothing" for marker in markers if marker not in by_marker]
    said = " ".join(_MARKER.sub(" ", sentence).split())
    cited = [by_marker[marker] for marker in dict.fromkeys(markers)]
    quotes = "\n".join(passages.get(one.marker, one.quote) for one in cited)
    named = "\n".join(dict.fromkeys(_named(one, entries.get(one.entry_id or "")) for one in cited))
    reasons = [fault for one in cited for fault in _clock_faults(said, one, today, entries)]
    if " ".join(quotes.split()).find(said) >= 0:
        return reasons  # word for word
    evidence = f"{quotes}\n{named}\n{_placed(said, [entries.get(one.entry_id or '') for one in cited])}"
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


def _placed(said: str, cited: Sequence[Entry | None]) -> str:
    """The places of a sentence in which all cited entries work or may work, by their regions: no text names each town."""
    works = [entry.regions for entry in cited if entry]
    if not works or len(works) < len(cited):
        return ""
    regions = load_regions()
    held = [
        said[one.start : one.end]
        for one in find_places(said)
        if all(
            any(regions.contains(area, place) is not False for area in areas for place in one.places) for areas in works
        )
    ]
    return "\n".join(held)


def _name_faults(said: str, evidence: str) -> list[str]:
    folded = " ".join(evidence.casefold().split())
    names = [match.group() for match in (*_NAME.finditer(said), *_ORGANISATION.finditer(said))]
    missing = [name for name in dict.fromkeys(names) if name.casefold() not in folded]
    terms = frozenset(analyse(evidence))
    faults = [f"name '{name}' is not in the cited text" for name in missing if not _carried(name, terms)]
    if language(said) != language(evidence):
        return faults
    checked = [(one.start, one.end) for one in amounts(said)]
    checked += [(one.start, one.end) for one in dates(said, yearless=YEARLESS)]
    nouns = [
        word
        for word in words(said)
        if word.text[:1].isupper() and word.terms and not any(start <= word.start < end for start, end in checked)
    ]
    strange = [
        word.text for word in nouns if not _carried_in_part(word.terms, terms) and word.terms[0] not in _SAID_OF_STATE
    ]
    return faults + [f"'{noun}' is not in the cited text" for noun in dict.fromkeys(strange) if noun not in names]


def _carried(word: str, terms: frozenset[str]) -> bool:
    found = [one for one in words(word) if one.terms]
    return bool(found) and all(set(whole_terms(one.terms)) & terms or family(one.terms) & terms for one in found)


def _carried_in_part(own: tuple[str, ...], terms: frozenset[str]) -> bool:
    """Whether a text has a noun, one of its family, or a part of it: "Förderquote" for "Quote"."""
    return any(one in terms or family((one,)) & terms for one in own)


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
        if near >= 0.75 and len(_NEGATION.findall(said)) != len(_NEGATION.findall(quotes[start:end])):
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
