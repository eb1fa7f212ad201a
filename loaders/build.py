"""A build from beginning to end: read every file, derive the tables, publish or refuse."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

import durable
import warehouse
from loaders import publish, sources
from loaders.derive import write_facts
from loaders.desk import Load, check_limits, drop_repeated, find_days, judge_all, open_desk, take
from loaders.errors import Refused, Unreadable
from loaders.sources import Source
from loaders.staging import Progress
from settings import Settings

HERE = Path(__file__).parent
VERSION = "0.1.0"
FAULT = "Kesalahan program atau mesin, bukan kesalahan berkas; pesan lengkapnya ada di layar pemuat."
Said = Callable[[str, int], Progress]


def fingerprint(found: list[Source], reference: Path, documented: Path) -> str:
    """One hash over all that a build is made from: files, reference, documented facts, the loader's own text."""
    parts = []
    for source in found:
        limits = (source.max_rows, source.max_share, source.publisher, source.expected_every_days, source.choices)
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
        except Exception:
            publish.note_attempt(folder, FAULT, refused=True)
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
    unfinished = folder / f"{name}{durable.UNFINISHED}"
    desk = open_desk(unfinished, reference, settings)
    try:
        for source in found:
            for label, path in source.files:
                take(desk, source, label, path, bar(label, path.stat().st_size))
        judge_all(desk)
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
    sql = "SELECT fingerprint, (SELECT count(*) FROM rejects WHERE code = 'masa_depan') FROM build"
    try:
        return warehouse.rows(last, sql) == [(mark, 0)]
    except duckdb.Error:
        return False  # a build that cannot be read stands for nothing


def _sources(dataset: str, inbox: Path, manifest: Path | None, settings: Settings) -> list[Source]:
    found = sources.inbox_sources(inbox) if inbox.is_dir() else []
    if dataset == "simulasi" and not found and manifest is None:
        raise Refused(f"Tidak ada berkas di {inbox}. Buat dengan: python -m loaders simulate --out {inbox}")
    if manifest is not None:
        found += sources.manifest_sources(manifest)
    if dataset == "resmi":
        found += sources.documented_sources(settings.documented)
    return sorted(found, key=lambda source: source.name)
