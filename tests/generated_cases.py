"""Any history that a register might hold, and a build whose own SQL turns it into cases, clocks and states."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
from hypothesis import strategies as st

from metrics import find

LOADERS = Path(__file__).parent.parent / "loaders"
BEGINS = {2019: date(2018, 9, 10), 2023: date(2023, 10, 20), 2024: date(2024, 8, 15)}
WAY = (
    *("laporan", "kajian_awal", "register", "klarifikasi", "kajian", "terbukti", "rekomendasi", "verifikasi_bkn"),
    *("disposisi_ppk", "panggilan", "bap", "lhp", "sk_sanksi", "penyampaian_sk", "banding", "putusan_banding"),
)
OTHERS = (
    *("tidak_diregister", "bukan_pelanggaran", "tidak_terbukti", "dilimpahkan", "dihentikan", "selesai", "keberatan"),
    *("sk_dicabut", "sk_sanksi", "panggilan", "unggah_idis"),
)
POLLING = {2019: date(2019, 4, 17), 2023: date(2024, 2, 14), 2024: date(2024, 11, 27)}
SANCTIONS = {"sk_sanksi": ("PP94_RINGAN", "PP94_BERAT", "PP42_MORAL"), "rekomendasi": ("PP94_SEDANG", None)}

CASE_COLUMNS, STEP_COLUMNS = "case_id cycle reported_on agency_id form_id", "case_id line step_id step_on sanction_id"


def _statement(file: str, table: str) -> str:
    """The statement of the build that makes a table."""
    (found,) = [
        part for part in (LOADERS / file).read_text(encoding="utf-8").split(";\n") if f"CREATE TABLE {table} AS" in part
    ]
    return found.replace("CREATE TABLE", "CREATE OR REPLACE TABLE")


STATEMENTS = tuple(
    _statement(*said) for said in (("facts.sql", "cases"), ("facts.sql", "case_steps"), ("views.sql", "case_places"))
)


@dataclass(frozen=True)
class Case:
    """One matter: cycle, form, day of report (None: unknown), whether it is ours, and steps with day and sanction."""

    cycle: int
    form: str | None
    reported_on: date | None
    is_own: bool
    steps: tuple[tuple[str, date, str | None], ...]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """The usual way up to some point, with steps left out, put in anywhere, on days in order or not."""
    cycle = draw(st.sampled_from(sorted(BEGINS)))
    begins = BEGINS[cycle] + timedelta(days=draw(st.integers(0, 60)))
    way = [step for step in WAY[: draw(st.integers(0, len(WAY)))] if draw(st.integers(0, 4))]
    for step in draw(st.lists(st.sampled_from(OTHERS), max_size=3)):
        way.insert(draw(st.integers(0, len(way))), step)
    days = [begins + timedelta(days=draw(st.integers(0, 120))) for _ in way]
    if draw(st.integers(0, 3)):  # most registers are in order
        days.sort()
    told = dict.fromkeys(zip(way, days, strict=True))  # the loader takes a step of a day once
    steps = tuple((step, day, draw(st.sampled_from(SANCTIONS.get(step, (None,))))) for step, day in told)
    form = draw(st.sampled_from(("E4", "D1", "D7", None)))
    return Case(cycle, form, draw(st.sampled_from((begins, None))), draw(st.integers(0, 4)) > 0, steps)


@dataclass(frozen=True)
class Register:
    """A build whose cases can be put in anew, by the statements that made them, and whose metrics can be asked."""

    connection: duckdb.DuckDBPyConnection

    def hold(self, held: Sequence[Case], until: date = date.max) -> None:
        """Make the tables of cases from what had happened by a day."""
        self.connection.execute("DELETE FROM scratch.judged_case; DELETE FROM scratch.judged_step")
        known = [(f"K{number}", case) for number, case in enumerate(held) if known_on(case) <= until]
        told = [
            (name, c.cycle, c.reported_on, "Pemkot Malang" if c.is_own else "Provinsi", c.form) for name, c in known
        ]
        steps = [(name, line, *step) for name, c in known for line, step in enumerate(c.steps) if step[1] <= until]
        for kind, columns, rows in (("case", CASE_COLUMNS, told), ("step", STEP_COLUMNS, steps)):
            told_rows = pd.DataFrame(rows, columns=columns.split(), dtype=object)
            self.connection.register("told_rows", told_rows)
            self.connection.execute(f"INSERT INTO scratch.judged_{kind} BY NAME SELECT *, 0 AS mask FROM told_rows")
            self.connection.unregister("told_rows")
        for statement in STATEMENTS:
            self.connection.execute(statement)

    def ask(self, name: str, as_of: date) -> pd.DataFrame:
        """A metric, as the registry has it."""
        metric = find(name)
        values: dict[str, Any] = {**dict.fromkeys(metric.parameters), "as_of": as_of}
        return self.connection.execute(metric.sql, values).df()[list(metric.columns)]


def known_on(case: Case) -> date:
    """The day from which a case counts: that of its report, else polling day."""
    return case.reported_on or POLLING[case.cycle]


def open_register(build: Path) -> Register:
    """Open a copy of a build that may be written to; its own file must hold at least one case and one step."""
    connection = duckdb.connect(str(build), config={"disabled_optimizers": "build_side_probe_side", "threads": 2})
    connection.execute("ATTACH ':memory:' AS scratch")
    for table, kind in (("cases", "case"), ("case_steps", "step")):
        connection.execute(f"CREATE TABLE scratch.judged_{kind} AS SELECT *, 0 AS line, 0 AS mask FROM {table} LIMIT 0")
    connection.execute("CREATE TABLE scratch.dropped (kind VARCHAR, load_id INTEGER, line INTEGER)")
    return Register(connection)
