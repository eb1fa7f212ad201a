"""Stages and activities of one cycle, by hand."""

from datetime import date

import pandas as pd

from metrics.selection import Cycle

CYCLE = Cycle(2024, "Pilkada 2024", date(2024, 11, 27), date(2024, 5, 5), date(2024, 9, 24))

DAYS = (
    ("Pendaftaran pasangan calon", date(2024, 8, 27), date(2024, 8, 29)),
    ("Penetapan pasangan calon", date(2024, 9, 22), date(2024, 9, 22)),
    ("Kampanye", date(2024, 9, 25), date(2024, 11, 23)),
    ("Pemungutan suara", date(2024, 11, 27), date(2024, 11, 27)),
)

EVENTS = pd.DataFrame(
    [
        (date(2024, 8, 26), "Ikrar", "Ikrar bersama"),
        (date(2024, 9, 2), "Apel", "Apel Senin"),
        (date(2024, 9, 9), "Apel", "Apel Senin"),
    ],
    columns=["event_on", "kind_name", "title"],
)

NO_EVENTS = EVENTS.head(0)


def stages(as_of: date) -> pd.DataFrame:
    rows = [
        (name, first, last, "akan datang" if as_of < first else "selesai" if as_of > last else "berjalan")
        for name, first, last in DAYS
    ]
    return pd.DataFrame(rows, columns=["name", "starts_on", "ends_on", "state"])


SIGNINGS = pd.DataFrame(
    [(date(2024, 8, 26), 642, 600, 1480), (date(2024, 9, 2), 1000, 900, 1480)],
    columns=["day", "signed", "fulfilled", "obliged"],
)
