"""A world with two PDFs, a public one and an internal one that holds the canary, and what a picture of them shows."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from api.services import Services
from rag.records import DocumentInfo
from rag.store.store import EVERYONE
from tests.api.tiny import CANARY, open_tiny

SAID = "Der Zuschuss der Richtlinie Wärmepumpe beträgt höchstens 30 Prozent der Ausgaben."
MARK = (255, 230, 120)


def write(path: Path, *pages: str) -> None:
    """Writes a PDF, a line a page."""
    canvas = Canvas(str(path))
    for page in pages:
        canvas.drawString(72, 700, page)
        canvas.showPage()
    canvas.save()


@contextmanager
def open_with_pdfs(folder: Path) -> Iterator[Services]:
    """Yields the small world with `richtlinie.pdf` and, internal, `geheim.pdf`."""
    write(folder / "richtlinie.pdf", "Richtlinie über die Förderung von Wärmepumpen in Betrieben", SAID)
    write(folder / "geheim.pdf", f"Der {CANARY} ist ein internes Vorhaben der Landesregierung in Hannover.")
    with open_tiny(folder) as services:
        with services.change:
            services.ingest([str(folder / "richtlinie.pdf")])
            services.ingest([str(folder / "geheim.pdf")], audience="internal")
        yield services


def info(services: Services, name: str) -> DocumentInfo:
    """The document of a file."""
    found = services.store.database.versions.sources()
    doc_id = next(row[0] for source, row in found.items() if source.endswith(name))
    document = services.store.info(doc_id, EVERYONE)
    assert document is not None
    return document


def marked(png: bytes) -> int:
    """How many dots of a picture have the colour of a mark."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    return sum(count for count, colour in picture.getcolors(1 << 24) or [] if colour == MARK)
