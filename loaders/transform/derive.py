"""Tables of a build from the validated rows: facts, loads, sources, views."""

from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa

from loaders.contract import inputs
from loaders.sources import manifest
from loaders.staging.claims import unused_columns
from loaders.transform import tables
from loaders.transform.input_table import create_inputs
from loaders.transform.working_days import create_days
from loaders.validation.reject_limits import advice, told
from loaders.validation.workspace import SheetLoad, Workspace

HERE = Path(__file__).parent
DOCUMENTED_TABLES = {
    "articles": ("article_id", "publisher", "published_on", "title", "file"),
    "facts": ("fact_id", "cycle", "fact_on", "topic", "short", "statement", "article_ids", "note"),
}
"""The tables of documented facts with their columns: without rows in a city of which nothing is documented."""
OF_CASES = "odd_histories.sql"
"""The script that does nothing but look for odd cases."""
SCRIPTS = (
    "views.sql",
    "denominator.sql",
    "register_pairs.sql",
    "clocks.sql",
    "states.sql",
    OF_CASES,
    "reconciliation.sql",
    "decisions.sql",
)

EARLIEST_CLOCK = date(2018, 1, 1)
"""A file that bears an earlier time lost its own on the way."""
DATED = {
    "signings": "signed_on",
    "recaps": "position_on",
    "cases": "reported_on",
    "case_steps": "step_on",
    "bawaslu_cases": "status_on",
    "matches": "decided_on",
    "events": "event_on",
}
"""The tables whose last day is the position of the data, with that day."""


def write_facts(workspace: Workspace, folder: Path, **values: str | datetime) -> None:
    """Make all tables of the build from the validated rows, then the views."""
    workspace.connection.execute("PRAGMA force_compression = 'auto'")
    workspace.connection.execute("RESET disabled_optimizers")
    tables.add_derived_units(workspace.connection, workspace.finder)
    near = tables.near_names(workspace.finder)
    tables.create_unit_tree(workspace.connection, workspace.reference, workspace.finder)
    workspace.forget_names()
    for name, columns in DOCUMENTED_TABLES.items():
        if (folder / f"{name}.csv").exists():
            tables.load_table(workspace.connection, folder / f"{name}.csv")
        else:
            tables.create_empty_table(workspace.connection, name, columns)
    tables.run_script(workspace.connection, HERE / "persons.sql")
    for cycle in _cycles(workspace):
        tables.run_script(workspace.connection, HERE / "one_cycle.sql", cycle=cycle)
    tables.run_script(workspace.connection, HERE / "facts.sql", **values)
    _tell_of_sheets(workspace)
    for unit_id, name, other in near:
        told_of = f"Nama unit mirip: {name} dan {other}. Bila satu unit, samakan tulisannya."
        _add_finding(workspace, "nama_mirip", told_of, unit_id=unit_id)
    _end_with_delivery(workspace)
    create_inputs(workspace.connection)
    _write_loads(workspace)
    _write_sources(workspace)
    create_days(workspace.connection)
    for script in SCRIPTS:
        if script != OF_CASES or workspace.connection.execute("FROM cases LIMIT 1").fetchall():
            tables.run_script(workspace.connection, HERE / script)
    _measure_meetings(workspace)


def _end_with_delivery(workspace: Workspace) -> None:
    """Let the position of the data end with the day on which its last file was handed in, and tell what lies beyond.

    No file can hold what happened after it was handed in: such a day is a mistake, and would make all data look late.
    """
    connection = workspace.connection
    last = " UNION ALL ".join(f"SELECT load_id, {day} AS day FROM {table}" for table, day in DATED.items())
    beyond = connection.execute(
        f"""SELECT load_id, any_value(d.handed_in)::DATE, count(*), max(l.day)
        FROM ({last}) AS l JOIN deliveries AS d USING (load_id)
        WHERE l.day > d.handed_in::DATE GROUP BY load_id ORDER BY load_id"""
    ).fetchall()
    told = [row for row in beyond if row[1] >= EARLIEST_CLOCK]
    for load_id, handed_in, rows, day in told:
        _add_finding(
            workspace,
            "sesudah_kiriman",
            f"Hari sesudah berkasnya diserahkan ({handed_in:%d/%m/%Y}), sampai {day:%d/%m/%Y}: tidak mengubah tanggal "
            "posisi. Periksa tahunnya.",
            load_id=load_id,
            rows=rows,
        )
    if told:
        connection.execute(
            f"""UPDATE build SET position_on = coalesce((
                SELECT max(l.day) FROM ({last}) AS l LEFT JOIN deliveries AS d USING (load_id)
                WHERE l.day <= coalesce(d.handed_in, build.loaded_at)::DATE), position_on)"""
        )


def _cycles(workspace: Workspace) -> list[int]:
    """List the cycles of which there are persons, oldest first."""
    found = workspace.connection.execute(
        "SELECT cycle FROM scratch.judged_roster WHERE mask = 0 UNION "
        "SELECT cycle FROM scratch.judged_signing WHERE mask = 0 ORDER BY cycle"
    ).fetchall()
    return [cycle for (cycle,) in found]


def _add_finding(
    workspace: Workspace,
    code: str,
    message: str,
    *,
    unit_id: str | None = None,
    load_id: int | None = None,
    rows: int = 1,
) -> None:
    workspace.connection.execute(
        "INSERT INTO findings VALUES ($code, NULL, $unit, $load, $rows, $message)",
        {"code": code, "unit": unit_id, "load": load_id, "rows": rows, "message": message},
    )


def _tell_of_sheets(workspace: Workspace) -> None:
    """Add a finding for each remark about a sheet and each printed total that differs from its rows."""
    for load in workspace.loads:
        for remark in load.sheet.remarks:
            _add_finding(workspace, "catatan_lembar", remark, load_id=load.load_id)
        for total in (*load.printed, *load.mentioned):
            differs = f"Jumlah tercetak berbeda: {told(load, total)} {advice(total)}"
            _add_finding(workspace, "jumlah_tercetak", differs, load_id=load.load_id)


def _measure_meetings(workspace: Workspace) -> None:
    """Store the figure of each decision as it stood on the day of its meeting."""
    days = workspace.connection.execute("SELECT DISTINCT stands_on FROM meeting_decisions ORDER BY 1").fetchall()
    for (day,) in days:
        workspace.connection.execute(
            "INSERT INTO decision_values SELECT $day, * FROM measured(NULL, $day)", {"day": day}
        )


def _write_loads(workspace: Workspace) -> None:
    rows = [
        {
            "load_id": load.load_id,
            "source": load.source.name,
            "file": load.sheet.file,
            "sheet": load.sheet.name,
            "kind": load.kind,
            "publisher": load.source.publisher,
            "rows_read": load.read,
            "rows_loaded": load.loaded,
            "rows_rejected": load.rejected,
            "rows_skipped": sum(load.skipped.values()),
            "skipped_why": "; ".join(f"{why}: {count}" for why, count in sorted(load.skipped.items())),
            "first_on": load.first_on,
            "last_on": load.last_on,
            "sha256": load.sha256,
            "titles": list(load.sheet.titles),
            "column_uses": list(load.sheet.uses),
            "unused_columns": "; ".join(unused_columns(load.sheet)) or None,
            "positions": dict(load.sheet.header.columns) if load.sheet.header else {},
            "constants": dict(load.sheet.header.constants) if load.sheet.header else {},
        }
        for load in workspace.loads
    ]
    text, whole, day = pa.string(), pa.int64(), pa.date32()
    schema = pa.schema(
        [
            ("load_id", pa.int32()),
            ("source", text),
            ("file", text),
            ("sheet", text),
            ("kind", text),
            ("publisher", text),
            ("rows_read", whole),
            ("rows_loaded", whole),
            ("rows_rejected", whole),
            ("rows_skipped", whole),
            ("skipped_why", text),
            ("first_on", day),
            ("last_on", day),
            ("sha256", text),
            ("titles", pa.list_(text)),
            ("column_uses", pa.list_(text)),
            ("unused_columns", text),
            ("positions", pa.map_(text, pa.int32())),
            ("constants", pa.map_(text, text)),
        ]
    )
    tables.create_from_rows(workspace.connection, "loads", rows, schema)


def _write_sources(workspace: Workspace) -> None:
    """Write one row per declared source, one per input from the inbox, one per input still missing."""
    rows = []
    declared = [load for load in workspace.loads if load.source.input and load.source.publisher]
    for kind in inputs.expected_kinds({load.kind for load in workspace.loads}):
        own = [load for load in workspace.loads if load.kind == kind and load not in declared]
        others = any(load.kind == kind for load in declared)
        if own or not others:
            rows.append(_source_row(kind, kind, manifest.INBOX, own))
    for name in dict.fromkeys(load.source.name for load in declared):
        own = [load for load in declared if load.source.name == name]
        rows.append(_source_row(name, own[0].kind, own[0].source.place, own))
    text = pa.string()
    schema = pa.schema(
        [
            ("source", text),
            ("kind", text),
            ("place", text),
            ("publisher", text),
            ("expected_every_days", pa.int32()),
            ("files", pa.int32()),
            ("delivered_at", pa.timestamp("us")),
            ("status", text),
            ("message", text),
        ]
    )
    tables.create_from_rows(workspace.connection, "sources", rows, schema)


def _source_row(name: str, kind: str, place: str, loads: list[SheetLoad]) -> dict[str, object]:
    files = dict.fromkeys(path for load in loads for _, path in load.source.files)
    delivered = max((path.stat().st_mtime for path in files), default=None)
    held = loads[0].source.held if loads else ""
    return {
        "source": name,
        "kind": kind,
        "place": place,
        "publisher": loads[0].source.publisher if loads else "",
        "expected_every_days": loads[0].source.expected_every_days if loads else None,
        "files": len(files),
        "delivered_at": datetime.fromtimestamp(delivered, UTC).replace(tzinfo=None) if delivered else None,
        "status": "belum ada" if not loads else "data lama" if held else "lengkap",
        "message": held if loads else "belum ada berkas yang dikirim",
    }
