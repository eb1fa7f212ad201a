"""Titles of the comparison of the two registers, in one sentence each: written by rule from the same rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import pandas as pd

from metrics.rows.reconciliation import DifferenceRow, DifferencesOnDayRow, ReconciliationRow
from text.indonesian import count_of_total, day, join_words, number
from text.tables import to_date, to_dicts

WAITING = {"saran": "mungkin sama dan menunggu keputusan", "nomor ganda": "bernomor rujukan ganda"}
OURS, THEIRS = ("keduanya", "hanya Pemkot", *WAITING), ("keduanya", "hanya Bawaslu", *WAITING)
SUGGESTED = "“Mungkin sama” adalah saran dari data: bukan padanan sampai seseorang memutuskan dalam berkas padanan."
DOUBLE = (
    "Nomor rujukan ganda: satu perkara disebut lebih dari satu catatan di register lain; salah satu nomornya mungkin "
    "keliru. Temuan yang sama ada di halaman Data."
)


@dataclass(frozen=True)
class Gap:
    """A register that is not there: what is missing, who supplies it, the input it is."""

    what: str
    supplier: str
    kind: str


NO_OURS = Gap("Register perkara Pemkot belum ada", "{personnel}", "case")
NO_THEIRS = Gap("Register Bawaslu belum ada: perkara kita belum dapat dicocokkan", "{supervisor}", "bawaslu_register")


def missing(summary: pd.DataFrame) -> Gap | None:
    """Name the register of which nothing is known: against it, every case would seem to be in one register only."""
    sums = {str(place): int(cases) for place, cases in summary.groupby("place")["cases"].sum().items()}
    return NO_THEIRS if not _any(sums, THEIRS) else NO_OURS if not _any(sums, OURS) else None


def counted(summary: pd.DataFrame) -> dict[int, str]:
    """Say how many cases a cycle has, and which register has none of them; cycles without a case are left out."""
    found = {}
    for cycle in summary["cycle"].unique():
        rows = _places(summary, cycle)
        lack = "" if _any(rows, THEIRS) else ", tanpa catatan Bawaslu"
        if sum(rows.values()):
            found[int(cycle)] = f"{number(sum(rows.values()))} perkara{lack}"
    return found


def places(summary: pd.DataFrame, cycle: int, name: str) -> str:
    """Say how many cases of the cycle are in both registers, and where the others are."""
    rows = _places(summary, cycle)
    total = sum(rows.values())
    if not total:
        return f"Belum ada perkara {name} di kedua register"
    parts = [f"{number(rows[place])} {place}" for place in ("hanya Pemkot", "hanya Bawaslu") if rows[place]]
    parts += [f"{number(rows[place])} {text}" for place, text in WAITING.items() if rows.get(place)]
    if not _any(rows, THEIRS):
        return f"Bawaslu belum mencatat perkara {name}: {number(total)} perkara kita belum dapat dicocokkan"
    if not _any(rows, OURS):
        return f"Register Pemkot belum memuat perkara {name}: {number(total)} perkara Bawaslu belum dapat dicocokkan"
    both = f"{count_of_total(rows['keduanya'], total)} perkara {name} ada di kedua register"
    return f"{both}; {', '.join(parts)}" if parts else both


def undecided(summary: pd.DataFrame) -> str:
    """Explain the places that wait for a person; contradicting numbers only where there are some."""
    doubtful = summary.loc[summary["place"] == "nomor ganda", "cases"].any()
    return f"{SUGGESTED} {DOUBLE}" if doubtful else SUGGESTED


def kinds(differences: pd.DataFrame, cycle: int, name: str) -> str:
    """Say how many differences the cases in both registers have, and the kind with most."""
    rows = to_dicts(differences[differences["cycle"] == cycle], DifferenceRow)
    total, matched = sum(row["cases"] for row in rows), max((row["matched"] for row in rows), default=0)
    if not matched:
        return f"Belum ada perkara {name} di kedua register yang dapat dibandingkan"
    among = f"pada {number(matched)} perkara {name} di kedua register"
    if not total:
        return f"Tidak ada perbedaan isi {among}"
    most = max(row["cases"] for row in rows)
    names = [row["difference"] for row in rows if row["cases"] == most]
    each = "masing-masing " if len(names) > 1 else ""
    return f"{number(total)} perbedaan isi {among}; terbanyak: {join_words(names)} ({each}{number(most)})"


def course(rows: pd.DataFrame, name: str) -> str:
    """Say how many differences there are on the day, and since when."""
    if rows.empty:
        return f"Belum ada perkara {name} pada tanggal ini"
    points = to_dicts(rows, DifferencesOnDayRow)
    last = points[-1]
    sentence = (
        f"{number(last['differences'])} perbedaan isi, {number(last['unmatched'])} perkara {name} belum berpadanan"
    )
    return f"{sentence}{_since(points)}"


def _since(points: Sequence[DifferencesOnDayRow]) -> str:
    """Say the change against the month end before, or the month end since which nothing changed."""
    if len(points) < 2:
        return ""
    before, last = points[-2], points[-1]
    if values(before) != values(last):
        counts = f"{number(before['differences'])} dan {number(before['unmatched'])}"
        return f"; pada {day(to_date(before['day']))}: {counts}"
    changed = [later for earlier, later in pairwise(points) if values(earlier) != values(later)]
    since = changed[-1] if changed else points[0]
    return f"; tidak berubah sejak {day(to_date(since['day']))}"


def values(point: DifferencesOnDayRow) -> tuple[int, int]:
    """Return what the course counts on one day."""
    return point["differences"], point["unmatched"]


def listed(rows: pd.DataFrame, name: str) -> str:
    """Say how many cases there are to go through with Bawaslu."""
    if rows.empty:
        return f"Tidak ada perkara {name} yang perlu dibahas dengan Bawaslu"
    return f"{number(len(rows))} perkara {name} untuk dibahas dengan Bawaslu"


def waiting(rows: pd.DataFrame, name: str) -> str:
    """Say how many pairs a person has to decide."""
    if rows.empty:
        return f"Tidak ada padanan {name} yang menunggu keputusan"
    return f"{number(len(rows))} pasangan perkara {name} menunggu keputusan: cocok atau bukan"


def alt(data: pd.DataFrame, label: str, cycle: int, name: str) -> str:
    """Write the bars of the chosen cycle as a sentence, for those who do not see them."""
    own = data[data["cycle"] == cycle]
    bars = [f"{kind} {number(cases)}" for kind, cases in zip(own[label], own["cases"], strict=True)]
    return f"Batang mendatar per siklus. {name}: {join_words(bars, 10)}." if bars else f"{name}: tidak ada perkara."


def course_alt(rows: pd.DataFrame) -> str:
    """Write the two lines as a sentence."""
    if rows.empty:
        return "Tidak ada garis."
    points = to_dicts(rows, DifferencesOnDayRow)
    first, last = points[0], points[-1]
    return (
        f"Dua garis dari {day(to_date(first['day']))} sampai {day(to_date(last['day']))}: perbedaan isi "
        f"{number(first['differences'])} menjadi {number(last['differences'])}, belum berpadanan "
        f"{number(first['unmatched'])} menjadi {number(last['unmatched'])}."
    )


def _any(cases: dict[str, int], places: tuple[str, ...]) -> bool:
    return any(cases.get(place) for place in places)


def _places(summary: pd.DataFrame, cycle: int) -> dict[str, int]:
    rows = to_dicts(summary[summary["cycle"] == cycle], ReconciliationRow)
    return {row["place"]: row["cases"] for row in rows}
