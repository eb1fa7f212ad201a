"""Rows of the metrics of compliance, by hand."""

from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go

UNIT_COLUMNS = ["unit_id", "unit", "short_name", "obliged", "signed", "fulfilled", "not_signed", "signed_pct"]


def units(*rows: tuple[str, int, int, int]) -> pd.DataFrame:
    """Units from (short name, obliged, signed, fulfilled)."""
    full = [(n, f"Dinas {n}", n, of, s, f, of - s, 100 * s / of if of else None) for n, of, s, f in rows]
    return pd.DataFrame(full, columns=UNIT_COLUMNS).assign(cycle=2024, current_unit_id=lambda data: data["unit_id"])


A_HALF, B_DONE, C_FEW = ("A", 100, 50, 25), ("B", 10, 10, 10), ("C", 1000, 990, 0)

THREE = units(A_HALF, B_DONE, C_FEW)


def texts(figure: go.Figure) -> list[str]:
    return [str(label.text) for label in figure.layout.annotations]


DUE, POLLING = date(2024, 9, 24), date(2024, 11, 27)


def days(cycle: int, polling: date, *rows: tuple[date, int, int, int]) -> pd.DataFrame:
    """A curve from (day, signed, fulfilled, obliged)."""
    full = [(cycle, on, s, f, of, (polling - on).days, 100 * s / of) for on, s, f, of in rows]
    return pd.DataFrame(
        full, columns=["cycle", "day", "signed", "fulfilled", "obliged", "days_to_polling", "signed_pct"]
    )


CURVE = days(
    2024, POLLING, (date(2024, 8, 26), 600, 500, 1000), (DUE, 800, 700, 1000), (date(2024, 10, 2), 850, 700, 1000)
)

OLD = days(
    2019,
    date(2019, 4, 17),
    (date(2019, 1, 1), 10, 0, 100),
    (date(2019, 3, 1), 30, 0, 100),
    (date(2019, 4, 17), 60, 0, 100),
)

BOTH = pd.concat([OLD, CURVE])

KELURAHAN_COLUMNS = ["kelurahan_id", "kelurahan", "kecamatan", "tile_row", "tile_col", "obliged", "signed"]

KAUMAN = ("1", "Kauman", "Klojen", 5, 2, 10, 5)

KASIN = ("2", "Kasin", "Klojen", 6, 2, 8, 8)

SUKUN = ("3", "Sukun", "Sukun", 7, 2, 20, 18)


def kelurahan(*rows: tuple[Any, ...]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=KELURAHAN_COLUMNS)


UNKNOWN = kelurahan(("4", "Bareng", "Klojen", 5, 1, 0, 0)).drop(columns=["obliged", "signed"])

KECAMATAN = pd.DataFrame(
    [
        (2019, "1", "Klojen", 10, 4),
        (2024, "1", "Klojen", 20, 18),
        (2024, "2", "Sukun", 30, 15),
        (2024, None, "tingkat kota", 400, 1),  # no kecamatan
    ],
    columns=["cycle", "kecamatan_id", "kecamatan", "obliged", "signed"],
)

STAGES = pd.DataFrame(
    [("Kampanye", date(2024, 9, 25), date(2024, 11, 23)), ("Penetapan", date(2024, 9, 22), None)],
    columns=["name", "starts_on", "ends_on"],
)
