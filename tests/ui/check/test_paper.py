from __future__ import annotations

from api.services import Services
from tests.ui.check.test_check import run
from tests.ui.paper.made import words
from ui import texts
from ui.check.paper import sheet
from ui.paper.pdf import pdf


def test_a_check_is_written_as_pdf_with_what_was_known_and_each_programme(services: Services) -> None:
    said = words(pdf(sheet(run(services))))
    for part in ("Fördercheck", "Beschäftigte: 38", "Testbonus Niedersachsen", "10.12.2026", texts.CHECK_NOTE):
        assert part in said


def test_a_form_that_says_nothing_is_told_as_such(services: Services) -> None:
    from ui.check import check

    assert texts.NOT_SAID in words(pdf(sheet(check.run({}, [], services.today()))))
