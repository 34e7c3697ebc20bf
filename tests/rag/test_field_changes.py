from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rag.field_changes import field_changes, flat

FIELDS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", min_size=1, max_size=2), inner, max_size=3),
    max_leaves=12,
)  # fmt: skip


def test_parts_are_named_by_their_path_and_what_says_how_we_know_is_left_out() -> None:
    fields = {
        "name": "ZIM",
        "clocks": {"window": {"closes": "2026-12-10", "opens": None}},
        "rates": [{"percent": 25.0}, {"percent": 35.0, "sizes": ["small"]}],
        "topics": ["ai", "battery"],
        "retrieved": "2026-11-01",
        "sources": [{"url": "https://example.org"}],
    }
    assert flat(fields) == {
        "name": "ZIM",
        "clocks.window.closes": "2026-12-10",
        "rates[0].percent": 25.0,
        "rates[1].percent": 35.0,
        "rates[1].sizes": ["small"],
        "topics": ["ai", "battery"],
    }


def test_each_field_that_differs_is_named_with_both_values() -> None:
    before = flat({"rates": [{"percent": 25}], "status": "open", "funder": "BMWK"})
    after = flat({"rates": [{"percent": 30}], "status": "open", "successor": "neu"})
    assert field_changes(before, after) == [
        ("rates[0].percent", 25, 30),
        ("funder", "BMWK", None),
        ("successor", None, "neu"),
    ]


@given(st.dictionaries(st.text("xyz", min_size=1, max_size=2), FIELDS, max_size=4))
def test_nothing_differs_from_itself_and_everything_from_nothing(fields: dict[str, object]) -> None:
    paths = flat(fields)
    assert field_changes(paths, flat(fields)) == []
    assert [path for path, *_ in field_changes({}, paths)] == list(paths)
