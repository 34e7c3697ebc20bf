import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.text.sentences import sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


WHOLE = [
    "Gefördert werden z. B. Hardware, Software und u. a. Lizenzen i. d. R. bis 50 Prozent.",
    "Es gilt § 44 Abs. 1 Nr. 2 LHO i. V. m. Art. 28 AGVO.",
    "Der Antrag muss bis zum 31. März 2027 vorliegen.",
    "Die Veranstaltung fand am 8. und 9. Mai 2023 in Stuttgart statt.",
    "Das Land gibt ca. 1,5 Mio. EUR bzw. 0,2 Mrd. Euro.",
    "Der Vertrag ist von Dr. Thomas Schulmeyer und Prof. Dr. Anna Meincke unterzeichnet worden.",
    "Im 3. Abschnitt und im 1. Quartal 2025 gilt das Gleiche.",
    "ITS Mobility e.V. in der Region Braunschweig und AutOS e. V. in Osnabrück.",
    "Die Themen waren „Welche Qualifikation brauchen wir 2030 in Zeiten der KI?“, Deutschland der Regionen.",
    "Er fragt: „Was tun? Wen fragen?“ und geht.",
    "Die Rechnung liegt bei 1.000,00 EUR.",
    "Mehr unter www.nbank.de/Foerderung oder foerderung@nbank.de.",
    "Bewerbungen bis 31.03. und 30.09.2025 sind möglich.",
    "The programme, e.g. ZIM, pays up to 50 per cent.",
    "Nach Nr. 5.1.3 ANBest-P ist das anzuzeigen.",
    "Der Bezirk (vgl. Anl. 2. Absatz) zählt.",
]


@pytest.mark.parametrize("text", WHOLE)
def test_a_stop_that_ends_nothing_does_not_split(text: str) -> None:
    assert split(text) == [text]


def test_a_full_stop_splits() -> None:
    assert split("ZIM ist offen. Die Quote liegt bei 45 Prozent! Wer kann? Alle.") == [
        "ZIM ist offen.",
        "Die Quote liegt bei 45 Prozent!",
        "Wer kann?",
        "Alle.",
    ]


def test_a_year_and_an_amount_end_a_sentence() -> None:
    assert split("Stand: 15. November 2024. Danach ist Schluss.") == [
        "Stand: 15. November 2024.",
        "Danach ist Schluss.",
    ]
    assert len(split("Das Volumen beträgt 8,4 Mio. Die Förderung liegt darunter.")) == 2
    assert len(split("Gefördert werden Hardware, Software usw. Nicht gefördert wird Leasing.")) == 2
    assert len(split("Es waren 12. Danach kamen 3.")) == 2


def test_lines_list_items_and_rows_are_sentences() -> None:
    text = "Eckdaten:\n\nProjektlaufzeit: 3,5 Jahre\n\nFörderung:\n- Beratung\n"
    text += "- Hardware, z. B. Server\n1. Antrag\na\tb\tc\nd\te\tf"
    assert split(text) == [
        "Eckdaten:",
        "Projektlaufzeit: 3,5 Jahre",
        "Förderung:",
        "- Beratung",
        "- Hardware, z. B. Server",
        "1. Antrag",
        "a\tb\tc",
        "d\te\tf",
    ]


def test_a_key_value_line_is_one_sentence() -> None:
    line = "Gesamtprojektvolumen: 8,4 Mio. € | **Fördersumme:** 7,6 Mio. €"
    assert split(f"Projektträger: VDI\n{line}\nEnde") == ["Projektträger: VDI", line, "Ende"]


def test_a_wrapped_line_goes_on() -> None:
    text = "Die Zuwendung wird als nicht rückzahlbarer Zuschuss im Rahmen einer\nProjektförderung gewährt. "
    text += "Sie beträgt 5 %."
    assert split(text) == [text[: text.index(" Sie")], "Sie beträgt 5 %."]
    assert split("Überschrift\nDer Text beginnt.") == ["Überschrift", "Der Text beginnt."]
    assert split("kurz und\nklein geschrieben.") == ["kurz und\nklein geschrieben."]


def test_a_long_quotation_is_split() -> None:
    text = "„" + "Alternative Antriebe verändern Geschäftsmodelle. " * 10 + "Ziel ist eine starke Wirtschaft.“"
    assert len(split(text)) == 11


def test_nothing_yields_nothing() -> None:
    assert sentences("") == [] and sentences(" \n\t ") == []


PIECES = st.sampled_from(
    [
        "Der Antrag",
        "z. B.",
        "31. März",
        " ",
        "\n",
        "\n\n",
        ". ",
        "! ",
        "„",
        "“",
        "1,5 Mio.",
        "Nr. 2",
        "- ",
        "\t",
        "(",
        ")",
        "Ä",
        "|",
        "…",
        "#",
        " Die ",
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=200))
def test_spans_are_ordered_and_lose_nothing_but_white_space(text: str) -> None:
    spans = sentences(text)
    flat = [at for span in spans for at in span]
    assert flat == sorted(flat)
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in spans)
    kept = "".join("".join(text[start:end].split()) for start, end in spans)
    assert kept == "".join(text.split())
