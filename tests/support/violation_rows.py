"""Rows of the metrics of violations, by hand, and a view of three cycles."""

import pandas as pd
import plotly.graph_objects as go

NAMES = {
    "moral": "Moral (kode etik)",
    "ringan": "Ringan",
    "sedang": "Sedang",
    "berat": "Berat",
    "belum diputus": "Belum diputus",
}


def severity_rows(**counts: list[int]) -> pd.DataFrame:
    """Rows of violations_by_severity; per cycle five counts from moral to undecided, as in y2024=[9, 3, 14, 5, 4]."""
    rows = [
        (int(cycle[1:]), severity, number, NAMES[severity], place)
        for cycle, numbers in counts.items()
        for place, (severity, number) in enumerate(zip(NAMES, numbers, strict=True), start=1)
    ]
    return pd.DataFrame(rows, columns=["cycle", "severity", "cases", "severity_name", "sort_order"])


def kind_rows(column: str, *rows: tuple[int, str, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["cycle", column, "cases"])


def drawn(figure: go.Figure, panel: int) -> dict[str, str]:
    """The text on each bar of a panel (0 = first), by its row name."""
    bars = figure.data[panel]
    names = figure.layout[f"yaxis{panel + 1}" if panel else "yaxis"].ticktext
    return {names[row]: text for row, text in zip(bars.y, bars.text, strict=True)}


def annotations(figure: go.Figure) -> str:
    return "\n".join(note.text for note in figure.layout.annotations)
