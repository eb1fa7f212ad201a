"""Steps of the bridge from the roster to the obliged, and the words over and under it.

Rows carry step, people, step_name, effect, units as in denominator_bridge, of one cycle.
"""

import pandas as pd

from charts.base import style
from charts.base.bridge import BridgeStep, signed
from metrics.rows.compliance import DenominatorStepRow
from text.indonesian import number, ratio
from text.tables import to_dicts

TOTAL, ADDED = "jumlah", "tambah"


def steps(rows: pd.DataFrame) -> list[BridgeStep]:
    """List the steps of the bridge; the total of the persons only where steps lead to it and away from it."""
    effects = set(rows["effect"])
    found, level = [], 0
    for row in to_dicts(rows, DenominatorStepRow):
        people = int(row["people"])
        if row["effect"] != TOTAL:
            change = people if row["effect"] == ADDED else -people
            colour = style.BLUE if change > 0 else style.GREY
            found.append(BridgeStep(row["step_name"], signed(change), level, level + change, colour))
            level += change
        elif row["step"] != "wajib_orang" or effects == {TOTAL, ADDED, "kurang"}:
            found.append(BridgeStep(row["step_name"], f"{number(people)} orang", people, people))
            level = people
    return found


def title(rows: pd.DataFrame) -> str:
    """Say how many of the roster are obliged, what keeps most others out, and how many come from recaps."""
    people = {row["step"]: int(row["people"]) for row in to_dicts(rows, DenominatorStepRow)}
    out = rows[rows["effect"] == "kurang"].sort_values("people", ascending=False, kind="stable")
    more = f"; dari rekap {number(people['rekap'])} orang lagi" if "rekap" in people else ""
    listed, own = people["daftar"], people["wajib_orang"]
    if out.empty:
        return f"Semua {number(listed)} orang dalam daftar wajib tanda tangan{more}"
    first = to_dicts(out[:1], DenominatorStepRow)[0]
    most = f"terbanyak {first['step_name']} ({number(first['people'])})"
    return f"{ratio(own, listed)} orang dalam daftar wajib tanda tangan; {number(listed - own)} tidak, {most}{more}"


def note(rows: pd.DataFrame, others: pd.DataFrame) -> str:
    """Explain the marks, where the recaps come from, and how large the base of ended cycles was."""
    recaps = to_dicts(rows[rows["step"] == "rekap"], DenominatorStepRow)
    sentences = ["Panjang batang = jumlah orang; sumbu tidak mulai dari nol."]
    sentences += [f"Rekap: {number(row['units'] or 0)} unit tanpa daftar orang." for row in recaps]
    ended = to_dicts(others[others["step"] == "wajib"], DenominatorStepRow)
    ends = [f"{row['cycle']} {number(row['people'])}" for row in ended]
    if ends:
        sentences.append(f"Wajib pada akhir siklus lain: {', '.join(ends)} orang; susunan OPD dan PPPK berbeda.")
    return " ".join(sentences)


def recap_alone(rows: pd.DataFrame) -> str:
    """Say that nothing is known of persons where only recaps speak."""
    people = number(int(rows["people"].iloc[-1]))
    return f"Wajib di sini ({people} orang) menurut rekap unit: siapa yang dikecualikan tidak diketahui."
