"""The search: its form with facets, and a page of what is found, by document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from api.services import Services
from rag.answer.entries import entry_of, standing_of, state_of
from rag.errors import PlaceAmbiguous, PlaceUnknown
from rag.records import AUDIENCES, KINDS, PUBLIC, Availability, DocumentHits, DocumentInfo, Filters, Hit, Query
from rag.region_filter import region_ids
from ui import texts
from ui.forms import fields, labels
from ui.forms.profile import Form

FORM = "suche"
RESULT = "suche-ergebnis"
PAGE = 10
SORTED_MAX = 200
"""So many of the best documents are put into another order than by rank."""

REACH_MAX = 900
BATCH = 1_000
DAY_MAX = dt.date.max


@dataclass(frozen=True, slots=True)
class Asked:
    """What is searched for: words, facets, the day that counts, the order, the documents left out at the head.

    `audience` narrows what the asker may see anyway.
    """

    text: str = ""
    filters: Filters = Filters()  # noqa: RUF009  a frozen record
    support: str = ""
    state: str = ""
    day: dt.date | None = None
    sort: str = ""
    offset: int = 0
    audience: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A document with its passages and how it stands on the day."""

    document: DocumentInfo
    standing: Availability | None
    hits: tuple[Hit, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page of what was found; `total` where it is known, `faults` on what of the form cannot be used."""

    asked: Asked
    today: dt.date
    found: tuple[Found, ...] = ()
    more: bool = False
    total: int | None = None
    faults: tuple[str, ...] = ()


def view() -> str:
    """Returns the form with the place for its results."""
    kinds = tuple((name, texts.KINDS[name]) for name in KINDS)
    facets = (
        fields.select(FORM, "kind", texts.FACET_KIND, kinds),
        fields.line(FORM, "region", texts.FACET_REGION, hint=texts.FACET_REGION_HINT),
        fields.select(FORM, "topic", texts.FACET_TOPIC, labels.topics()),
        fields.select(FORM, "support", texts.FACET_SUPPORT, labels.support_types()),
        fields.select(FORM, "state", texts.FACET_STATE, labels.open_states(), empty=texts.STATE_ANY),
        fields.day(FORM, "as_of", texts.FACET_DAY),
        fields.select(FORM, "sort", texts.SORT, tuple(texts.SORTS.items()), empty=texts.SORT_BEST),
        _for_staff(fields.select(FORM, "audience", texts.FACET_AUDIENCE, tuple(texts.AUDIENCES.items()))),
    )
    return (
        f'<div class="blatt"><h2>{texts.SEARCH_TITLE}</h2>'
        f'<form id="{FORM}" class="formular" role="search" action="seite/suche" data-ergebnis="{RESULT}">'
        f'<div class="suchzeile">{fields.line(FORM, "q", texts.SEARCH_LABEL)}'
        f'<button type="submit" class="haupt">{texts.SEARCH_BUTTON}</button></div>'
        f'<details class="eingrenzen" open><summary>{texts.FACETS}</summary>'
        f'<div class="raster raster--eng">{"".join(facets)}</div></details></form>'
        f'<div id="{RESULT}" class="ergebnis" aria-live="polite"></div></div>'
    )


def _for_staff(field: str) -> str:
    """A field that the script shows to who has signed in with the scope; the page's HTML is the same for everyone."""
    return field.replace('<div class="feld">', '<div class="feld" data-recht="internal" hidden>', 1)


def asked(form: Form) -> tuple[Asked, tuple[str, ...]]:
    """Returns what a form asks for, and a sentence on each field that cannot be used; such a field sets no condition."""
    given = {name: values[0].strip() for name, values in form.items() if values and values[0].strip()}
    faults = []
    regions: tuple[str, ...] = ()
    day = None
    if "region" in given:
        try:
            regions = region_ids([given["region"]])
        except (PlaceUnknown, PlaceAmbiguous):
            faults.append(texts.PLACE_FAULT.format(said=given["region"][:60]))
    if "as_of" in given:
        try:
            day = fields.day_of(given["as_of"])
        except ValueError:
            faults.append(texts.DAY_FAULT.format(said=given["as_of"][:20]))
    filters = Filters(
        kinds=(given["kind"],) if given.get("kind") in KINDS else (),
        regions=regions,
        topics=(given["topic"],) if given.get("topic") in texts.TOPICS else (),
        valid_at=day,
    )
    offset = int(given["offset"]) if given.get("offset", "").isdecimal() else 0
    one = Asked(
        given.get("q", ""),
        filters,
        _one_of(given, "support", labels.support_types()),
        _one_of(given, "state", labels.open_states()),
        day,
        given["sort"] if given.get("sort") in texts.SORTS else "",
        min(offset, REACH_MAX),
        given["audience"] if given.get("audience") in AUDIENCES else "",
    )
    return one, tuple(faults)


def find(services: Services, form: Form, audiences: frozenset[str] = PUBLIC, size: int = PAGE) -> Page:
    """Returns a page of the documents that `audiences` may see; without words all that meet the facets, by title.

    Whoever asks for documents that they may not see gets none.

    Raises:
        QuestionTooLong: there are more characters than the limit.
    """
    one, faults = asked(form)
    today = one.day or services.today()
    page = Page(one, today, faults=faults)
    seen = audiences & {one.audience} if one.audience else audiences
    if not seen:
        return replace(page, total=0)
    filters = one.filters
    if one.support or one.state:
        doc_ids = _meeting(services, one, today, seen)
        if not doc_ids:
            return replace(page, total=0)
        filters = replace(filters, doc_ids=doc_ids)
    if not one.text and not one.sort:
        listed, total = services.store.list(filters, seen, one.offset, size)
        found = tuple(Found(info, state_of(info, today)) for info in listed)
        return replace(page, found=found, more=total > one.offset + size, total=total)
    groups, count = _groups(services, one, filters, today, size, seen)
    ordered = _sorted(groups, one.sort)
    shown = tuple(ordered[one.offset : one.offset + size])
    return replace(page, found=shown, more=len(ordered) > one.offset + size, total=count)


def _groups(
    services: Services, one: Asked, filters: Filters, today: dt.date, size: int, seen: frozenset[str]
) -> tuple[list[Found], int | None]:
    if not one.text:
        listed, total = services.store.list(filters, seen, 0, BATCH)
        return [Found(info, state_of(info, today)) for info in listed], total
    limit = SORTED_MAX if one.sort else one.offset + size + 1
    result = services.reader.retriever.search(Query(one.text, today, filters, seen, limit=limit))
    return [_found(group, today) for group in result.documents], None


def _found(group: DocumentHits, today: dt.date) -> Found:
    return Found(group.document, state_of(group.document, today), group.hits)


def _sorted(groups: Sequence[Found], sort: str) -> list[Found]:
    """Deadlines first to last with those without one behind; newest evidence first; titles as in a dictionary."""
    if sort == "frist":
        return sorted(groups, key=lambda one: _closes(one) or DAY_MAX)
    if sort == "neu":
        return sorted(groups, key=lambda one: -(_newest(one) or dt.date.min).toordinal())
    return sorted(groups, key=lambda one: one.document.title.casefold()) if sort == "titel" else list(groups)


def _closes(one: Found) -> dt.date | None:
    return one.standing.until if one.standing and one.standing.state == "open" else None


def _newest(one: Found) -> dt.date | None:
    return (one.standing.as_of if one.standing else None) or one.document.published or one.document.retrieved


def _meeting(services: Services, one: Asked, today: dt.date, seen: frozenset[str]) -> tuple[str, ...]:
    """The entries that pay in this way and stand so on the day."""
    kinds = one.filters.kinds or tuple(kind for kind in KINDS if kind != "document")
    found: list[str] = []
    for offset in range(0, 10**9, BATCH):
        listed, total = services.store.list(replace(one.filters, kinds=kinds), seen, offset, BATCH)
        for info in listed:
            entry = entry_of(info)
            if entry is None or (one.support and one.support not in entry.support_types):
                continue
            standing = standing_of(entry, today)
            if not one.state or (standing is not None and standing.state == one.state):
                found.append(info.doc_id)
        if offset + BATCH >= total:
            break
    return tuple(found)


def _one_of(given: Mapping[str, str], name: str, options: Sequence[tuple[str, str]]) -> str:
    return given.get(name, "") if given.get(name) in dict(options) else ""
