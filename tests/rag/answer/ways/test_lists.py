"""Lists: counted, open first, closed only counted, and of the place, support and time asked for."""

import re
from datetime import date

import pytest

from rag.answer.compose import Answerer
from rag.answer.entries import entry_of
from rag.answer.headings import is_heading
from rag.assemble import Reader
from rag.records import PUBLIC, Answer

TODAY = date(2026, 11, 25)


def _ask(answerer: Answerer, question: str) -> Answer:
    return answerer.answer(question, today=TODAY)


def _states(answer: Answer) -> list[str]:
    shown = re.findall(r"^- .*?\[(\d+)\]", answer.text, re.MULTILINE)
    by_marker = {one.marker: one for one in answer.citations}
    return [one.availability.state for marker in shown if (one := by_marker[int(marker)]).availability]


def test_a_list_is_counted_and_what_is_over_only_counted(over_corpus: Answerer) -> None:
    answer = _ask(over_corpus, "alle Programme zur Weiterbildung in Niedersachsen")
    first = answer.text.splitlines()[0]
    assert is_heading(first) and "nicht mehr offen" in first
    states = _states(answer)
    assert states and "closed" not in states and len(states) <= 10


def test_the_parts_of_the_count_add_up(over_corpus: Answerer) -> None:
    first = _ask(over_corpus, "Welche Kredite gibt es für Investitionen in Niedersachsen?").text.splitlines()[0]
    total, *parts = [int(number) for number in re.findall(r"\d+", first)]
    assert total == sum(parts)


@pytest.mark.parametrize(
    ("question", "support"),
    [
        ("Welche Kredite gibt es für Investitionen?", "loan"),
        ("Welche Bürgschaften gibt es für kleine Unternehmen?", "guarantee"),
        ("Welche steuerlichen Förderungen gibt es?", "tax_credit"),
    ],
)
def test_only_the_support_asked_for_is_listed(
    corpus: Reader, over_corpus: Answerer, question: str, support: str
) -> None:
    answer = _ask(over_corpus, question)
    for doc_id in {one.doc_id for one in answer.citations}:
        document = corpus.store.info(doc_id, PUBLIC)
        entry = entry_of(document) if document else None
        assert entry is not None and support in entry.support_types


def test_what_runs_out_by_a_day_is_listed_with_its_day(over_corpus: Answerer) -> None:
    answer = _ask(over_corpus, "Welche Förderprogramme laufen bis Ende 2026 aus?")
    assert "31. Dezember 2026" in answer.text
    assert "closed" not in _states(answer)


def test_another_land_gets_its_own_and_nationwide_programmes_only(corpus: Reader, over_corpus: Answerer) -> None:
    answer = _ask(over_corpus, "Gibt es in Hamburg Zuschüsse für Digitalisierung?")
    documents = [corpus.store.info(one.doc_id, PUBLIC) for one in answer.citations]
    regions = {region for one in documents if one for region in one.regions}
    assert not any(region.startswith(("03", "09")) for region in regions)
    assert answer.citations[0].entry_id == "hh-digital"


def test_a_land_without_an_entry_is_said_to_have_none(over_corpus: Answerer) -> None:
    lines = _ask(over_corpus, "Welche Förderung gibt es in Thüringen für Maschinen?").text.splitlines()
    assert lines[1] == "Nur für Thüringen ist dazu nichts hinterlegt; bundesweit gibt es:"


def test_what_nothing_carries_is_refused(over_corpus: Answerer) -> None:
    assert _ask(over_corpus, "Welche Programme gibt es für Katzencafés?").status == "abstained"


@pytest.mark.parametrize(
    "question",
    [
        "Wir sind 30 Leute in Peine, welche Zuschüsse gibt es für eine Maschine?",
        "Wie hoch ist der Zuschuss für Maschinen?",
    ],
)
def test_what_fits_the_asker_and_a_figure_are_no_lists(over_corpus: Answerer, question: str) -> None:
    lines = _ask(over_corpus, question).text.splitlines()
    assert not lines[0].startswith("Hinterlegt sind dazu")


def test_studies_have_no_clocks_and_are_just_counted(over_corpus: Answerer) -> None:
    first = _ask(over_corpus, "Welche Studien gibt es zur Automobilindustrie?").text.splitlines()[0]
    assert re.fullmatch(r"Hinterlegt sind dazu \d+ Studien:", first)


def test_what_is_open_comes_first_and_the_rest_apart(over_corpus: Answerer) -> None:
    lines = _ask(
        over_corpus, "Welche Programme zur Weiterbildung sind in Niedersachsen aktuell offen?"
    ).text.splitlines()
    assert lines[1] == "Offen:" and "Nicht belegt, ob noch offen:" in lines
    states = _states(_ask(over_corpus, "Welche Programme zur Weiterbildung sind in Niedersachsen aktuell offen?"))
    assert states == sorted(states, key=["open", "unproven"].index)


def test_one_is_counted_in_the_singular(over_corpus: Answerer) -> None:
    text = _ask(over_corpus, "Welche Veranstaltungen gab es zum Thema Wasserstoff?").text
    assert text.startswith("Hinterlegt ist dazu 1 Veranstaltung:") and "Wasserstoff" in text.split("\n", 1)[1]


def test_a_funder_called_by_its_letters_narrows_the_list(over_corpus: Answerer) -> None:
    cited = {
        one.entry_id for one in _ask(over_corpus, "Welche Darlehen der KfW gibt es für Digitalisierung?").citations
    }
    assert "kfw-erp-digitalisierung" in cited and "eew-modul-3" not in cited


def test_closed_ones_are_listed_where_they_are_asked_for(over_corpus: Answerer) -> None:
    states = _states(_ask(over_corpus, "Liste bitte alle geschlossenen Digitalisierungsprogramme."))
    assert states and set(states) == {"closed"}
