"""`python -m tools.bench`: measure everything in one run, print the table and write it to docs/bench.md."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from settings import ROOT
from tools.bench import loading
from tools.bench.loading import Compared
from tools.bench.processes import cost_of
from tools.bench.report import report
from tools.bench.screens import MeasuredPage

CITY_ROWS, BULK_ROWS = 9_000, 3_000_000


def main() -> None:
    """Run the benchmark with the sizes asked for."""
    parser = argparse.ArgumentParser(prog="python -m tools.bench", description=__doc__)
    parser.add_argument("--rows", type=int, default=BULK_ROWS, help="rows of the big roster")
    parser.add_argument("--nation", action="store_true", help="also 514 governments with 4.7 million ASN: takes long")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "bench.md")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="netra-bench-") as place:
        loads = _loads(Path(place), chosen.rows, nation=chosen.nation)
        text = report(loads, _pages(Path(place) / "pages"))
    print(text)
    chosen.out.parent.mkdir(exist_ok=True)
    chosen.out.write_text(text, encoding="utf-8")


def _loads(place: Path, rows: int, *, nation: bool) -> list[Compared]:
    found = [
        loading.of_bulk(place / "city", CITY_ROWS, 3, "none: starting up weighs most"),
        loading.of_bulk(place / "bulk", rows, 2, "at most 3; 1.500 MB"),
        loading.of_workbook(place / "xlsx", 2),
    ]
    return [*found, loading.of_nation(place / "nation", 1)] if nation else found


def _pages(place: Path) -> list[MeasuredPage]:
    """Simulate and build a city, and measure the pages on it in a process of its own."""
    places: list[str | Path] = ["--inbox", place / "inbox", "--warehouse", place / "warehouse"]
    cost_of(["-m", "loaders", "simulate", "--out", place / "inbox"])
    cost_of(["-m", "loaders", "build", "--dataset", "simulasi", *places])
    done = subprocess.run(
        [sys.executable, "-m", "tools.bench.screens"],
        cwd=ROOT,
        env={**os.environ, "NETRA_WAREHOUSE": str(place / "warehouse")},
        capture_output=True,
        check=True,
    )
    return [MeasuredPage(**page) for page in json.loads(done.stdout.splitlines()[-1])]


if __name__ == "__main__":
    main()
