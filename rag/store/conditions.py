"""Filters as conditions on the versions table; all of them hold at once."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

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
        where.append(sa.or_(*[_region(columns.regions, region) for region in filters.regions]))
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


def _region(column: Any, region: str) -> Any:
    """What works in a region: itself, what it lies in (its prefixes, DE, EU), and what lies in it."""
    around = {region, "EU"}
    if region.isdigit():
        around |= {region[:length] for length in (2, 3, 5, 8) if length <= len(region)} | {"DE"}
    inside = [] if not region.isdigit() else [column.contains(f"|{region}", autoescape=True)]
    return sa.or_(*[column.contains(f"|{one}|", autoescape=True) for one in sorted(around)], *inside)
