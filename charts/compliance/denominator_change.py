"""The effect of a changed base on the share: one sentence by rule, and the four steps behind it."""

from datetime import date

import pandas as pd

from charts.base import style
from charts.base.bridge import BridgeStep, signed
from metrics.rows.compliance import DenominatorChangeRow
from text.indonesian import day, first_upper, number, percent, ratio
from text.tables import to_date, to_dicts

MOVED_SHARE, MOVED_POINTS = 0.01, 0.5
"""A base that changed by less than 1% of its people and moved the share by less than half a point is no news."""
COLUMNS = ("line", "count", "points")


def is_news(change: pd.DataFrame) -> bool:
    """Tell whether the base changed by enough to be named with the share; what rounds to nothing is not."""
    return _is_news(_only(change))


def _only(change: pd.DataFrame) -> DenominatorChangeRow:
    (row,) = to_dicts(change, DenominatorChangeRow)
    return row


def _is_news(row: DenominatorChangeRow) -> bool:
    if not row["obliged_then"] or not row["obliged"]:
        return False
    moved = abs(row["base_pct"] or 0)
    is_large = abs(_more(row)) >= MOVED_SHARE * row["obliged_then"] or moved >= MOVED_POINTS
    return bool(is_large and shown(row)[1])


def title(change: pd.DataFrame) -> str:
    """Say how the share moved, and what part of it new signatures and a changed base had.

    Capaian naik 2,1 poin sejak 1 Agustus 2024: +1,3 dari tanda tangan, +0,8 karena wajib berkurang 45 orang.
    """
    row = _only(change)
    since = day(to_date(row["from_on"]))
    if not row["obliged_then"] or not row["obliged"]:
        return f"Belum ada pembanding: pada {since} belum ada yang diketahui wajib di sini."
    if not _is_news(row):
        return _steady(row, since)
    rise, base, signing = shown(row)
    new = f"{signed(signing)} dari tanda tangan" if row["signed"] > row["signed_stayed"] else "tanpa tanda tangan baru"
    return f"{_moved(rise)} sejak {since}: {new}, {signed(base)} karena {_base(row)}"


def _steady(row: DenominatorChangeRow, since: str) -> str:
    if not _more(row):
        return f"Jumlah wajib tetap {number(row['obliged'])} orang sejak {since}."
    then, now = number(row["obliged_then"]), number(row["obliged"])
    return f"Jumlah wajib {then} menjadi {now} orang sejak {since}; capaian hampir tidak berubah karenanya."


def shown(row: DenominatorChangeRow) -> tuple[float, float, float]:
    """Return rise, base and signing in tenths of a point, so that shares and parts add up as they are written."""
    rise = round(_written(row["now_pct"] or 0) - _written(row["then_pct"] or 0), 1)
    base = rise if row["signed"] == row["signed_stayed"] else round(row["base_pct"] or 0, 1)
    return rise, base, round(rise - base, 1)


def _written(pct: float) -> float:
    """Round a share as `percent` writes it: no 100 while one is missing, no 0 where there is one."""
    return pct if pct in (0, 100) else round(min(max(pct, 0.1), 99.9), 1)


def _moved(rise: float) -> str:
    if not rise:
        return "Capaian tetap"
    return f"Capaian {'naik' if rise > 0 else 'turun'} {number(abs(rise))} poin"


def _more(row: DenominatorChangeRow) -> int:
    return int(row["obliged"] - row["obliged_then"])


def _base(row: DenominatorChangeRow) -> str:
    more = _more(row)
    if not more:
        return f"susunan wajib berganti ({number(row['joined'])} masuk, {number(row['gone'])} keluar)"
    return f"wajib {'bertambah' if more > 0 else 'berkurang'} {number(abs(more))} orang"


def steps(change: pd.DataFrame) -> list[BridgeStep]:
    """Return the steps from the share of then to that of now, in points."""
    row = _only(change)
    _, base, signing = shown(row)
    then, stayed, now = (float(value or 0) for value in (row["then_pct"], row["stayed_pct"], row["now_pct"]))
    new = number(row["signed"] - row["signed_stayed"])
    return [
        BridgeStep(_on(row["from_on"]), _share(row["signed_then"], row["obliged_then"]), then, then),
        BridgeStep(f"wajib: {_movements(row)}", f"{signed(base)} poin", then, stayed, style.GREY),
        BridgeStep(f"tanda tangan baru: {new} orang", f"{signed(signing)} poin", stayed, now, style.BLUE),
        BridgeStep(_on(row["until_on"]), _share(row["signed"], row["obliged"]), now, now),
    ]


def _share(part: int, whole: int) -> str:
    return f"{percent(part, whole)} ({ratio(part, whole)})"


def _on(day_on: date) -> str:
    return f"capaian {day(to_date(day_on))}"


def lines(change: pd.DataFrame) -> pd.DataFrame:
    """Write the same steps as a table, each with n/N as it stood after it."""
    row = _only(change)
    now, then = (row["signed"], row["obliged"]), (row["signed_then"], row["obliged_then"])
    counts = [then, (row["signed_stayed"], row["obliged"]), now, now]
    rows = [
        (first_upper(step.name), ratio(*count), percent(*count) if step.is_total else step.count)
        for step, count in zip(steps(change), counts, strict=True)
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _movements(row: DenominatorChangeRow) -> str:
    parts = [(row["joined"], "masuk"), (row["gone"], "keluar")]
    words = [f"{number(count)} {what}" for count, what in parts if count]
    if row["recap_change"]:
        words.append(f"rekap {signed(row['recap_change'])}")
    return ", ".join(words) or "tetap"
