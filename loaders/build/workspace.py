"""Steps on the workspace of one build: files are staged and validated; each sheet gets a load that adds up."""

import re
from datetime import datetime
from functools import partial
from itertools import chain
from pathlib import Path

import duckdb

from loaders.contract.errors import Unreadable
from loaders.contract.inputs import INPUTS, UNIT_ALIAS, CellKind
from loaders.reference.examples import in_words_of
from loaders.reference.folder import reference_files
from loaders.reference.tables import ReferenceTables
from loaders.reference.unit_names import UnitMatcher
from loaders.sources import manifest
from loaders.sources.manifest import REFUSED_SUFFIXES, Source
from loaders.staging import records
from loaders.staging.attendance import sort_out, with_signatures
from loaders.staging.batches import batches
from loaders.staging.blocks import split_blocks
from loaders.staging.case_steps import KnownSteps, with_steps
from loaders.staging.claims import settle_claims
from loaders.staging.csv import stage_csv
from loaders.staging.elections import of_cycle
from loaders.staging.fill_down import fill_down
from loaders.staging.form import SUFFIXES as WORKBOOKS
from loaders.staging.parquet import stage_parquet
from loaders.staging.sheet import MOST_PRINTED_ROWS, Progress, StagedSheet, StagingRequest
from loaders.staging.template_examples import without_examples
from loaders.staging.workbook import stage_workbook
from loaders.transform import tables
from loaders.validation import duplicates
from loaders.validation.contradictions import with_contradictions
from loaders.validation.corrected import mark_settled
from loaders.validation.duplicates import Delivery
from loaders.validation.lookups import Lookups
from loaders.validation.macros import create_limits, create_macros, create_windows
from loaders.validation.rejects import create_rejects, write_rejects
from loaders.validation.rules import create_unread_words, create_validated, mark_odd, validate_batch
from loaders.validation.shares import refuse_shares
from loaders.validation.unit_labels import check_units
from loaders.validation.workspace import SheetLoad, Workspace
from settings import ROOT, Settings
from text.indonesian import WIB
from text.sql import literal

REPLACED_ROWS = "diganti kiriman lain"
REVISION = re.compile(r"revisi|(?<![a-z])rev(?![a-z])|perbaikan|pembaruan|terbaru|update", re.IGNORECASE)
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
    create_macros(connection)
    files = reference_files(reference_folder)
    reference = ReferenceTables.of(reference_folder, files)
    tables.load_reference(connection, files)
    tables.run_script(connection, RULES / "types.sql")
    create_windows(connection, reference)
    create_limits(connection, reference)
    for input_ in INPUTS:
        create_validated(connection, input_)
    create_rejects(connection)
    create_unread_words(connection)
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
    staged_sheets = _not_a_table(source, label, path) or _stage(workspace, path, label, table, asked)
    is_unit = workspace.finder.is_taken
    blocks = chain.from_iterable(split_blocks(workspace.connection, one, is_unit) for one in staged_sheets)
    own = (of_cycle(one, workspace.lookups.election) for one in blocks)
    settled = chain.from_iterable(settle_claims(workspace.connection, one) for one in own)
    known = KnownSteps(workspace.lookups.names("steps"), workspace.lookups.names("bodies"))
    parted = chain.from_iterable(with_steps(workspace.connection, one, known) for one in settled)
    for staged in chain.from_iterable(with_signatures(one) for one in parted):
        filled = without_examples(workspace.connection, staged, partial(in_words_of, workspace.reference))
        sheet = sort_out(workspace.connection, fill_down(workspace.connection, filled))
        refuse_shares(workspace.connection, sheet)
        check_units(workspace.connection, sheet, workspace.finder)
        sheet = with_contradictions(workspace.connection, sheet)
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
    names = [load for load in workspace.loads if load.kind == UNIT_ALIAS.kind]
    if names:
        validate_batches(workspace, names)
        duplicates.settle_names(workspace.connection, [_delivery(load) for load in workspace.loads])
        workspace.lookups.learn(workspace.connection)
    validate_batches(workspace, [load for load in workspace.loads if load.kind != UNIT_ALIAS.kind])


def validate_batches(workspace: Workspace, loads: list[SheetLoad]) -> None:
    """Validate these sheets and write their rejects."""
    for batch in batches([(load.load_id, load.sheet) for load in loads]):
        validate_batch(workspace.connection, batch, workspace.lookups, workspace.today)
    for load in loads:
        if load.sheet.header:
            if odd := {*load.sheet.wide, *load.sheet.bare}:
                mark_odd(workspace.connection, load.sheet.header.input, load.load_id, odd)
            found = write_rejects(
                workspace.connection, load.sheet, load.sheet.header, load.load_id, load.source.name, workspace.lookups
            )
            if found.month_first:
                _refuse_month_first(workspace, load, found.month_first)
            _refuse_exchanged(workspace, load)
            load.printed += found.printed
            load.mentioned += found.mentioned
            load.rejected += found.rejected
            load.causes.update(found.causes)
            load.skipped.update(found.skipped)


def _refuse_month_first(workspace: Workspace, load: SheetLoad, lines: dict[str, int]) -> None:
    """Refuse a sheet with days that put the month first, where others could be read either way.

    `lines` holds, by column, the first line whose second part is no month.
    """
    for name, line in lines.items():
        cell = f"trim(c{load.sheet.header.columns[name]})" if load.sheet.header else "''"
        parts = "regexp_extract({0}, '^(\\d{{1,2}})[/.-](\\d{{1,2}})[/.-]\\d{{4}}(?:[ T,].*)?$', {1})"
        first, second = (f"try_cast({parts.format(cell, part)} AS INTEGER)" for part in (1, 2))
        ((either_way, day_first),) = workspace.connection.execute(
            f"SELECT count(*) FILTER ({first} <= 12 AND {second} <= 12 AND {first} <> {second}), "
            f"count(*) FILTER ({first} > 12) FROM {load.sheet.table}"
        ).fetchall()
        if either_way and not day_first:
            raise Unreadable(
                load.sheet.place,
                f"kolom {name} tampaknya ditulis bulan/hari/tahun (baris {line}: bulannya lebih dari 12)",
                "tulis hari/bulan/tahun, atau 26 Agustus 2024, di seluruh kolom itu",
            )


def _refuse_exchanged(workspace: Workspace, load: SheetLoad) -> None:
    """Refuse a column of days as American Excel leaves it: days that could be exchanged are cells, the others texts.

    Where it read 05/09 it made a day of 9 May, and what it could not read, 26/08, is still there as it was typed. So
    every cell is of another month than the texts, and would be of theirs if it were exchanged.
    """
    header = load.sheet.header
    if header is None or load.sheet.rows > MOST_PRINTED_ROWS:
        return
    for name, at in header.columns.items():
        if header.input.column(name).kind is not CellKind.DAY:
            continue
        typed = f"regexp_extract(c{at}, '^\\s*(\\d{{1,2}})[/.-](\\d{{1,2}})[/.-]\\d{{4}}', ['day', 'month'])"
        cell = f"regexp_extract(c{at}, '^\\d{{4}}-(\\d{{2}})-(\\d{{2}})', ['month', 'day'])"
        number = "try_cast({} AS INTEGER)"
        ((cells, line, texts, early_texts, exchanged),) = workspace.connection.execute(
            f"""WITH read AS (
                SELECT line, {number.format("typed.day")} AS typed_day, {number.format("typed.month")} AS typed_month,
                    {number.format("cell.day")} AS day, {number.format("cell.month")} AS month
                FROM (SELECT line, {typed} AS typed, {cell} AS cell FROM {load.sheet.table})
            ),
            bounds AS (SELECT min(typed_month) AS first, max(typed_month) AS last FROM read)
            SELECT count(day), min(line) FILTER (day IS NOT NULL), count(typed_day), count(*) FILTER (typed_day <= 12),
                count(*) FILTER (day BETWEEN first - 1 AND last + 1 AND NOT month BETWEEN first AND last)
            FROM read CROSS JOIN bounds"""
        ).fetchall()
        if cells and texts and not early_texts and exchanged == cells:
            raise Unreadable(
                load.sheet.place,
                f"kolom {name}: yang harinya sampai 12 adalah sel tanggal (mulai baris {line}), yang lain teks; Excel "
                "mungkin menukar hari dan bulannya",
                "tulis hari/bulan/tahun sebagai teks, atau 26 Agustus 2024, di seluruh kolom itu",
            )


def _stage(workspace: Workspace, path: Path, label: str, table: str, asked: StagingRequest) -> list[StagedSheet]:
    suffix = path.suffix.lower()
    if suffix in REFUSED_SUFFIXES:
        raise Unreadable(label, f"berkas {REFUSED_SUFFIXES[suffix]} tidak diterima", "simpan sebagai XLSX atau CSV")
    if path.stat().st_size > workspace.settings.max_file_bytes:
        limit = workspace.settings.max_file_bytes // 1_000_000
        raise Unreadable(label, f"lebih besar dari {limit} MB", "bagi menjadi beberapa berkas")
    if path.stat().st_size == 0:
        raise Unreadable(label, "berkas kosong", "kirim ulang berkasnya")
    if suffix in WORKBOOKS:
        return stage_workbook(workspace.connection, table, path, label, workspace.settings, asked)
    if suffix == ".parquet":
        return stage_parquet(workspace.connection, table, path, label, asked)
    if suffix == records.SUFFIX:
        return records.stage_records(workspace.connection, table, path, label, asked)
    scratch = workspace.scratch / str(workspace.taken)
    scratch.mkdir()
    return stage_csv(workspace.connection, table, path, label, scratch, asked)


def drop_repeated(workspace: Workspace, *, has_cases: bool) -> None:
    """Reject repeated rows and steps without a case."""
    duplicates.find_dropped(
        workspace.connection, has_cases=has_cases, deliveries=[_delivery(load) for load in workspace.loads]
    )
    labels = {load.load_id: load.sheet.place for load in workspace.loads}
    concerned = duplicates.loads_with_dropped(workspace.connection)
    for load in workspace.loads:
        if load.sheet.header and load.load_id in concerned:
            repeated, wrong, replaced = duplicates.reject_dropped(
                workspace.connection, load.sheet.header.input, load.sheet, load.load_id, load.source.name, labels
            )
            load.repeated += repeated
            load.rejected += repeated + wrong
            if replaced:
                load.skipped[REPLACED_ROWS] += replaced
    mark_settled(workspace.connection, workspace.loads)


def _delivery(load: SheetLoad) -> Delivery:
    """Say when the file of a load was handed in: uploads and fetched files are written then, others copied whole."""
    path = dict(load.source.files)[load.sheet.file]
    handed_in = datetime.fromtimestamp(path.stat().st_mtime, WIB).replace(second=0, microsecond=0, tzinfo=None)
    header = load.sheet.header
    told = {*header.columns, *header.constants} if header else set()
    fields = tuple(column.field for column in header.input.columns if column.name in told) if header else ()
    return Delivery(load.load_id, handed_in, REVISION.search(load.sheet.file) is not None, fields)


def find_days(workspace: Workspace) -> None:
    """Set the first and last day of each load."""
    for load in workspace.loads:
        day = load.sheet.header.input.day_field if load.sheet.header else ""
        if day:
            ((load.first_on, load.last_on),) = workspace.connection.execute(
                f"SELECT min({day}), max({day}) FROM scratch.judged_{load.kind} WHERE load_id = $id AND mask = 0",
                {"id": load.load_id},
            ).fetchall()
