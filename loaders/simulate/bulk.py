"""Very many people at once, written by DuckDB straight to CSV: for the nation and for the benchmark."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import duckdb

from loaders.simulate.city import OPENED_SINCE, establish, units_of
from loaders.simulate.people import OPEN_TO_PPPK
from loaders.simulate.reference import SimulatedCycle, SimulatedReference, Unit
from settings import read_settings
from text.sql import literal

CITY_SIZE = 9000
# Share of the people who are the youngest and came after 2018, two in three as PPPK.
NEWCOMERS = 0.1

# Person n of `total`: the later the number, the later the birth. Those born on one day differ in sex or serial, so no
# two NIP are the same; a day holds 1.998 people.
PEOPLE = """
CREATE MACRO people(first, last) AS TABLE
WITH numbered AS (
    SELECT n, n * getvariable('days') // getvariable('total') AS birth_day,
        CAST(hash(n, getvariable('seed')) >> 2 AS BIGINT) AS dice
    FROM range(first, last) AS line(n)
), born AS (
    SELECT *, DATE '1959-10-01' + CAST(birth_day AS INTEGER) AS born_on,
        n - (birth_day * getvariable('total') + getvariable('days') - 1) // getvariable('days') AS place
    FROM numbered
), hired AS (
    SELECT *, n >= getvariable('settled') AND dice % 3 > 0 AS is_pppk,
        CASE WHEN n < getvariable('settled') THEN least(year(born_on) + 22 + dice % 9, 2018)
             WHEN dice % 3 > 0 THEN 2021 + dice // 8 % 2
             ELSE greatest(year(born_on) + 20, 2019 + dice // 8 % 4) END AS hired_in
    FROM born
)
SELECT n, dice, n % getvariable('governments') AS government,
    n // getvariable('governments') % getvariable('slots') AS slot,
    CASE WHEN is_pppk THEN 'PPPK' ELSE 'PNS' END AS employment,
    strftime(born_on, '%Y%m%d') || hired_in
        || CASE WHEN is_pppk THEN '21' ELSE format('{:02d}', 1 + dice // 64 % 12) END
        || (1 + (place + birth_day) % 2) || format('{:03d}', 1 + place // 2) AS nip
FROM hired
"""

ROSTER = """
CREATE MACRO roster_of(wanted, first, last) AS TABLE
SELECT wanted AS siklus, nip, 'Pegawai ' || format('{:05d}', n + 1) AS nama,
    unit || suffix AS unit_kerja, kecamatan || suffix AS kecamatan, kelurahan || suffix AS kelurahan,
    CASE WHEN is_leading AND employment = 'PPPK' THEN 'fungsional' ELSE level END AS jenjang,
    employment AS status_pegawai,
    CASE WHEN NOT is_leading AND dice // 1024 % 90 = 0 THEN 'tugas belajar' END AS alasan_pengecualian
FROM people(first, last)
JOIN (FROM slots WHERE cycle = wanted) USING (slot)
JOIN suffixes USING (government)
"""
BIRTH_DAYS = 15_400
PEOPLE_PER_BIRTH_DAY = 1998


@dataclass(frozen=True)
class Population:
    """How many people there are in all, from which number on they are newcomers, and over how many governments."""

    total: int
    settled: int
    governments: int
    seed: int

    def __post_init__(self) -> None:
        if self.total > BIRTH_DAYS * PEOPLE_PER_BIRTH_DAY:
            raise ValueError(f"paling banyak {BIRTH_DAYS * PEOPLE_PER_BIRTH_DAY} orang")


def connect(population: Population, people_each: int) -> duckdb.DuckDBPyConnection:
    """Open a connection that can make people: macros people and roster_of, tables slots and suffixes."""
    settings = read_settings()
    connection = duckdb.connect(config={"memory_limit": settings.memory_limit, "threads": str(settings.threads)})
    slots = _fill_slots(connection, people_each, Random(population.seed))
    for name, value in {**vars(population), "days": BIRTH_DAYS, "slots": slots}.items():
        connection.execute(f"SET VARIABLE {name} = {value}::BIGINT")
    connection.execute("CREATE TABLE suffixes (government BIGINT, suffix VARCHAR)")
    suffixes = [(number, f" Pemda {number + 1:03d}" if number else "") for number in range(population.governments)]
    connection.executemany("INSERT INTO suffixes VALUES (?, ?)", suffixes)
    connection.execute(PEOPLE)
    connection.execute(ROSTER)
    return connection


def copy(connection: duckdb.DuckDBPyConnection, query: str, path: Path) -> None:
    """Write a query's rows to a CSV with header, in the order of the query."""
    connection.execute(f"COPY ({query}) TO {literal(path)} (FORMAT csv, HEADER)")


def write_bulk(out: Path, *, rows: int, seed: int) -> Path:
    """Write one clean roster CSV of that many different persons of the city into a folder; return the file."""
    out.mkdir(parents=True, exist_ok=True)
    path = out / f"Roster {rows}.csv"
    population = Population(total=rows, settled=round(rows * (1 - NEWCOMERS)), governments=1, seed=seed)
    cycles = SimulatedReference(read_settings().reference).cycles()
    bounds = [rows * part // len(cycles) for part in range(len(cycles) + 1)]
    parts = zip(cycles, bounds[:-1], bounds[1:], strict=True)
    query = " UNION ALL ".join(f"FROM roster_of({cycle}, {first}, {last})" for cycle, first, last in parts)
    with connect(population, CITY_SIZE) as connection:
        copy(connection, query, path)
    return path


def _fill_slots(connection: duckdb.DuckDBPyConnection, people: int, rng: Random) -> int:
    """Make the slots and return how many: a slot is one post in every government; its unit's name may change."""
    reference = SimulatedReference(read_settings().reference)
    cycles = reference.cycles()
    first, *_, newest = cycles.values()
    posts = [
        (office.unit, level)
        for office in establish(_units(reference, newest, people), newest.cycle, people)
        for level in office.levels
    ]
    rng.shuffle(posts)
    old = _old_units(reference, first, people)
    connection.execute(
        "CREATE TABLE slots (cycle INTEGER, slot BIGINT, unit VARCHAR, level VARCHAR, is_leading BOOLEAN,"
        " kecamatan VARCHAR, kelurahan VARCHAR)"
    )
    for cycle in cycles:
        named = [
            (rng.choice(old.get(unit.unit_id, [unit])) if cycle == first.cycle else unit, level)
            for unit, level in posts
        ]
        _insert(
            connection,
            [
                (cycle, slot, unit.name, level, level not in OPEN_TO_PPPK, *_place(unit))
                for slot, (unit, level) in enumerate(named)
            ],
        )
    return len(posts)


def _insert(connection: duckdb.DuckDBPyConnection, rows: Sequence[tuple[object, ...]]) -> None:
    columns = [list(column) for column in zip(*rows, strict=True)]
    unnested = ", ".join(f"unnest(${at})" for at in range(1, len(columns) + 1))
    connection.execute(f"INSERT INTO slots SELECT {unnested}", columns)


def _units(reference: SimulatedReference, cycle: SimulatedCycle, people: int) -> list[Unit]:
    return units_of(reference, cycle.cycle, cycle.due_on, people)


def _place(unit: Unit) -> tuple[str | None, str | None]:
    return (unit.kecamatan, unit.kelurahan) if unit.kind in ("sdn", "smpn", "puskesmas") else (None, None)


def _old_units(reference: SimulatedReference, cycle: SimulatedCycle, people: int) -> dict[str, list[Unit]]:
    """Today's unit -> what it was in the first cycle: itself, what went into it, or for a new school another one."""
    old = {unit.unit_id: unit for unit in _units(reference, cycle, people)}
    found = {unit_id: [unit] for unit_id, unit in old.items()}
    for old_id, new in reference.successors().items():
        if old_id in old and new[0] not in old:
            found.setdefault(new[0], []).append(old[old_id])
    smpn = [unit for unit in old.values() if unit.kind == "smpn"]
    return found | {f"SMPN_{number}": smpn for number in range(len(smpn) + 1, len(smpn) + OPENED_SINCE + 1)}
