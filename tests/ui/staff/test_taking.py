from __future__ import annotations

import io
import threading

import pytest

from api.services import Services
from ingest.run import Report
from rag.access import ADMIN, Caller
from rag.errors import DocumentUnknown, SourceError, SourceUnreachable
from ui import texts
from ui.staff import taking
from ui.staff.taking import Given

TEXT = b"# Nebelhorn\n\nEin Nebelhorn kostet 12 Euro.\n"


def test_a_change_waits_for_the_one_before_and_tells_it(world: Services) -> None:
    told: list[str] = []
    waits = threading.Event()

    def tell(text: str) -> None:
        told.append(text)
        waits.set()

    given = Given("nebelhorn.md", io.BytesIO(TEXT), "", "internal")
    with world.change:
        work = threading.Thread(target=taking.take, args=(world, given, ADMIN, tell))
        work.start()
        assert waits.wait(10) and told == [texts.STAFF_WAITS]
    work.join(60)
    assert told == [texts.STAFF_WAITS, texts.STAFF_IS_STORED]


def test_who_does_not_see_what_they_stored_is_told_how_much_it_was(world: Services) -> None:
    given = Given("nebelhorn2.md", io.BytesIO(TEXT.replace(b"12", b"13")), "", "internal")
    done = taking.take(world, given, Caller("admin", frozenset({"documents"})), lambda text: None)
    assert len(done.report.added) == 1 and not done.documents


def test_an_address_inside_is_refused_before_and_when_it_is_stored(world: Services) -> None:
    given = Given("", None, "http://127.0.0.1:9/x", "public")
    with pytest.raises(SourceUnreachable, match="private network"):
        taking.look(world, given, ADMIN)
    with pytest.raises(SourceError, match="private network"):
        taking.take(world, given, ADMIN, lambda text: None)


def test_what_failed_whole_is_an_error_and_in_part_is_not(world: Services) -> None:
    from ingest.run import Failure

    failed = [Failure("x", "is broken")]
    with pytest.raises(SourceError, match="is broken"):
        taking.done(world, Report(failed=failed), "file:///x", ADMIN)
    assert taking.done(world, Report(failed=failed, unchanged=1), "file:///x", ADMIN).documents == ()


def test_only_an_upload_that_the_caller_sees_is_replaced(world: Services) -> None:
    for doc_id in ("testbonus", "gibt-es-nicht"):
        with pytest.raises(DocumentUnknown):
            taking._name_of(world, doc_id, ADMIN)


def test_the_form_chooses_internal_unless_told_otherwise() -> None:
    html = taking.form(ADMIN, 200)
    assert 'value="internal" checked' in html and 'value="public" checked' not in html
