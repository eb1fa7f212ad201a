"""Which rules differ between two builds: rows of the reference tables, and the loader's own way of counting."""

import pandas as pd

from storage.comparison import ComparedBuilds

REFERENCE = {
    "agencies": "instansi",
    "bawaslu_statuses": "status register Bawaslu",
    "bodies": "lembaga",
    "clocks": "batas waktu",
    "cycles": "siklus dan hari batas",
    "employments": "status pegawai",
    "event_kinds": "jenis kegiatan",
    "contests": "jenis pemilihan",
    "exclusion_reasons": "alasan pengecualian",
    "forms": "bentuk pelanggaran",
    "governments": "pemerintah daerah",
    "holidays": "hari libur yang diputuskan kemudian",
    "kecamatan": "kecamatan",
    "kelurahan": "kelurahan",
    "levels": "jenjang",
    "match_decisions": "keputusan padanan",
    "measures": "ukuran keputusan rapat",
    "national_figures": "angka nasional",
    "origins": "asal laporan",
    "positions": "jabatan",
    "rule_breaks": "pergantian aturan",
    "sanctions": "jenis sanksi",
    "severities": "tingkat",
    "signing_methods": "cara tanda tangan",
    "stages": "tahapan",
    "step_statuses": "status dari tahap",
    "steps": "tahap perkara",
    "unit_groups": "kelompok unit",
    "unit_limits": "batas jumlah ASN per unit",
    "unit_mapping": "unit lama dan penerusnya",
    "units": "unit kerja",
}
"""The tables of the reference data, in words."""
COUNTING = "cara menghitung (pemuat)"
MACROS = """SELECT function_name, CAST(parameters AS VARCHAR) AS parameters, macro_definition
    FROM duckdb_functions() WHERE database_name = '{side}' AND NOT internal"""
COLUMNS = """SELECT database_name, table_name, list(column_name ORDER BY column_name) FROM duckdb_columns()
    WHERE database_name IN ('before', 'after') GROUP BY ALL"""


def changed(pair: ComparedBuilds) -> pd.DataFrame:
    """rule, added, gone, state: a row for each table of rules that differs; a changed row is one gone, one added."""
    columns = {(side, table): found for side, table, found in pair.rows(COLUMNS)}
    said: list[tuple[str, int | None, int | None, str]] = []
    for table, rule in REFERENCE.items():
        before, after = (columns.get((side, table)) for side in ("before", "after"))
        if before != after:
            said.append((rule, None, None, "susunan kolom berubah"))
        elif before:
            said.append((rule, *_both_ways(pair, *(_rows_of(table, side) for side in ("before", "after"))), ""))
    said.append((COUNTING, *_both_ways(pair, *(MACROS.format(side=side) for side in ("before", "after"))), ""))
    rows = [row for row in said if row[1] != 0 or row[2] != 0]
    return pd.DataFrame(rows, columns=["rule", "added", "gone", "state"]).astype({"added": "Int64", "gone": "Int64"})


def _rows_of(table: str, side: str) -> str:
    """Write the SQL for the rows of a reference table; units that only files name are no rule."""
    return f"SELECT COLUMNS(*)::VARCHAR FROM {side}.{table}" + (" WHERE is_listed" if table == "units" else "")


def _both_ways(pair: ComparedBuilds, before: str, after: str) -> tuple[int, int]:
    """How many rows are only in the second, and how many only in the first."""
    sql = f"""SELECT (SELECT count(*) FROM ({after} EXCEPT ALL {before})),
        (SELECT count(*) FROM ({before} EXCEPT ALL {after}))"""
    ((added, gone),) = pair.rows(sql)
    return int(added), int(gone)
