"""The rule about cases: which limits of the law have passed, and for whom the case waits. No person, no unit."""

from collections.abc import Iterator

from alerts.context import AlertContext, AlertFinding
from metrics.rows.handling import CaseRow, ClockRow
from text.indonesian import day, number
from text.tables import to_date


def cases_over(situation: AlertContext, threshold: float) -> Iterator[AlertFinding]:
    """Each limit of our own cases that binds somebody, as of the last delivery of the case register."""
    until = situation.known_on("case", "step")
    for cycle in situation.running if until else ():
        own = int(cycle["cycle"])
        units = {row["case_id"]: row["unit_id"] for row in situation.rows("case_list", CaseRow, cycle=own, as_of=until)}
        for row in situation.rows("case_timers", ClockRow, cycle=own, as_of=until):
            said = _judged(row, threshold) if row["is_own"] and row["is_duty"] else None
            if said is not None:
                at = units[row["case_id"]] or ""
                unit_id = situation.tops.get((own, at), at)
                yield AlertFinding(f"{row['case_id']} {row['clock_id']}", *said, unit_id, own)


def _judged(row: ClockRow, threshold: float) -> tuple[bool, str] | None:
    """Over its limit, or done with; None while it runs in time or stands still."""
    case, counted = f"Perkara {row['case_id']}: {row['clock']}", row["days_counted"]
    over, limit = row["days_over"], row["limit_days"]
    if row["state"] == "lewat batas" and over is not None and limit is not None and over > threshold:
        late = f"lewat {number(over)} {counted} dari batas {number(limit)} {counted}"
        return True, f"{case} {late} (jatuh tempo {day(to_date(row['due_on']))}). Giliran: {row['body']}."
    if row["state"] in ("terlambat", "tepat waktu"):
        return False, f"{case} selesai {day(to_date(row['to_on']))}."
    return None
