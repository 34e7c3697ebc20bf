"""Settings: where a value comes from, and what a wrong one says."""

from __future__ import annotations

from pathlib import Path

import pytest

from rag.errors import SettingsError
from rag.settings import effective_settings, load_settings, settings_in_force


def test_the_environment_wins_over_the_file_and_the_command_line_over_both(tmp_path: Path) -> None:
    file = tmp_path / "lotse.toml"
    file.write_text('port = 9001\nhost = "127.0.0.2"\nocr = "off"\n')
    settings = load_settings({"LOTSE_PORT": "9002", "LOTSE_HOST": "127.0.0.3"}, file, {"port": 9003})
    assert (settings.port, settings.host, settings.ocr) == (9003, "127.0.0.3", "off")


def test_the_origin_of_each_setting_is_named_and_secrets_are_masked(tmp_path: Path) -> None:
    file = tmp_path / "lotse.toml"
    file.write_text("port = 9001\n")
    rows = {row.name: row for row in effective_settings({"LOTSE_API_TOKEN": "geheim"}, file)}
    assert rows["port"].origin == str(file)
    assert rows["api_token"].origin == "environment (LOTSE_API_TOKEN)"
    assert "geheim" not in rows["api_token"].value
    assert rows["host"].origin == "default"


@pytest.mark.parametrize(
    ("environ", "named"),
    [
        ({"LOTSE_PORT": "achttausend"}, "port"),
        ({"LOTSE_PORT": "70000"}, "LOTSE_PORT"),
        ({"LOTSE_DENSE_WEIGHT": "2"}, "dense_weight"),
        ({"LOTSE_PROT": "1"}, "LOTSE_PROT"),
    ],
)
def test_a_wrong_setting_is_named_with_its_origin(environ: dict[str, str], named: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=named):
        load_settings(environ, _empty(tmp_path))


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    file = tmp_path / "lotse.toml"
    file.write_text("port = = 1")
    with pytest.raises(SettingsError, match=r"lotse.toml"):
        load_settings({}, file)


def test_a_variable_of_the_tests_is_no_setting(tmp_path: Path) -> None:
    assert load_settings({"LOTSE_SHARED": "/somewhere"}, _empty(tmp_path)) == load_settings({}, _empty(tmp_path))


def _empty(folder: Path) -> Path:
    file = folder / "lotse.toml"
    file.write_text("")
    return file


def test_origins_are_divided_by_commas_and_must_be_origins() -> None:
    given = load_settings(environ={"LOTSE_CORS_ORIGINS": "https://a.example, http://localhost:3000"})
    assert given.cors_origins == ("https://a.example", "http://localhost:3000")
    assert load_settings(environ={}).cors_origins == ()
    for wrong in ("a.example", "https://a.example/pfad", "https://u:p@a.example"):
        with pytest.raises(SettingsError, match="cors_origins"):
            load_settings(environ={"LOTSE_CORS_ORIGINS": wrong})


def test_a_password_in_an_address_is_masked() -> None:
    rows = effective_settings(environ={"LOTSE_CHAT_BASE_URL": "http://wer:geheim@host/v1"})
    (shown,) = [row.value for row in rows if row.name == "chat_base_url"]
    assert shown == "http://********@host/v1"
    shown_too = settings_in_force(load_settings(environ={"LOTSE_CHAT_BASE_URL": "http://wer:geheim@host/v1"}))
    assert [row.value for row in shown_too if row.name == "chat_base_url"] == ["http://********@host/v1"]
