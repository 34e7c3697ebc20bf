from __future__ import annotations

import re

from rag.access import ADMIN
from ui import language, shell, texts

PAGE = """<!doctype html><html lang="en" class="x"><head><meta charset="utf-8" />
<meta property="og:url" content="https://gradio.app/" /><meta name="twitter:creator" content="@Gradio">
<title>Gradio</title></head><body>Inhalt</body></html>"""


def test_the_page_is_german_and_ours() -> None:
    html = shell.rework(PAGE)
    assert '<html lang="de" class="x">' in html
    assert f"<head><title>{texts.TITLE}</title>" in html
    assert texts.NO_SCRIPT in html and "<body>Inhalt</body>" in html


def test_the_page_is_english_where_english_is_spoken() -> None:
    with language.speaking("en"):
        html = shell.rework(PAGE)
    assert '<html lang="en" class="x">' in html and texts.ALL["en"]["NO_SCRIPT"] in html


def test_the_script_is_told_what_the_caller_may_see() -> None:
    assert '"scopes": []' in shell.rework(PAGE)
    assert '"scopes": ["internal", "feedback", "documents"]' in shell.rework(PAGE, ADMIN)


def test_nothing_is_told_to_link_previews() -> None:
    html = shell.rework(PAGE)
    assert "og:" not in html and "twitter" not in html and "gradio.app" not in html


def test_style_and_script_are_in_the_page_and_load_nothing() -> None:
    html = shell.rework(PAGE)
    ours = html[html.index("<style>") : html.index("<noscript>")]
    assert "@import" not in ours and "url(" not in ours
    assert not re.search(r"https?://", ours.replace("http://www.w3.org", ""))
    assert not re.search(r"<(?:script|link)[^>]+(?:src|href)=", ours)


def test_the_scripts_texts_are_given_as_json() -> None:
    html = shell.rework(PAGE)
    assert "window.lotseTexts = {" in html
    ours = html[html.index("window.lotseTexts") : html.index("</script>")]
    assert texts.LOG_LABEL in ours.encode().decode("unicode_escape", "ignore") or texts.LOG_LABEL in ours
    assert "</" not in ours.split("};")[0]


def test_a_page_without_a_head_is_left_as_it_is() -> None:
    assert shell.rework("<p>kein Kopf</p>") == "<p>kein Kopf</p>"
