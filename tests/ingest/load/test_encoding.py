import pytest

from ingest.load.encoding import declared_in_html, decode

TEXT = "Größere Maßnahmen: „Übung“ – 50 € für Ärzte"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_the_text_comes_back(encoding: str) -> None:
    assert decode(TEXT.encode(encoding))[0] == TEXT


def test_a_wrong_declaration_is_not_followed() -> None:
    assert decode("Größe".encode("cp1252"), "utf-8") == ("Größe", "cp1252")
    assert decode("Größe".encode(), "quatsch") == ("Größe", "utf-8")


def test_latin_1_is_read_as_its_superset() -> None:
    assert decode("50 €".encode("cp1252"), "iso-8859-1")[0] == "50 €"


def test_a_letter_cut_in_the_middle_leaves_the_rest_as_it_is() -> None:
    text, encoding = decode(("Größe und Übung " * 20 + "ä").encode()[:-1])
    assert encoding == "utf-8"
    assert text.startswith("Größe und Übung") and text.endswith("\N{REPLACEMENT CHARACTER}")


def test_mac_letters_are_told_from_windows_ones() -> None:
    assert decode("Für größere Übungen".encode("mac_roman"))[0] == "Für größere Übungen"


def test_a_page_names_its_encoding() -> None:
    assert declared_in_html(b'<meta http-equiv="x" content="text/html; charset=ISO-8859-1">') == "ISO-8859-1"
    assert declared_in_html(b'<meta charset="utf-8">') == "utf-8"
    assert declared_in_html(b"<p>") is None
