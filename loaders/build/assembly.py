"""What a build is made of, and the steps up to its finished tables, shared by a build and its preview."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from loaders.build.workspace import drop_repeated, find_days, stage_file, validate_all
from loaders.contract.errors import Unreadable
from loaders.reference.folder import reference_files
from loaders.sources import manifest as sources
from loaders.sources import withdrawals
from loaders.sources.last_good import open_cache
from loaders.sources.manifest import Source
from loaders.staging.sheet import Progress
from loaders.transform.derive import write_facts
from loaders.validation.reject_limits import check_limits
from loaders.validation.workspace import Workspace
from settings import ROOT, Settings
from storage import builds
from storage.errors import Refused

CODE = (ROOT / "loaders", ROOT / "text")
"""All that changes what is read: a new release of it builds anew."""
VERSION = "0.1.0"
ProgressFactory = Callable[[str, int], Progress]


def fingerprint(found: Sequence[Source], reference: Path, documented: Path) -> str:
    """Return one hash over all that a build is made from: files, reference, documented facts, code."""
    parts = []
    for source in found:
        limits = (source.max_rows, source.max_share, source.publisher, source.expected_every_days, source.choices)
        parts += [f"{source.name} {label} {limits} {sources.digest(path)}" for label, path in source.files]
    tables = [*reference_files(reference), *sorted(documented.glob("*.csv"))]
    parts += [f"{path.name} {sources.digest(path)}" for path in tables]
    parts += [f"{path.relative_to(ROOT)} {sources.digest(path)}" for path in code_files()]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def code_files() -> list[Path]:
    """List every module and script that changes what a build holds; the simulator only writes input files."""
    found = [path for folder in CODE for pattern in ("*.py", "*.sql") for path in folder.rglob(pattern)]
    return sorted(path for path in found if "simulate" not in path.parts)


@dataclass(frozen=True)
class BuildInputs:
    """Sources of a build in the order of their names, and its reference folder."""

    found: tuple[Source, ...]
    reference: Path

    def joined(self, more: list[Source]) -> "BuildInputs":
        """Add further sources, in the order of their names."""
        return replace(self, found=tuple(sorted((*self.found, *more), key=lambda source: source.name)))

    def without(self, file: str) -> "BuildInputs":
        """Leave out a file of the inbox."""
        rest = tuple(one for one in self.found if one.place != sources.INBOX or one.name != file)
        return replace(self, found=rest)


def current_inputs(dataset: str, inbox: Path, manifest: Path | None, settings: Settings) -> BuildInputs:
    """List the files that lie there now, and the last good data of fetched sources; ask nothing over the network."""
    found = sources_of(dataset, inbox, manifest, settings)
    ready = open_cache(found, builds.folder(dataset, settings)).sources(found)
    return BuildInputs(tuple(ready), reference_of(dataset, inbox, settings))


def reference_of(dataset: str, inbox: Path, settings: Settings) -> Path:
    """Return the reference folder of a dataset; a simulated nation brings its own."""
    own = inbox / "reference"
    return own if dataset == "simulasi" and own.is_dir() else settings.reference


def input_fingerprint(inputs: BuildInputs, dataset: str, settings: Settings) -> str:
    """Return a hash over all that a preview is made with, and the name of the current build."""
    last = builds.current(dataset, settings)
    return f"{fingerprint(inputs.found, inputs.reference, settings.documented)} {last.name if last else ''}"


def validate(workspace: Workspace, found: Sequence[Source], bar: ProgressFactory) -> None:
    """Stage and validate all files; raises Unreadable or Refused."""
    with _unchanged(found):
        for source in found:
            _take(workspace, source, bar)
        validate_all(workspace)
        drop_repeated(workspace, has_cases=True)
    check_limits(workspace.loads)


@contextmanager
def _unchanged(found: Sequence[Source]) -> Iterator[None]:
    """Refuse where a file was written to while it was read: a plain CSV is read once to count, again to judge."""
    before = [sources.digest(path) for source in found for _, path in source.files]
    try:
        yield
    finally:
        if before != [sources.digest(path) for source in found for _, path in source.files]:
            raise Refused("Berkas berubah selagi dimuat. Tunggu sampai selesai disalin, lalu muat lagi.")


def _take(workspace: Workspace, source: Source, bar: ProgressFactory) -> None:
    for label, path in source.files:
        try:
            stage_file(workspace, source, label, path, bar(label, path.stat().st_size))
        except Unreadable as error:
            error.source = source.name
            raise


def finish(
    workspace: Workspace, settings: Settings, *, name: str, dataset: str, fingerprint: str, now: datetime
) -> None:
    """Write all tables of a build from the validated rows."""
    find_days(workspace)
    write_facts(
        workspace,
        settings.documented,
        build=name,
        dataset=dataset,
        loaded_at=now,
        fingerprint=fingerprint,
        loader_version=VERSION,
    )


def sources_of(dataset: str, inbox: Path, manifest: Path | None, settings: Settings) -> list[Source]:
    """List all sources of a dataset by name; those to be fetched have no file yet. Raises Refused."""
    found = withdrawals.sources_in_use(inbox) if inbox.is_dir() else []
    if dataset == "simulasi" and not found and manifest is None:
        raise Refused(f"Tidak ada berkas di {inbox}. Buat dengan: python -m loaders simulate --out {inbox}")
    if manifest is not None:
        found += sources.manifest_sources(manifest)
    if dataset == "resmi":
        found += sources.documented_sources(settings.documented)
    return sorted(found, key=lambda source: source.name)
