"""A profile read from a file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from rag.errors import ProfileInvalid
from rag.profile_file import read_profile


def written(folder: Path, text: str) -> Path:
    path = folder / "profil.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_yaml_and_json_are_read_alike(tmp_path: Path) -> None:
    yaml = read_profile(
        written(
            tmp_path, "headcount: 38\nplace: 03151\nfounded: 2019\nproject: {already_started: no, kinds: [research]}\n"
        )
    )
    json = '{"headcount": 38, "place": "03151", "founded": "2019", "project": {"already_started": false, "kinds": ["research"]}}'
    assert yaml == read_profile(written(tmp_path, json))
    assert (yaml.place, yaml.founded, yaml.project.already_started) == ("03151", "2019", False)


def test_what_holds_nothing_is_not_known(tmp_path: Path) -> None:
    found = read_profile(
        written(tmp_path, "headcount:\nturnover_eur: null\nde_minimis: [{amount_eur: 5000, date: 2025-02-03}]\n")
    )
    assert found.headcount is None and found.turnover_eur is None
    assert found.de_minimis[0].date == dt.date(2025, 2, 3)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("headcount: viele\n", "field 'headcount'"),
        ("umsatz: 5\n", "field 'umsatz': is unknown"),
        ("linked: [{share: 120}]\n", "field 'linked.0.share'"),
        ("founded: 2019-02-31\n", "field 'founded'"),
        ("- 1\n", "holds no 'field: value'"),
        ("a: [\n", "neither YAML nor JSON"),
    ],
)
def test_what_cannot_be_used_is_one_line_that_names_the_field_and_the_next_step(
    tmp_path: Path, text: str, named: str
) -> None:
    with pytest.raises(ProfileInvalid) as caught:
        read_profile(written(tmp_path, text))
    assert named in str(caught.value) and "docs/eligibility.md" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ProfileInvalid, match="cannot be read"):
        read_profile(tmp_path / "fehlt.yaml")
