"""`python -m metrics list`, `show NAME`: any figure of the dashboard, from the same definition; `changes`: two builds."""

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import date

import pandas as pd

from metrics.catalogue import METRICS, UnknownMetric, find
from metrics.changes import compare, words
from metrics.definitions.record import PARAMETERS, Metric
from metrics.engine import query_exact
from metrics.printing import FORMATS
from settings import DATASETS
from storage import builds, pins
from text.command_line import new_parser

PARTS = ("sources", "units", "figures", "cases", "rules")


class Refused(Exception):
    """What was asked cannot be answered; the message, in Indonesian, says why and what is possible."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 0 printed, 2 refused with a message on stderr."""
    options = _parser().parse_args(arguments)
    try:
        print(options.answer(options), end="")
    except (Refused, UnknownMetric) as problem:
        print(problem.args[0], file=sys.stderr)
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = new_parser("metrics", "Angka-angka Netra di baris perintah.")
    commands = parser.add_subparsers(required=True, metavar="perintah")
    listing = commands.add_parser("list", help="semua metrik")
    listing.set_defaults(answer=_list)
    show = commands.add_parser("show", help="satu metrik")
    show.set_defaults(answer=_show)
    show.add_argument("name", help="nama metrik")
    show.add_argument("--dataset", help="resmi atau simulasi; bila kosong: resmi, atau simulasi bila resmi belum ada")
    show.add_argument("--cycle", help="siklus; bila kosong: semua")
    show.add_argument("--as-of", help="posisi per tanggal, YYYY-MM-DD; bila kosong: semua yang diketahui")
    show.add_argument("--unit", help="id OPD, bersama unit di bawahnya")
    show.add_argument("--kecamatan", help="id kecamatan tempat kerja")
    show.add_argument("--case", help="nomor perkara, untuk metrik yang menyebut perkara")
    show.add_argument("--format", help="csv atau json; bila kosong: tabel")
    changes = commands.add_parser("changes", help="apa yang berubah di antara dua muatan")
    changes.set_defaults(answer=_changes)
    changes.add_argument("--dataset", help="seperti pada show")
    changes.add_argument("--from", dest="before", help="muatan lama, atau namanya; bila kosong: sebelum --to")
    changes.add_argument("--to", dest="after", help="muatan baru, atau namanya; bila kosong: yang berlaku")
    changes.add_argument(
        "--as-of", help="posisi per tanggal, YYYY-MM-DD; bila kosong: hari terakhir yang dikenal keduanya"
    )
    changes.add_argument(
        "--part", choices=PARTS, help="satu tabel saja; bila kosong: kalimat ringkasan dan semua tabel"
    )
    changes.add_argument("--format", help="csv atau json, bersama --part; bila kosong: tabel")
    return parser


def _list(_: argparse.Namespace) -> str:
    width = max(len(metric.name) for metric in METRICS)
    return "".join(f"{metric.name:<{width}}  {metric.title}\n" for metric in METRICS)


def _changes(options: argparse.Namespace) -> str:
    as_text = _format(options.format)
    if options.format and not options.part:
        raise Refused(f"Sebut juga tabelnya: --part {', '.join(PARTS)}.")
    newest = _build(options.dataset)
    found = builds.builds(newest.dataset)
    after = _one_of(found, options.after) if options.after else newest
    earlier = [build for build in found if build.name < after.name]
    if not options.before and not earlier:
        raise Refused(f"Sebelum muatan {after.name} tidak ada yang lain; pilih dengan --from.")
    before = _one_of(found, options.before) if options.before else earlier[-1]
    if before == after:
        raise Refused("Dua muatan itu sama; pilih yang lain dengan --from atau --to.")
    compared = compare(before, after, _day(options.as_of))
    tables = {part: getattr(compared, part) for part in PARTS}
    if options.part:
        return as_text(tables[options.part]) if tables[options.part] is not None else f"{words.NEVER}\n"
    said = words.summary(compared, f"{before.name}, {words.known(before)}")
    shown = (f"\n{part}\n{words.NEVER if rows is None else as_text(rows)}" for part, rows in tables.items())
    return said + "\n" + "".join(shown)


def _one_of(found: list[builds.Build], said: str) -> builds.Build:
    """Find the build of that name, or of that pin."""
    named = {name: build for build, name in pins.pins_of(found[0].dataset).items()}
    wanted = [build for build in found if build.name in (said, named.get(said))]
    if not wanted:
        raise Refused(f"Muatan {said!r} tidak ada. Yang ada: {', '.join(build.name for build in found)}.")
    return wanted[0]


def _format(name: str | None) -> Callable[[pd.DataFrame], str]:
    if name not in FORMATS:
        raise Refused(f"Format {name!r} tidak dikenal. Pilihan: csv, json.")
    return FORMATS[name]


def _show(options: argparse.Namespace) -> str:
    metric = find(options.name)
    as_text = _format(options.format)
    as_of = _day(options.as_of)
    build = _build(options.dataset)
    cycle = _cycle(options.cycle, build)
    unit_id = _known("Unit", options.unit, build, "units", "unit_id")
    kecamatan_id = _known("Kecamatan", options.kecamatan, build, "kecamatan", "kecamatan_id")
    case_id = _known("Perkara", options.case, build, "case_list", "case_id")
    _warn_unused(metric, options)
    scope = {"unit_id": unit_id, "kecamatan_id": kecamatan_id, "case_id": case_id}
    return as_text(query_exact(metric.name, build, cycle=cycle, as_of=as_of, **scope))


def _day(text: str | None) -> date | None:
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        raise Refused(f"Tanggal {text!r} tidak dapat dibaca. Tulis seperti 2024-08-26.") from None


def _build(dataset: str | None) -> builds.Build:
    """Return the build of the dataset asked for, else of the first dataset that has one."""
    if dataset is not None and dataset not in DATASETS:
        raise Refused(f"Dataset {dataset!r} tidak dikenal. Pilihan: {', '.join(DATASETS)}.")
    for name in (dataset,) if dataset else DATASETS:
        build = builds.current(name)
        if build is not None:
            return build
    wanted = f"Dataset {dataset}" if dataset else "Gudang data"
    raise Refused(f"{wanted} belum berisi data. Jalankan lebih dahulu: python -m loaders build")


def _cycle(text: str | None, build: builds.Build) -> int | None:
    known = _known("Siklus", text, build, "cycles", "cycle")
    return None if known is None else int(known)


def _known(what: str, text: str | None, build: builds.Build, metric_name: str, column: str) -> str | None:
    """Return the text itself if the build knows it."""
    if text is None:
        return None
    values = [str(value) for value in query_exact(metric_name, build)[column].unique()]
    if text in values:
        return text
    choices = ", ".join(values) if len(values) < 10 else f"lihat `python -m metrics show {metric_name}`"
    raise Refused(f"{what} {text!r} tidak dikenal. Pilihan: {choices}.")


def _warn_unused(metric: Metric, options: argparse.Namespace) -> None:
    """Say on stderr which limits this metric does not know, so that nobody takes the whole for a part."""
    given = (options.cycle, options.as_of, options.unit, options.kecamatan, options.case)
    for name, value in zip(PARAMETERS, given, strict=True):
        if value is not None and name not in metric.parameters:
            print(f"Catatan: {metric.name} tidak dibatasi menurut {name}.", file=sys.stderr)


if __name__ == "__main__":
    raise SystemExit(main())
