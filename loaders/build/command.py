"""Command that builds: with progress, a line in the log, and a line per source at the end."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tqdm import tqdm

from access.roles import OPERATOR
from loaders.build.build import build
from loaders.build.change_detection import WatchedPlaces
from loaders.staging.claims import unused_columns
from loaders.staging.sheet import Progress
from loaders.validation.reject_limits import advice, told
from loaders.validation.workspace import SheetLoad
from storage import audit_log


def run(places: WatchedPlaces) -> None:
    """Build from these places and print the result; raises Unreadable or Refused."""
    dataset, settings = places.dataset, places.settings
    with without_collector():
        outcome = build(
            dataset, inbox=places.inbox, manifest=places.manifest, settings=settings, bar=bar, fetching=fetch_bar
        )
    for warning in outcome.held:
        print(f"Perhatian. {warning}", file=sys.stderr, flush=True)
    if not outcome.is_new:
        print(f"Tidak ada yang berubah; build {outcome.name} tetap berlaku.", flush=True)
        return
    audit_log.record(audit_log.Event.BUILD, OPERATOR, dataset=dataset, build=outcome.name, settings=settings)
    report(outcome.loads)
    print(f"Terbit: build {outcome.name} ({dataset}).", flush=True)


@contextmanager
def without_collector() -> Iterator[None]:
    """Keep Python from looking for circles meanwhile: a build makes none, and holds every unit of a nation."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def bar(label: str, _: int) -> Progress:
    """Show a progress bar for one file, in a terminal only."""
    return _shown(label, " baris")


def _shown(label: str, unit: str) -> Progress:
    shown = tqdm(
        desc=label[-40:], unit=unit, unit_scale=not unit, leave=False, disable=not sys.stderr.isatty(), mininterval=0.2
    )

    def moved(rows: int) -> None:
        shown.update(rows)

    return moved


def fetch_bar(name: str) -> Progress:
    """Show a progress bar for what a source sends: bytes of an address, rows of a query."""
    return _shown(f"mengambil {name}", "")


def report(loads: list[SheetLoad]) -> None:
    """Print one line per source: rows read, loaded, rejected and skipped, first and last day."""
    for name in dict.fromkeys(load.source.name for load in loads):
        own = [load for load in loads if load.source.name == name]
        days = sorted(day for load in own for day in (load.first_on, load.last_on) if day)
        span = f"{days[0]} s.d. {days[-1]}" if days else "tanpa tanggal"
        print(
            f"{name}: dibaca {sum(x.read for x in own)} = dimuat {sum(x.loaded for x in own)} "
            f"+ ditolak {sum(x.rejected for x in own)} + dilewati {sum(sum(x.skipped.values()) for x in own)}; {span}"
        )
        for load in own:
            for total in (*load.printed, *load.mentioned):
                print(f"  {told(load, total)} {advice(total)}")
            for remark in load.sheet.remarks:
                print(f"  {remark}")
            if unused := list(unused_columns(load.sheet)):
                where = f"lembar {load.sheet.name}: " if load.sheet.name else ""
                print(f"  {where}kolom yang tidak dipakai: {', '.join(unused)}")
