"""The tabs of the page: where each is shown, who sees it, and where a tab comes from that is fetched when it is first opened."""

from __future__ import annotations

from dataclasses import dataclass

from rag.access import Caller, Scope


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab: its name in addresses and in `texts.TABS`, the id of what it shows, the scope that its reader needs.

    `source` is the address, relative to the page, that its content is fetched from; empty where it is part of the page.
    """

    name: str
    place: str
    scope: Scope | None = None
    source: str = ""

    def is_for(self, caller: Caller) -> bool:
        """Returns True where the caller sees the tab."""
        return self.scope is None or self.scope in caller.scopes


TABS: tuple[Tab, ...] = (
    Tab("gespraech", "inhalt"),
    Tab("check", "ansicht-check"),
    Tab("suche", "ansicht-suche"),
    Tab("netzwerke", "ansicht-netzwerke", source="seite/netzwerke"),
    Tab("auswertung", "ansicht-auswertung", scope="feedback", source="seite/auswertung"),
    Tab("verwaltung", "ansicht-verwaltung", scope="documents", source="seite/verwaltung"),
)
