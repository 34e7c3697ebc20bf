from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.uploads import NAME_MAX_BYTES, safe_name
from rag.errors import InputError


@pytest.mark.parametrize(
    ("given_name", "safe"),
    [
        ("Merkblatt Größe.pdf", "Merkblatt Größe.pdf"),
        (unicodedata.normalize("NFD", "Größe.pdf"), "Größe.pdf"),
        ("../../etc/passwd", "passwd"),
        (r"C:\Dokumente\Richtlinie.docx", "Richtlinie.docx"),
        (".versteckt.md", "versteckt.md"),
        ("a\x00b\n.txt", "ab.txt"),
        ("ohne-endung", "ohne-endung"),
    ],
)
def test_a_name_is_made_safe_and_keeps_its_umlauts(given_name: str, safe: str) -> None:
    assert safe_name(given_name) == safe


@pytest.mark.parametrize("name", [None, "", "..", "/", "...", "\x00", ".."])
def test_a_name_of_nothing_is_refused(name: str | None) -> None:
    with pytest.raises(InputError):
        safe_name(name)


@given(st.text(max_size=400))
def test_a_safe_name_stays_in_its_folder(name: str) -> None:
    try:
        safe = safe_name(name)
    except InputError:
        return
    assert (Path("/uploads") / safe).parent == Path("/uploads")
    assert len(safe.encode()) <= NAME_MAX_BYTES
    assert not safe.startswith(".")
    assert safe_name(safe) == safe
