"""What a document says of its place in the database: listed, or withdrawn since a day."""

from __future__ import annotations

import datetime as dt

from rag.answer.phrases import day as written

STANDING = "Fristen und Stand"
"""The last section of every document of the export; the words are ours, and say so."""
_SOURCE = (
    "Quelle: Förderdatenbank des Bundes, {}; der Text darüber ist unverändert übernommen, Zwischentitel sind ergänzt."
)


def listed(page: str) -> str:
    """Returns the section of a programme that the export lists; without a date, so that it is the same every day."""
    return (
        "Dieses Programm steht in der Förderdatenbank des Bundes. Ob es heute noch offen ist, ist dort nicht belegt: "
        f"Verbindlich ist die Auskunft der bewilligenden Stelle.\n{_SOURCE.format(page)}"
    )


def withdrawn(page: str, day: dt.date) -> str:
    """Returns the section of a programme that the export of `day` lists no more."""
    return (
        f"Das Programm ist seit dem {written(day, 'de')} geschlossen: Es steht nicht mehr in der Förderdatenbank des Bundes. "
        f"Der Text bleibt zum Nachlesen erhalten.\n{_SOURCE.format(page)}"
    )
