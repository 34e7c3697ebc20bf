"""What a document's type says: the size of its running text, whether that is bold, the distance of its lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.load.page_lines import Line

USUAL_PITCH = 1.25
"""Times the type size, where a document has too few lines to measure."""
LEAST_SHARE = 0.15
"""The smallest line distance that this share of the lines has is that inside paragraphs."""


@dataclass(frozen=True, slots=True)
class Typography:
    """`body_size` in points; `pitches` by rounded type size, base line to base line in points."""

    body_size: float
    body_bold: bool
    pitches: dict[int, float]

    def pitch(self, size: float) -> float:
        """Returns the usual distance of two lines of a paragraph set in this size."""
        return self.pitches.get(round(size), USUAL_PITCH * size)


def measure(pages: Sequence[Sequence[Line]]) -> Typography:
    """Returns the typography of the lines of all pages; a size of 10 where there is no text."""
    sizes: Counter[float] = Counter()
    bold: Counter[bool] = Counter()
    distances: dict[int, Counter[float]] = {}
    for lines in pages:
        for line in lines:
            if line.kind == "text":
                letters = len(line.text)
                sizes[round(line.size * 2) / 2] += letters
                bold[line.bold] += letters
        for above, line in pairwise(lines):
            distance = line.bottom - above.bottom
            alike = line.region == above.region and line.kind == "text" and round(line.size) == round(above.size)
            if alike and 0.8 * line.size < distance < 2.6 * line.size:
                distances.setdefault(round(line.size), Counter())[round(distance * 2) / 2] += 1
    pitches = {}
    for size, seen in distances.items():
        total = sum(seen.values())
        usual = [d for d in seen if seen[d] + seen.get(d + 0.5, 0) >= LEAST_SHARE * total]
        if total >= 5 and usual:
            pitches[size] = min(usual) + (0.25 if seen.get(min(usual) + 0.5, 0) else 0.0)
    body = sizes.most_common(1)[0][0] if sizes else 10.0
    return Typography(body, bold[True] > bold[False], pitches)
