from __future__ import annotations

from tests.ui.paper.made import sheet
from ui.language import speaking
from ui.paper.markdown import markdown


def test_every_block_has_its_form() -> None:
    text = markdown(sheet())
    assert text.startswith(
        "# Gespräch\n\nStand 24.11.2026\n\n## [Förderung <b>für</b> Gifhorn](https://www.example.org/a?b=1&c=2)"
    )
    assert "\n> Achtung\n" in text and "\n- zwei\n" in text
    assert "| Programm | Höhe |\n| --- | --- |\n| ZIM / Netz | 45 % |" in text
    assert "- [1] Richtlinie, Abschnitt 5, Seite 3: „Die Quote beträgt 45 Prozent.“ <https://www.example.org/r>" in text


def test_day_and_quotes_are_those_of_the_language() -> None:
    with speaking("en"):
        text = markdown(sheet("en"))
    assert "As of 24 Nov 2026" in text and "“Die Quote" in text
