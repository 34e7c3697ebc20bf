from __future__ import annotations

from rag.access import ADMIN, Caller
from ui import texts
from ui.staff import frame


def test_every_section_has_its_name_and_only_the_first_is_open() -> None:
    html = frame.view(ADMIN, 200)
    assert [one for one in texts.STAFF_SECTIONS if f'data-fach="{one}"' in html] == list(frame.SECTIONS)
    assert html.count('aria-current="true"') == 1 and html.count("<section") == len(frame.SECTIONS)
    assert html.count("hidden><p") == len(frame.SECTIONS) - 1
    assert "rueckmeldungen" not in frame.view(Caller("admin", frozenset({"documents"})), 200)
