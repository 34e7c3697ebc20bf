import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.text.numbers import amounts


def read(text: str) -> list[tuple[float, str]]:
    return [(one.value, one.unit) for one in amounts(text)]


CASES = [
    ("1,5 Mio. EUR", [(1_500_000, "eur")]),
    ("1,677 Milliarden Euro", [(1_677_000_000, "eur")]),
    ("mindestens 3.000 und höchstens 50.000 Euro", [(3_000, "eur"), (50_000, "eur")]),
    ("1.500.000 Euro", [(1_500_000, "eur")]),
    ("EUR 1.500.000,00", [(1_500_000, "eur")]),
    ("1.5 million euros", [(1_500_000, "eur")]),
    ("7,6 Mio. €", [(7_600_000, "eur")]),
    ("1,8 Millionen Euro", [(1_800_000, "eur")]),
    ("eine Million Euro", [(1_000_000, "eur")]),
    ("1.000,00 EUR", [(1_000, "eur")]),
    ("500 TEUR", [(500_000, "eur")]),
    ("300 000 Euro", [(300_000, "eur")]),
    ("€300,000", [(300_000, "eur")]),
    ("45 Prozent", [(45, "percent")]),
    ("45 %", [(45, "percent")]),
    ("20 v. H.", [(20, "percent")]),
    ("50-prozentige Förderung", [(50, "percent")]),
    ("drei Cluster", [(3, "plain")]),
    ("3,5 Jahre", [(42, "months")]),
    ("36 Monate", [(36, "months")]),
    ("dreijährige Laufzeit", [(36, "months")]),
    ("ein halbes Jahr", [(6, "months")]),
    ("binnen vier Wochen", [(28, "days")]),
    ("80 Leute", [(80, "people")]),
    ("unter 250 Beschäftigten", [(250, "people")]),
    ("zwischen 3.000 und 50.000 Euro", [(3_000, "eur"), (50_000, "eur")]),
    ("25 bis 50 Prozent", [(25, "percent"), (50, "percent")]),
    ("7,6 von 8,4 Mio. EUR", [(7_600_000, "eur"), (8_400_000, "eur")]),
    ("50.000 und 2 Mio. Euro", [(50_000, "eur"), (2_000_000, "eur")]),
    ("2000 Euro", [(2_000, "eur")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_german_forms_have_one_value(text: str, expected: list[tuple[float, str]]) -> None:
    assert read(text) == expected
    assert read(f"Das sind {text}.") == expected


def test_paragraphs_keep_their_name() -> None:
    found = amounts("Nach § 44a Abs. 1 LHO, Art. 28 AGVO, Nr. 5.1 ANBest-P und (EU) 2023/2831")
    assert [one.ref for one in found] == ["§44a", "abs1", "art28", "nr5.1", "2023/2831"]
    assert {one.unit for one in found} == {"paragraph"}


def test_dates_and_articles_are_no_quantities() -> None:
    assert read("am 8. und 9. Mai 2023, vom 01.01.2022 bis 30.06.25, seit 2019") == []
    assert read("eine Firma mit einem Antrag") == []


def test_counted_nouns_are_read_in_order() -> None:
    found = read("insgesamt 27 Transformations-Netzwerke, 11 Transformations-Hubs und drei Cluster")
    assert found == [(27, "plain"), (11, "plain"), (3, "plain")]


def test_spans_name_the_quantity() -> None:
    text = "Die Fördersumme: 7,6 Mio. € von 8,4 Mio. €"
    assert [text[one.start : one.end] for one in amounts(text)] == ["7,6 Mio. €", "8,4 Mio. €"]


@given(st.text(alphabet="0123456789.,- €%§EURMioJahre ein\n/", max_size=60))
def test_spans_are_ordered_and_lie_inside(text: str) -> None:
    flat = [at for one in amounts(text) for at in (one.start, one.end)]
    assert all(0 <= at <= len(text) for at in flat)
    assert flat == sorted(flat)


@given(st.integers(min_value=1, max_value=10**9))
def test_any_amount_is_read_back(euros: int) -> None:
    german = f"{euros:,}".replace(",", ".")
    assert read(f"höchstens {german} Euro") == [(float(euros), "eur")]
    assert read(f"{german},00 EUR und mehr") == [(float(euros), "eur")]


def test_milliarden_are_a_thousand_millionen() -> None:
    assert [one.value for one in amounts("1,28 Milliarden Euro, 3 Mrd. Euro, 5 Millionen Euro")] == [1.28e9, 3e9, 5e6]


def test_the_number_of_a_module_begins_no_range() -> None:
    assert [(one.value, one.unit) for one in amounts("in Modul 1 bis zu 30 Millionen Euro")] == [
        (1, "plain"),
        (3e7, "eur"),
    ]
