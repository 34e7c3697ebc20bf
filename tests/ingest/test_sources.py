import gzip
import os
import tempfile
import unicodedata
from pathlib import Path

import pytest

from ingest.sources import Source, discover, document_id, from_bytes
from rag.errors import (
    InputError,
    SourceError,
    SourceFormatMismatch,
    SourceFormatUnknown,
    SourceMissing,
    SourceUnreadable,
)


def _found(*targets: Path | str, **options: bool) -> tuple[list[Source], list[SourceError]]:
    everything = list(discover([str(target) for target in targets], **options))
    sources = [each for each in everything if isinstance(each, Source)]
    return sources, [each for each in everything if isinstance(each, SourceError)]


def test_a_folder_is_walked_in_sorted_order_without_hidden_files(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("z.txt", "a.md", "b/c.html", ".git/config.txt", ".versteckt.txt", "~$sperre.docx"):
        (tmp_path / name).write_text("<html>Text</html>" if name.endswith("html") else "Text")
    sources, errors = _found(tmp_path)
    assert [source.name for source in sources] == ["a.md", "c.html", "z.txt"]
    assert not errors
    assert [source.name for source in _found(tmp_path, recursive=False)[0]] == ["a.md", "z.txt"]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("typed", ["NFC", "NFD"])
def test_a_name_with_umlauts_and_spaces_is_found_however_it_is_typed(tmp_path: Path, form: str, typed: str) -> None:
    name = "Förderung für Gründer.txt"
    (tmp_path / unicodedata.normalize(form, name)).write_text("Text")
    sources, errors = _found(tmp_path / unicodedata.normalize(typed, name))
    assert not errors
    assert sources[0].name == unicodedata.normalize("NFC", name)
    assert sources[0].uri.startswith("file:///")
    assert " " not in sources[0].uri


def test_a_name_that_is_no_utf8_can_be_loaded_and_shown(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/f\xfcr.txt")).write_text("Text")
    sources, errors = _found(tmp_path)
    assert not errors
    assert sources[0].name.encode() and sources[0].uri.endswith("f%FCr.txt")


def test_a_circle_of_links_ends_and_each_file_comes_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Text")
    (tmp_path / "kreis").symlink_to(tmp_path)
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    sources, errors = _found(tmp_path, tmp_path / "a.txt")
    assert len(sources) == 1
    assert not errors


def test_a_missing_path_and_a_broken_link_are_named(tmp_path: Path) -> None:
    (tmp_path / "weg.txt").symlink_to(tmp_path / "nirgends.txt")
    _, errors = _found(tmp_path / "fehlt.pdf", tmp_path)
    assert [type(error) for error in errors] == [SourceMissing, SourceMissing]
    assert "fehlt.pdf" in str(errors[0])
    assert errors[0].exit_code == 2


def test_a_folder_without_rights_is_reported_and_the_rest_goes_on() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder, me = Path(name), os.geteuid()
        closed = folder / "a-zu"
        closed.mkdir()
        (folder / "b.txt").write_text("Text")
        folder.chmod(0o755)
        closed.chmod(0)
        try:
            if me == 0:
                os.seteuid(65534)  # root may read everything, "nobody" may not
            sources, errors = _found(folder)
        finally:
            os.seteuid(me)
    assert [source.name for source in sources] == ["b.txt"]
    assert isinstance(errors[0], SourceUnreadable)
    assert "chmod" in errors[0].remedy


def test_a_pipe_is_refused_without_being_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "rohr.txt")
    _, errors = _found(tmp_path)
    assert isinstance(errors[0], SourceUnreadable)


def test_bytes_that_contradict_the_name_are_named_with_both(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"%PDF-1.7\n...")
    (tmp_path / "b.pdf").write_bytes(b"PK\x03\x04" + b"x" * 50)
    (tmp_path / "c.docx").write_text("nur Text, der lang genug ist")
    _, errors = _found(tmp_path)
    assert {type(error) for error in errors} == {SourceFormatMismatch}
    assert ".txt" in str(errors[0]) and "PDF" in str(errors[0])


def test_a_file_without_known_extension_is_told_by_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "richtlinie").write_bytes(b"%PDF-1.4\n")
    (tmp_path / "seite.asp").write_text("<!doctype html><html><p>Text</p></html>")
    (tmp_path / "bild.bin").write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    (tmp_path / "alt.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    sources, errors = _found(tmp_path)
    assert {source.name: source.media_type for source in sources} == {
        "richtlinie": "application/pdf",
        "seite.asp": "text/html",
    }
    assert [type(error) for error in errors] == [SourceFormatUnknown, SourceFormatUnknown]
    assert ".docx or .pdf" in str(errors[0])


def test_a_collection_gives_one_source_a_row_and_its_address_names_the_row(tmp_path: Path) -> None:
    path = tmp_path / "sammlung.jsonl.gz"
    path.write_bytes(
        gzip.compress('{"id": "ü 1", "text": "# Titel\\n\\nText"}\n{kaputt\n{"id":2,"text":"b"}\n'.encode())
    )
    sources, errors = _found(path)
    assert [source.uri.rsplit("#")[1] for source in sources] == ["%C3%BC%201", "2"]
    assert [source.media_type for source in sources] == ["text/markdown", "text/plain"]
    assert sources[0].data() == b"# Titel\n\nText"
    assert "line 2" in str(errors[0])


def test_an_unknown_field_of_a_field_map_stops_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "x"}')
    with pytest.raises(InputError, match="titel"):
        list(discover([str(tmp_path)], field_map={"titel": "title"}))


def test_the_hash_follows_the_bytes_and_the_fields(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("eins")
    source = _found(path)[0][0]
    before = source.hash()
    assert _found(path)[0][0].hash() == before
    path.write_text("zwei")
    assert source.hash() != before
    one, two = (from_bytes("a.txt", b"x", fields={"title": title}) for title in "ab")
    assert one.hash() != two.hash()


def test_a_source_is_called_by_its_path_its_row_or_its_address(tmp_path: Path) -> None:
    (tmp_path / "Größe 1.txt").write_text("Text")
    (tmp_path / "Größe 2.jsonl").write_text('{"id": "a/b c", "text": "Text"}')
    file, row = _found(tmp_path)[0]
    assert file.place == str(tmp_path / "Größe 1.txt")
    assert row.place == f"{tmp_path / 'Größe 2.jsonl'}, row 'a/b c'"
    assert from_bytes("a.txt", b"x").place == "a.txt"
    assert from_bytes("a.txt", b"x", uri="https://x.de/a.txt").place == "https://x.de/a.txt"


def test_a_document_id_is_readable_and_differs_by_address() -> None:
    one = document_id("file:///a/Förderung für Gründer.pdf", "Förderung für Gründer.pdf")
    assert one.startswith("foerderung-fuer-gruender-") and len(one.rsplit("-", 1)[1]) == 8
    assert one != document_id("file:///b/Förderung für Gründer.pdf", "Förderung für Gründer.pdf")
    assert document_id("x", "…").startswith("document-")
    nfd = unicodedata.normalize("NFD", "Förderung.txt")
    assert document_id("x", nfd) == document_id("x", "Förderung.txt")
