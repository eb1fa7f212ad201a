"""The board, the days and the punctuality of clocks, on seven recommendations counted by hand."""

import pandas as pd

OURS = "Pemkot Malang"


# Monday 8 January 2024; no day off until polling day: 9-12 are working days 1-4, 15-19 5-9, 22-26 10-14, 29 is 15.
RECOMMENDED = [("A", "Dinkes"), ("B", "Dinkes"), ("C", "Dishub"), ("D", "Dishub"), ("E", "Dishub")]


CASES = [
    *((name, 2023, "2024-01-02", "pers", OURS, unit, None, "D1", None) for name, unit in RECOMMENDED),
    ("F", 2023, "2024-01-02", "pers", "Provinsi", None, None, "D1", None),  # of another agency: counted nowhere
    ("G", 2023, "2024-01-29", "pers", OURS, None, None, "D1", None),  # examined: no clock waits for what comes next
]


def row(frame: pd.DataFrame, columns: str, clock_id: str = "TINDAK_LANJUT_PPK") -> list[object]:
    """The values of one clock, which has one row."""
    (values,) = frame.loc[frame["clock_id"] == clock_id, columns.split()].to_numpy().tolist()
    return list(values)
