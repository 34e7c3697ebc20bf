"""The page under /en/ says nothing of its own in German; what stands in documents stays as it is."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.services import Services
from rag.profile import Profile
from tests.api.conftest import BASE
from tests.ui.chat.test_cards import programme
from tests.ui.forms.test_profile import FULL
from tests.ui.made import answer, evidence, stands, warning
from ui import texts
from ui.app import load
from ui.chat import rating, record, render
from ui.chat.chat import Chat
from ui.chat.known import Known, panel
from ui.language import speaking
from ui.page import build

GERMAN = re.compile(
    r"\b(?:der|die|das|den|dem|des|ein|eine[rnms]?|und|oder|nicht|kein|keine[rnms]?|noch|nur|mit|von|vom|für|bei|aus|auf|zum|zur"
    r"|bis|seit|im|ist|sind|wird|werden|hat|haben|kann|wie|wer|wo|Sie|Ihr|Ihre[rnms]?|Ihnen|ich|Seite|Frage|Antwort"
    r"|Suche|Suchen|Treffer|Stand|Frist|Programm|Passt|Zuschuss|Kredit|Beschäftigte|Branche|Ort|Thema|Betrieb|Beginn"
    r"|Unternehmen|Vorhaben|Kosten|Angaben|Beleg|Belege|Quelle|Quellen|Gespräch|Merken|Merkliste|Stelle|Abschnitt|Euro|offen"
    r"|geschlossen|Leeren|Weiter|Zurück|Speichern|Tabelle|Datenschutz|Rechtsform|Mio|alle)\b|„|\b\d{1,2}\.\d{1,2}\.\d{4}\b"
)
"""Words, quotes and dates that English has not."""

OF_DOCUMENTS = {"fundstelle", "kontext", "titel", "name", "wirt", "text", "balken-name", "kurz", "frage"}
"""Classes of elements that show what stands in documents, and what was asked."""
NAMES = re.compile(
    r"Deutsch|Was und wie viel|<h3>.*?</h3>|Förderlotse|(?:Test|Alt)bonus Niedersachsen|Merkblatt.*?Wasserstofftankstellen"
)


class Words(HTMLParser):
    """Collects what a page says: text and spoken attributes, without what documents say."""

    VOID = frozenset({"input", "br", "img", "meta", "link"})

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self._within: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        hidden = (
            any(self._within)
            or tag in ("script", "style")
            or bool(OF_DOCUMENTS & set((given.get("class") or "").split()))
        )
        if not hidden and given.get("lang", "en") == "en":
            self.said += [given[name] or "" for name in ("aria-label", "placeholder", "title", "alt") if name in given]
        if tag not in self.VOID:
            self._within.append(hidden)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID and self._within:
            self._within.pop()

    def handle_data(self, data: str) -> None:
        if not any(self._within):
            self.said.append(data)


def german(piece: str) -> list[str]:
    """Returns the German words that a piece of HTML says of itself."""
    reader = Words()
    reader.feed(NAMES.sub("", html.unescape(piece) if "&lt;" not in piece else piece))
    return [f"{found}: {said.strip()[:80]}" for said in reader.said for found in GERMAN.findall(said)]


@pytest.fixture(scope="module")
def client(services: Services) -> Iterator[TestClient]:
    """A caller of the API with the page mounted."""
    app = create_app(services)
    load()(app, services)
    with TestClient(app, base_url=BASE) as opened:
        yield opened


def test_the_test_finds_german() -> None:
    assert german('<p aria-label="Zurück zur Antwort">Stand</p>') and not german('<p class="kontext">Der Stand</p>')
    with speaking("de"):
        assert german(panel(Known(FULL)))


def test_every_component_of_the_page_is_english(services: Services) -> None:
    def said(props: dict[str, Any]) -> list[str]:
        return [str(props.get(name) or "") for name in ("value", "label", "placeholder", "info")]

    config = build(Chat(services), "en").get_config_file()
    pieces = [one for component in config["components"] for one in said(component["props"])]
    assert sum(map(len, pieces)) > 5_000
    assert not [found for piece in pieces for found in german(piece)]


def test_the_start_page_is_english(client: TestClient) -> None:
    page = client.get("/en/").text
    assert not german(page)
    words = page[page.index("window.lotseTexts") : page.index("(() =>")]
    assert not GERMAN.findall(words.replace("Förderlotse", ""))


def test_a_search_is_english(client: TestClient) -> None:
    for given in (
        {"q": "Digitalisierung"},
        {"q": "", "region": "Nirgendwo", "as_of": "heute"},
        {"q": "", "topic": "ai"},
    ):
        assert not german(client.get("/en/seite/suche", params=given).text)


def test_a_check_is_english_from_the_form_to_the_files(client: TestClient) -> None:
    form = {"place": "Hannover", "headcount": "38", "project.costs_eur": "90,000", "alle": "ja", "founded": "?"}
    shown = client.post("/en/seite/check", data=form).text
    assert "Checked: <strong>" in shown and "10 Dec 2026" in shown
    assert not german(shown)
    for ending in ("md", "csv"):
        text = NAMES.sub("", client.post(f"/en/seite/check.{ending}", data=form).text)
        assert not GERMAN.findall(text)


def test_the_shortlist_and_what_is_kept_of_readers_are_english(client: TestClient) -> None:
    given = {"id": ["testbonus", "altbonus", "nichts"]}
    assert not german(client.get("/en/seite/merkliste.html", params=given).text)
    assert not german(client.get("/en/seite/merkliste.html").text)
    assert not GERMAN.findall(
        NAMES.sub("", client.get("/en/seite/merkliste.md", params=given).text.replace("alles", ""))
    )
    assert not german(client.get("/en/seite/datenschutz").text)


def test_an_answer_and_its_record_are_framed_in_english() -> None:
    given = answer(
        language="en",
        programmes=(programme(),),
        warnings=(warning("The window closes."),),
        citations=(evidence().citation,),
        timings_ms={"total": 1_500.0},
    )
    with speaking("en"):
        html_ = render.answer(given, {1: evidence(availability=stands("closed", since="2026-01-01"), page=3)}, 0)
        assert not german(html_) and "1 Jan 2026" in html_ and "1.5 s" in html_
        assert "“Der Testbonus" in record.exchange(given)
        assert not german(rating.under(0, "ZIM?") + rating.thanks(0, "ab12", "1 Jan 2027"))
        assert not german(panel(Known(FULL), faults=[texts.FIELD_FAULT.format(label="Topic", said="x")]))
        assert not german(panel(Known(Profile())))
