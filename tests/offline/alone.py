"""Uses the whole product on a machine without a network, and prints as JSON what it tried to reach.

Run by `test_offline.py`, inside a network namespace of its own that has loopback only where the system allows one:
`unshare --map-root-user --net python tests/offline/alone.py FOLDER`. Every connection and every look-up that leaves
loopback is refused and noted, in Python by `watch/sitecustomize.py`, in native code by strace where it is installed.
"""

from __future__ import annotations

import fcntl
import json
import re
import shutil
import socket
import struct
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from tests.api.tiny import OPEN_ENTRY  # noqa: E402
from tests.serving import CHROMIUM, FLAGS, Running, lotse  # noqa: E402

DOCUMENT = "# Merkblatt\n\nDie Förderung von Wasserstofftankstellen beträgt 40 Prozent der Ausgaben.\n"
QUESTION = "Wie hoch ist die Förderung von Wasserstofftankstellen?"
_ADDRESS = re.compile(r'inet_addr\("([^"]+)"\)|inet_pton\(AF_INET6, "([^"]+)"')


def raise_loopback() -> None:
    """Brings up `lo`, which a new network namespace has switched off; does nothing where it is up."""
    name, up, get, set_ = b"lo", 1, 0x8913, 0x8914
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        given = fcntl.ioctl(probe, get, struct.pack("16sh22x", name, 0))
        flags = struct.unpack("16sh22x", given)[1]
        if not flags & up:
            fcntl.ioctl(probe, set_, struct.pack("16sh22x", name, flags | up))


def has_way_out() -> bool:
    """Whether the kernel knows a route to another machine; nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # TEST-NET-1, RFC 5737
        except OSError:
            return False
    return True


def tracer(log: Path) -> list[str]:
    """The words before a command that note its calls to the network; empty where strace is missing or not allowed."""
    words = [
        "strace",
        "-f",
        "-qq",
        "--seccomp-bpf",
        "-e",
        "trace=connect,sendto,sendmsg,sendmmsg",
        "-A",
        "-o",
        str(log),
    ]
    if shutil.which("strace") and subprocess.run([*words, "true"], capture_output=True, check=False).returncode == 0:
        return words
    return []


def visit(url: str) -> tuple[list[str], str]:
    """Opens the page, asks, opens the source; returns what the page requested, and the answer."""
    from playwright.sync_api import sync_playwright

    requests: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(FLAGS))
        page = browser.new_page()
        page.on("request", lambda request: requests.append(request.url))
        page.goto(url)
        box = page.locator("#frage textarea")
        box.fill(QUESTION)
        box.press("Enter")
        page.locator("#verlauf button.zitat").first.click()
        page.locator("#beleg mark").first.wait_for()
        said = page.locator("#verlauf .antwort .text").inner_text()
        browser.close()
    return requests, said


def main(folder: Path) -> dict[str, Any]:
    """Serves, ingests through the server, searches and asks; returns what worked and what was tried."""
    raise_loopback()
    traced, noted = folder / "strace.log", folder / "python.log"
    before = tracer(traced)
    traced.write_text("")
    watched = {
        "OFFLINE_LOG": str(noted),
        "PYTHONPATH": str(ROOT / "tests" / "offline" / "watch"),
        "LOTSE_ENCODER": "lotse-de-en",
        "LOTSE_CORPUS": str(folder / "entries"),
    }
    (folder / "entries").mkdir()
    (folder / "entries" / "testbonus.md").write_text(OPEN_ENTRY, encoding="utf-8")
    (folder / "merkblatt.md").write_text(DOCUMENT, encoding="utf-8")
    found: dict[str, Any] = {"way_out": has_way_out(), "traced": bool(before)}
    with Running(folder, before=before, **watched) as running:
        found["ingest"] = lotse(folder, "ingest", str(folder / "merkblatt.md"), before=before, **watched).stdout
        found["search"] = lotse(folder, "search", QUESTION, before=before, **watched).stdout
        found["ask"] = lotse(folder, "ask", QUESTION, before=before, **watched).stdout
        if CHROMIUM.exists():
            found["page_requests"], found["page_answer"] = visit(running.url)
    calls = [
        group
        for line in traced.read_text().splitlines()
        for match in [_ADDRESS.search(line)]
        if match
        for group in match.groups()
        if group
    ]
    found["traced_calls"] = len(calls)
    found["native"] = sorted({one for one in calls if not (one.startswith("127.") or one in ("::1", "0.0.0.0", "::"))})
    found["python"] = noted.read_text().splitlines() if noted.exists() else []
    return found


if __name__ == "__main__":
    json.dump(main(Path(sys.argv[1])), sys.stdout, ensure_ascii=False)
