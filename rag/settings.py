"""Settings: defaults, then `lotse.toml`, then the environment (`LOTSE_…`); the later wins."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator

from rag.errors import SettingsError

PREFIX = "LOTSE_"
FILE = "lotse.toml"
OTHERS: frozenset[str] = frozenset({"LOTSE_AXE", "LOTSE_SHARED", "LOTSE_TORTURE_KILLS"})
"""Variables of the evaluation and the tests, which are no settings of the service."""

MASKED = "********"
_ORIGIN = re.compile(r"https?://[^/\s?#@]+")
_USER = re.compile(r"//[^/@\s]+@")
"""A user and password in an address."""


class Settings(BaseModel):
    """All settings, frozen. Each field can be set as `LOTSE_<NAME>` or under its name in `lotse.toml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @field_validator("cors_origins", mode="before")
    @classmethod
    def _divided(cls, given: Any) -> Any:
        return tuple(one.strip() for one in given.split(",") if one.strip()) if isinstance(given, str) else given

    @field_validator("cors_origins")
    @classmethod
    def _origins(cls, given: tuple[str, ...]) -> tuple[str, ...]:
        for one in given:
            if one != "*" and not _ORIGIN.fullmatch(one):
                raise ValueError(f"'{one}' is no origin such as https://www.example.org")
        return given

    data: Path = Field(default=Path("var"), description="folder of the store: database, indexes, uploads")
    corpus: Path = Field(
        default=Path(__file__).parent.parent / "corpus" / "entries",
        description="folder of the entries that ship; brought into the index at every start",
    )
    host: str = Field(default="127.0.0.1", description="address the server listens on")
    port: int = Field(default=8000, ge=1, le=65535, description="port the server listens on")
    encoder: str = Field(
        default="lotse-de-en",
        description="the bundled one, or folder or hub name of a sentence-transformers model",
    )
    dense_weight: float | None = Field(
        default=None, ge=0, le=1, description="share of the dense score in the fusion, 0-1; unset: calibrated"
    )
    reranker: str | None = Field(
        default=None,
        description="folder or hub name of a cross-encoder that reads the best passages again; unset: none",
    )
    abstain_below: float | None = Field(
        default=None, ge=0, le=1, description="refuse to answer below this evidence score, 0-1; unset: calibrated"
    )
    ocr: Literal["auto", "off"] = Field(default="auto", description="read scans with ocrmypdf where installed")
    max_question_chars: int = Field(default=4_000, ge=1, description="longest question, characters")
    max_file_mb: int = Field(default=200, ge=1, description="largest file, MB as stored")
    max_text_chars: int = Field(default=20_000_000, ge=1, description="longest text of one document, characters")
    max_pages: int = Field(default=5_000, ge=1, description="most pages of one document")
    fetch_timeout_seconds: float = Field(default=30.0, gt=0, description="longest wait for an address, seconds")
    fdb_url: str = Field(
        default="https://www.foerderdatenbank.de/FDB/WS/export",
        pattern=r"^https?://\S+$",
        description="address of the Förderdatenbank's export, for `lotse ingest --fdb download`",
    )
    threads: int = Field(default=0, ge=0, description="threads of the encoder; 0: one for each core")
    log_level: Literal["debug", "info", "warning", "error"] = Field(default="warning", description="how much is logged")
    chat_model: str | None = Field(
        default=None,
        pattern=r"^[a-z0-9_]+:\S+$",
        description="chat model that words the answers, provider:model as LangChain names it; unset: answers are quotes",
    )
    chat_base_url: str | None = Field(
        default=None,
        pattern=r"^https?://\S+$",
        description="address of the chat model's server; unset: the provider's own",
    )
    chat_api_key: SecretStr | None = Field(default=None, description="key for the chat model's server")
    chat_timeout_seconds: float = Field(
        default=30.0,
        gt=0,
        description="longest wait for one whole reply of the chat model, all tries together, seconds",
    )
    chat_retries: int = Field(
        default=2, ge=0, le=10, description="further tries where the chat model is overloaded or cannot be reached"
    )
    chat_context_tokens: int = Field(
        default=8_192, ge=2_048, description="tokens that the chat model can hold, prompt and reply together"
    )
    chat_answer_tokens: int = Field(default=700, ge=64, le=1_024, description="longest reply of the chat model, tokens")
    chat_temperature: float = Field(
        default=0.0, ge=0, le=2, description="randomness of the chat model; some models take no other value than 1"
    )
    keep_feedback_days: int = Field(
        default=180, ge=1, le=3_650, description="how long feedback is kept, days; older feedback is deleted"
    )
    feedback_per_minute: int = Field(
        default=10, ge=1, description="most feedback that one address may send in a minute"
    )
    requests_per_minute: int = Field(
        default=600,
        ge=0,
        description="most requests that one address may send in a minute, this machine's own excepted; 0: no limit",
    )
    request_timeout_seconds: float = Field(
        default=60.0,
        gt=0,
        description="longest wait until an answer begins, seconds; uploads and ingests have no limit",
    )
    cors_origins: tuple[str, ...] = Field(
        default=(), description="origins whose pages may call the API, divided by commas; unset: none but its own"
    )
    api_token: SecretStr | None = Field(
        default=None,
        description="token with every scope; unset: only keys of `lotse key create` and the token file in the data "
        "folder let a program do more than read what is public",
    )


class EffectiveSetting(BaseModel):
    """One setting as `lotse status` shows it; secrets are masked."""

    name: str
    value: str
    origin: str


def load_settings(
    environ: Mapping[str, str] | None = None, file: Path | None = None, overrides: Mapping[str, Any] | None = None
) -> Settings:
    """Returns the settings from `file` (default `lotse.toml` here, if any), the environment, and `overrides`.

    `overrides` are the options of the command line, by setting name; they win over everything.

    Raises:
        SettingsError: a name is unknown or a value is out of range; the message names it and its origin.
    """
    return _load(environ, file, overrides or {})[0]


def effective_settings(environ: Mapping[str, str] | None = None, file: Path | None = None) -> list[EffectiveSetting]:
    """Returns each setting with its value and where it comes from: default, `lotse.toml` or the environment."""
    settings, origins = _load(environ, file, {})
    return [_shown(settings, name, origins.get(name, "default")) for name in Settings.model_fields]


def settings_in_force(settings: Settings) -> list[EffectiveSetting]:
    """Returns each setting of a running server with its value; its origin is "default" or "set"."""
    return [
        _shown(settings, name, "default" if getattr(settings, name) == described.default else "set")
        for name, described in Settings.model_fields.items()
    ]


def written(value: object) -> str:
    """Returns a setting's value as the environment holds it: several divided by commas, a secret as it is, None as ""."""
    if isinstance(value, SecretStr):
        return value.get_secret_value()
    return "" if value is None else ",".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _shown(settings: Settings, name: str, origin: str) -> EffectiveSetting:
    value = getattr(settings, name)
    shown = MASKED if isinstance(value, SecretStr) else _USER.sub(f"//{MASKED}@", written(value))
    return EffectiveSetting(name=name, value=shown, origin=origin)


def _load(
    environ: Mapping[str, str] | None, file: Path | None, overrides: Mapping[str, Any]
) -> tuple[Settings, dict[str, str]]:
    environ = os.environ if environ is None else environ
    path = Path(FILE) if file is None else file
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    if file is not None or path.exists():
        try:
            table = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise SettingsError(f"{path} cannot be read ({error}): correct or remove it") from error
        for name, value in table.items():
            _check_name(name, str(path))
            values[name], origins[name] = value, str(path)
    for key, value in environ.items():
        if key.startswith(PREFIX) and key not in OTHERS:
            name = key.removeprefix(PREFIX).lower()
            _check_name(name, "the environment", key)
            values[name], origins[name] = value, f"environment ({key})"
    for name, value in overrides.items():
        values[name], origins[name] = value, "the command line"
    try:
        return Settings.model_validate(values), origins
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        name = str(first["loc"][0])
        raise SettingsError(
            f"setting '{name}' from {origins[name]} cannot be used: {first['msg'].lower()}; it is the "
            f"{Settings.model_fields[name].description}"
        ) from error


def _check_name(name: str, origin: str, shown: str | None = None) -> None:
    if name not in Settings.model_fields:
        known = ", ".join(sorted(Settings.model_fields))
        raise SettingsError(f"unknown setting '{shown or name}' in {origin}: remove it or use one of {known}")
