"""Exits without a sanction, counted by hand."""

import pandas as pd

from charts.handling import exits
from tests.support.handling_rows import words


def test_where_cases_leave_is_told_with_the_reason_of_the_register() -> None:
    rows = pd.DataFrame(
        [
            ("Tidak diregister", "Dilaporkan", "syarat materiil tidak terpenuhi", 5, 2, 1),
            ("Dihentikan", "Diregister", "terlapor sudah pensiun", 1, 7, 2),
            ("Tidak diregister", "Dilaporkan", "laporan lewat waktu", 1, 2, 1),
        ],
        columns=["outcome_name", "rung_name", "reason", "cases", "sort_order", "rung_order"],
    ).assign(all_cases=36)
    # 5 + 1 + 1 of 36; six were not registered.
    assert exits.title(rows, "X") == "7/36 (19,4%) perkara X keluar tanpa sanksi; terbanyak: tidak diregister, 6"
    figure = exits.exits(rows)
    assert list(figure.data[0].x) == [5, 1, 1]
    assert words(figure)[0] == "<b>Tidak diregister</b> sesudah tahap Dilaporkan · syarat materiil tidak terpenuhi"
