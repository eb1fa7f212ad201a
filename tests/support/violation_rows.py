"""Rows of the metrics of violations, by hand."""

import pandas as pd
import plotly.graph_objects as go

NAMES = {
    "moral": "Moral (kode etik)",
    "ringan": "Ringan",
    "sedang": "Sedang",
    "berat": "Berat",
    "belum diputus": "Belum diputus",
}

BREAKS = pd.DataFrame(
    [
        (pd.Timestamp(2021, 8, 31), "PP 94/2021 menggantikan PP 53/2010", "Tingkat berpindah."),
        # The polling day of 2023 itself still belongs to 2023.
        (pd.Timestamp(2024, 2, 14), "Perubahan pada hari pemungutan suara", "Contoh."),
        (pd.Timestamp(2024, 8, 24), "KASN ke BKN", "Lembaga berganti."),
        # Before the first polling day: there is no cycle before it to compare with.
        (pd.Timestamp(2018, 1, 1), "Sebelum semuanya", "Contoh."),
    ],
    columns=["break_on", "name", "explanation"],
)


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
