"""What a changed base did to the share: one sentence by rule, and the four steps behind it."""

from typing import Any

import pandas as pd

from charts.base import style
from charts.base.bridge import BridgeStep, signed
from text.indonesian import day, first_upper, number, percent, ratio
from text.tables import to_date, to_dicts

MOVED_SHARE, MOVED_POINTS = 0.01, 0.5
"""A base that changed by less than 1% of its people and moved the share by less than half a point is no news."""
COLUMNS = ("line", "count", "points")


def is_news(row: dict[str, Any]) -> bool:
    """Whether the base changed by enough to be told with the share; what rounds to nothing is not."""
    if not row["obliged_then"] or not row["obliged"]:
        return False
    is_large = abs(_more(row)) >= MOVED_SHARE * row["obliged_then"] or abs(row["base_pct"]) >= MOVED_POINTS
    return bool(is_large and shown(row)[1])


def said(change: pd.DataFrame) -> str:
    """Capaian naik 2,1 poin sejak 1 Agustus 2024: +1,3 dari tanda tangan, +0,8 karena wajib berkurang 45 orang."""
    (row,) = to_dicts(change)
    since = day(to_date(row["from_on"]))
    if not row["obliged_then"] or not row["obliged"]:
        return f"Belum ada pembanding: pada {since} belum ada yang diketahui wajib di sini."
    if not is_news(row):
        return _steady(row, since)
    rise, base, signing = shown(row)
    new = f"{signed(signing)} dari tanda tangan" if row["signed"] > row["signed_stayed"] else "tanpa tanda tangan baru"
    return f"{_moved(rise)} sejak {since}: {new}, {signed(base)} karena {_base(row)}"


def _steady(row: dict[str, Any], since: str) -> str:
    if not _more(row):
        return f"Jumlah wajib tetap {number(row['obliged'])} orang sejak {since}."
    then, now = number(row["obliged_then"]), number(row["obliged"])
    return f"Jumlah wajib {then} menjadi {now} orang sejak {since}; capaian hampir tidak berubah karenanya."


def shown(row: dict[str, Any]) -> tuple[float, float, float]:
    """Rise, base and signing in tenths of a point, so that shares and parts add up as they are written."""
    rise = round(_written(row["now_pct"]) - _written(row["then_pct"]), 1)
    base = rise if row["signed"] == row["signed_stayed"] else round(row["base_pct"], 1)
    return rise, base, round(rise - base, 1)


def _written(pct: float) -> float:
    """A share as `percent` writes it: no 100 while one is missing, no 0 where there is one."""
    return pct if pct in (0, 100) else round(min(max(pct, 0.1), 99.9), 1)


def _moved(rise: float) -> str:
    if not rise:
        return "Capaian tetap"
    return f"Capaian {'naik' if rise > 0 else 'turun'} {number(abs(rise))} poin"


def _more(row: dict[str, Any]) -> int:
    return int(row["obliged"] - row["obliged_then"])


def _base(row: dict[str, Any]) -> str:
    more = _more(row)
    if not more:
        return f"susunan wajib berganti ({number(row['joined'])} masuk, {number(row['gone'])} keluar)"
    return f"wajib {'bertambah' if more > 0 else 'berkurang'} {number(abs(more))} orang"


def steps(change: pd.DataFrame) -> list[BridgeStep]:
    """The way from the share of then to that of now, in points."""
    (row,) = to_dicts(change)
    _, base, signing = shown(row)
    then, stayed, now = (float(row[name]) for name in ("then_pct", "stayed_pct", "now_pct"))
    new = number(row["signed"] - row["signed_stayed"])
    return [
        BridgeStep(_on(row["from_on"]), _share(row["signed_then"], row["obliged_then"]), then, then),
        BridgeStep(f"wajib: {_movements(row)}", f"{signed(base)} poin", then, stayed, style.GREY),
        BridgeStep(f"tanda tangan baru: {new} orang", f"{signed(signing)} poin", stayed, now, style.BLUE),
        BridgeStep(_on(row["until_on"]), _share(row["signed"], row["obliged"]), now, now),
    ]


def _share(part: int, whole: int) -> str:
    return f"{percent(part, whole)} ({ratio(part, whole)})"


def _on(day_on: Any) -> str:
    return f"capaian {day(to_date(day_on))}"


def lines(change: pd.DataFrame) -> pd.DataFrame:
    """The same steps as a table, each with n/N as it stood after it."""
    (row,) = to_dicts(change)
    now, then = (row["signed"], row["obliged"]), (row["signed_then"], row["obliged_then"])
    counts = [then, (row["signed_stayed"], row["obliged"]), now, now]
    told = zip(steps(change), counts, strict=True)
    rows = [
        (first_upper(step.name), ratio(*count), percent(*count) if step.is_total else step.count)
        for step, count in told
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _movements(row: dict[str, Any]) -> str:
    parts = [(row["joined"], "masuk"), (row["gone"], "keluar")]
    told = [f"{number(count)} {what}" for count, what in parts if count]
    if row["recap_change"]:
        told.append(f"rekap {signed(row['recap_change'])}")
    return ", ".join(told) or "tetap"
