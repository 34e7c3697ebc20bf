"""Loads a programme of the export: its text as published under our headings, its record beside it."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from corpus.imported import Imported
from corpus.schema import Contact, Eligible, Entry
from corpus.schema import Source as Evidence
from ingest.fdb.categories import Categories, read_categories
from ingest.fdb.figures import read_figures
from ingest.fdb.programme import Programme, plain, read_programme
from ingest.fdb.standing import STANDING, listed
from ingest.load.draft import Draft
from ingest.load.html_blocks import add_fragment
from ingest.load.limits import Limits
from ingest.load.metadata import Found, document
from ingest.sources import Source, document_id
from rag.errors import SourceEmpty
from rag.records import Block, Document

SECTIONS: tuple[tuple[str, str], ...] = (
    ("teaserText", "Worum geht es"),
    ("summary", "Was und wie viel"),
    ("regulatoryFWork", "Wer wird gefördert"),
    ("procInfluence", "Fristen"),
    ("procMethod", "Verfahren"),
    ("progress", "Bearbeitungsdauer"),
    ("competenceDescr", "Unterlagen"),
    ("header", "Hinweis zum Stand"),
    ("procDescription", "Rechtsgrundlage"),
    ("bodyText", "Richtlinie"),
)
"""Field -> the heading under which it stands: those of our entries where they fit. The export itself names only fields."""
GUIDELINE = "Richtlinie"
PAGE = "https://www.foerderdatenbank.de{}.html"
ATTRIBUTION = "Förderdatenbank des Bundes, Bundesministerium für Wirtschaft und Energie, www.foerderdatenbank.de"
LICENCE = "CC BY-ND (Texte der Website); der Export nennt CC BY 4.0"
_ACRONYM = re.compile(r"\(([^\W\d_][\w.+-]{1,14})\)\s*$")
_SKIPPED = frozenset({"title", *(name for name, _ in SECTIONS)})


def load_programme(data: bytes, source: Source, limits: Limits) -> Document:
    """Returns the document of one programme: kind programme, its text unmodified, its record in `entry`.

    `source.fields` hold the `path`, the `labels` of linked files, `same_as`, and `retrieved`, the day of the export.
    Invisible characters (soft hyphens, controls, special spaces) are normalised as in every document; no word changes.
    An expiry date of the database is not read: it says nothing on most programmes.

    Raises:
        SourceDamaged: it is no XML, or no programme.
        SourceEmpty: it has no title, or no text.
        SourceTooLarge: more characters than the limit.
    """
    programme = read_programme(data, source.name)
    path = str(source.fields["path"])
    draft = Draft(source.name, limits.text_chars)
    if not any(name in _SKIPPED for name in programme.fields):
        raise SourceEmpty(
            source.name, "the programme has no text", "the other programmes are in; try tomorrow's export"
        )
    for name, heading in SECTIONS:
        if markup := programme.fields.get(name):
            draft.heading(heading, 1)
            add_fragment(draft, markup, 1)
    draft.heading(STANDING, 1)
    draft.paragraph(listed(PAGE.format(path.removeprefix("/BMWI"))))
    labels = dict(source.fields.get("labels") or {})
    told = f"{programme.title}. {plain(programme.fields.get('teaserText', ''))}"
    categories = read_categories(programme.links, path, told, labels.get)
    doc_id = document_id(source.uri, f"fdb-{path.rsplit('/', 1)[-1]}")
    entry = _entry(doc_id, programme, categories, draft, source)
    return document(
        source,
        draft,
        Found(
            title=programme.title,
            url=entry.sources[0].url,
            language="de",
            more={
                "doc_id": doc_id,
                "kind": "programme",
                "title": programme.title,
                "published": None,
                "valid_from": None,  # what a text says of its validity is an extracted figure, and closes nothing
                "valid_until": None,
                "regions": entry.regions,
                "topics": tuple(entry.topics),
                "entry_id": doc_id,
                "entry": entry.model_dump(mode="json"),
            },
        ),
    )


def _entry(doc_id: str, programme: Programme, categories: Categories, draft: Draft, source: Source) -> Entry:
    """The record: what the categories say, and nothing of how it stands, which the export does not say."""
    path = str(source.fields["path"])
    page = PAGE.format(path.removeprefix("/BMWI"))
    eligible = categories.labels.get("eligible", ())
    acronym = _ACRONYM.search(programme.title)
    told, guideline = _parts(draft.text(), draft.blocks)
    retrieved: Any = source.fields.get("retrieved") or dt.date(1980, 1, 1)
    return Entry(
        id=doc_id,
        kind="programme",
        name=programme.title,
        short_name=acronym.group(1) if acronym else None,
        level=categories.level,
        regions=categories.regions,
        funder=categories.funder,
        support_types=categories.support_types,
        topics=categories.topics,
        eligible=Eligible(text=", ".join(eligible), applicants=categories.applicants) if eligible else None,
        status="unknown",
        contact=Contact(office="siehe Programmseite", web=page),
        sources=(Evidence(url=page, supports="Programmseite der Förderdatenbank", fields=("eligible", "facts")),),
        confidence="medium",
        retrieved=retrieved,
        imported=Imported(
            database="foerderdatenbank",
            path=path,
            attribution=ATTRIBUTION,
            licence=LICENCE,
            categories=dict(categories.labels),
            same_as=source.fields.get("same_as"),
            extracted=read_figures(draft.text(), told, guideline),
        ),
    )


def _parts(text: str, blocks: tuple[Block, ...]) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The parts of the text that figures are read from: those written for applicants, and the guideline.

    An old record has only a guideline, which then holds what others say in the short and the full text.
    """
    heads = [one for one in blocks if one.kind == "heading" and one.level == 1]
    spans = {
        text[head.start : head.end]: (head.end, following)
        for head, following in zip(heads, [*(one.start for one in heads[1:]), len(text)], strict=True)
    }
    guideline = [spans[GUIDELINE]] if GUIDELINE in spans else []
    names = [heading for name, heading in SECTIONS if name not in ("bodyText", "procDescription") and heading in spans]
    told = [spans[name] for name in names]
    return (told, guideline) if told else (guideline, [])
