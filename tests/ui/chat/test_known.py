from __future__ import annotations

import json
import re
from html import unescape

from rag.profile import Profile, Project
from tests.ui.made import HOSTILE
from ui import texts
from ui.chat.known import Known, panel, taken
from ui.language import speaking

KNOWN = Known(Profile(headcount=38, sector="Zerspanung", project=Project(kinds=("research",))))


def test_what_is_known_is_listed_and_can_be_changed_checked_and_forgotten() -> None:
    html = panel(KNOWN)
    assert "<dt>Beschäftigte</dt><dd>38</dd>" in html and 'name="headcount" value="38"' in html
    assert 'data-tun="pruefen"' in html and 'data-tun="vergessen"' in html


def test_the_summary_says_what_a_number_is() -> None:
    assert '<span class="kurz">38 Beschäftigte · Zerspanung · Forschung und Entwicklung</span>' in panel(KNOWN)
    with speaking("en"):
        assert '<span class="kurz">38 employees · ' in panel(KNOWN)


def test_where_nothing_is_known_that_is_said() -> None:
    html = panel(Known())
    assert texts.KNOWN_NOTHING in html and 'data-tun="vergessen"' not in html


def test_the_panel_hands_on_all_it_knows_also_what_its_form_does_not_show() -> None:
    found = re.search(r'data-angaben="([^"]*)"', panel(KNOWN))
    assert found and json.loads(unescape(found[1]))["project.kinds"] == ["research"]


def test_an_edit_wins_and_keeps_what_is_not_in_the_form() -> None:
    after, faults = taken(KNOWN, "headcount=40&sector=Zerspanung&place=", 3)
    assert after.profile == KNOWN.profile.having("headcount", 40) and after.since == 0 and not faults


def test_a_field_that_is_emptied_takes_back_what_was_said_before() -> None:
    after, _ = taken(KNOWN, "headcount=&sector=Zerspanung", 3)
    assert after.profile.headcount is None and after.since == 3


def test_a_fault_opens_the_form_and_is_said() -> None:
    after, faults = taken(KNOWN, "headcount=viele&sector=Zerspanung", 3)
    html = panel(after, faults=faults)
    assert after == KNOWN and 'class="aendern" open' in html and "„viele“ verstehe ich" in html


def test_markup_in_what_is_known_is_text() -> None:
    html = panel(Known(Profile(sector=HOSTILE, place=HOSTILE)), faults=(HOSTILE,), notice=HOSTILE)
    assert "<script" not in html and "<img" not in html
