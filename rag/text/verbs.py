"""Forms of German verbs that the stemmer leaves apart from their infinitive: "gilt" and "gelten", "geregelt" and "regeln".

`verb_forms.txt` holds them; `python -m evals.verb_forms` makes it from official law texts and a table of strong verbs of our own.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path


def infinitive(stem: str) -> str | None:
    """Returns the folded infinitive of the verb that a marked stem is a form of, its own included; None for no known verb."""
    return _by_stem().get(stem)


@lru_cache(maxsize=1)
def _by_stem() -> dict[str, str]:
    path = Path(__file__).with_name("verb_forms.txt")
    rows = (line.split() for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {stem: verb for verb, *stems in rows for stem in stems}
