"""Many governments: government 001 is the city itself, the others are built like it under names of their own."""

from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import duckdb

from loaders.simulate.bulk import Population, connect, copy
from loaders.simulate.city import units_of
from loaders.simulate.days import ONE_DAY, working_days
from loaders.simulate.reference import Manner, SimulatedCycle, SimulatedReference
from loaders.simulate.signings import cascade_of
from settings import read_settings
from text.sql import literal

# Share of the posts that have changed hands since the first cycle, by the manner of a later one.
CHANGED = {Manner.IKRAR: 0.08, Manner.SLOW: 0.16, Manner.NEWEST: 0.2}
LAGS = {"jpt": 0, "kepala_sekolah": 0, "administrator": 1, "pengawas": 2, "fungsional": 4, "pelaksana": 6}

SIGNING = """
SELECT {cycle} AS siklus, nip AS nip,
    CASE WHEN dice // 7 % 1000 < {late} THEN late_days[1 + dice // 512 % len(late_days)]
         ELSE days[1 + least(len(days) - 1, lag + CAST({trickle} * -ln((1 + dice // 4096 % 1000) / 1001.0) AS BIGINT))]
    END AS tanggal_ttd,
    CASE WHEN lag = 0 THEN 'serentak' ELSE 'unit' END AS cara,
    CASE WHEN dice // 65536 % 1000 < {verified} THEN 'ya' WHEN dice // 65536 % 1000 < {known} THEN 'tidak' END
        AS terverifikasi
FROM people({first}, {last})
JOIN (FROM slots WHERE cycle = {cycle}) USING (slot)
JOIN lags USING (level)
CROSS JOIN calendar
WHERE dice // 16777216 % 1000 < {share} + CAST(hash(government, unit) % 160 AS BIGINT) - 80
"""

OTHERS = """
CREATE TABLE others AS SELECT *, format('G{:03d}_', government + 1) AS id FROM suffixes WHERE government > 0
"""
SUBORDINATE = """
INSERT INTO original BY NAME
SELECT $1 AS unit_id, $2 AS name, $2 AS short_name, $3 AS kind, $4 AS parent_id, kecamatan_id, kelurahan_id,
    'simulasi' AS source, 'false' AS is_verified
FROM city WHERE kind = 'kelurahan' AND name = 'Kelurahan ' || $5
"""
# How each reference file is copied for another government: {id} is its prefix, suffix its name.
COPIES = {
    "kecamatan": "SELECT * REPLACE ({id}kecamatan_id AS kecamatan_id, {id}bps_id AS bps_id, name || suffix AS name)",
    "kelurahan": (
        "SELECT * REPLACE ({id}kelurahan_id AS kelurahan_id, {id}kecamatan_id AS kecamatan_id, {id}bps_id AS bps_id,"
        " name || suffix AS name, '' AS aliases)"
    ),
    "units": (
        "SELECT * REPLACE ({id}unit_id AS unit_id, name || suffix AS name, short_name || suffix AS short_name,"
        " CASE WHEN parent_id > '' THEN {id}parent_id END AS parent_id,"
        " CASE WHEN kecamatan_id > '' THEN {id}kecamatan_id END AS kecamatan_id,"
        " CASE WHEN kelurahan_id > '' THEN {id}kelurahan_id END AS kelurahan_id, '' AS aliases)"
    ),
    "unit_mapping": "SELECT * REPLACE ({id}old_id AS old_id, {id}new_id AS new_id)",
}


def write_nation(out: Path, asn: int, governments: int, seed: int, say: Callable[[str], None]) -> None:
    """Write a roster and a signing CSV per cycle for all governments together, and their reference folder."""
    cycles = SimulatedReference(read_settings().reference).cycles()
    shares = {year: 0.0 if cycle.is_first else CHANGED[cycle.manner] for year, cycle in cycles.items()}
    changed = {year: round(asn * share) // governments * governments for year, share in shares.items()}
    population = Population(asn + max(changed.values()), asn, governments, seed)
    with connect(population, asn // governments) as connection:
        lags = [list(LAGS), list(LAGS.values())]
        connection.execute("CREATE TABLE lags AS SELECT unnest($1) AS level, unnest($2) AS lag", lags)
        for cycle in cycles.values():
            year, first = cycle.cycle, changed[cycle.cycle]
            copy(connection, f"FROM roster_of({year}, {first}, {first + asn})", out / f"Roster {year}.csv")
            say(f"siklus {year}: daftar wajib {asn} orang")
            copy(connection, _signing(connection, cycle, first, first + asn), out / f"TTD {year}.csv")
            say(f"siklus {year}: daftar tanda tangan")
        _write_reference(connection, out / "reference", asn // governments)
    say(f"acuan untuk {governments} pemerintah daerah")


def _signing(connection: duckdb.DuckDBPyConnection, cycle: SimulatedCycle, first: int, last: int) -> str:
    cascade = cascade_of(cycle)
    days = working_days(cascade.launch_on or cascade.first_on, cycle.due_on)
    late = working_days(cycle.due_on + ONE_DAY, cycle.polling_on - ONE_DAY)
    lists = [list(days), list(late)]
    connection.execute("CREATE OR REPLACE TABLE calendar AS SELECT $1 AS days, $2 AS late_days", lists)
    return SIGNING.format(
        cycle=cycle.cycle,
        first=first,
        last=last,
        late=round(cascade.late * 1000),
        trickle=cascade.trickle,
        share=round(cascade.share * 1000),
        verified=round(cascade.verified * 1000),
        known=round((cascade.verified + cascade.unverified) * 1000),
    )


def _write_reference(connection: duckdb.DuckDBPyConnection, target: Path, people: int) -> None:
    reference = SimulatedReference(read_settings().reference)
    copytree(reference.folder, target, dirs_exist_ok=True)
    connection.execute(OTHERS)
    for name, select in COPIES.items():
        path = literal(reference.folder / f"{name}.csv")
        connection.execute(f"CREATE OR REPLACE TABLE city AS FROM read_csv({path}, all_varchar = true)")
        connection.execute("CREATE OR REPLACE TABLE original AS FROM city")
        if name == "units":
            _list_subordinates(connection, reference, people)
        copies = select.format(id="id || ").replace("*", "* EXCLUDE (government, suffix, id)", 1)
        query = f"FROM city UNION ALL BY NAME {copies} FROM original, others"
        copy(connection, query, target / f"{name}.csv")


def _list_subordinates(connection: duckdb.DuckDBPyConnection, reference: SimulatedReference, people: int) -> None:
    """Schools and puskesmas of the other governments are listed: a prefix says the kind, not the government."""
    cycle = list(reference.cycles().values())[-1]
    for unit in units_of(reference, cycle.cycle, cycle.due_on, people):
        if unit.kind in ("sdn", "smpn", "puskesmas"):
            connection.execute(SUBORDINATE, [unit.unit_id, unit.name, unit.kind, unit.parent_id, unit.kelurahan])
