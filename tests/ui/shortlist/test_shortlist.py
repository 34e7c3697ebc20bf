from __future__ import annotations

from api.services import Services
from rag.records import PUBLIC
from ui import texts
from ui.language import speaking
from ui.paper.markdown import markdown
from ui.shortlist.shortlist import KEPT_MAX, Shortlist, coming, html, sheet, shortlist


def kept(services: Services, *ids: str) -> Shortlist:
    """What stands behind ids in the small world."""
    return shortlist(ids, services.reader.stock.programmes(PUBLIC), services.today())


def test_the_list_keeps_its_order_and_tells_standing_deadline_and_support(services: Services) -> None:
    found = kept(services, "altbonus", "testbonus", "altbonus")
    assert [one.programme.id for one in found.kept] == ["altbonus", "testbonus"] and found.gone == 0
    shown = html(found)
    assert shown.index("Altbonus") < shown.index("Testbonus") and "10.12.2026" in shown and texts.NO_END in shown
    assert 'href="seite/merkliste.pdf?id=altbonus&amp;id=testbonus"' in shown


def test_what_is_no_programme_is_counted_and_not_shown(services: Services) -> None:
    found = kept(services, "testbonus", "<script>", "vermerk")
    assert found.gone == 2 and "<script>" not in html(found)
    assert texts.SHORTLIST_GONE.format(count=2) in html(found)


def test_an_empty_list_says_how_to_fill_it(services: Services) -> None:
    assert texts.SHORTLIST_EMPTY in html(kept(services)) and texts.SHORTLIST_EMPTY in markdown(sheet(kept(services)))


def test_an_address_without_end_is_cut(services: Services) -> None:
    assert kept(services, *(f"x{number}" for number in range(5_000))).gone == KEPT_MAX


def test_on_paper_stand_status_support_next_step_and_sources(services: Services) -> None:
    text = markdown(sheet(kept(services, "testbonus")))
    assert "## [Testbonus Niedersachsen](https://www.example.org/testbonus)" in text
    assert "Stand: offen, schließt am 10.12.2026" in text and "alles: https://www.example.org/testbonus" in text


def test_it_speaks_english(services: Services) -> None:
    with speaking("en"):
        assert "open, closes on 10 Dec 2026" in markdown(sheet(kept(services, "testbonus")))


def test_the_feed_tells_what_closes_soon_and_stores_nothing(services: Services) -> None:
    alerts = coming(services, kept(services, "testbonus", "altbonus"))
    assert [(one.entry_id, one.what, one.on.isoformat()) for one in alerts.notices] == [
        ("testbonus", "closes", "2026-12-10")
    ]
    assert services.store.database.watches.seen(alerts.watch.id) is None
    assert coming(services, kept(services, "altbonus", "testbonus")).watch.id == alerts.watch.id
