"""Filters as conditions on the versions table; all of them hold at once."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from corpus.regions import AREA, load_regions
from rag.records import Filters
from rag.store.tables import VERSIONS


def conditions(filters: Filters, audiences: frozenset[str]) -> list[Any]:
    """Returns what holds for a live document of these audiences that meets the filters."""
    columns = VERSIONS.c
    where: list[Any] = [columns.state == "live", columns.audience.in_(audiences)]
    for values, column in (
        (filters.kinds, columns.kind), (filters.languages, columns.language), (filters.doc_ids, columns.doc_id)
    ):  # fmt: skip
        if values:
            where.append(column.in_(values))
    if filters.regions:
        where.append(_in_reach(columns.regions, filters.regions))
    if filters.topics:
        where.append(sa.or_(*[columns.topics.contains(f"|{topic}|", autoescape=True) for topic in filters.topics]))
    if filters.published_from:
        where.append(columns.published >= filters.published_from)
    if filters.published_until:
        where.append(columns.published <= filters.published_until)
    if filters.valid_at:
        where.append(sa.or_(columns.valid_from.is_(None), columns.valid_from <= filters.valid_at))
        where.append(sa.or_(columns.valid_until.is_(None), columns.valid_until >= filters.valid_at))
    return where


def _in_reach(column: Any, given: tuple[str, ...]) -> Any:
    """What works for a company in one of the regions, as `corpus.regions.Regions.reach` says: where it lies, in what it lies,
    and what lies in it. An id that nobody knows meets only what is filed under it.
    """
    regions = load_regions()
    reach = [regions.reach(region) for region in given if regions.exists(region)]
    ids = set(given).union(*(one.ids for one in reach))
    prefixes = {prefix for one in reach for prefix in one.prefixes}
    forms = [f"|{region}|" for region in sorted(ids, key=lambda region: (len(region), region))]
    forms += [f"|{prefix}" for prefix in sorted(prefixes)]
    areas = [form for form in forms if form.startswith(f"|{AREA}")]
    units = sa.or_(*[_holds(column, form) for form in forms if form not in areas])
    if areas:  # most documents name none, and then one look is enough
        units = sa.or_(units, sa.and_(_holds(column, f"|{AREA}"), sa.or_(*[_holds(column, form) for form in areas])))
    return sa.and_(column != "", units)


def _holds(column: Any, form: str) -> Any:
    return sa.func.instr(column, form) > 0
