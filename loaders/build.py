"""A build from beginning to end: stage and judge every file, derive the facts, publish or refuse."""

import hashlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pyarrow as pa

import warehouse
from loaders import duplicates, publish, sources, tables
from loaders.contract import INPUTS
from loaders.csv_files import stage_csv
from loaders.errors import Refused, Unreadable
from loaders.judge import create_judged, judge
from loaders.lookups import Lookups
from loaders.parquet_files import stage_parquet
from loaders.rejects import create_rejects, sort_out
from loaders.sources import REFUSED_SUFFIXES, Source
from loaders.staging import Asked, Progress, Sheet
from loaders.units import Reference, UnitFinder
from loaders.xlsx_files import stage_xlsx
from settings import Settings

HERE = Path(__file__).parent
VERSION = "0.1.0"
DOCUMENTED_TABLES = ("articles", "facts")
Said = Callable[[str, int], Progress]


@dataclass
class Load:
    """What became of one sheet: rows read = loaded + rejected + skipped."""

    load_id: int
    source: Source
    sheet: Sheet
    sha256: str
    read: int
    rejected: int = 0
    repeated: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    first_on: date | None = None
    last_on: date | None = None

    @property
    def loaded(self) -> int:
        """Rows that are in the build."""
        return self.read - self.rejected - sum(self.skipped.values())

    @property
    def kind(self) -> str:
        """The input the sheet was read as, or an empty text."""
        return self.sheet.header.input.kind if self.sheet.header else ""


@dataclass
class Desk:
    """Where one build is being made: the open file, its reference, and what was loaded so far."""

    connection: duckdb.DuckDBPyConnection
    settings: Settings
    reference: Reference
    finder: UnitFinder
    lookups: Lookups
    scratch: Path
    today: date
    loads: list[Load] = field(default_factory=list)


def open_desk(path: Path, reference_folder: Path, settings: Settings) -> Desk:
    """Open an unfinished build file beside a scratch database, both with the macros and the reference tables."""
    config: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": settings.memory_limit,
        "threads": settings.threads,
        "temp_directory": str(path) + ".spill",
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    connection = duckdb.connect(str(path), config=config)
    connection.execute(f"ATTACH '{path}.scratch' AS scratch")
    tables.run_script(connection, HERE / "macros.sql")
    reference = Reference.read(reference_folder)
    tables.load_reference(connection, reference_folder)
    for input_ in INPUTS:
        create_judged(connection, input_)
    create_rejects(connection)
    finder = UnitFinder(reference)
    today = datetime.now(UTC).date()
    return Desk(connection, settings, reference, finder, Lookups(reference, finder), path.parent, today)


def take(desk: Desk, source: Source, label: str, path: Path, progress: Progress = lambda _: None) -> list[Load]:
    """Stage and judge one file; raises Unreadable when it cannot be taken at all."""
    asked = Asked(source.input, desk.finder.knows, progress)
    table = f"scratch.stage_{len(desk.loads)}"
    sha256 = sources.digest(path)
    loads = []
    for sheet in _stage(desk, path, label, table, asked):
        load = Load(len(desk.loads) + 1, source, sheet, sha256, sheet.rows + sum(sheet.skipped.values()))
        load.skipped.update(sheet.skipped)
        desk.loads.append(load)
        loads.append(load)
        if sheet.header:
            judge(desk.connection, sheet, sheet.header, load.load_id, desk.lookups, desk.today)
            found = sort_out(desk.connection, sheet, sheet.header, load.load_id, source.name, desk.lookups)
            load.rejected += found.rejected
            load.skipped.update(found.skipped)
    return loads


def _stage(desk: Desk, path: Path, label: str, table: str, asked: Asked) -> list[Sheet]:
    suffix = path.suffix.lower()
    if suffix in REFUSED_SUFFIXES:
        raise Unreadable(label, f"berkas {REFUSED_SUFFIXES[suffix]} tidak diterima", "simpan sebagai XLSX atau CSV")
    if path.stat().st_size > desk.settings.max_file_bytes:
        limit = desk.settings.max_file_bytes // 1_000_000
        raise Unreadable(label, f"lebih besar dari {limit} MB", "bagi menjadi beberapa berkas")
    if path.stat().st_size == 0:
        raise Unreadable(label, "berkas kosong", "kirim ulang berkasnya")
    if suffix == ".xlsx":
        return stage_xlsx(desk.connection, table, path, label, desk.settings, asked)
    if suffix == ".parquet":
        return stage_parquet(desk.connection, table, path, label, asked)
    return stage_csv(desk.connection, table, path, label, desk.scratch, asked)


def drop_repeated(desk: Desk, *, has_cases: bool) -> None:
    """Take out rows said before and steps without a case, each as a reject."""
    duplicates.find_dropped(desk.connection, has_cases=has_cases)
    labels = {load.load_id: load.sheet.file for load in desk.loads}
    for load in desk.loads:
        if load.sheet.header:
            repeated, unknown = duplicates.reject_dropped(
                desk.connection, load.sheet.header.input, load.sheet, load.load_id, load.source.name, labels
            )
            load.repeated += repeated
            load.rejected += repeated + unknown


def check_limits(loads: list[Load]) -> None:
    """Refuse where a source has more rejects than it may; rows said before do not count against it."""
    for name in dict.fromkeys(load.source.name for load in loads):
        own = [load for load in loads if load.source.name == name]
        bad = sum(load.rejected - load.repeated for load in own)
        rows = sum(load.read - sum(load.skipped.values()) for load in own)
        source = own[0].source
        if bad > source.max_rows and bad > source.max_share * rows:
            raise Refused(
                f"{name}: {bad} dari {rows} baris ditolak, lebih dari batas {source.max_rows} baris dan "
                f"{source.max_share:.0%}. Periksa dengan: python -m loaders check, betulkan, lalu muat lagi."
            )


def find_days(desk: Desk) -> None:
    """The first and last day that each load speaks of."""
    for load in desk.loads:
        day = load.sheet.header.input.day_field if load.sheet.header else ""
        if day:
            ((load.first_on, load.last_on),) = desk.connection.execute(
                f"SELECT min({day}), max({day}) FROM scratch.judged_{load.kind} WHERE load_id = $id AND mask = 0",
                {"id": load.load_id},
            ).fetchall()


def write_facts(desk: Desk, folder: Path, **said: str | datetime) -> None:
    """Make all tables of the build from the judged rows, then the views."""
    tables.add_derived_units(desk.connection, desk.finder)
    tables.create_unit_tree(desk.connection, desk.reference, desk.finder)
    for name in DOCUMENTED_TABLES:
        if (folder / f"{name}.csv").exists():
            tables.load_table(desk.connection, folder / f"{name}.csv")
    tables.run_script(desk.connection, HERE / "facts.sql", **said)
    _write_loads(desk)
    _write_sources(desk)
    tables.run_script(desk.connection, HERE / "views.sql")


def _write_loads(desk: Desk) -> None:
    rows = [
        {"load_id": load.load_id, "source": load.source.name, "file": load.sheet.file, "sheet": load.sheet.name,
         "kind": load.kind, "publisher": load.source.publisher, "rows_read": load.read, "rows_loaded": load.loaded,
         "rows_rejected": load.rejected, "rows_skipped": sum(load.skipped.values()),
         "skipped_why": "; ".join(f"{why}: {count}" for why, count in sorted(load.skipped.items())),
         "first_on": load.first_on, "last_on": load.last_on, "sha256": load.sha256,
         "titles": list(load.sheet.titles)}
        for load in desk.loads
    ]  # fmt: skip
    text, whole, day = pa.string(), pa.int64(), pa.date32()
    schema = pa.schema(
        [("load_id", pa.int32()), ("source", text), ("file", text), ("sheet", text), ("kind", text),
         ("publisher", text), ("rows_read", whole), ("rows_loaded", whole), ("rows_rejected", whole),
         ("rows_skipped", whole), ("skipped_why", text), ("first_on", day), ("last_on", day), ("sha256", text),
         ("titles", pa.list_(text))]
    )  # fmt: skip
    tables.create_from_rows(desk.connection, "loads", rows, schema)


def _write_sources(desk: Desk) -> None:
    """One row per declared source, one per input that came through the inbox, one per input still missing."""
    rows = []
    declared = [load for load in desk.loads if load.source.input and load.source.publisher]
    for kind in sources.expected_kinds():
        own = [load for load in desk.loads if load.kind == kind and load not in declared]
        others = any(load.kind == kind for load in declared)
        if own or not others:
            rows.append(_source_row(kind, kind, "kotak masuk", own))
    for name in dict.fromkeys(load.source.name for load in declared):
        own = [load for load in declared if load.source.name == name]
        rows.append(_source_row(name, own[0].kind, own[0].source.place, own))
    text = pa.string()
    schema = pa.schema(
        [("source", text), ("kind", text), ("place", text), ("publisher", text),
         ("expected_every_days", pa.int32()), ("files", pa.int32()), ("delivered_at", pa.timestamp("us")),
         ("status", text), ("message", text)]
    )  # fmt: skip
    tables.create_from_rows(desk.connection, "sources", rows, schema)


def _source_row(name: str, kind: str, place: str, loads: list[Load]) -> dict[str, object]:
    files = dict.fromkeys(path for load in loads for _, path in load.source.files)
    delivered = max((path.stat().st_mtime for path in files), default=None)
    return {
        "source": name, "kind": kind, "place": place, "publisher": loads[0].source.publisher if loads else "",
        "expected_every_days": loads[0].source.expected_every_days if loads else None, "files": len(files),
        "delivered_at": datetime.fromtimestamp(delivered, UTC).replace(tzinfo=None) if delivered else None,
        "status": "lengkap" if loads else "belum ada",
        "message": "" if loads else "belum ada berkas yang dikirim",
    }  # fmt: skip


def fingerprint(found: list[Source], reference: Path, documented: Path) -> str:
    """One hash over all that a build is made from: files, reference, documented facts, the loader's own text."""
    parts = []
    for source in found:
        limits = (source.max_rows, source.max_share, source.publisher, source.expected_every_days)
        parts += [f"{source.name} {label} {limits} {sources.digest(path)}" for label, path in source.files]
    for folder, pattern in ((reference, "*.csv"), (documented, "*.csv"), (HERE, "*.py"), (HERE, "*.sql")):
        parts += [f"{path.name} {sources.digest(path)}" for path in sorted(folder.glob(pattern))]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


@dataclass(frozen=True)
class Outcome:
    """How a build ended: its name, whether anything was new, and what each load gave."""

    name: str
    is_new: bool
    loads: list[Load]


def build(
    dataset: str, *, inbox: Path, manifest: Path | None, settings: Settings, bar: Said = lambda *_: lambda _: None
) -> Outcome:
    """Read, check and publish; raises Unreadable or Refused, and then the last build stands."""
    folder = warehouse.folder(dataset, settings)
    with publish.one_writer(folder):
        try:
            outcome = _build(dataset, inbox, manifest, settings, bar)
        except (Unreadable, Refused) as error:
            publish.note_attempt(folder, str(error), refused=True)
            raise
        finally:
            publish.sweep(folder)
        publish.note_attempt(folder, "", refused=False)
    return outcome


def _build(dataset: str, inbox: Path, manifest: Path | None, settings: Settings, bar: Said) -> Outcome:
    folder = warehouse.folder(dataset, settings)
    reference = inbox / "reference" if dataset == "simulasi" and (inbox / "reference").is_dir() else settings.reference
    found = _sources(dataset, inbox, manifest, settings)
    now = datetime.now(UTC)
    mark = fingerprint(found, reference, settings.documented)
    last = warehouse.current(dataset, settings)
    if last and _stands(last, mark):
        return Outcome(last.name, False, [])
    name = publish.new_name(folder, mark)
    unfinished = folder / f"{name}{publish.UNFINISHED}"
    desk = open_desk(unfinished, reference, settings)
    try:
        for source in found:
            for label, path in source.files:
                take(desk, source, label, path, bar(label, path.stat().st_size))
        drop_repeated(desk, has_cases=True)
        check_limits(desk.loads)
        find_days(desk)
        write_facts(
            desk,
            settings.documented,
            build=name,
            dataset=dataset,
            loaded_at=now,
            fingerprint=mark,
            loader_version=VERSION,
        )
        written = publish.fingerprints(desk.connection)
        desk.connection.execute("DETACH scratch")
        desk.connection.execute("CHECKPOINT")
    finally:
        desk.connection.close()
    publish.verify(unfinished, written)
    publish.publish(unfinished, folder, name)
    publish.prune(folder, settings.keep_builds)
    return Outcome(name, True, desk.loads)


def _stands(last: warehouse.Build, mark: str) -> bool:
    """Whether a build was made of the same things; a day that was still to come then may have come since."""
    if not last.path.exists() or not last.name.endswith(mark[:8]):
        return False
    waiting = warehouse.query(last, "SELECT count(*) AS n FROM rejects WHERE code = 'masa_depan'")
    return int(waiting["n"].iloc[0]) == 0


def _sources(dataset: str, inbox: Path, manifest: Path | None, settings: Settings) -> list[Source]:
    found = sources.inbox_sources(inbox) if inbox.is_dir() else []
    if dataset == "simulasi" and not found and manifest is None:
        raise Refused(f"Tidak ada berkas di {inbox}. Buat dengan: python -m loaders simulate --out {inbox}")
    if manifest is not None:
        found += sources.manifest_sources(manifest)
    if dataset == "resmi":
        found += sources.documented_sources(settings.documented)
    return sorted(found, key=lambda source: source.name)
