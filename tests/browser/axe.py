"""axe-core, where it is installed: `npm install --no-save axe-core` at the root, or LOTSE_AXE with the path of its script."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page

SCRIPT = Path(os.environ.get("LOTSE_AXE") or Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def violations(page: Page) -> list[str]:
    """Returns what breaks WCAG 2.2 A and AA on the page as it stands, a line for each place; skips where axe-core is not."""
    if not SCRIPT.exists():
        pytest.skip(f"{SCRIPT} is missing: npm install --no-save axe-core@4.11.0")
    if not page.evaluate("Boolean(window.axe)"):
        page.add_script_tag(path=SCRIPT)
    found = page.evaluate("async rules => (await axe.run({ runOnly: rules }))", RULES)
    assert len(found["passes"]) >= 15, "axe-core looked at nothing"
    return [f"{one['id']}: {node['html'][:200]}" for one in found["violations"] for node in one["nodes"]]
