"""A fuzzer of layouts: right tables, printed as offices print them, are read back; none may end in a wrong figure.

`python -m tools.layouts --count 20000 --seed 1` says how many were read right, asked about or refused, and prints each
that was silently wrong with its seed; `--only SEED` writes that one layout to a file and says what became of it.
"""

import argparse
import csv
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import xlsxwriter

from loaders.build.workspace import open_workspace, stage_file, validate_batches
from loaders.contract.errors import Unreadable
from loaders.simulate.spelling import long_day
from loaders.sources.manifest import Source
from loaders.validation.reject_limits import check_limits
from loaders.validation.workspace import Workspace
from settings import read_settings
from storage.errors import Refused

UNITS = ("Dinas Kesehatan", "Dinas Perhubungan", "Inspektorat", "Satpol PP", "Kecamatan Klojen", "Kelurahan Kauman")
LAYOUTS_PER_WORKSPACE = 200
FIRST_DAY, SECOND_DAY = date(2024, 8, 26), date(2024, 8, 27)
Cell = Any


@dataclass
class Sheet:
    """One printed table: rows of cells, merged ranges (top, left, bottom, right), hidden parts."""

    rows: list[list[Cell]]
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    percent_columns: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Layout:
    """A printed table, what it says, and what was done to it."""

    sheet: Sheet
    kind: str
    truth: frozenset[tuple[Any, ...]]
    steps: tuple[str, ...]
    is_xlsx: bool
    delimiter: str


@dataclass
class Printed:
    """A table on its way to paper: titles with the group above each, and cells by row."""

    titles: list[tuple[str, str]]
    rows: list[list[Cell]]
    steps: list[str] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    percent: set[int] = field(default_factory=set)
    units: list[str] = field(default_factory=list)

    def insert(self, at: int, group: str, title: str, cells: Sequence[Cell]) -> None:
        """Put a column before the one at that place."""
        self.titles.insert(at, (group, title))
        for row, cell in zip(self.rows, cells, strict=True):
            row.insert(at, cell)
        self.hidden = {place + (place >= at) for place in self.hidden}
        self.percent = {place + (place >= at) for place in self.percent}


def spelled(rng: Random, title: str) -> str:
    """Write a title as people do."""
    return rng.choice([title, title.upper(), title.replace(" ", "\n", 1), f" {title} ", title + " *"])


def spelled_count(rng: Random, count: int, *, is_xlsx: bool) -> Cell:
    """Write a count as people do."""
    text = f"{count:,}".replace(",", ".")
    return rng.choice([count, count, text, f" {text}"]) if is_xlsx else rng.choice([str(count), text, f" {text}"])


def spelled_day(rng: Random, day: date) -> str:
    """Write a day as people do; all ways can be told from one another."""
    worded = long_day(day)
    return rng.choice([day.isoformat(), worded, f"Malang, {worded}", f"{worded} pukul 09.00 WIB", f"tgl. {worded}"])


def recap(rng: Random, *, is_xlsx: bool) -> tuple[Printed, frozenset[tuple[Any, ...]]]:
    """Return a recap of some units, perhaps told in parts, with columns that are easily taken for others."""
    units = rng.sample(UNITS, rng.randint(1, len(UNITS)))
    counts = {unit: (obliged := rng.randint(2, 300), rng.randint(0, obliged)) for unit in units}
    told = Printed([("", rng.choice(["Unit Kerja", "OPD", "Perangkat Daerah"]))], [[unit] for unit in units])
    names = [rng.choice(["Jumlah ASN", "Wajib", "Jumlah Wajib", "Target"]), rng.choice(["Sudah TTD", "Jumlah TTD"])]
    parts = rng.choice([(), (), ("L", "P"), ("PNS", "PPPK"), ("Laki-laki", "Perempuan")])
    for which, name in enumerate(names):
        values = [counts[unit][which] for unit in units]
        if not parts:
            told.insert(len(told.titles), "", name, [spelled_count(rng, v, is_xlsx=is_xlsx) for v in values])
            continue
        first = [rng.randint(0, value) for value in values]
        columns = [(parts[0], first), (parts[1], [v - f for v, f in zip(values, first, strict=True)])]
        columns.insert(rng.choice([0, 2]), (rng.choice(["Jml", "Jumlah", "Total"]), values))
        for title, cells in columns:
            told.insert(len(told.titles), name, title, [spelled_count(rng, c, is_xlsx=is_xlsx) for c in cells])
    if parts:
        told.steps.append("parts")
    decoys: list[tuple[str, Callable[[str], Cell]]] = [
        ("Belum TTD", lambda unit: counts[unit][0] - counts[unit][1]),
        ("Realisasi (%)", lambda unit: round(100 * counts[unit][1] / counts[unit][0])),
        ("Persentase", lambda unit: f"{round(100 * counts[unit][1] / counts[unit][0])}%"),
        ("Ket", lambda _: ""),
    ]
    for title, value in rng.sample(decoys, rng.randint(0, 3)):
        told.insert(
            rng.randint(1, len(told.titles)) if not parts else len(told.titles), "", title, [value(u) for u in units]
        )
        told.steps.append(title)
    told.units = units
    return told, frozenset((unit, *counts[unit], FIRST_DAY) for unit in units)


def signing(rng: Random) -> tuple[Printed, frozenset[tuple[Any, ...]]]:
    """Return a list of signatures, perhaps with ranks and posts whose days are not those of signing."""
    people = rng.randint(1, 12)
    start = date(2024, 8, 20)
    days = [start + timedelta(days=rng.randint(0, 30)) if rng.random() < 0.8 else None for _ in range(people)]
    numbers = [f"199001012015011{at + 1:03}" for at in range(people)]
    told = Printed([("", rng.choice(["NIP", "NIP/NI PPPK"]))], [[number] for number in numbers])
    title = rng.choice(["Tanggal TTD", "Tgl. Tanda Tangan", "Tanggal Penandatanganan"])
    told.insert(1, "", title, [spelled_day(rng, day) if day else "" for day in days])
    told.insert(0, "", "Nama", [f"Pegawai {at + 1:05}" for at in range(people)])
    if rng.random() < 0.5:
        at = rng.randint(1, 2)
        told.insert(at, "Pangkat", "TMT", ["2020-04-01"] * people)
        told.insert(at, "Pangkat", "Gol", ["III/a"] * people)
        told.steps.append("rank")
    if rng.random() < 0.3:
        told.insert(len(told.titles), "Jabatan", "Nama", ["Pengadministrasi"] * people)
        told.insert(len(told.titles), "Jabatan", "TMT", ["2022-01-03"] * people)
        told.steps.append("post")
    if rng.random() < 0.3:
        told.insert(len(told.titles), "", "Tgl TTD", [start.isoformat()] * people)
        told.hidden = {len(told.titles) - 1}
        told.steps.append("hidden day")
    if rng.random() < 0.4:
        told.insert(len(told.titles), "", "Ket", ["" if rng.random() < 0.7 else "apel" for _ in range(people)])
    truth = {(number, day) for number, day in zip(numbers, days, strict=True) if day}
    return told, frozenset(truth)


def halves(printed: Printed) -> Printed:
    """Print a list in two halves side by side."""
    half = (len(printed.rows) + 1) // 2
    blank = [""] * len(printed.titles)
    right = [*printed.rows[half:], *[blank] * (2 * half - len(printed.rows))]
    rows = [[*left, *other] for left, other in zip(printed.rows[:half], right, strict=True)]
    width = len(printed.titles)
    hidden = printed.hidden | {at + width for at in printed.hidden}
    return Printed(printed.titles * 2, rows, [*printed.steps, "halves"], hidden)


def laid_out(seed: int) -> Layout:
    """Return the layout of a seed."""
    rng = Random(seed)
    kind = rng.choice(["recap", "signing"])
    is_xlsx = rng.random() < 0.7
    printed, truth = recap(rng, is_xlsx=is_xlsx) if kind == "recap" else signing(rng)
    if not is_xlsx and printed.hidden:  # nothing is hidden in a CSV
        (at,) = printed.hidden
        del printed.titles[at]
        for row in printed.rows:
            del row[at]
        printed.hidden = set()
    if rng.random() < 0.7:
        numbers = [at + 1 if is_xlsx else str(at + 1) for at in range(len(printed.rows))]
        printed.insert(0, "", rng.choice(["No", "No.", "NO URUT"]), numbers)
    total: list[Cell] | None = None
    if kind == "signing" and len(printed.rows) > 3 and rng.random() < 0.25:
        printed = halves(printed)
    elif rng.random() < 0.5:
        total = _total(rng, printed, truth, kind)
        printed.steps.append("total")
    return _page(rng, printed, truth, kind, total, is_xlsx=is_xlsx)


def _total(rng: Random, printed: Printed, truth: frozenset[tuple[Any, ...]], kind: str) -> list[Cell]:
    row: list[Cell] = [""] * len(printed.titles)
    row[0] = rng.choice(["JUMLAH", "J U M L A H", "Total", "Jumlah Total"])
    if kind == "signing":
        row[-1] = rng.choice([len(truth), f"{len(printed.rows)} orang"])
        return row
    for at, (group, title) in enumerate(printed.titles):
        cells = [str(line[at]).strip().replace(".", "") for line in printed.rows]
        if (
            at
            and all(cell.isdigit() for cell in cells)
            and "%" not in title
            and "No" not in title
            and "NO" not in title
        ):
            row[at] = sum(map(int, cells))
        _ = group
    return row


def _page(
    rng: Random,
    printed: Printed,
    truth: frozenset[tuple[Any, ...]],
    kind: str,
    total: list[Cell] | None,
    *,
    is_xlsx: bool,
) -> Layout:
    sheet = Sheet([], hidden_columns=sorted(printed.hidden))
    for _ in range(rng.randint(0, 2)):
        sheet.rows.append([rng.choice(["PEMERINTAH KOTA MALANG", "LAPORAN NETRALITAS ASN", ""])])
    labels = [("Siklus", "2024")] + ([("Posisi per", "26 Agustus 2024")] if kind == "recap" else [])
    style = rng.choice(["cell", "cells", "row"])
    if style == "row":
        sheet.rows.append([f"{name} : {text}" for name, text in labels])
    for name, text in labels if style != "row" else ():
        sheet.rows.append([f"{name} : {text}"] if style == "cell" else [name, ":", text])
    if rng.random() < 0.4:
        sheet.rows.append([])
    _head(rng, printed, sheet)
    first = len(printed.rows)
    if kind == "recap" and not total and first > 1 and rng.random() < 0.4:
        first = rng.randint(1, first - 1)
        truth = frozenset((*row[:3], SECOND_DAY if row[0] in printed.units[first:] else FIRST_DAY) for row in truth)
        printed.steps.append("two tables")
    sheet.rows += printed.rows[:first]
    if first < len(printed.rows):
        sheet.rows += [[], ["Posisi per : 27 Agustus 2024"]]
        if rng.random() < 0.7:
            _head(rng, printed, sheet)
        sheet.rows += printed.rows[first:]
    if total:
        sheet.rows.append(total)
    if rng.random() < 0.4:
        sheet.rows += [[], ["", "Malang, 30 Agustus 2024"], ["", "Kepala Dinas"], [], ["", "NIP 19700101 199003 1 001"]]
        printed.steps.append("signature")
    delimiter = rng.choice([";", ",", "\t", "|"])
    return Layout(sheet, kind, truth, tuple(printed.steps), is_xlsx, delimiter)


def _head(rng: Random, printed: Printed, sheet: Sheet) -> None:
    line = len(sheet.rows)
    if not any(group for group, _ in printed.titles):
        sheet.rows.append([spelled(rng, title) for _, title in printed.titles])
        return
    upper: list[Cell] = []
    lower: list[Cell] = []
    for at, (group, title) in enumerate(printed.titles):
        if not group:
            upper.append(spelled(rng, title))
            lower.append("")
            sheet.merges.append((line, at, line + 1, at))
        else:
            begins = at == 0 or printed.titles[at - 1][0] != group
            upper.append(group if begins else "")
            lower.append(title)
    sheet.rows += [upper, lower]


def write(layout: Layout, place: Path) -> Path:
    """Write the layout as a workbook or a CSV file."""
    path = place / ("tabel.xlsx" if layout.is_xlsx else "tabel.csv")
    if not layout.is_xlsx:
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file, delimiter=layout.delimiter).writerows(layout.sheet.rows)
        return path
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet("Lembar1")
        for number, row in enumerate(layout.sheet.rows):
            for at, cell in enumerate(row):
                if cell != "":
                    page.write(number, at, cell)
        for top, left, bottom, right in layout.sheet.merges:
            page.merge_range(top, left, bottom, right, layout.sheet.rows[top][left])
        for at in layout.sheet.hidden_columns:
            page.set_column(at, at, None, None, {"hidden": True})
    return path


def outcome(workspace: Workspace, layout: Layout, path: Path) -> tuple[str, str]:
    """Read the file; return RIGHT, ASKED, REFUSED or SILENT, and what was read otherwise."""
    known = len(workspace.loads)
    try:
        loads = stage_file(workspace, Source(path.name, None, "", ((path.name, path),)), path.name, path)
        validate_batches(workspace, loads)
        check_limits(loads)
    except (Unreadable, Refused) as error:
        del workspace.loads[known:]
        return "REFUSED", str(error)
    ids = [load.load_id for load in loads]
    sql = {
        "recap": "SELECT u.name, j.obliged, j.signed, j.position_on "
        "FROM scratch.judged_recap AS j JOIN units AS u USING (unit_id)",
        "signing": "SELECT lpad(CAST(j.nip AS VARCHAR), 18, '0'), j.signed_on FROM scratch.judged_signing AS j",
    }[layout.kind]
    rows = workspace.connection.execute(
        f"{sql} WHERE list_contains($ids, j.load_id) AND j.mask = 0", {"ids": ids}
    ).fetchall()
    found = Counter(rows)
    if found == Counter(_named(layout.truth)):
        return "RIGHT", ""
    told = sum(load.rejected for load in loads) + sum(len(load.printed) for load in loads)
    is_less = not found - Counter(_named(layout.truth))
    lost = len(layout.truth) - sum(found.values())
    if told and is_less and lost <= told:
        return "ASKED", f"{told} told"
    return "SILENT", f"read {sorted(found.elements(), key=str)[:6]} of {sorted(layout.truth, key=str)[:6]}; told {told}"


NAMES = {"Satpol PP": "Satuan Polisi Pamong Praja", "Inspektorat": "Inspektorat"}


def _named(truth: frozenset[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    return [(NAMES.get(row[0], row[0]), *row[1:]) for row in truth]


def try_all(seeds: Sequence[int], say: Callable[[str], None]) -> Counter[str]:
    """Try the layouts of the seeds; say each that was silently wrong."""
    tally: Counter[str] = Counter()
    for begin in range(0, len(seeds), LAYOUTS_PER_WORKSPACE):
        with tempfile.TemporaryDirectory() as folder:
            settings = read_settings()
            workspace = open_workspace(Path(folder) / "layouts", settings.reference, settings)
            for seed in seeds[begin : begin + LAYOUTS_PER_WORKSPACE]:
                layout = laid_out(seed)
                verdict, why = outcome(workspace, layout, write(layout, Path(folder)))
                tally[verdict] += 1
                if verdict == "SILENT":
                    say(f"seed {seed} ({layout.kind}, {', '.join(layout.steps)}): {why}")
                elif verdict == "REFUSED":
                    tally[why.partition(": ")[2][:50]] += 1
            workspace.connection.close()
    return tally


def main() -> int:
    """Run the fuzzer; 1 where a layout ended in a wrong figure without a word."""
    parser = argparse.ArgumentParser(prog="layouts", description=__doc__)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int)
    chosen = parser.parse_args()
    if chosen.only is not None:
        layout = laid_out(chosen.only)
        print(layout, write(layout, Path.cwd()))
        return 0
    tally = try_all(range(chosen.seed, chosen.seed + chosen.count), lambda text: print(text, flush=True))
    print(dict(tally.most_common()))
    return int(tally["SILENT"] > 0)


if __name__ == "__main__":
    sys.exit(main())
