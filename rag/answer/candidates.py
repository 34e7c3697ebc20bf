"""The sentences an answer can be made of: cut from the passages found, each with what is needed to understand it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rag.answer.families import whole_terms
from rag.answer.need import HEAD
from rag.records import Chunk, DocumentInfo
from rag.text.analyse import analyse, words
from rag.text.dates import DateMention, dates
from rag.text.numbers import Quantity, amounts
from rag.text.sentences import sentences

LABEL_MAX_CHARS = 110
VALUE_MAX_CHARS = 80
BEGINS_CHARS = 160
UNQUOTED: frozenset[str] = frozenset({"quellen", "impressum", "quellenangaben", "literatur"})
"""Headings under which nothing answers a question."""

_NOISE = re.compile(
    r"^\W*(?:Abbildung|Abb\.|Bild(?:er)?\b|Foto|Grafik|Quelle:|©|\(Bild|\(Foto|zum Seitenanfang|zur mobilen|Seite \d+"
    r"|Inhaltsverzeichnis|Impressum|Datenschutz|Cookie|Drucken|Teilen|gefördert durch:?$|erstellt am|\|?[-:| ]+\|?$)"
    r"|^(?:\W*[\w-]+){0,5}\W*https?://\S+$|^\S+@\S+$|^(?:Tel|Telefon|Fax|E-Mail)\b.{0,40}$",
    re.IGNORECASE,
)
CONTACT = "Kontakt"
"""The heading of our entries under which a sentence says whom to ask, and mostly ends in the address of a page."""

_TERMINAL = re.compile(r"[.!?;…][\"'”“»«’)\]*_]*$")
_BULLET = re.compile(r"^\s*(?:[-*•‣▪◦–—·]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+")
_LEANING = re.compile(
    r"^(?:Er|Sie|Es|Dies(?:e[rsnm]?)?|Dabei|Dazu|Damit|Hier(?:für|zu|bei|mit|von)|Dafür|Daher|Deshalb|Darüber|Außerdem|Zudem"
    r"|Danach|Davon|Darin|Daraus|Dadurch|Beide[rsn]?|Letzt(?:er|genannt)\w*|Dort|Deren|Dessen|Seine?[rmns]?|Ihre?[rmns]?|Ferner"
    r"|Des Weiteren|Das (?:ist|sind|war|gilt|heißt)|So|Auch|Jedoch|Allerdings|Bis zu diesem|An diesem|It|This|These|They|He|She)\b"
    r"|^\w+ (?:Sie |Ihr |man )?(?:danach|dann|dort|dabei|dafür|dazu|damit|hierfür)\b"
)
_KEY = re.compile(r"^[*_\s-]*[A-ZÄÖÜ][\w /&().*-]{1,55}:[*_]*\s+\S")


@lru_cache(maxsize=8_192)
def terms_of(text: str) -> frozenset[str]:
    """Returns the terms of a text, those of whole words and heads a second time behind `HEAD`.

    Remembered, as the same passages are read for many questions.
    """
    found: set[str] = set()
    for word in words(text):
        found.update(word.terms)
        found.update(HEAD + term for term in whole_terms(word.terms))
        if "-" in word.text:
            found.update(HEAD + term for term in analyse(word.text.rsplit("-", 1)[1]))
        elif len(word.terms) > 1:
            found.update(HEAD + term for term in word.terms[-1:])
    return frozenset(found)


@dataclass(frozen=True)
class Cut:
    """A sentence of a passage: `document text[start:end]`, offsets into the document.

    `lead` is the line above that it stands under ("Eckdaten:", "Projektlaufzeit"), "" for none; with `joined` the span
    begins at that line, as the sentence alone says nothing. `section` is the nearest heading above it. `order` counts
    sentences within the passage. `leaning` says that it is not understood without the one before, `noise` that it never
    answers anything.
    """

    text: str
    start: int
    end: int
    order: int
    section: str
    lead: str
    lead_start: int
    joined: bool
    item: bool
    leaning: bool
    noise: bool

    @cached_property
    def terms(self) -> frozenset[str]:
        """The terms of the sentence."""
        return terms_of(self.text)

    @cached_property
    def begins(self) -> frozenset[str]:
        """The terms of what it begins with, and so is about."""
        return terms_of(self.text[:BEGINS_CHARS])

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """The quantities in it."""
        return tuple(amounts(self.text))

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        """The dates in it, days without a year included."""
        return tuple(dates(self.text, yearless=4))


@dataclass(frozen=True)
class Candidate:
    """A sentence that may be chosen: its cut, passage, document, and the passage's retrieval score in 0-1."""

    cut: Cut
    chunk: Chunk
    document: DocumentInfo
    passage_score: float

    @property
    def text(self) -> str:
        """The sentence as it stands in the document."""
        return self.cut.text

    @property
    def terms(self) -> frozenset[str]:
        """The terms of the sentence."""
        return self.cut.terms

    @cached_property
    def lead_terms(self) -> frozenset[str]:
        """The terms of the lines it stands under: lead, heading and heading path."""
        return terms_of(" ".join((self.cut.lead, self.cut.section, *self.chunk.heading_path)))


def candidates(chunk: Chunk, document: DocumentInfo, passage_score: float) -> list[Candidate]:
    """Returns the sentences of a passage in order; headings and lead-in lines become the lead of what follows."""
    return [Candidate(cut, chunk, document, passage_score) for cut in _cut(chunk)]


@lru_cache(maxsize=4_096)
def _cut(chunk: Chunk) -> tuple[Cut, ...]:
    found: list[Cut] = []
    lead, lead_start, lead_holds_list, after_label = "", -1, False, False
    section = chunk.heading_path[-1] if chunk.heading_path else ""
    for order, (start, end) in enumerate(sentences(chunk.text)):
        text = chunk.text[start:end]
        item = bool(_BULLET.match(text))
        before = chunk.text[max(0, start - 8) : start].rstrip(" \t")
        label = _is_label(text, item)
        if label or (text.rstrip("*_ ").endswith(":") and not item):
            lead, lead_start, lead_holds_list = text.strip("#*_ \t"), chunk.start + start, not label
            after_label = label
            section = lead if label else section
            if label or len(text) <= LABEL_MAX_CHARS:
                continue
        elif (
            lead_holds_list
            and not item
            and (not before or before.endswith("\n"))
            and not _KEY.match(text)
            and _TERMINAL.search(text)
        ):
            lead, lead_start, lead_holds_list = "", -1, False
        value = not item and len(text) <= VALUE_MAX_CHARS and not _TERMINAL.search(text) and "\t" not in text
        joined = after_label and value and ":" not in text
        after_label = False
        found.append(
            Cut(
                text=text,
                start=lead_start if joined else chunk.start + start,
                end=chunk.start + end,
                order=order,
                section=section,
                lead=lead,
                lead_start=lead_start,
                joined=joined,
                item=item,
                leaning=bool(_LEANING.match(_BULLET.sub("", text))),
                noise=section.casefold() in UNQUOTED or (section != CONTACT and bool(_NOISE.search(text))),
            )
        )
    return tuple(found)


def _is_label(text: str, item: bool) -> bool:
    """Whether a line only names what follows: a heading, or short and without an end, a number or a colon."""
    if text.startswith("#"):
        return True
    bare = text.strip("*_ ")
    return (
        not item
        and len(bare) <= LABEL_MAX_CHARS
        and "\t" not in bare
        and "|" not in bare
        and ":" not in bare
        and not re.search(r"\d", bare)
        and not _TERMINAL.search(bare)
        and not re.search(r"@|https?:", bare)
    )


def tidy(text: str) -> str:
    """Returns a quote as it is shown: one line, without bullets and marks of emphasis; its words are never changed."""
    shown = _BULLET.sub("", text.strip())
    shown = re.sub(r"^#{1,6}\s+", "", shown)
    shown = re.sub(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", r"\2", shown)
    shown = re.sub(r"(?<!\w)\*(?=\S)([^*]+?)(?<=\S)\*(?!\w)", r"\1", shown)
    shown = shown.replace("**", "").replace("`", "")
    shown = re.sub(r"<(https?://[^>\s]+)>", r"\1", shown)
    shown = re.sub(r"\[([^\]]+)\]\((https?://[^)\s]+)\)", r"\1 (\2)", shown)
    shown = re.sub(r"\[(\d+)\]", r"(\1)", shown)
    shown = " ".join(shown.split())
    return _without_lone_quotes(shown)


def _without_lone_quotes(text: str) -> str:
    """Drops a quotation mark whose partner stands in another sentence."""
    if text.count("„") > text.count("“") + text.count("”") and text.startswith("„"):
        return text[1:]
    if text.count("„") + text.count("“") < text.count("”") + (text.count("“") if "„" in text else 0):
        return re.sub(r"[“”](?=[.,]?$)", "", text)
    return re.sub(r"“(?=[.,]?$)", "", text) if "„" not in text and text.count("“") == 1 else text
