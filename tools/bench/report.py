"""The table of ratios as a page of documentation."""

import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version

from tools.bench.loading import Compared
from tools.bench.screens import MeasuredPage

PACKAGES = ("duckdb", "streamlit", "plotly", "pandas", "python-calamine", "openpyxl")


def report(loads: Sequence[Compared], pages: Sequence[MeasuredPage]) -> str:
    """Both tables, with the day, the versions and the size of the machine."""
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    memory_gb = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    machine = f"{os.cpu_count()} cores, {memory_gb:.0f} GB, Python {platform.python_version()}"
    return f"""# Benchmark

Written by `make bench` (`python -m tools.bench`, with `--nation` for the nation). Only ratios within one run
count: seconds depend on the machine and on what else it did.

{datetime.now(UTC):%Y-%m-%d}; {machine}; {versions}.

## Loading

Whole processes, processor seconds (user + system), the least of the runs; memory the greatest. CSV: `loaders build`
beside `CREATE TABLE AS SELECT * FROM read_csv(all_varchar)` into a DuckDB file. XLSX: `loaders check` beside openpyxl
going through the rows.

| what | rows | ours, s | bare, s | ratio | bar | ours, MB | bare, MB |
|---|--:|--:|--:|--:|---|--:|--:|
{_lines(loads)}

## Pages

Script run of each page, warm, on the simulated city, in processor milliseconds (median), beside an empty Streamlit
page that draws the same charts.

| page | charts | ours, ms | empty page, ms | ratio |
|---|--:|--:|--:|--:|
{_page_lines(pages)}
"""


def _lines(loads: Sequence[Compared]) -> str:
    return "\n".join(
        f"| {c.what} | {c.rows:,} | {c.ours.cpu_s:.2f} | {c.bare.cpu_s:.2f} | {c.ratio:.2f} | {c.bar} "
        f"| {c.ours.peak_mb:.0f} | {c.bare.peak_mb:.0f} |"
        for c in loads
    )


def _page_lines(pages: Sequence[MeasuredPage]) -> str:
    return "\n".join(
        f"| {p.name} | {p.charts} | {p.ours_ms:.0f} | {p.bare_ms:.0f} | {p.ours_ms / p.bare_ms:.1f} |" for p in pages
    )
