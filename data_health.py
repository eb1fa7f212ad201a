"""How fresh and complete the data is, in the words that stand on every page."""

from datetime import datetime, timedelta
from typing import Any

import pandas as pd

from exhibits import NAMES
from tables import records
from warehouse import Attempt, Build
from wording import listing, moment, number

COMPLETE = "lengkap"


def line(position: str, build: Build, sources: pd.DataFrame) -> str:
    """Posisi data per 26 Agustus 2024 · dimuat 22 November 2026 08.14 WIB · 6 dari 7 sumber lengkap"""
    complete = int((sources["status"] == COMPLETE).sum())
    counted = f"{number(complete)} dari {number(len(sources))} sumber lengkap"
    return f"Posisi data per {position} · dimuat {moment(build.loaded_at)} · {counted}"


def warnings(build: Build, attempt: Attempt | None, sources: pd.DataFrame, now: datetime) -> list[str]:
    """What a reader must know before trusting the figures: a refused load, missing sources, late ones."""
    said = []
    if attempt and attempt.refused and attempt.at > build.loaded_at:
        said.append(f"Pemuatan {moment(attempt.at)} ditolak; yang tampil data sebelumnya. {attempt.message}")
    missing = [row for row in records(sources) if row["status"] != COMPLETE]
    late = [row for row in records(sources) if row["status"] == COMPLETE and _is_late(row, now)]
    for rows, what in ((missing, "Sumber yang belum lengkap"), (late, "Sumber yang terlambat")):
        if rows:
            said.append(f"{what}: {listing([_name(row) for row in rows], 7)}.")
    return said


def _name(row: dict[str, Any]) -> str:
    return NAMES.get(row["source"], str(row["source"]))


def _is_late(row: dict[str, Any], now: datetime) -> bool:
    every, delivered = row["expected_every_days"], row["delivered_at"]
    if pd.isna(every) or pd.isna(delivered):
        return False
    return bool(pd.Timestamp(delivered, tz="UTC") + timedelta(days=int(every)) < now)
