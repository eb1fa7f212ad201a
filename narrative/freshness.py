"""How fresh and complete the data is, in the words that stand on every page."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import pandas as pd

from storage.builds import Build, LoadAttempt
from storage.source_status import StaleSource
from text.escaping import unguard_text
from text.indonesian import WIB, day, join_words, number, timestamp
from text.tables import to_dicts

COMPLETE = "lengkap"
OLD = "data lama"
MOST_TOLD = 4
Fetches = Mapping[str, StaleSource | None]


def now(sources: pd.DataFrame, fetches: Fetches) -> pd.DataFrame:
    """Return the sources as they stand since the last run: one may fail, or answer again, without a new build."""
    told = [
        (row, unguard_text(row["source"]) in fetches, fetches.get(unguard_text(row["source"])))
        for row in to_dicts(sources)
    ]
    return sources.assign(
        status=[(OLD if held else COMPLETE) if known else row["status"] for row, known, held in told],
        message=[_message(held) if known else row["message"] for row, known, held in told],
    )


def _message(held: StaleSource | None) -> str:
    return f"{held.fault}; dipakai data per {_day(held)}" if held else ""


def held_sources(sources: pd.DataFrame, fetches: Fetches, at: datetime, *, in_detail: bool) -> str:
    """Tell which sources gave nothing new, since when, and why; an empty text where all answered well."""
    names = [unguard_text(row["source"]) for row in to_dicts(sources)]
    found = [held for name in names if (held := fetches.get(name))]
    said = [
        f"{held.source}: data per {_day(held)}, {_age(held, at)}; {held.fault}"
        + (f" ({held.detail.rstrip('.')})." if in_detail else ".")
        for held in found
    ]
    more = [f"{number(len(said) - MOST_TOLD)} sumber lain juga memakai data terakhirnya."] if said[MOST_TOLD:] else []
    return " ".join([*said[:MOST_TOLD], *more])


def _day(held: StaleSource) -> str:
    return day(held.confirmed_at.astimezone(WIB).date())


def _age(held: StaleSource, at: datetime) -> str:
    days = (at.astimezone(WIB).date() - held.confirmed_at.astimezone(WIB).date()).days
    return "hari ini" if days < 1 else "kemarin" if days == 1 else f"{number(days)} hari lalu"


def line(position: str, build: Build, sources: pd.DataFrame) -> str:
    """Write the health line: position day, time of loading, and how many sources are complete."""
    complete = int((sources["status"] == COMPLETE).sum())
    counted = f"{number(complete)} dari {number(len(sources))} sumber lengkap"
    return f"Posisi data per {position} · dimuat {timestamp(build.loaded_at)} · {counted}"


def warnings(build: Build, attempt: LoadAttempt | None, sources: pd.DataFrame, at: datetime) -> list[str]:
    """List what a reader must know before trusting the figures: a refused load, missing sources, late ones."""
    said = []
    if attempt and attempt.refused and attempt.at > build.loaded_at:
        said.append(f"Pemuatan {timestamp(attempt.at)} ditolak; yang tampil data sebelumnya. {attempt.message}")
    missing = [row for row in to_dicts(sources) if row["status"] not in (COMPLETE, OLD)]
    late = [row for row in to_dicts(sources) if row["status"] == COMPLETE and _is_late(row, at)]
    for rows, what in ((missing, "Sumber yang belum lengkap"), (late, "Sumber yang terlambat")):
        if rows:
            said.append(f"{what}: {join_words([str(row['source_name']) for row in rows], 7)}.")
    return said


def _is_late(row: dict[str, Any], at: datetime) -> bool:
    every, delivered = row["expected_every_days"], row["delivered_at"]
    if pd.isna(every) or pd.isna(delivered):
        return False
    return bool(pd.Timestamp(delivered, tz="UTC") + timedelta(days=int(every)) < at)
