from __future__ import annotations

import pytest

from api.services import Services
from ui import texts
from ui.staff import origin


def test_each_origin_is_told_by_the_source(world: Services) -> None:
    corpus, uploads = world.settings.corpus.resolve(), world.uploads.resolve()
    sources = {
        "corpus": (corpus / "programmes" / "testbonus.md").as_uri(),
        "upload": (uploads / "a b.md").as_uri(),
        "address": "https://www.example.org/rl.pdf",
        "export": "fdb:///srv/export.zip?day=2026-11-24#x",
        "folder": "file:///srv/richtlinien/rl.pdf",
    }
    assert {name: origin.origin_of(source, world) for name, source in sources.items()} == {one: one for one in sources}
    assert set(sources) == set(origin.ORIGINS) == set(texts.STAFF_ORIGINS)


def test_a_neighbour_of_the_corpus_is_none_of_it(world: Services) -> None:
    beside = world.settings.corpus.resolve().parent / (world.settings.corpus.name + "-alt") / "x.md"
    assert origin.origin_of(beside.as_uri(), world) == "folder"


@pytest.mark.parametrize(("source", "row"), [("file:///srv/a.jsonl#r1", True), ("file:///srv/a.pdf", False)])
def test_a_row_is_loaded_again_with_its_whole_collection(source: str, row: bool) -> None:
    assert origin.is_row(source) is row
    assert origin.target_of(source, "folder") == source.removeprefix("file://").split("#")[0]


def test_what_is_gone_is_not_loaded_again() -> None:
    assert not origin.can_be_loaded_again("file:///srv/gibt-es-nicht.pdf", "folder")
    assert not origin.can_be_loaded_again("fdb:///srv/export.zip#x", "export")
    assert origin.can_be_loaded_again("https://www.example.org/", "address")
