"""The part of the law texts that the scale test ingests."""

from __future__ import annotations

import json
import lzma
from pathlib import Path

from evals.bench.searching import write_part


def test_a_part_repeats_rows_under_other_ids_until_it_is_large_enough(tmp_path: Path) -> None:
    source, target = tmp_path / "law.jsonl.xz", tmp_path / "in" / "part.jsonl"
    with lzma.open(source, "wt", encoding="utf-8") as out:
        for one in range(3):
            out.write(json.dumps({"id": str(one), "text": "Zuschuss " * (500 if one == 2 else 1)}) + "\n")
    write_part(source, target, 9)
    rows = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert [row["id"] for row in rows] == ["0-0", "1-0", "2-0", "0-1", "1-1", "2-1"]
    assert len({row["id"] for row in rows}) == len(rows)
