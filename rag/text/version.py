"""The version of the German analysis: a fingerprint over what makes the terms, so that nobody has to think of it.

An index holds terms of the analysis that filled it; a question analysed otherwise would miss them.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

SOURCES: tuple[str, ...] = ("analyse.py", "compounds.py", "compound_parts.txt", "verbs.py", "verb_forms.txt")
"""The files beside this one that the terms depend on: code with its constants, and the lists of parts and of verb forms."""


@lru_cache(maxsize=1)
def analysis_version() -> str:
    """Returns 8 hex digits that change with any change of the analysis, a comment's included, or of the stemmer."""
    import Stemmer

    folder = Path(__file__).parent
    contents = [(folder / name).read_bytes().replace(b"\r\n", b"\n") for name in SOURCES]
    return fingerprint([*contents, str(Stemmer.version()).encode()])


def fingerprint(parts: list[bytes]) -> str:
    """Returns the first 8 hex digits of the SHA-256 over the parts and their lengths."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(str(len(part)).encode() + b":" + part)
    return digest.hexdigest()[:8]
