from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

from api.services import Services
from corpus.files import readable
from rag.records import PUBLIC
from tests.ui.made import HOSTILE
from ui import texts
from ui.check import check, paper
from ui.paper.markdown import markdown

FORM = {
    "place": ["Hannover"],
    "headcount": ["38"],
    "project.topics": ["digitalisation"],
    "project.costs_eur": ["90.000"],
}


def run(services: Services, **more: list[str]) -> check.Checked:
    """The form checked against the programmes of the small world."""
    return check.run({**FORM, **more}, services.reader.stock.programmes(PUBLIC), services.today())


def test_the_form_asks_for_every_field_of_a_profile() -> None:
    html = check.view()
    for path in check.company.BY_PATH:
        assert f'name="{path}"' in html
    assert all(f'name="{name}"' in html for name in check.company.EXTRA)


def test_what_fits_is_shown_with_standing_closing_date_and_reasons(services: Services) -> None:
    html = check.html(run(services))
    assert "Testbonus Niedersachsen" in html and "10.12.2026" in html and texts.WHY in html
    assert "Altbonus" not in html


def test_everything_shows_also_what_does_not_fit(services: Services) -> None:
    html = check.html(run(services, alle=["ja"]))
    assert "Altbonus" in html and texts.CHECK_VERDICTS["does_not_fit"] in html


def test_the_missing_figure_says_of_how_many_programmes_it_decides() -> None:
    entries = Path(__file__).parents[3] / "corpus" / "entries"
    programmes = [one for one in readable(entries) if one.kind == "programme"]
    found = check.run({"place": ["Gifhorn"]}, programmes, dt.date(2026, 11, 26))
    assert re.search(r"Davon hängen \d+ der \d+ geprüften Programme ab\.", check.html(found))


def test_a_field_that_cannot_be_read_is_named_and_the_rest_is_checked(services: Services) -> None:
    html = check.html(run(services, headcount=[HOSTILE]))
    assert "verstehe ich im Feld Beschäftigte nicht" in html and "Testbonus" in html and "<script" not in html


def test_files_hold_what_is_shown(services: Services) -> None:
    found = run(services)
    table, text = check.csv(found), markdown(paper.sheet(found))
    assert ";".join(texts.CHECK_COLUMNS) in table and "Testbonus Niedersachsen" in table and "10.12.2026" in table
    assert "[Testbonus Niedersachsen](https://www.example.org/testbonus)" in text and "Stand 24.11.2026" in text
    assert "- Beschäftigte: 38" in text
