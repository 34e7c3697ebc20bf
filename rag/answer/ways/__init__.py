"""The ways of answering that are made for one kind of question; tried in order before sentences are extracted."""

from __future__ import annotations

from rag.answer.told import Way
from rag.answer.ways.again import again
from rag.answer.ways.areas import areas
from rag.answer.ways.back_then import back_then
from rag.answer.ways.checked import checked
from rag.answer.ways.comparison import comparison
from rag.answer.ways.fit import fit
from rag.answer.ways.help_and_money import help_and_money
from rag.answer.ways.lists import lists
from rag.answer.ways.networks import networks
from rag.answer.ways.practices import practices
from rag.answer.ways.record_facts import other_facts, stated_facts
from rag.answer.ways.whose_area import whose_area

_WAYS: tuple[Way, ...] = (
    whose_area,
    comparison,
    practices,
    areas,
    back_then,
    stated_facts,
    checked,
    help_and_money,
    lists,
    fit,
    networks,
    other_facts,
)

WAYS: tuple[Way, ...] = (again(_WAYS), *_WAYS)
