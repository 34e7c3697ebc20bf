"""The door to ocrmypdf, the program that reads pictures of text; without it, or without German, nothing is read."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from ingest.load.pdf_page import Word

REMEDY = "install OCR and ingest it again: apt install ocrmypdf tesseract-ocr tesseract-ocr-deu"
START_SECONDS, PAGE_SECONDS = 60.0, 60.0
"""Longest run: to start, and for each page. One page at 300 dpi took 3-9 s on 2 shared cores."""
OVERSAMPLE_DPI = 300
"""Smaller pictures are enlarged to this. Source: tesseract documentation, "Improving the quality of the output"."""
TURN_CONFIDENCE = 5
"""From here on a page is turned. Of ten scanned forms the right guesses had 3.7 to 26.5, the one wrong guess 1.3, and a
page of text on its head 10.6, which ocrmypdf's own bound of 14 would leave there.
"""

_REPEATED = re.compile(r"([^\W\d])\1{3}")


class OcrFailed(Exception):
    """The program ended with an error or ran past its time; the message says which."""


def at_hand() -> bool:
    """Returns whether ocrmypdf and tesseract with German can be run."""
    return bool(shutil.which("ocrmypdf")) and "deu" in _trained()


def _trained() -> list[str]:
    """What tesseract has learned: languages, and "osd", how a page is turned; nothing without the program."""
    try:
        listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return []
    return listed.stdout.split()


def mended(words: Sequence[Word]) -> list[Word]:
    """Returns the words without what OCR makes of dot leaders and lines, and with "§" where it read "$"."""
    kept = [word for word in words if not is_noise(word.text)]
    for word, after in pairwise(kept):
        if word.text in ("$", "$$") and after.text[:1].isdigit():
            word.text = word.text.replace("$", "§")
    return kept


def is_noise(word: str) -> bool:
    """Returns whether a word is long, of hardly any different letters, and none that is known."""
    from simplemma import is_known

    letters = word.casefold()
    poor = bool(_REPEATED.search(letters)) or (len(letters) >= 9 and len(set(letters)) <= 5)
    return poor and not is_known(word, lang=("de", "en"))


def read_pictures(data: bytes, pages: int) -> bytes:
    """Returns the PDF with a text layer that OCR wrote on each of its `pages` pages; text that was there is replaced.

    Pages that lie on their side or stand on their head are turned.

    Raises:
        OcrFailed: it ended with an error, or took more than `START_SECONDS + pages * PAGE_SECONDS`.
    """
    with tempfile.TemporaryDirectory(prefix="lotse-ocr-") as folder:
        before, after = Path(folder, "before.pdf"), Path(folder, "after.pdf")
        before.write_bytes(data)
        command = [
            "ocrmypdf", "--quiet", "-l", "deu", "--jobs", "2", "--deskew", "--force-ocr",
            "--oversample", str(OVERSAMPLE_DPI), "--output-type", "pdf", "--optimize", "0",
            *(["--rotate-pages", "--rotate-pages-threshold", str(TURN_CONFIDENCE)] if "osd" in _trained() else []),
            str(before), str(after),
        ]  # fmt: skip
        environment = {**os.environ, "OMP_THREAD_LIMIT": "1", "TMPDIR": folder}
        limit_seconds = START_SECONDS + pages * PAGE_SECONDS
        try:
            process = subprocess.Popen(
                command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment, start_new_session=True
            )
        except OSError as error:
            raise OcrFailed(f"ocrmypdf cannot be started ({error.strerror})") from error
        try:
            _, said = process.communicate(timeout=limit_seconds)
        except subprocess.TimeoutExpired as error:
            raise OcrFailed(f"OCR took longer than {limit_seconds:.0f} s") from error
        finally:
            if process.poll() is None:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
                process.communicate()
        if process.returncode or not after.exists():
            lines = said.decode("utf-8", "replace").strip().splitlines()
            raise OcrFailed(f"OCR ended with code {process.returncode}: {lines[-1] if lines else 'no message'}")
        return after.read_bytes()
