"""The ways of answering that are made for one kind of question; tried in order before sentences are extracted."""

from __future__ import annotations

from rag.answer.told import Way
from rag.answer.ways.checked import checked
from rag.answer.ways.fit import fit
from rag.answer.ways.networks import networks

WAYS: tuple[Way, ...] = (checked, fit, networks)
