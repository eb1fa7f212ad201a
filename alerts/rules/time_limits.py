"""The rule about cases: which limits of the law have passed, and for whom the case waits. No person, no unit."""

from collections.abc import Iterator
from typing import Any

from alerts.context import AlertContext, AlertFinding
from text.indonesian import day, number
from text.tables import to_date


def cases_over(situation: AlertContext, threshold: float) -> Iterator[AlertFinding]:
    """Each limit of our own cases that binds somebody, as of the last delivery of the case register."""
    until = situation.known_on("case", "step")
    for cycle in situation.running if until else ():
        own = int(cycle["cycle"])
        units = {row["case_id"]: row["unit_id"] for row in situation.rows("case_list", cycle=own, as_of=until)}
        for row in situation.rows("case_timers", cycle=own, as_of=until):
            said = _judged(row, threshold) if row["is_own"] and row["is_duty"] else None
            if said is not None:
                unit_id = situation.tops.get((own, units[row["case_id"]]), units[row["case_id"]]) or ""
                yield AlertFinding(f"{row['case_id']} {row['clock_id']}", *said, unit_id, own)


def _judged(row: dict[str, Any], threshold: float) -> tuple[bool, str] | None:
    """Over its limit, or done with; None while it runs in time or stands still."""
    case, counted = f"Perkara {row['case_id']}: {row['clock']}", row["days_counted"]
    if row["state"] == "lewat batas" and row["days_over"] > threshold:
        late = f"lewat {number(row['days_over'])} {counted} dari batas {number(row['limit_days'])} {counted}"
        return True, f"{case} {late} (jatuh tempo {day(to_date(row['due_on']))}). Giliran: {row['body']}."
    if row["state"] in ("terlambat", "tepat waktu"):
        return False, f"{case} selesai {day(to_date(row['to_on']))}."
    return None
