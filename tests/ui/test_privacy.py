from __future__ import annotations

from pathlib import Path

import pytest

from api.session import HOURS
from rag.eligibility.wording import Language
from tests.api.tiny import settings
from ui import privacy, texts
from ui.language import speaking


@pytest.mark.parametrize("language", ["de", "en"])
def test_it_says_how_long_feedback_is_kept_and_what_the_cookie_is_for(tmp_path: Path, language: Language) -> None:
    with speaking(language):
        html = privacy.document(settings(tmp_path, keep_feedback_days=31))
        assert f'<html lang="{language}">' in html and html.count("<h2>") == len(texts.PRIVACY_SECTIONS)
        assert (
            " 31 " in html
            and f" {HOURS} " in html
            and texts.PRIVACY_NO_MODEL in html
            and "{" not in html.split("</style>")[1]
        )


def test_it_names_the_language_model_that_questions_go_to(tmp_path: Path) -> None:
    html = privacy.document(settings(tmp_path, chat_model="openai:<gpt>"))
    assert "openai:&lt;gpt&gt;" in html and texts.PRIVACY_NO_MODEL not in html


def test_the_foot_links_it_in_a_window_of_its_own() -> None:
    html = privacy.foot(4_000)
    assert 'href="seite/datenschutz" target="_blank"' in html and 'data-frage-zeichen="4000"' in html
