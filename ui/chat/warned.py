"""Warnings and the sentences of an answer that say the same, brought together, so that a reader meets each once."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rag.records import Answer, WarningCode

_SAID = re.compile(r"(?P<text>[^\n\[\]]*?)[ .]*(?P<markers>(?: ?\[\d{1,3}\])+)")
_MARKER = re.compile(r"\[\d{1,3}\]")
_BULLET = re.compile(r"^\s*[-•*–]\s+")
_LEAD = re.compile(r"^(?:Achtung[,:] |Note on )")


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning as it is shown: its sentence without the lead that its name replaces, and the markers behind it."""

    code: WarningCode
    text: str
    markers: str


def set_apart(given: Answer) -> tuple[list[Warned], str]:
    """Returns the warnings, first things first, and the text without the sentences that they say.

    A sentence belongs to the warning that begins with it; its markers, as `[1][2]`, go with it. A warning may say more
    than its sentence (a successor), never less.
    """
    markers: dict[int, str] = {
        place: f"[{one.marker}]" for place, one in enumerate(given.warnings) if one.marker is not None
    }

    def taken(match: re.Match[str]) -> str:
        said = match["text"].strip()
        for place, one in enumerate(given.warnings):
            if said and one.text.startswith(said):
                for found in _MARKER.findall(match["markers"]):
                    if found not in markers.get(place, ""):
                        markers[place] = markers.get(place, "") + found
                return ""
        return match.group()

    lines = []
    for line in given.text.splitlines():
        bullet = found.group() if (found := _BULLET.match(line)) else ""
        rest = _SAID.sub(taken, line[len(bullet) :]).strip()
        if rest or not line.strip():
            lines.append(bullet + rest)
    warned = [
        Warned(one.code, _LEAD.sub("", one.text), markers.get(place, "")) for place, one in enumerate(given.warnings)
    ]
    return warned, "\n".join(lines).strip()
