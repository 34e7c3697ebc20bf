"""Prints how the verifier does: `python -m evals.verifier [--faults] [--part dev]`."""

from __future__ import annotations

import argparse
import sys

from evals.verifier.measure import lines_of, outcomes, suite
from rag.settings import Settings


def main() -> None:
    """Measures the verifier over all pairs and prints the tables; with --faults also each pair treated wrongly."""
    parser = argparse.ArgumentParser(prog="evals.verifier", description=main.__doc__)
    parser.add_argument("--faults", action="store_true", help="show the pairs of the dev part treated wrongly")
    asked = parser.parse_args()
    found = outcomes(suite(Settings().corpus))
    lines = lines_of(found)
    if asked.faults:
        lines += ["", "Treated wrongly (dev part):"]
        for one in found:
            if one.pair.part == "dev" and one.kept != one.pair.carried:
                verdict = "kept" if one.kept else f"dropped ({'; '.join(one.reasons)})"
                lines.append(f"- {one.pair.kind}: {one.pair.sentence} {verdict}")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
