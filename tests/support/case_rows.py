"""Rows of case_list and case_history, by hand."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from metrics.selection import WHOLE_CITY, Cycle, Selection
from storage.builds import Build

Cells = Mapping[str, object]
"""A row by its columns."""
AS_OF = date(2024, 11, 20)

CYCLE = Cycle(2024, "Pilkada 2024", date(2024, 11, 27), date(2024, 5, 5), date(2024, 9, 24))

VIEW = Selection(Build("simulasi", "hand", Path("hand.duckdb")), 2024, AS_OF, WHOLE_CITY, (CYCLE,))

NA: Any = pd.NA

NUMBERS = ["limit_days", "days_used", "days_stopped", "days_left", "days_over"]


def cases(*rows: Cells) -> pd.DataFrame:
    """Rows of case_list: an open case of ours at Verifikasi BKN unless said otherwise."""
    plain = {
        "case_id": "1/2024",
        "instansi": "Pemkot Malang",
        "is_own": True,
        "has_steps": True,
        "is_open": True,
        "short_name": "Dinkes",
        "reported_on": pd.Timestamp(2024, 10, 1),
        "timing": "sesudah penetapan calon",
        "origin": "pers",
        "origin_name": "Pers",
        "form": "Foto bersama",
        "class": "disiplin",
        "rule_id": "PP94/2021",
        "recommender": "Badan Kepegawaian Negara",
        "alleged_severity": "berat",
        "recommended_severity": None,
        "decided_severity": None,
        "sanction": None,
        "revoked": 0,
        "outcome_name": "Masih berjalan",
        "state": "lewat batas",
        "step": "Verifikasi BKN",
        "step_on": pd.Timestamp(2024, 10, 21),
        "awaited_step": "Disposisi PPK",
        "turn_name": "Pejabat Pembina Kepegawaian (Wali Kota Malang)",
        "turn_short": "PPK (Wali Kota)",
        "due_on": pd.Timestamp(2024, 11, 8),
        "days_counted": "hari kerja",
        "limit_days": 14,
        "days_used": 22,
        "days_stopped": 0,
        "days_left": 0,
        "days_over": 8,
        "assumed_from": None,
    }
    return pd.DataFrame([{**plain, **row} for row in rows]).astype(dict.fromkeys(NUMBERS, "Int64"))


FREE = dict.fromkeys([*NUMBERS], NA) | {"state": "tanpa batas waktu", "due_on": None, "days_counted": None}

RUNNING = {"state": "berjalan", "days_used": 4, "days_left": 10, "days_over": 0}

BOARD = cases(
    {"case_id": "free", "step_on": pd.Timestamp(2024, 11, 1), **FREE},
    {"case_id": "in time", **RUNNING},
    {"case_id": "stopped", **RUNNING, "state": "berhenti sementara", "due_on": None},
    {"case_id": "late"},
    {"case_id": "closed", "is_open": False, "outcome_name": "Dihentikan"},
    {"case_id": "before", "is_open": False, "outcome_name": "Dihentikan", "step_on": pd.Timestamp(2024, 10, 2)},
    {"case_id": "other", "is_own": False, "instansi": "Provinsi"},
    {"case_id": "silent", "has_steps": False, "step_on": None, **FREE, "state": "belum diketahui"},
)


def step(name: str, on: str | None, **more: Any) -> Cells:
    """A line of case_history: a step without a clock unless said otherwise."""
    clock = dict.fromkeys(["clock_id", "clock", "from_on", "due_on", "days_counted", "state", *NUMBERS])
    return {
        "kind": "tahap",
        "step": name,
        "step_on": pd.Timestamp(on) if on else None,
        "body": "Bawaslu Kota Malang",
        "body_short": "Bawaslu",
        "sanction": None,
        "reason": None,
        "is_revoked": False,
        "accused": None,
        "assumed_from": None,
        "document": None,
        **clock,
        **more,
    }


def clock(name: str, start: str, due: str | None, counts: tuple[int, int, int], **more: Any) -> Cells:
    """The clock of a line: its limit, days used, days over; in working days."""
    limit, used, over = counts
    return {
        "clock_id": name,
        "clock": name,
        "from_on": pd.Timestamp(start),
        "due_on": pd.Timestamp(due) if due else None,
        "limit_days": limit,
        "days_used": used,
        "days_left": max(limit - used, 0),
        "days_over": over,
        "days_counted": "hari kerja",
        "days_stopped": 0,
        **more,
    }


def history(*lines: Cells) -> pd.DataFrame:
    frame = pd.DataFrame([dict(line) for line in lines]).assign(line_no=range(1, len(lines) + 1), case_id="1/2024")
    for column in ("step_on", "from_on", "due_on"):
        frame[column] = pd.to_datetime(frame[column])
    return frame.astype(dict.fromkeys(NUMBERS, "Int64"))


# BKN had from 14 to 21 October; the PPK's fourteen days began to run only then, and were up on 8 November.
WAY = history(
    step("Rekomendasi", "2024-10-14"),
    step(
        "Verifikasi BKN",
        "2024-10-21",
        body="Badan Kepegawaian Negara",
        body_short="BKN",
        **clock("VERIFIKASI_BKN", "2024-10-14", "2024-10-21", (7, 7, 0), state="tepat waktu"),
    ),
    step(
        "Disposisi PPK",
        None,
        kind="menunggu",
        body="Pejabat Pembina Kepegawaian (Wali Kota Malang)",
        body_short="PPK (Wali Kota)",
        **clock("TINDAK_LANJUT_PPK", "2024-10-14", "2024-11-08", (14, 22, 8), state="lewat batas", days_stopped=5),
    ),
)


def words(figure: go.Figure) -> list[str]:
    return [str(note.text) for note in figure.layout.annotations]
