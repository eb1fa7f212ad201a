"""The loaders on the command line: build, check, simulate, pin, unpin, template."""

import argparse
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from tqdm import tqdm

import audit
import pins
from loaders.build import build
from loaders.contract import INPUTS
from loaders.desk import Load, drop_repeated, find_days, judge_all, open_desk, take
from loaders.errors import Refused, Unreadable
from loaders.sources import Source
from loaders.staging import Progress
from rights import OPERATOR
from settings import DATASETS, Settings, read_settings


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 done, 1 a fault of ours (with its traceback), 2 refused or unreadable, 3 rejects."""
    chosen = _parser().parse_args(arguments)
    try:
        return int(chosen.run(chosen, read_settings()))
    except (Unreadable, Refused) as error:
        print(f"{getattr(chosen, 'failed', 'Tidak dimuat.')} {error}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m loaders", description="Memuat berkas kantor ke dalam Netra.")
    commands = parser.add_subparsers(required=True, metavar="perintah")
    one = commands.add_parser("build", help="baca, periksa, terbitkan satu build")
    one.add_argument("--dataset", choices=DATASETS, default="resmi")
    one.add_argument("--inbox", type=Path)
    one.add_argument("--manifest", type=Path)
    one.add_argument("--warehouse", type=Path)
    one.set_defaults(run=_build)
    one = commands.add_parser("check", help="periksa berkas tanpa menerbitkan apa pun")
    one.add_argument("files", nargs="+", type=Path, metavar="BERKAS")
    one.set_defaults(run=_check)
    one = commands.add_parser("simulate", help="tulis berkas kota simulasi")
    one.add_argument("--out", type=Path, required=True)
    one.add_argument("--asn", type=int, default=9000)
    one.add_argument("--governments", type=int, default=1)
    one.add_argument("--seed", type=int, default=2024)
    one.set_defaults(run=_simulate)
    for name, what in (("pin", "beri nama pada satu build: tidak pernah dihapus"), ("unpin", "lepas nama itu")):
        one = commands.add_parser(name, help=what)
        one.add_argument("build", metavar="BUILD")
        one.add_argument("--dataset", choices=DATASETS, default="resmi")
        one.add_argument("--warehouse", type=Path)
        if name == "pin":
            one.add_argument("--name", required=True, metavar="NAMA")
        one.set_defaults(run=_pin if name == "pin" else _unpin, failed="Tidak jadi.")
    one = commands.add_parser("template", help="lembar kosong untuk diisi kantor")
    one.add_argument("kind", choices=[input_.kind for input_ in INPUTS], metavar="JENIS")
    one.add_argument("--out", type=Path, required=True)
    one.set_defaults(run=_template)
    return parser


def _build(chosen: argparse.Namespace, settings: Settings) -> int:
    settings = _placed(chosen, settings)
    manifest = chosen.manifest
    if manifest is None and chosen.dataset == "resmi" and settings.manifest.exists():
        manifest = settings.manifest
    inbox = chosen.inbox or settings.inbox_of(chosen.dataset)
    if chosen.inbox and not chosen.inbox.is_dir():
        raise Refused(f"Folder {chosen.inbox} tidak ada.")
    if manifest and not manifest.exists():
        raise Refused(f"Berkas {manifest} tidak ada.")
    outcome = build(chosen.dataset, inbox=inbox, manifest=manifest, settings=settings, bar=_bar)
    if not outcome.is_new:
        print(f"Tidak ada yang berubah; build {outcome.name} tetap berlaku.")
        return 0
    audit.record(audit.Event.BUILD, OPERATOR, dataset=chosen.dataset, build=outcome.name, settings=settings)
    _report(outcome.loads)
    print(f"Terbit: build {outcome.name} ({chosen.dataset}).")
    return 0


def _bar(label: str, _: int) -> Progress:
    bar = tqdm(desc=label[-40:], unit=" baris", leave=False, disable=not sys.stderr.isatty(), mininterval=0.2)

    def moved(rows: int) -> None:
        bar.update(rows)

    return moved


def _report(loads: list[Load]) -> None:
    """One line per source: rows, days, rejected, skipped."""
    for name in dict.fromkeys(load.source.name for load in loads):
        own = [load for load in loads if load.source.name == name]
        days = sorted(day for load in own for day in (load.first_on, load.last_on) if day)
        span = f"{days[0]} s.d. {days[-1]}" if days else "tanpa tanggal"
        print(
            f"{name}: dibaca {sum(x.read for x in own)} = dimuat {sum(x.loaded for x in own)} "
            f"+ ditolak {sum(x.rejected for x in own)} + dilewati {sum(sum(x.skipped.values()) for x in own)}; {span}"
        )


def _check(chosen: argparse.Namespace, settings: Settings) -> int:
    unreadable = []
    with tempfile.TemporaryDirectory() as place:
        desk = open_desk(Path(place) / "check", settings.reference, settings)
        for path in chosen.files:
            try:
                if not path.is_file():
                    raise Unreadable(str(path), "berkas tidak ada", "periksa letaknya")
                take(desk, Source(str(path), None, "", ((str(path), path),)), str(path), path, _bar(str(path), 0))
            except Unreadable as error:
                unreadable.append(error)
        judge_all(desk)
        has_cases = any(load.kind == "case" for load in desk.loads)
        drop_repeated(desk, has_cases=has_cases)
        find_days(desk)
        found = desk.connection.execute(
            "SELECT file, sheet, line, column_name, value, reason, remedy FROM rejects ORDER BY ALL"
        ).fetchall()
        desk.connection.close()
    for file, sheet, line, column, value, reason, remedy in found:
        where = f"{file}, lembar {sheet}" if sheet else file
        print(f"{where}, baris {line}, kolom {column}: {value!r}: {reason}. {remedy[:1].upper()}{remedy[1:]}.")
    _report(desk.loads)
    for problem in unreadable:
        print(f"Tidak terbaca. {problem}", file=sys.stderr)
    return 2 if unreadable else 3 if found else 0


def _simulate(chosen: argparse.Namespace, _: Settings) -> int:
    from loaders.simulate import simulate  # here, so that a build need not wait for it

    simulate(
        chosen.out, asn=chosen.asn, governments=chosen.governments, seed=chosen.seed,
        progress=lambda text: print(text, file=sys.stderr),
    )  # fmt: skip
    return 0


def _pin(chosen: argparse.Namespace, settings: Settings) -> int:
    pins.pin(OPERATOR, chosen.dataset, chosen.build, chosen.name, _placed(chosen, settings))
    print(f"Build {chosen.build} disematkan sebagai: {chosen.name}")
    return 0


def _unpin(chosen: argparse.Namespace, settings: Settings) -> int:
    pins.unpin(OPERATOR, chosen.dataset, chosen.build, _placed(chosen, settings))
    print(
        f"Sematan build {chosen.build} dilepas; ia dihapus bila sudah ada {settings.keep_builds} build yang lebih baru."
    )
    return 0


def _placed(chosen: argparse.Namespace, settings: Settings) -> Settings:
    return replace(settings, warehouse=chosen.warehouse) if chosen.warehouse else settings


def _template(chosen: argparse.Namespace, settings: Settings) -> int:
    from loaders.template import write_template

    write_template(chosen.kind, chosen.out, settings.reference)
    print(f"Templat {chosen.kind} ditulis ke {chosen.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
