from __future__ import annotations

from pathlib import Path

from tests.api.tiny import open_tiny
from ui import texts
from ui.chat.chat import Chat
from ui.page import SYSTEM_FONTS, build, theme


def test_the_fonts_are_those_of_the_readers_system() -> None:
    style = theme()
    assert not getattr(style, "_stylesheets", None)
    assert all(font in SYSTEM_FONTS for font in ("system-ui", "sans-serif"))


def test_the_page_has_every_part_and_shows_no_api(tmp_path: Path) -> None:
    with open_tiny(tmp_path) as services:
        config = build(Chat(services)).get_config_file()
    props = [component["props"] for component in config["components"]]
    ids = {one.get("elem_id") for one in props}
    assert {"kopf", "verlauf", "beispiele", "frage", "fragen", "neu", "beleg", "belegspalte"} <= ids
    assert [one["value"] for one in props if "beispiel" in (one.get("elem_classes") or [])] == list(texts.EXAMPLES)
    assert next(one for one in props if one.get("elem_id") == "frage")["label"] == texts.ASK_LABEL
    assert {one["api_visibility"] for one in config["dependencies"]} == {"private"}
