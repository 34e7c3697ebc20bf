"""What may be combined."""

from __future__ import annotations

from rag.eligibility.check import check_all
from rag.eligibility.combine import combination, combinations, double_funding
from tests.rag.eligibility.made import TODAY, profile, programme, shipped


def test_a_ban_of_either_side_holds_and_outweighs_a_permission() -> None:
    efficiency, grw, bik = (shipped()[one] for one in ("nds-ressourceneffizienz", "nds-invest-grw", "bik"))
    assert combination(efficiency, grw).allowed == combination(grw, efficiency).allowed == "no"
    assert combination(efficiency, bik).allowed == "unknown"
    one = programme(id="a", combinable_with=["b"])
    assert combination(one, programme(id="b")).allowed == "yes"
    assert combination(one, programme(id="b", not_combinable_with=["a"])).allowed == "no"


def test_what_nothing_is_said_of_is_left_out() -> None:
    found = check_all(profile(), [programme(id="a"), programme(id="b"), programme(id="c", combination_note="x")], TODAY)
    assert [(pair.first, pair.second, pair.notes) for pair in combinations(found)] == [
        ("a", "c", ("x",)),
        ("b", "c", ("x",)),
    ]


def test_double_funding_is_warned_of_by_name_and_in_general() -> None:
    found = check_all(
        profile(), [programme(id="a", name="A", not_combinable_with=["b"]), programme(id="b", name="B")], TODAY
    )
    texts = [one.text for one in double_funding(found)]
    assert texts[0] == "A und B sind für dieselben Kosten nicht kombinierbar." and len(texts) == 2
    loans = check_all(profile(), [programme(id=one, support_types=["loan"]) for one in ("a", "b")], TODAY)
    assert double_funding(loans) == []
