"""Lines of one case's history: each step, what is waited for, what may be done, what follows; with its clock."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from metrics.rows.handling import CaseHistoryRow
from text.indonesian import number, short_day
from text.institutions import short_name
from text.tables import to_date, to_dicts

TAHAP, WAITS, RIGHT, DERIVED = "tahap", "menunggu", "hak", "turunan"
LATE = ("terlambat", "lewat batas")


@dataclass(frozen=True)
class CaseLine:
    """One line of the picture: its words, its day (of a step done, or to come), its clock."""

    name: str
    detail: str
    kind: str
    on: date | None
    from_on: date | None
    until: date | None
    due_on: date | None
    is_late: bool
    is_revoked: bool
    stopped: tuple[date, date] | None = None


def ordered(history: pd.DataFrame) -> pd.DataFrame:
    """Sort the lines as they happened, a day that follows from a step among them; what is still open at the end."""
    happened = history["step_on"].where(history["kind"] != DERIVED, history["due_on"])
    return history.assign(happened=happened).sort_values(["happened", "line_no"], na_position="last")


def rows_of(history: pd.DataFrame, as_of: date) -> list[CaseLine]:
    """Read the lines of one case's history, drawn up to the day of the view."""
    lines = to_dicts(ordered(history), CaseHistoryRow)
    return [_row(line, _stopped(line, lines, as_of), as_of) for line in lines]


def _row(line: CaseHistoryRow, stopped: tuple[date, date] | None, as_of: date) -> CaseLine:
    kind, on = line["kind"], _day(line["step_on"])
    due = _day(line["due_on"])
    until = due if kind == RIGHT else on or as_of
    return CaseLine(
        _name(line),
        _detail(line),
        kind,
        due if kind == DERIVED else on,
        _day(line["from_on"]),
        until,
        due,
        line["state"] in LATE,
        bool(line["is_revoked"]),
        stopped,
    )


def _name(line: CaseHistoryRow) -> str:
    if line["kind"] == DERIVED:
        return f"{line['clock']} {short_day(to_date(line['due_on']))}"
    if line["kind"] == RIGHT:
        return f"Hak: {line['step']}"
    if line["kind"] == WAITS:
        return f"Menunggu: {line['step']}"
    revoked = " (kemudian dicabut)" if line["is_revoked"] else ""
    return f"{line['step']}{revoked} {short_day(to_date(line['step_on']))}"


def _detail(line: CaseHistoryRow) -> str:
    """Say whether the line was in time; who is waited for, and how long; what a SK says."""
    if line["kind"] == DERIVED:
        return f"dihitung {number(line['limit_days'] or 0)} {line['days_counted']} sesudah langkahnya"
    if line["kind"] == RIGHT:
        return f"sampai {short_day(to_date(line['due_on']))}"
    who = f"{short_name(line['body_short'])}: " if line["kind"] == WAITS and not pd.isna(line["body"]) else ""
    what = "" if pd.isna(line["sanction"]) else str(line["sanction"])
    return who + (verdict(line) or what or ("tanpa batas waktu" if line["kind"] == WAITS else ""))


def verdict(line: CaseHistoryRow) -> str:
    """Write the clock of a line: tepat waktu, hari ke-2 dari 2; terlambat 3 hari kerja; sisa 4 hari kalender."""
    if pd.isna(line["limit_days"]) or line["kind"] == DERIVED:
        return ""
    used, over, left = (number(days or 0) for days in (line["days_used"], line["days_over"], line["days_left"]))
    limit, counted = number(line["limit_days"]), line["days_counted"]
    said = {
        "tepat waktu": f"tepat waktu, hari ke-{used} dari {limit}",
        "terlambat": f"terlambat {over} {counted}, batas {limit}",
        "lewat batas": f"lewat {over} {counted}, batas {limit}",
        "berhenti sementara": f"berhenti sementara, terpakai {used} dari {limit}",
    }.get(str(line["state"]), f"sisa {left} {counted}, batas {limit}")
    return said + assumed(line["assumed_from"])


def assumed(step: str | None) -> str:
    """Say by which day a limit is counted whose own first day nobody wrote down."""
    return "" if pd.isna(step) else f", paling lambat menurut tanggal {step}"


def _day(value: date | None) -> date | None:
    return None if pd.isna(value) else to_date(value)


def _stopped(line: CaseHistoryRow, lines: Sequence[CaseHistoryRow], as_of: date) -> tuple[date, date] | None:
    """Find where a clock stood still: the clock of another body that began with it or after it, and ran meanwhile."""
    if pd.isna(line["days_stopped"]) or not line["days_stopped"]:
        return None
    own, end = to_date(line["from_on"]), _day(line["step_on"]) or as_of
    others = [
        (to_date(other["from_on"]), _day(other["step_on"]) or as_of)
        for other in lines
        if other["kind"] in (TAHAP, WAITS) and not pd.isna(other["clock_id"]) and other["body"] != line["body"]
    ]
    inside = [(max(start, own), min(stop, end)) for start, stop in others if start >= own and start < end]
    return max(inside, key=lambda pair: pair[1] - pair[0], default=None)
