from pathlib import Path

import pytest

from ingest.load import load
from ingest.load.limits import Limits
from ingest.sources import Source, discover, from_bytes
from rag.errors import SourceEmpty, SourceFormatUnknown, SourceTooLarge


@pytest.mark.parametrize("name", ["leer.txt", "leer.pdf", "leer.docx", "leer.html", "leer.md"])
def test_an_empty_file_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    (source,) = discover([str(tmp_path / name)])
    assert isinstance(source, Source)
    with pytest.raises(SourceEmpty, match=name):
        load(source, Limits())


def test_a_file_of_white_space_is_empty() -> None:
    with pytest.raises(SourceEmpty, match="no text"):
        load(from_bytes("a.txt", b" \n\t\n"), Limits())


def test_limits_are_named_with_their_setting() -> None:
    with pytest.raises(SourceTooLarge, match="LOTSE_MAX_FILE_MB"):
        load(from_bytes("a.txt", b"x" * 1_000_001), Limits(file_mb=1))
    with pytest.raises(SourceTooLarge, match="LOTSE_MAX_TEXT_CHARS"):
        load(from_bytes("a.txt", b"x" * 101), Limits(text_chars=100))


def test_a_media_type_without_loader_is_refused() -> None:
    with pytest.raises(SourceFormatUnknown):
        load(Source("x:y", "y", "image/png", content=b"x"), Limits())
