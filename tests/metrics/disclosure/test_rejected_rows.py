"""Rejected rows with their cells, for the file in which they are corrected."""

from pathlib import Path

from metrics.disclosure import rejected_rows
from tests.support.builds import make_build, nip


def test_a_rejected_row_keeps_its_line_its_cells_and_the_remedy(tmp_path: Path) -> None:
    good = (2024, nip(1), "Dinas Kesehatan", "", "", "pelaksana", "", "", "")
    bad = (2024, "123", "Dinas Kesehatan", "", "", "pelaksana", "", "", "")
    build = make_build(tmp_path, roster=[good, bad])
    assert rejected_rows.files(build, ["roster"], None) == [("roster.csv", 1)]
    assert rejected_rows.files(build, ["case"], None) == []
    assert rejected_rows.files(build, ["roster"], "DISHUB") == []
    ((_, file, _, kind, *_, line, raw, column, reason, remedy),) = rejected_rows.rows(build, ["roster"], None, None)
    assert (file, kind, line, column) == ("roster.csv", "roster", 3, "nip")
    assert "123" in str(raw) and reason and remedy
