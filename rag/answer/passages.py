"""The passages that a chat model is shown: those the chosen sentences stand in, then others that were found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from rag.answer.candidates import Candidate, candidates
from rag.answer.entries import state_of
from rag.answer.injected import gives_orders
from rag.answer.need import Language
from rag.answer.phrases import day
from rag.records import Availability, Chunk, DocumentInfo, Hit

MAX_PASSAGES = 8
"""More cost time and distract: a chat model's answers get worse with passages that do not help. Source: Shi et al. 2023,
"Large Language Models Can Be Easily Distracted by Irrelevant Context"."""

_STATES: dict[Language, dict[str, str]] = {
    "de": {
        "open": "offen", "opens_on": "öffnet am {since}", "closed": "geschlossen seit {since}", "paused": "ausgesetzt",
        "unproven": "ungewiss, zuletzt bestätigt {as_of}",
    },
    "en": {
        "open": "open", "opens_on": "opens on {since}", "closed": "closed since {since}", "paused": "paused",
        "unproven": "uncertain, last confirmed {as_of}",
    },
}  # fmt: skip


@dataclass(frozen=True)
class Passage:
    """A passage under its number, and how the entry behind it stands (None: none, or without clocks)."""

    number: int
    chunk: Chunk
    document: DocumentInfo
    standing: Availability | None

    @cached_property
    def sentences(self) -> tuple[Candidate, ...]:
        """Its sentences in order, without those that nothing may be answered with or that give orders to a model."""
        found = candidates(self.chunk, self.document, 0.0)
        return tuple(one for one in found if not one.cut.noise and not gives_orders(one.text))

    def state(self, language: Language) -> str:
        """Returns in a few words how the entry stands; empty where there is none."""
        if self.standing is None:
            return ""
        days = {name: getattr(self.standing, name) for name in ("since", "as_of")}
        shown = {name: day(when, language) if when else "?" for name, when in days.items()}
        return _STATES[language][self.standing.state].format(**shown)


def passages_of(chosen: Sequence[Candidate], further: Sequence[Hit], today: date) -> list[Passage]:
    """Returns the passages of the `chosen` sentences, then of what else was found, numbered from 1, at most `MAX_PASSAGES`.

    What was found beside the chosen sentences comes in only where it is open or has no clocks: an answer must not draw on a
    closed programme that nobody named, as nothing would be said of how it stands.
    """
    known = {one.document.doc_id for one in chosen}
    found: dict[str, Passage] = {}
    for chunk, document in [
        *((one.chunk, one.document) for one in chosen),
        *((one.chunk, one.document) for one in further),
    ]:
        standing = state_of(document, today)
        usable = document.doc_id in known or standing is None or standing.state == "open"
        if usable and chunk.chunk_id not in found and len(found) < MAX_PASSAGES:
            passage = Passage(len(found) + 1, chunk, document, standing)
            if passage.sentences:
                found[chunk.chunk_id] = passage
    return list(found.values())
