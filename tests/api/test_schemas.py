from __future__ import annotations

from api.schemas import DocumentOut
from api.services import Services
from rag.records import PUBLIC


def test_where_a_document_came_from_is_told_to_the_tokens_holder_only(services: Services) -> None:
    info = services.store.info("testbonus", PUBLIC)
    assert info is not None
    assert DocumentOut.of(info).source is None
    assert DocumentOut.of(info, trusted=True).source == info.source


def test_every_field_of_a_document_is_filled_from_the_store(services: Services) -> None:
    info = services.store.info("testbonus", PUBLIC)
    assert info is not None
    shown = DocumentOut.of(info)
    assert (shown.doc_id, shown.kind, shown.regions, shown.version) == ("testbonus", "programme", ("03",), info.version)
    assert shown.chars == info.chars > 0 and shown.chunks == info.chunks > 0
