"""Steps on the workspace of one build: files are staged and validated; each sheet gets a load that adds up."""

from datetime import datetime
from functools import partial
from pathlib import Path

import duckdb

from loaders.contract.errors import Unreadable
from loaders.contract.inputs import INPUTS, UNIT_ALIAS
from loaders.reference.examples import in_words_of
from loaders.reference.tables import ReferenceTables
from loaders.reference.unit_names import UnitMatcher
from loaders.sources import manifest
from loaders.sources.manifest import REFUSED_SUFFIXES, Source
from loaders.staging import records
from loaders.staging.batches import batches
from loaders.staging.csv import stage_csv
from loaders.staging.parquet import stage_parquet
from loaders.staging.sheet import Progress, StagedSheet, StagingRequest
from loaders.staging.template_examples import without_examples
from loaders.staging.xlsx import stage_xlsx
from loaders.transform import tables
from loaders.validation import duplicates
from loaders.validation.corrected import mark_settled
from loaders.validation.lookups import Lookups
from loaders.validation.rejects import create_rejects, write_rejects
from loaders.validation.rules import create_validated, validate_batch
from loaders.validation.workspace import SheetLoad, Workspace
from settings import ROOT, Settings
from text.indonesian import WIB
from text.sql import literal

RULES = ROOT / "loaders" / "validation"


def open_workspace(path: Path, reference_folder: Path, settings: Settings) -> Workspace:
    """Open an unfinished build file beside a scratch database, both with the macros and the reference tables."""
    config: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": settings.memory_limit,
        "threads": settings.threads,
        "temp_directory": str(path) + ".spill",
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    connection = duckdb.connect(config=config)
    # No log is written ahead: what a build that stops half-way leaves behind is swept, never read.
    for name, file in (("scratch", f"{path}.scratch"), ("build", str(path))):
        connection.execute(f"ATTACH {literal(file)} AS {name} (RECOVERY_MODE no_wal_writes)")
    connection.execute("USE build")
    tables.run_script(connection, RULES / "macros.sql")
    reference = ReferenceTables.read(reference_folder)
    tables.load_reference(connection, reference_folder)
    tables.run_script(connection, RULES / "types.sql")
    for input_ in INPUTS:
        create_validated(connection, input_)
    create_rejects(connection)
    # What is staged and judged is read a few times and thrown away: packing it would cost more than it saves.
    connection.execute("PRAGMA force_compression = 'uncompressed'")
    # Joins are done as written: to the optimizer a CSV file has 42 rows, and it would hold one of millions in memory.
    connection.execute("SET disabled_optimizers = 'join_order, build_side_probe_side'")
    finder = UnitMatcher(reference)
    scratch = path.with_name(path.name + ".files")
    scratch.mkdir()
    today = datetime.now(WIB).date()
    return Workspace(connection, settings, reference, finder, Lookups(reference, finder), scratch, today)


def stage_file(
    workspace: Workspace, source: Source, label: str, path: Path, progress: Progress = lambda _: None
) -> list[SheetLoad]:
    """Stage one file; raises Unreadable when it cannot be read at all."""
    asked = StagingRequest(source.input, workspace.finder.knows, progress, source.choices)
    workspace.taken += 1
    table = f"scratch.stage_{workspace.taken}"
    sha256 = manifest.digest(path)
    loads = []
    for staged in _not_a_table(source, label, path) or _stage(workspace, path, label, table, asked):
        sheet = without_examples(workspace.connection, staged, partial(in_words_of, workspace.reference))
        load = SheetLoad(len(workspace.loads) + 1, source, sheet, sha256, sheet.rows + sum(sheet.skipped.values()))
        load.skipped.update(sheet.skipped)
        workspace.loads.append(load)
        loads.append(load)
    return loads


def _not_a_table(source: Source, label: str, path: Path) -> list[StagedSheet]:
    """List a letter or a photo among the deliveries as not read."""
    known = manifest.SUFFIXES | {*REFUSED_SUFFIXES}
    if source.place != manifest.INBOX or path.suffix.lower() in known:
        return []
    return [StagedSheet(label, "", None, skipped={f"jenis berkas {path.suffix or label} tidak dibaca": 0})]


def validate_all(workspace: Workspace) -> None:
    """Validate every staged sheet and write its rejects; names of units first, since the others are read with them."""
    _validate(workspace, [load for load in workspace.loads if load.kind == UNIT_ALIAS.kind])
    workspace.lookups.learn(workspace.connection)
    _validate(workspace, [load for load in workspace.loads if load.kind != UNIT_ALIAS.kind])


def _validate(workspace: Workspace, loads: list[SheetLoad]) -> None:
    for batch in batches([(load.load_id, load.sheet) for load in loads]):
        validate_batch(workspace.connection, batch, workspace.lookups, workspace.today)
    for load in loads:
        if load.sheet.header:
            found = write_rejects(
                workspace.connection, load.sheet, load.sheet.header, load.load_id, load.source.name, workspace.lookups
            )
            load.rejected += found.rejected
            load.skipped.update(found.skipped)


def _stage(workspace: Workspace, path: Path, label: str, table: str, asked: StagingRequest) -> list[StagedSheet]:
    suffix = path.suffix.lower()
    if suffix in REFUSED_SUFFIXES:
        raise Unreadable(label, f"berkas {REFUSED_SUFFIXES[suffix]} tidak diterima", "simpan sebagai XLSX atau CSV")
    if path.stat().st_size > workspace.settings.max_file_bytes:
        limit = workspace.settings.max_file_bytes // 1_000_000
        raise Unreadable(label, f"lebih besar dari {limit} MB", "bagi menjadi beberapa berkas")
    if path.stat().st_size == 0:
        raise Unreadable(label, "berkas kosong", "kirim ulang berkasnya")
    if suffix == ".xlsx":
        return stage_xlsx(workspace.connection, table, path, label, workspace.settings, asked)
    if suffix == ".parquet":
        return stage_parquet(workspace.connection, table, path, label, asked)
    if suffix == records.SUFFIX:
        return records.stage_records(workspace.connection, table, path, label, asked)
    scratch = workspace.scratch / str(workspace.taken)
    scratch.mkdir()
    return stage_csv(workspace.connection, table, path, label, scratch, asked)


def drop_repeated(workspace: Workspace, *, has_cases: bool) -> None:
    """Reject repeated rows and steps without a case."""
    duplicates.find_dropped(workspace.connection, has_cases=has_cases)
    labels = {load.load_id: load.sheet.file for load in workspace.loads}
    for load in workspace.loads:
        if load.sheet.header:
            repeated, unknown = duplicates.reject_dropped(
                workspace.connection, load.sheet.header.input, load.sheet, load.load_id, load.source.name, labels
            )
            load.repeated += repeated
            load.rejected += repeated + unknown
    mark_settled(workspace.connection, workspace.loads)


def find_days(workspace: Workspace) -> None:
    """Set the first and last day of each load."""
    for load in workspace.loads:
        day = load.sheet.header.input.day_field if load.sheet.header else ""
        if day:
            ((load.first_on, load.last_on),) = workspace.connection.execute(
                f"SELECT min({day}), max({day}) FROM scratch.judged_{load.kind} WHERE load_id = $id AND mask = 0",
                {"id": load.load_id},
            ).fetchall()
