"""The verifier: what the cited passage carries stays, in any German form; what it does not carry goes."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from corpus.files import read_entry
from rag.answer.phrases import FRAMES
from rag.answer.verify import verify
from rag.records import Availability, Citation
from rag.text.dates import dates
from rag.text.numbers import amounts
from tests.rag.answer.made import citation

TODAY = date(2026, 11, 24)
ENTRIES = Path(__file__).parents[3] / "corpus" / "entries"
PASSAGE = (
    "Der Digitalbonus bezuschusst kleine Unternehmen mit höchstens 45 Prozent der Ausgaben. "
    "Der Zuschuss beträgt bis zu 1,5 Mio. EUR. "
    "Anträge waren bis zum 31. Dezember 2026 möglich. Gefördert werden 27 Netzwerke und 11 Hubs. Beratung wird nicht bezahlt. "
    "Die Laufzeit beträgt 3,5 Jahre. Rechtsgrundlage ist § 44 LHO."
)


def faults(sentence: str, *cited: Citation) -> tuple[str, ...]:
    """Why a sentence is dropped; empty where it stays."""
    found = verify([sentence], cited or [citation(PASSAGE, title="Digitalbonus")], today=TODAY)
    return found.dropped[0].reasons if found.dropped else ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Kleine Unternehmen erhalten beim Digitalbonus höchstens 45 % der Ausgaben. [1]",
        "Der Zuschuss beträgt bis zu 1.500.000 Euro. [1]",
        "Der Zuschuss beträgt bis zu EUR 1.500.000. [1]",
        "Anträge waren bis zum 31.12.2026 möglich. [1]",
        "Anträge waren bis Ende 2026 möglich. [1]",
        "Anträge waren 2026 möglich. [1]",
        "Gefördert werden siebenundzwanzig Netzwerke. [1]",
        "Die Laufzeit beträgt 42 Monate. [1]",
        "Rechtsgrundlage ist §44 LHO. [1]",
        "Betriebe erhalten beim Digitalbonus höchstens 45 v. H. der Ausgaben. [1]",
    ],
)
def test_the_same_in_another_german_form_stays(sentence: str) -> None:
    assert faults(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("Der Zuschuss beträgt bis zu 1,6 Mio. EUR. [1]", "quantity"),
        ("Der Zuschuss beträgt bis zu 1,5 Mrd. EUR. [1]", "quantity"),
        ("Kleine Unternehmen erhalten höchstens 45 Euro der Ausgaben. [1]", "quantity"),
        ("Kleine Unternehmen erhalten mindestens 45 Prozent der Ausgaben. [1]", "bound"),
        ("Anträge waren bis zum 30.12.2026 möglich. [1]", "date"),
        ("Anträge waren bis Ende 2027 möglich. [1]", "date"),
        ("Gefördert werden 27 Hubs. [1]", "counts something else"),
        ("Beratung wird bezahlt. [1]", "opposite"),
        ("Die Laufzeit beträgt 3,5 Monate. [1]", "quantity"),
        ("Rechtsgrundlage ist § 45 LHO. [1]", "quantity"),
        ("Der Zuschuss der NBank beträgt bis zu 1,5 Mio. EUR. [1]", "not in the cited text"),
        ("Der Gründerkredit beträgt bis zu 1,5 Mio. EUR. [1]", "not in the cited text"),
        ("Der Zuschuss beträgt bis zu 1,5 Mio. EUR. [2]", "resolves to nothing"),
        ("Der Zuschuss beträgt bis zu 1,5 Mio. EUR.", "no marker"),
        ("Elefanten trinken gern kaltes klares Wasser aus tiefen Flüssen. [1]", "not in the cited text"),
    ],
)
def test_what_the_passage_does_not_say_goes_with_its_reason(sentence: str, reason: str) -> None:
    assert any(reason in fault for fault in faults(sentence)), faults(sentence)


def test_a_quote_word_for_word_stays_whatever_it_holds() -> None:
    assert faults("Beratung wird nicht bezahlt. [1]") == ()


def test_a_sentence_on_two_markers_may_draw_on_both() -> None:
    two = (citation("Der Bonus zahlt 20 Prozent."), citation("Die Frist des Bonus endet am 1. Mai 2026.", marker=2))
    assert faults("Der Bonus zahlt 20 % bis zur Frist am 1.5.2026. [1][2]", *two) == ()
    assert faults("Der Bonus zahlt 20 % bis zur Frist am 1.5.2026. [1]", *two)


def test_a_citation_that_contradicts_the_clocks_is_dropped() -> None:
    from corpus.schema import Entry

    entry = Entry.model_validate(
        {"id": "bonus", "kind": "programme", "name": "Bonus", "level": "state", "regions": ["03"], "status": "closed",
         "status_as_of": "2026-01-01", "funder": "Land", "support_types": ["grant"], "topics": ["investment"],
         "sources": [{"url": "https://www.nbank.de", "supports": "alles"}], "confidence": "high", "retrieved": "2026-11-22"}
    )  # fmt: skip
    cited = citation("Der Bonus ist offen.", entry_id="bonus")
    found = verify(["Der Bonus ist offen. [1]"], [cited], today=TODAY, entries={"bonus": entry})
    assert not found.kept and "clocks" in found.dropped[0].reasons[0]
    lying = citation("Der Bonus zahlt viel.", entry_id="bonus", availability=Availability(state="open"))
    assert not verify(["Der Bonus zahlt viel. [1]"], [lying], today=TODAY, entries={"bonus": entry}).kept


def test_headings_of_the_fixed_set_need_no_marker_and_nothing_else_does() -> None:
    stated = ["Das passt nach Ihren Angaben:", "Im Vergleich:", "Das passt nach Ihren Angaben", "Das passt zu Ihnen:"]
    assert verify(stated, [], today=TODAY).kept == ("Das passt nach Ihren Angaben:", "Im Vergleich:")


def test_every_frame_holds_no_number_date_or_name() -> None:
    for line in (line for lines in FRAMES.values() for line in lines):
        assert line.endswith(":") and not re.search(r"\d", line), line
        assert not amounts(line) and not dates(line) and not re.search(r"[A-ZÄÖÜ]{2}|[a-zäöü][A-ZÄÖÜ]", line), line


def given_faults(sentence: str, given: str) -> tuple[str, ...]:
    found = verify([sentence], [citation(PASSAGE, title="Digitalbonus")], today=TODAY, given=given)
    return found.dropped[0].reasons if found.dropped else ()


GIVEN = "Wir sind 38 Leute und planen Kosten von 200.000 EUR."


@pytest.mark.parametrize(
    "sentence",
    [
        "Mit 38 Beschäftigten erhalten Sie als kleines Unternehmen höchstens 45 Prozent der Ausgaben. [1]",
        "Von Ihren Kosten von 200.000 EUR werden höchstens 45 Prozent bezuschusst. [1]",
        "Das sind höchstens 45 % von 200.000 EUR = 90.000 EUR. [1]",
    ],
)
def test_what_the_asker_said_may_be_repeated_and_reckoned_with(sentence: str) -> None:
    assert given_faults(sentence, GIVEN) == ()
    assert given_faults(sentence, "")


@pytest.mark.parametrize(
    "sentence",
    [
        "Sie planen Kosten von 200.000 EUR. [1]",
        "Der Zuschuss beträgt bis zu 200.000 EUR. [1]",
        "Der Zuschuss beträgt 200.000 EUR. [1]",
        "Das sind höchstens 45 % von 200.000 EUR = 95.000 EUR. [1]",
        "Das sind höchstens 40 % von 200.000 EUR = 80.000 EUR. [1]",
    ],
)
def test_what_the_asker_said_carries_nothing_alone_and_becomes_no_grant(sentence: str) -> None:
    assert given_faults(sentence, GIVEN)


def test_a_part_of_a_sentence_is_not_its_quote() -> None:
    quote = "Es gibt keinen Zuschuss von 5.000 Euro für Betriebe."
    assert faults("Zuschuss von 5.000 Euro für Betriebe. [1]", citation(quote))
    assert faults("Es gibt keinen Zuschuss von 5.000 Euro für Betriebe. [1]", citation(quote)) == ()


def test_a_sum_of_one_citation_is_not_given_to_the_programme_of_another() -> None:
    two = (
        citation("Der Zuschuss beträgt 30 Prozent.", title="Innovationshilfe"),
        citation("Der Zuschuss beträgt 50 Prozent.", marker=2, title="Klimakredit"),
    )
    assert faults("Die Innovationshilfe zahlt 30 Prozent Zuschuss. [1][2]", *two) == ()
    assert faults("Die Innovationshilfe zahlt 50 Prozent Zuschuss. [1][2]", *two)


@pytest.mark.parametrize(
    ("said", "stays"),
    [
        ("Hinweis, ZIM: Das Programm war am 31. März 2026 offen. [1]", True),
        ("Hinweis, ZIM: Das Programm war am 31. März 2026 geschlossen. [1]", False),
        ("Hinweis, ZIM: Ob das Programm am 31. März 2026 offen war, ist nicht belegt. [1]", False),
        ("Hinweis, ZIM: Das Programm war am 30. März 2026 offen. [1]", False),
    ],
)
def test_a_notice_on_a_day_gone_by_is_held_to_the_clocks_of_that_day(said: str, stays: bool) -> None:
    entry, _ = read_entry(ENTRIES / "programmes" / "nds-invest-grw.md")
    cited = citation("Niedersachsen Invest GRW ist offen (Stand: 7. Januar 2026).", title="Niedersachsen Invest GRW")
    cited = cited.model_copy(update={"entry_id": entry.id, "availability": None})
    said = said.replace("ZIM", "Niedersachsen Invest GRW")
    found = verify([said], [cited], today=TODAY, entries={entry.id: entry}, asked_day=date(2026, 3, 31))
    assert bool(found.kept) is stays, found.dropped
