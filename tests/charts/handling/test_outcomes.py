"""Ends of cases, counted by hand."""

import pandas as pd

from charts.handling import outcomes


def ends(**counts: int) -> pd.DataFrame:
    """Rows of case_outcomes for 2024."""
    rows = [(2024, outcome, place, cases) for place, (outcome, cases) in enumerate(counts.items())]
    return pd.DataFrame(rows, columns=["cycle", "outcome", "sort_order", "cases"]).assign(
        outcome_name=lambda data: data["outcome"], all_cases=sum(counts.values()), without_steps=0
    )


def test_what_has_no_step_on_record_is_an_end_of_its_own() -> None:
    told = outcomes.with_cases(ends(proses=3, sanksi=2, selesai=0, tidak_diketahui=2))
    assert list(zip(told["outcome_name"], told["cases"], strict=True)) == [
        *(("proses", 3), ("sanksi", 2), ("tidak_diketahui", 2)),
    ]
    assert outcomes.title(told, 2024, "X") == "3/7 perkara X masih berjalan; 2 dijatuhi sanksi, 2 belum diketahui"


def test_the_outcome_title_tells_open_cases_from_a_finished_cycle_and_from_silence() -> None:
    assert outcomes.title(ends(proses=3, sanksi=2), 2024, "X") == "3/5 perkara X masih berjalan; 2 dijatuhi sanksi"
    finished = ends(proses=0, sanksi=2, tidak_terbukti=1)
    assert outcomes.title(finished, 2024, "X") == "Semua 3 perkara X sudah berakhir; 2 dijatuhi sanksi"
    silent = outcomes.with_cases(ends(proses=0, selesai=0, tidak_diketahui=2))
    said = "Akhir semua 2 perkara X belum diketahui: tidak ada langkah yang tercatat"
    assert outcomes.title(silent, 2024, "X") == said
