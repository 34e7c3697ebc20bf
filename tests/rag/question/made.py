"""What the tests of questions share: the day on which they are asked, and the names of the entries that ship."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from corpus.files import entry_paths, split_front_matter
from rag.answer.names import Names
from rag.question import Understood, understand
from tests.rag.answer.made import document

TODAY = date(2026, 11, 25)
ENTRIES = Path(__file__).resolve().parents[3] / "corpus" / "entries"


@cache
def corpus_names() -> Names:
    """The names of all entries that ship."""
    fields = (split_front_matter(path.read_text(encoding="utf-8"))[0] or {} for path in entry_paths(ENTRIES))
    return Names([document(one["id"], one["name"], one) for one in fields])


def asked(text: str) -> Understood:
    """A question of 25 November 2026, read with the names of the corpus."""
    return understand(text, today=TODAY, names=corpus_names())
