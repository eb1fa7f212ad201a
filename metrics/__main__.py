"""`python -m metrics list` and `python -m metrics show NAME`: any figure of the dashboard, from the same definition."""

import argparse
import sys
from collections.abc import Sequence
from datetime import date

import warehouse
from metrics import METRICS, PARAMETERS, Metric, UnknownMetric, ask, find
from metrics.printing import FORMATS
from settings import DATASETS


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
    parser = argparse.ArgumentParser(prog="python -m metrics", description="Angka-angka Netra di baris perintah.")
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
    return parser


def _list(_: argparse.Namespace) -> str:
    width = max(len(metric.name) for metric in METRICS)
    return "".join(f"{metric.name:<{width}}  {metric.title}\n" for metric in METRICS)


def _show(options: argparse.Namespace) -> str:
    metric = find(options.name)
    as_text = FORMATS.get(options.format)
    if as_text is None:
        raise Refused(f"Format {options.format!r} tidak dikenal. Pilihan: csv, json.")
    as_of = _day(options.as_of)
    build = _build(options.dataset)
    cycle = _cycle(options.cycle, build)
    unit_id = _known("Unit", options.unit, build, "units", "unit_id")
    kecamatan_id = _known("Kecamatan", options.kecamatan, build, "kecamatan", "kecamatan_id")
    case_id = _known("Perkara", options.case, build, "case_list", "case_id")
    _warn_unused(metric, options)
    scope = {"unit_id": unit_id, "kecamatan_id": kecamatan_id, "case_id": case_id}
    return as_text(ask(metric.name, build, cycle=cycle, as_of=as_of, **scope))


def _day(text: str | None) -> date | None:
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        raise Refused(f"Tanggal {text!r} tidak dapat dibaca. Tulis seperti 2024-08-26.") from None


def _build(dataset: str | None) -> warehouse.Build:
    """The build of the dataset asked for, else the first dataset that has one."""
    if dataset is not None and dataset not in DATASETS:
        raise Refused(f"Dataset {dataset!r} tidak dikenal. Pilihan: {', '.join(DATASETS)}.")
    for name in (dataset,) if dataset else DATASETS:
        build = warehouse.current(name)
        if build is not None:
            return build
    wanted = f"Dataset {dataset}" if dataset else "Gudang data"
    raise Refused(f"{wanted} belum berisi data. Jalankan lebih dahulu: python -m loaders build")


def _cycle(text: str | None, build: warehouse.Build) -> int | None:
    known = _known("Siklus", text, build, "cycles", "cycle")
    return None if known is None else int(known)


def _known(what: str, text: str | None, build: warehouse.Build, metric_name: str, column: str) -> str | None:
    """The text itself if the build knows it."""
    if text is None:
        return None
    values = [str(value) for value in ask(metric_name, build)[column].unique()]
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
