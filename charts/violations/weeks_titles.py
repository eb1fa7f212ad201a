"""Words on the weeks of report: what came before and after the candidates were fixed and polling day."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from metrics.rows.violations import PeriodRow, TimingCountRow
from metrics.selection import Selection
from text.indonesian import UNKNOWN, count_of_total, day, join_words, number, short_day
from text.tables import to_date, to_dicts

FIXED, POLLING = "penetapan calon", "pemungutan suara"


@dataclass(frozen=True)
class Periods:
    """How many cases were reported before the candidates were fixed, up to polling day, after it, on no known day."""

    before: int
    between: int
    after: int
    unknown: int
    fixed_on: date | None
    is_fixed: bool
    is_polled: bool

    @property
    def total(self) -> int:
        return self.before + self.between + self.after + self.unknown


def periods(data: pd.DataFrame, view: Selection) -> Periods:
    """Read the counts of the chosen cycle from the rows of violations_by_period, and which of the two days has come."""
    rows = to_dicts(data[data["cycle"] == view.cycle], PeriodRow)
    cases = {row["sort_order"]: int(row["cases"]) for row in rows}
    before, between, after, unknown = (cases.get(order, 0) for order in (1, 2, 3, 4))
    fixed = None if not rows or pd.isna(rows[0]["fixed_on"]) else to_date(rows[0]["fixed_on"])
    is_fixed, is_polled = fixed is not None and fixed <= view.as_of, view.chosen.polling_on <= view.as_of
    return Periods(before, between, after, unknown, fixed, is_fixed, is_polled)


def title(weeks: pd.DataFrame, counts: Periods, name: str) -> str:
    """Say how many were reported once the candidates were fixed, and which week had most."""
    if not counts.total:
        return f"Belum ada perkara yang tercatat pada {name}"
    known = counts.total - counts.unknown
    if not known:
        return f"Tanggal laporan {UNKNOWN} untuk semua {number(counts.total)} perkara {name}"
    sentence = f"{count_of_total(counts.between + counts.after, known)} perkara {name} dilaporkan sesudah {FIXED}"
    if not counts.is_fixed:
        sentence = f"{number(known)} perkara {name} dilaporkan, semuanya sebelum {FIXED}"
    sentence += f", {number(counts.unknown)} lainnya tanpa tanggal" if counts.unknown else ""
    return f"{sentence}; terbanyak dalam sepekan: {_peak(weeks)}"


def _peak(weeks: pd.DataFrame) -> str:
    sums = weeks.groupby("week_on")["cases"].sum()
    most = [to_date(on) for on in sums[sums == sums.max()].index]
    return number(int(sums.max())) + (f" (mulai {day(most[0])})" if len(most) == 1 and sums.max() > 1 else "")


def cycles_title(timing: pd.DataFrame, view: Selection) -> str:
    """Say how many of each cycle's cases were reported once its candidates were fixed, of those whose day is known."""
    parts = []
    for cycle in view.cycles:
        rows = {row["timing"]: row["cases"] for row in to_dicts(timing[timing["cycle"] == cycle.cycle], TimingCountRow)}
        before, after = (rows.get(f"{word} {FIXED}", 0) for word in ("sebelum", "sesudah"))
        if before + after:
            parts.append(f"{cycle.name} {count_of_total(after, before + after)}")
    return f"Sesudah {FIXED}: {join_words(parts)}" if parts else f"Tanggal laporan {UNKNOWN} untuk semua perkara"


def alt(weeks: pd.DataFrame, counts: Periods) -> str:
    """Write the bars and the counts as a days."""
    sums = weeks.groupby("week_on")["cases"].sum()
    days = join_words([f"{short_day(to_date(on))} {number(int(cases))}" for on, cases in sums.items()], 60)
    parts = "; ".join(zones(counts)).replace("<b>", "").replace("</b>", "")
    return f"Batang tegak per pekan laporan di atas tahapan. {parts}. Pekan: {days or 'tidak ada'}."


def zones(counts: Periods) -> list[str]:
    """Say what came before and after the two days; nothing of a day that has not come."""
    until = f" sampai {POLLING}" if counts.is_polled else ""
    periods = [
        (True, counts.before, f"sebelum {FIXED}"),
        (counts.is_fixed, counts.between, f"sejak itu{until}"),
        (counts.is_polled, counts.after, f"sesudah {POLLING}"),
    ]
    return [f"<b>{number(cases)}</b> {words}" for has_come, cases, words in periods if has_come]


def class_name(name: str) -> str:
    """Name a class: kode etik, disiplin, or that it is not known."""
    return f"golongan {name}" if name == UNKNOWN else name
