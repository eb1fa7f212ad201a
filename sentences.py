"""The few sentences that open Ringkasan, each written by rule from metric rows; None where there is nothing to say."""

from datetime import date, timedelta

import pandas as pd

from tables import day_of, records
from wording import day, listing, number, share

WEEK = timedelta(days=7)


def position(total: pd.DataFrame, name: str) -> str | None:
    """Who has signed: n/N of the cycle, and how many are to go."""
    if total.empty:
        return None
    row = records(total)[0]
    said = f"**{share(row['signed'], row['obliged'], 'ASN')}** sudah menandatangani pakta integritas {name}"
    if not row["not_signed"]:
        return f"{said}; tidak ada yang tertinggal."
    return f"{said}; **{number(row['not_signed'])} orang** belum."


def on_time(total: pd.DataFrame, due_on: date) -> str | None:
    """Who did so on time and verified, what is unknown about it, and the due day with the days left or gone."""
    if total.empty:
        return None
    row = records(total)[0]
    left = int(row["days_left"])
    when = f"tinggal {number(left)} hari" if left > 0 else "hari ini" if left == 0 else f"lewat {number(-left)} hari"
    unknown = row["unknown_fulfilled"]
    doubt = f" (untuk {number(unknown)} orang belum diketahui)" if unknown else ""
    said = f"Tepat waktu dan terverifikasi: {share(row['fulfilled'], row['obliged'], 'ASN')}{doubt}"
    return f"{said}. Batas waktu {day(due_on)}: {when}."


def change(days: pd.DataFrame, as_of: date) -> str | None:
    """What the last seven days added; silent once the cycle is over."""
    if days.empty or day_of(days["day"].iloc[-1]) < as_of:
        return None
    before = days[pd.to_datetime(days["day"]).dt.date <= as_of - WEEK]
    last = int(days["signed"].iloc[-1])
    added = last - (int(before["signed"].iloc[-1]) if len(before) else 0)
    if not added:
        return "Dalam tujuh hari terakhir tidak ada tanda tangan baru."
    return f"Dalam tujuh hari terakhir bertambah {number(added)} tanda tangan."


def behind(units: pd.DataFrame, silent: pd.DataFrame) -> str | None:
    """The units with most people still to sign, and those nothing is known of."""
    open_ = units[units["not_signed"] > 0].sort_values(["not_signed", "short_name"], ascending=[False, True])
    named = [f"{row['short_name']} ({number(row['not_signed'])} orang)" for row in records(open_.head(3))]
    if units.empty:
        return "Belum ada OPD yang menyampaikan daftar wajib atau rekap." if len(silent) else None
    said = [f"Paling banyak yang belum: {listing(named)}."] if named else []
    if len(silent):
        said.append(f"Belum menyampaikan data: {listing([str(name) for name in silent['short_name']])}.")
    return " ".join(said) or None


def cases(ladder: pd.DataFrame, outcomes: pd.DataFrame) -> str | None:
    """How many cases were reported, how many are decided, how many go on."""
    rungs = {row["rung"]: int(row["cases"]) for row in records(ladder)}
    ends = {row["outcome"]: int(row["cases"]) for row in records(outcomes)}
    reported = rungs.get("laporan", 0)
    if not reported:
        return "Belum ada perkara netralitas yang tercatat pada siklus ini."
    proven, punished, running = rungs.get("terbukti", 0), ends.get("sanksi", 0), ends.get("proses", 0)
    said = f"**{number(reported)} perkara** dilaporkan, {number(proven)} terbukti"
    return f"{said}; {number(punished)} berakhir dengan sanksi, {number(running)} masih berjalan."


def upcoming(stages: pd.DataFrame, as_of: date) -> str | None:
    """The next stage of the election after the position day."""
    ahead = [row for row in records(stages) if day_of(row["starts_on"]) > as_of]
    if not ahead:
        return None
    row = min(ahead, key=lambda stage: day_of(stage["starts_on"]))
    on = day_of(row["starts_on"])
    return f"Tahap berikutnya: {row['name']}, {day(on)} ({number((on - as_of).days)} hari lagi)."
