"""A small world for tests of the API and the page: entries, documents with a canary, one with hostile markup."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from api.services import Services, open_services
from rag.settings import Settings, load_settings

TODAY = dt.date(2026, 11, 24)
TOKEN = "geheim-in-tests"
CANARY = "Zitronenfalter"
"""Stands in the internal document only: whoever sees it without a token sees too much."""

OPEN_ENTRY = """---
id: testbonus
kind: programme
name: Testbonus Niedersachsen
level: state
regions: ['03']
topics: [digitalisation]
status: open
status_as_of: 2026-10-01
clocks:
  window: {closes: 2026-12-10, as_of: 2026-10-01}
sources:
- {url: 'https://www.example.org/testbonus', supports: alles}
confidence: high
retrieved: 2026-11-01
---

## Worum geht es

Der Testbonus Niedersachsen bezuschusst die Digitalisierung kleiner Unternehmen in Niedersachsen.

## Was und wie viel

Der Testbonus zahlt höchstens 35 Prozent der Ausgaben und höchstens 50.000 Euro je Unternehmen.

## Fristen und Stand

Anträge auf den Testbonus nimmt die NBank bis zum 10. Dezember 2026 an.

## Quellen

- https://www.example.org/testbonus
"""
CLOSED_ENTRY = """---
id: altbonus
kind: programme
name: Altbonus Niedersachsen
level: state
regions: ['03']
topics: [innovation_rd]
status: closed
status_as_of: 2026-01-01
sources:
- {url: 'https://www.example.org/altbonus', supports: alles}
confidence: high
retrieved: 2026-11-01
---

## Worum geht es

Der Altbonus Niedersachsen förderte Forschung in Unternehmen. Der Altbonus ist seit dem 1. Januar 2026 geschlossen.

## Quellen

- https://www.example.org/altbonus
"""
HOSTILE = """# Merkblatt <script>document.title = "gehackt"</script> Wasserstofftankstellen

Die Förderung von Wasserstofftankstellen <img src=x onerror="document.title='gehackt'"> beträgt 40 Prozent der Ausgaben.
Mehr dazu ${alert(1)} {{this}} [hier](javascript:alert(1)) und </blockquote><script>document.title = "gehackt"</script>.
"""
INTERNAL = f"""# Interner Vermerk

Der {CANARY} ist der Deckname des internen Vorhabens Digitalisierung Hannover. Die interne Quote beträgt 77 Prozent.
"""


def settings(folder: Path, **given: object) -> Settings:
    """Returns settings over `folder` with the hash encoder and the entries of this module."""
    entries = folder / "entries" / "programmes"
    entries.mkdir(parents=True, exist_ok=True)
    (entries / "testbonus.md").write_text(OPEN_ENTRY, encoding="utf-8")
    (entries / "altbonus.md").write_text(CLOSED_ENTRY, encoding="utf-8")
    fixed = {"data": folder / "var", "corpus": folder / "entries", "encoder": "hash", "api_token": TOKEN}
    fixed |= {"feedback_per_minute": 10_000, "requests_per_minute": 0}
    return load_settings(environ={}, overrides={**fixed, **given})


@contextmanager
def open_tiny(folder: Path, **given: object) -> Iterator[Services]:
    """Yields services over the entries, a hostile public document and an internal one; its clock stands at TODAY."""
    for name, text in (("merkblatt.md", HOSTILE), ("vermerk.md", INTERNAL)):
        (folder / name).write_text(text, encoding="utf-8")
    with open_services(settings(folder, **given)) as services:
        fixed = replace(services, today=lambda: TODAY)
        with fixed.change:
            fixed.ingest([str(folder / "merkblatt.md")])
            report = fixed.ingest([str(folder / "vermerk.md")], audience="internal")
        assert report.added, report
        yield fixed
