"""A small export in the layout of the real one, made by the tests; the wording is our own."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

ROOT = "BMWI/FDB/Content/DE/Foerderprogramm"
TITLE = "Musterförderung für Werkstätten (MFW)"
FIELDS = {
    "title": f"<p>{TITLE}</p>",
    "teaserText": "<p>Wenn Sie eine Werkstatt digi\u00adtalisieren, können Sie einen Zuschuss erhalten.</p>",
    "summary": "<p>Sie erhalten einen Zuschuss.</p><ul><li>Der Zuschuss beträgt bis zu 40 Prozent der förderfähigen Ausgaben, "
    "maximal EUR 25.000 je Betrieb.</li></ul><p>Bitte reichen Sie Ihren Antrag bis spätestens 31.3.2027 ein.</p>",
    "regulatoryFWork": "<p>Antragsberechtigt sind Werkstätten mit Sitz in Hessen.</p>",
    "bodyText": "<h2>1 Zweck</h2><p>Der Ausstoß von CO<sub>2</sub> sinkt.</p><table><tr><th>Größe</th><th>Satz</th></tr>"
    "<tr><td>klein</td><td>40 %</td></tr></table><p>Diese Richtlinie tritt mit Ablauf des 31. Dezember 2028 außer Kraft.</p>",
}
LINKS = (
    "Categories/FDB/Foerderart/zuschuss",
    "Categories/FDB/Foerdergebiet/_hessen",
    "Categories/FDB/Foerdergebiet/hessen",
    "Categories/FDB/Foerdergeber/land",
    "Categories/FDB/Foerderberechtigte/unternehmen",
)


def xml(
    fields: Mapping[str, str] = FIELDS, links: Sequence[str] = LINKS, kind: str = "gsb:ServiceOffer", extra: str = ""
) -> bytes:
    """The XML of one programme: rich text as HTML in a CDATA section that is itself escaped."""
    rich = "".join(
        f'<property name="gsb:{name}" type="RichText"><text>'
        f"{escape(f'<![CDATA[<div>{markup}</div>]]>', quote=False)}</text></property>"
        for name, markup in fields.items()
    )
    hrefs = "".join(f'<link xlink:href="target:/BMWI/SiteGlobals/{link}"/>' for link in links)
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<document xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'type="{kind}">{rich}{extra}<property name="gsb:dateOfExpiration"><value>2019-12-31</value></property>'
        f'<property name="gsb:cl2Processes"><links>{hrefs}</links></property></document>'
    ).encode()


def titled(title: str, **fields: str) -> bytes:
    """The XML of a programme with another title."""
    return xml({**FIELDS, **fields, "title": f"<p>{title}</p>"})


def pack(path: Path, members: Mapping[str, bytes], day: tuple[int, int, int] = (2026, 11, 24)) -> Path:
    """Writes a ZIP whose `members` are named below the programmes' folder, or, with a "/" in front, from the root."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            full = name[1:] if name.startswith("/") else f"{ROOT}/{name}"
            archive.writestr(zipfile.ZipInfo(full, (*day, 5, 0, 0)), data)
    return path
