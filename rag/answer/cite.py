"""Citations: numbers quotes, joins neighbours of one passage, and lays the answer out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.schema import Entry
from rag.answer.candidates import Candidate, tidy
from rag.answer.extract import Pick
from rag.answer.headings import is_heading
from rag.answer.told import Line
from rag.records import Availability, Citation, DocumentInfo
from rag.text.sentences import sentences as split

NEIGHBOUR_CHARS = 4
"""Quotes of one passage with at most this much white space between them become one."""


@dataclass
class _Quote:
    candidate: Candidate
    start: int
    end: int
    marker: int


class Citer:
    """Collects the quotes of one answer; markers count from 1 in the order of first use."""

    def __init__(self) -> None:
        """Starts without quotes."""
        self._quotes: list[_Quote] = []
        self._states: dict[str, Availability] = {}
        self._items: set[str] = set()
        self._following: set[str] = set()
        self._listed: set[str] = set()
        self.entries: dict[str, Entry] = {}
        self.notices: set[str] = set()
        self.answering: set[str] = set()

    def know(self, document: DocumentInfo, entry: Entry, state: Availability) -> None:
        """Notes how an entry stands, for its citations."""
        self.entries[entry.id] = entry
        self._states[document.doc_id] = state

    def notice(self, text: str, source: Candidate, answers: bool) -> str:
        """Returns a sentence from the record with the marker of the quote that carries it; it may itself be the answer."""
        sentence = f"{text}. [{self._marker(source, source.cut.start, source.cut.end)}]"
        self.notices.add(sentence)
        if answers:
            self.answering.add(sentence)
        return sentence

    def sentences(self, picks: Sequence[Pick], items: bool = False) -> list[str]:
        """Returns the chosen sentences as they are shown, each with its marker; `items` makes each one of a list."""
        shown: list[str] = []
        for pick in picks:
            text = _slice(pick.candidate, pick.start, pick.end)
            marker = self._marker(pick.candidate, pick.start, pick.end)
            if pick.candidate.cut.joined:
                value = text[len(pick.label) :].strip(" \n:*_#")
                parts = [f"{tidy(pick.label).rstrip(':')}: {tidy(value)}"]
            elif pick.label:
                parts = [f"{tidy(pick.label)} – {tidy(text)}"]
            else:
                parts = [tidy(text[start:end]) for start, end in split(text)]
            for part in parts:
                sentence = f"{part} [{marker}]"
                if sentence not in shown:
                    shown.append(sentence)
                    self.answering.add(sentence)
                    if pick.candidate.cut.item or items:
                        self._items.add(sentence)
        return shown

    def line(self, line: Line) -> str:
        """Returns a line with the markers of its sources; one without sources stays as it is."""
        markers = [self._marker(one, one.cut.start, one.cut.end) for one in line.sources]
        text = tidy(line.text) if line.quoted else line.text
        sentence = text + "".join(f" [{marker}]" for marker in dict.fromkeys(markers))
        if line.sources:
            self.answering.add(sentence)
        if line.item:
            self._listed.add(sentence)
        if line.follows:
            self._following.add(sentence)
        return sentence

    def citations(self) -> list[Citation]:
        """Returns the citations by marker."""
        return [self._citation(quote) for quote in self._quotes]

    def renumbered(self, kept: Sequence[str]) -> tuple[list[str], list[Citation]]:
        """Returns the sentences kept and their citations with markers from 1 in the order of the text."""
        order: dict[int, int] = {}
        for sentence in kept:
            for marker in re.findall(r"\[(\d+)\]", sentence):
                order.setdefault(int(marker), len(order) + 1)
        by_marker = {citation.marker: citation for citation in self.citations()}
        sentences = []
        for sentence in kept:
            renamed = re.sub(r"\[(\d+)\]", lambda match: f"[{order[int(match.group(1))]}]", sentence)
            if sentence in self._items:
                self._items.add(renamed)
            for known in (self._following, self._listed, self.notices):
                if sentence in known:
                    known.add(renamed)
            sentences.append(renamed)
        return sentences, [by_marker[old].model_copy(update={"marker": order[old]}) for old in order]

    def layout(self, sentences: Sequence[str]) -> str:
        """Returns the text of the answer: sentences in a row, list items on lines of their own, each with its notice."""
        lines: list[str] = []
        flowing = False
        for at, sentence in enumerate(sentences):
            near = [one for one in sentences[max(0, at - 2) : at + 3] if one != sentence]
            item = sentence in self._listed or (sentence in self._items and any(one in self._items for one in near))
            note = sentence in self.notices
            if item:
                lines.append(f"- {sentence}")
            elif is_heading(sentence):
                lines.append(sentence)
            elif lines and ((note and lines[-1].startswith("- ")) or flowing or sentence in self._following):
                lines[-1] += f" {sentence}"
            else:
                lines.append(sentence)
            flowing = not item and not note and not is_heading(sentence) and not lines[-1].startswith("- ")
        return "\n".join(lines)

    def _marker(self, candidate: Candidate, start: int, end: int) -> int:
        """The marker of the quote that holds this span; a neighbour in the same passage is made longer."""
        for quote in self._quotes:
            if quote.candidate.chunk.chunk_id != candidate.chunk.chunk_id:
                continue
            inside = quote.start <= start and end <= quote.end
            between = _slice(candidate, min(quote.end, end), max(quote.start, start))
            near = len(between) <= NEIGHBOUR_CHARS and not between.strip()
            if inside or near:
                quote.start, quote.end = min(quote.start, start), max(quote.end, end)
                return quote.marker
        self._quotes.append(_Quote(candidate, start, end, len(self._quotes) + 1))
        return len(self._quotes)

    def _citation(self, quote: _Quote) -> Citation:
        chunk, document = quote.candidate.chunk, quote.candidate.document
        pages = chunk.pages_of(quote.start, quote.end)
        state = self._states.get(document.doc_id)
        section = quote.candidate.cut.section
        path = chunk.heading_path or ((section,) if section else ())
        return Citation(
            marker=quote.marker,
            doc_id=document.doc_id,
            entry_id=document.entry_id,
            title=document.title,
            url=document.url,
            heading=" > ".join(path),
            page=pages[0] if pages else None,
            quote=_slice(quote.candidate, quote.start, quote.end),
            start=quote.start,
            end=quote.end,
            version=chunk.version,
            availability=state,
            as_of=(state.as_of if state else None) or document.published or document.retrieved,
        )


def _slice(candidate: Candidate, start: int, end: int) -> str:
    """The document's text from `start` to `end`, which lie in the candidate's passage."""
    first = candidate.chunk.start
    return candidate.chunk.text[start - first : max(start, end) - first]
