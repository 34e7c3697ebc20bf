"""What `lotse entries ID` prints: an entry whole."""

from __future__ import annotations

import datetime as dt
import json

from corpus.regions import load_regions
from corpus.schema import Entry
from rag.inventory import inventory
from ui.terminal.printed import standing


def print_entry(entry: Entry, text: str, today: dt.date, *, as_json: bool) -> None:
    """Prints what the entry is, how it stands on the day, its text and its sources; as JSON its record, too."""
    (line,) = inventory([entry], today)
    if as_json:
        whole = {
            "today": today.isoformat(),
            "availability": line.availability.model_dump(mode="json") if line.availability else None,
            "record": entry.model_dump(mode="json"),
            "sources": [source.model_dump(mode="json") for source in entry.sources],
            "text": text,
        }
        print(json.dumps(whole, ensure_ascii=False, indent=2))
        return
    regions = load_regions()
    places = ", ".join(regions.name(one) for one in entry.regions)
    print(f"{entry.name}  [{entry.id}]")
    print(f"{entry.kind}, {standing(line)}, {places}, zuletzt geprüft {entry.retrieved:%d.%m.%Y}\n")
    print(text.strip())
    if "## Quellen" not in text:
        print("\nQuellen")
        for source in entry.sources:
            print(f"- {source.url}")
