"""The verifier: keeps a sentence only where the passages it cites carry what it says.

Checked are: markers resolve; quantities with their unit, dates, paragraphs and thresholds occur in the cited text in any
German form (`values`), and for what the sentence says of them (`bindings`); names and most words occur, too (`wording`); the
sentence does not say the opposite (`polarity`); clocks agree with `today`. Free are the asker's own words and sums that are
right (`given`), and headings that claim nothing (`headings`). It knows nothing of the engine that wrote the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.place_spans import find_places
from corpus.regions import load_regions
from corpus.schema import Entry
from rag.answer.bindings import Source, binding_faults
from rag.answer.given import allowed
from rag.answer.headings import is_heading
from rag.answer.need import language
from rag.answer.polarity import polarity_faults
from rag.answer.terms import stems_in
from rag.answer.values import date_faults, days_of, quantities_of, quantity_faults
from rag.answer.wording import name_faults, support_faults
from rag.clocks import availability
from rag.records import Citation

_MARKER = re.compile(r"\[(\d+)\]")
_NEGATION = re.compile(r"\b(?:nicht|kein\w*|weder|nie|niemals|not|no|never)\b", re.IGNORECASE)
_NOTICES = ("Achtung", "Hinweis", "Note", "Attention")
_NOTICE_WORDS = "Anträge Kraft Laufzeit"
"""Nouns of a notice that the text behind it may lack: "nimmt keine Anträge an" of one that pauses."""

_SAYS_OPEN = re.compile(
    r"\b(?:ist|sind|steht|stehen)\b[^;]{0,60}\b(?:derzeit|aktuell|weiterhin|noch|wieder)?\s*(?:offen|geöffnet|verfügbar|beantragbar)\b"
    r"|\bAnträge (?:können|sind)\b[^;]{0,40}\b(?:laufend|jederzeit|derzeit|aktuell|weiterhin|ab sofort)\b"
    r"|\b(?:laufend|jederzeit|derzeit|ab sofort)\b[^;]{0,40}\b(?:beantrag\w+|Anträge|Antragstellung)\b|\bis (?:currently )?open\b"
)
_SAYS_CLOSED = re.compile(
    r"\b(?:ist|sind)\b[^;]{0,80}\b(?:geschlossen|ausgelaufen|abgelaufen|beendet|eingestellt)\b"
    r"|nicht mehr (?:offen|beantragt|möglich|in Kraft|gestellt)|\bis closed\b|no longer"
)


_STOOD = re.compile(
    r"\bwar am [\d.]+ \w+ \d{4} (offen|geschlossen|in der Laufzeit)\b|\bwas (open|closed|within its term)\b(?! on)"
)
_STOOD_AS: dict[str, tuple[str, ...]] = {
    "offen": ("open",), "geschlossen": ("closed",), "open": ("open",), "closed": ("closed",),
    "in der Laufzeit": ("open", "unproven", "paused"), "within its term": ("open", "unproven", "paused"),
}  # fmt: skip
_MAY_HAVE = re.compile(
    r"\bOb \w+ \w+ am [\d.]+ \w+ \d{4} (?:offen war|arbeitete), ist nicht belegt"
    r"|\bit is not proven that .* (?:was open|worked) on\b"
)
"""How a notice says that an entry stood on a day gone by."""


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
    given: str = "",
    asked_day: date | None = None,
) -> Verified:
    """Returns which of the sentences `stated`, each with its markers [n], their citations carry.

    `passages` may give more text for a marker than its quote (the passage a language model was shown); `entries` are those of
    the citations by id, whose clocks are read at `today`. `given` is what the asker said, question and profile: a sentence
    may repeat it and reckon with it, but must say something that its passage carries. `asked_day` is the day before `today`
    that the question is about: a notice may say how an entry stood on it, as its clocks do. A heading of
    `rag.answer.headings` claims nothing and needs no marker.
    """
    cited = {citation.marker: citation for citation in citations}
    known = _Known(cited, passages or {}, entries or {}, today, given, asked_day)
    kept: list[str] = []
    dropped: list[Dropped] = []
    for sentence in stated:
        reasons = tuple(_faults(sentence, known))
        if reasons:
            dropped.append(Dropped(sentence, reasons))
        else:
            kept.append(sentence)
    return Verified(tuple(kept), tuple(dropped))


@dataclass(frozen=True, slots=True)
class _Known:
    """What sentences are held against."""

    cited: Mapping[int, Citation]
    passages: Mapping[int, str]
    entries: Mapping[str, Entry]
    today: date
    given: str
    asked_day: date | None

    def text(self, citation: Citation) -> str:
        return self.passages.get(citation.marker, citation.quote)

    def names(self, citation: Citation) -> str:
        """Title, heading and the entry's names: what a sentence may call the thing it speaks of."""
        entry = self.entries.get(citation.entry_id or "")
        names = [entry.name, entry.short_name or "", *entry.aliases] if entry else []
        return "\n".join([citation.title, citation.heading, *names])


def _faults(sentence: str, known: _Known) -> list[str]:
    markers = list(dict.fromkeys(int(number) for number in _MARKER.findall(sentence)))
    if not markers:
        return [] if is_heading(sentence) else ["no marker"]
    lost = [f"marker [{marker}] resolves to nothing" for marker in markers if marker not in known.cited]
    if lost:
        return lost
    said = " ".join(_MARKER.sub(" ", sentence).split())
    cited = [known.cited[marker] for marker in markers]
    faults = [fault for one in cited for fault in _clock_faults(said, one, known.today, known.entries)]
    if known.asked_day is not None and _past_day(said, known.asked_day):
        stood = [entry for one in cited if (entry := known.entries.get(one.entry_id or ""))]
        faults += [fault for one in stood for fault in _past_faults(said, one, known.asked_day)]
    quotes = "\n".join(known.text(one) for one in cited)
    if _word_for_word(said, quotes):
        return faults
    named = "\n".join(dict.fromkeys(known.names(one) for one in cited))
    evidence = f"{quotes}\n{named}\n{_placed(said, [known.entries.get(one.entry_id or '') for one in cited])}"
    free = allowed(said, evidence, known.given)
    faults += free.faults
    faults += quantity_faults(said, evidence, free.starts)
    faults += date_faults(said, evidence, free.starts | _past_day(said, known.asked_day))
    if _on_state(said) and all(one.entry_id in known.entries for one in cited):
        return faults + name_faults(said, f"{evidence}\n{_NOTICE_WORDS}", free)  # the clocks were asked for the rest
    faults += name_faults(said, evidence, free)
    faults += support_faults(said, quotes, evidence, free)
    sources = [Source(known.text(one), stems_in(known.names(one))) for one in cited]
    faults += binding_faults(said, [*sources, Source(named, frozenset())], free.starts)
    if language(said) == language(quotes):
        faults += polarity_faults(said, quotes)
    return faults


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


def _word_for_word(said: str, quotes: str) -> bool:
    """Whether the text holds the sentence as it stands, from the beginning of a statement to its end."""
    body = r"\s+".join(map(re.escape, said.split()))
    end = "" if said.endswith((".", "!", "?", "…")) else r"(?=[*_]*(?:\s*[.;:!?|\n]|\s*$))"
    return bool(re.search(rf"(?:^|[.!?:;|•*–>…\n-])[\s*_|]*{body}{end}", quotes))


def _on_state(said: str) -> bool:
    """Whether a sentence is a notice on how entries stand; one with an amount, a rate or a duration says more than that."""
    return said.startswith(_NOTICES) and all(one.unit in ("plain", "paragraph") for one in quantities_of(said))


def _past_day(said: str, asked_day: date | None) -> frozenset[int]:
    """Where a notice names the day asked about."""
    if asked_day is None or not said.startswith(_NOTICES) or not (_STOOD.search(said) or _MAY_HAVE.search(said)):
        return frozenset()
    return frozenset(one.start for one in days_of(said) if one.first == one.last == asked_day)


def _past_faults(said: str, entry: Entry, asked_day: date) -> list[str]:
    """What a notice on a day gone by says against the clocks on that day."""
    state = availability(entry, asked_day).state
    match = _STOOD.search(said)
    told = _STOOD_AS[match[1] or match[2]] if match else ()
    return (
        []
        if state in told or (not told and state not in ("open", "closed"))
        else [f"on that day the clocks say {state}"]
    )


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
