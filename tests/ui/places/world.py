"""A small world for the tab's tests: networks near and far, an ended one, one with markup, an internal one, a practice example."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from api.services import Services
from tests.api.tiny import CANARY, open_tiny

ENTRY = """---
id: {id}
kind: {kind}
name: {name}
level: regional
regions: {regions}
topics: {topics}
{more}contact: {{office: Büro {id}, web: 'https://www.example.org/{id}'}}
sources:
- {{url: 'https://www.example.org/{id}', supports: alles, page_date: '2026-05'}}
confidence: high
retrieved: 2026-11-01
---

## Worum geht es

{about}

## Was und wie viel

- Zuerst das.
- Dann jenes, siehe <https://www.example.org/mehr>.

## Quellen

- alles: <https://www.example.org/{id}>
"""
OPEN = "status: open\nstatus_as_of: 2026-10-01\n"
HOSTILE = """'Netz <script>document.title = "gehackt"</script>'"""


def entry(
    id: str,
    regions: str,
    *,
    kind: str = "network",
    name: str = "",
    topics: str = "[skills]",
    more: str = OPEN,
    about: str = "",
) -> str:
    """An entry as a file."""
    told = about or f"Das ist {id}. Es hilft Betrieben. Der dritte Satz."
    return ENTRY.format(
        id=id, kind=kind, name=name or f"Netz {id}", regions=regions, topics=topics, more=more, about=told
    )


PUBLIC = {
    "nah": entry("nah", "['03151']"),
    "region": entry("region", "['03151', '03103']", topics="[skills, battery]"),
    "landweit": entry("landweit", "['03']", kind="agency"),
    "bund": entry("bund", "[DE]", kind="hub"),
    "fern": entry("fern", "['08111']"),
    "vorbei": entry("vorbei", "['03151']", more="status: closed\nstatus_as_of: 2025-01-01\n"),
    "boese": entry("boese", "['03103']", name=HOSTILE, about="Ein <img src=x onerror=alert(1)> Satz."),
    "vorbild": entry(
        "vorbild", "['03151']", kind="practice", topics="[battery, skills]", more="funder: Land und Bund\n"
    ),
}
INTERNAL = entry("geheim", "['03151']", name=f"Netz {CANARY}", about=f"Der {CANARY} hilft nur uns.")


@contextmanager
def open_world(folder: Path) -> Iterator[Services]:
    """Yields services over the entries above, the last of them internal."""
    for name, text in {**PUBLIC, "geheim": INTERNAL}.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    with open_tiny(folder) as services:
        with services.change:
            services.ingest([str(folder / f"{name}.md") for name in PUBLIC])
            report = services.ingest([str(folder / "geheim.md")], audience="internal")
        assert report.added, report
        yield services
