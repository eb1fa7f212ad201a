"""Somebody who reads everything that the public can reach and tries to work out what is hidden.

The attacker knows how the tables add up, the labels and the rules of docs/pelindungan-data.md, and nothing of how the
counts to hide were chosen.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

Read = Callable[[str, int, date], pd.DataFrame]
Cell = tuple[str, ...]
TABLES = {
    "compliance_total": (),
    "compliance_by_unit": ("unit_id",),
    "compliance_by_kecamatan": ("kecamatan_id",),
    "compliance_by_kelurahan": ("kecamatan_id", "kelurahan_id"),
    "compliance_by_level": ("level",),
    "violations_by_severity": ("severity",),
    "case_outcomes": ("outcome",),
    "case_ladder": ("rung",),
}
CITY, LADDER = ("compliance_total",), ("case_ladder", "laporan")
MEASURES = ("obliged", "signed", "fulfilled", "cases")


@dataclass
class Known:
    """What one day shows of one measure: values of shown cells, the ends that a label tells of hidden ones, sums."""

    shown: dict[Cell, int] = field(default_factory=dict)
    hidden: dict[Cell, tuple[float, float]] = field(default_factory=dict)
    sums: list[tuple[Cell, list[Cell]]] = field(default_factory=list)

    def solved(self) -> set[Cell]:
        """Hidden cells that the equations fix: adding 'this cell' as an equation tells nothing new."""
        cells = sorted(self.hidden)
        if not cells:
            return set()
        place = {cell: number for number, cell in enumerate(cells)}
        rows = np.zeros((len(self.sums), len(cells)))
        for row, (total, parts) in zip(rows, self.sums, strict=True):
            for cell, sign in [(total, -1.0), *((part, 1.0) for part in parts)]:
                if cell in place:
                    row[place[cell]] += sign
        # Project each cell's own direction onto what the equations speak of: nothing left means it is known.
        _, sizes, spoken = np.linalg.svd(rows, full_matrices=False)
        spoken = spoken[sizes > 1e-9]
        left = np.eye(len(cells)) - spoken.T @ spoken
        return {cell for cell in cells if np.linalg.norm(left[place[cell]]) < 1e-6}

    def pinned(self) -> set[Cell]:
        """Hidden cells whose least and greatest possible value meet, though their labels leave them apart."""
        ends = {cell: (float(v), float(v)) for cell, v in self.shown.items()} | self.hidden
        for _ in range(200):
            before = dict(ends)
            for total, parts in self.sums:
                if total not in ends or any(part not in ends for part in parts):
                    continue
                _squeeze(ends, total, parts)
            if ends == before:
                break
        return {c for c, (low, high) in self.hidden.items() if low < high and ends[c][0] >= ends[c][1]}


def _squeeze(ends: dict[Cell, tuple[float, float]], total: Cell, parts: list[Cell]) -> None:
    low, high = sum(ends[p][0] for p in parts), sum(ends[p][1] for p in parts)
    ends[total] = (max(ends[total][0], low), min(ends[total][1], high))
    for part in parts:
        others = low - ends[part][0], high - ends[part][1]
        ends[part] = (
            max(ends[part][0], ends[total][0] - others[1]),
            min(ends[part][1], ends[total][1] - others[0]),
        )
        low, high = others[0] + ends[part][0], others[1] + ends[part][1]


@dataclass
class Attack:
    """Everything read, and what came of it."""

    read: Read
    threshold: int
    views: int = 0
    masked: int = 0
    recovered: list[str] = field(default_factory=list)

    def on(self, cycle: int, days: Sequence[date]) -> None:
        """Attack all tables of a cycle on all its days."""
        course: dict[str, list[Known]] = {measure: [] for measure in MEASURES}
        for day in days:
            frames = {table: self.read(table, cycle, day) for table in TABLES}
            self.views += len(frames)
            for measure in MEASURES:
                known = self._known(frames, measure)
                course[measure].append(known)
                self.masked += len(known.hidden)
                for cell in sorted(known.solved() | known.pinned()):
                    self.recovered.append(f"{cycle} {day} {measure} {'|'.join(cell)}")
        for measure, seen in course.items():
            self.recovered += [f"{cycle} {measure} {'|'.join(cell)}" for cell in _between(seen)]

    def _known(self, frames: Mapping[str, pd.DataFrame], measure: str) -> Known:
        known, before = Known(), None
        for table, key in TABLES.items():
            if measure not in frames[table].columns:
                continue
            for row in frames[table].to_dict("records"):
                cell = (table, *("" if pd.isna(row[k]) else str(row[k]) for k in key))
                if pd.isna(row[measure]):
                    known.hidden[cell] = self._ends(row, measure, before)
                else:
                    known.shown[cell] = int(row[measure])
                if table == "case_ladder":
                    before = row[measure]
        everything = [*known.shown, *known.hidden]
        known.sums = [(total, parts) for total, parts in _adding_up(everything) if parts]
        return known

    def _ends(self, row: Mapping[Hashable, Any], measure: str, before: Any) -> tuple[float, float]:
        """What the label says: few, nearly all, or neither."""
        wholes = {"signed": row.get("obliged"), "fulfilled": row.get("signed"), "cases": before}
        of = wholes.get(measure)
        whole = np.inf if of is None or pd.isna(of) else float(of)
        label, k = row[f"{measure}_hidden"], self.threshold
        if label == "sedikit":
            return 0, min(k - 1, whole)
        if label == "hampir semua" and whole < np.inf:
            return max(whole - k + 1, 0), whole
        if label == "ditutup":
            return k, max(whole - k, k)
        return 0, whole


def _adding_up(cells: Sequence[Cell]) -> Iterator[tuple[Cell, list[Cell]]]:
    """The sums that anybody can know: parts of the city, kelurahan of a kecamatan, ends and severities of reports."""
    for table in ("compliance_by_unit", "compliance_by_kecamatan", "compliance_by_level"):
        yield CITY, [cell for cell in cells if cell[0] == table]
    for place in [cell for cell in cells if cell[0] == "compliance_by_kecamatan"]:
        yield place, [cell for cell in cells if cell[0] == "compliance_by_kelurahan" and cell[1] == place[1]]
    for table in ("violations_by_severity", "case_outcomes"):
        yield LADDER, [cell for cell in cells if cell[0] == table]
    if ("case_outcomes", "sanksi") in cells:
        yield ("case_ladder", "sanksi"), [("case_outcomes", "sanksi")]


def _between(days: Sequence[Known]) -> Iterator[Cell]:
    """Cells hidden on a day between two on which they are shown alike: counts that only grow did not change."""
    for at in range(1, len(days) - 1):
        for cell in days[at].hidden:
            before = next((day.shown[cell] for day in days[:at][::-1] if cell in day.shown), None)
            after = next((day.shown[cell] for day in days[at + 1 :] if cell in day.shown), None)
            if before is not None and before == after:
                yield cell
