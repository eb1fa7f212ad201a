"""The loaders on the command line: build, prepare, watch, check, simulate, pin, unpin, template."""

import argparse
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from access.roles import OPERATOR
from loaders.build.change_detection import WatchedPlaces
from loaders.build.command import bar, report, run
from loaders.build.watch import EVERY_SECONDS, SETTLE_SECONDS, Watch, alerts_of, ending_on_signals, say
from loaders.build.workspace import drop_repeated, find_days, open_workspace, stage_file, validate_all
from loaders.contract.errors import Unreadable
from loaders.contract.inputs import INPUTS
from loaders.sources.manifest import Source
from loaders.staging.sheet import place_of
from loaders.templates.reject_files import RejectedSheet, sheets_on, write_csv, write_xlsx
from settings import DATASETS, ROOT, Settings, read_settings
from storage import pins
from storage.errors import Refused
from text.command_line import new_parser

CITY_SIZE = 9000


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 done, 1 a fault of ours (with its traceback), 2 refused or unreadable, 3 rejects."""
    chosen = _parser().parse_args(arguments)
    try:
        return int(chosen.run(chosen, read_settings()))
    except (Unreadable, Refused) as error:
        print(f"{getattr(chosen, 'failed', 'Tidak dimuat.')} {error}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = new_parser("loaders", "Memuat berkas kantor ke dalam Netra.")
    commands = parser.add_subparsers(required=True, metavar="perintah")
    one = commands.add_parser("build", help="baca, periksa, terbitkan satu build")
    _add_places(one)
    one.set_defaults(run=_build)
    one = commands.add_parser("prepare", help="muat yang baru dari kedua dataset; kota simulasi dibuat sekali")
    one.add_argument("--files", type=Path, default=ROOT / "data" / "simulasi", metavar="FOLDER", help="kota simulasi")
    one.add_argument("--asn", type=int, default=CITY_SIZE)
    one.add_argument("--warehouse", type=Path)
    one.set_defaults(run=_prepare)
    one = commands.add_parser("watch", help="muat sendiri setiap ada yang baru")
    _add_places(one)
    one.add_argument("--once", action="store_true", help="lihat sekali saja, untuk cron atau timer")
    one.add_argument("--every", type=float, default=EVERY_SECONDS, metavar="DETIK")
    one.add_argument("--settle", type=float, default=SETTLE_SECONDS, metavar="DETIK", help="jeda dua kali melihat")
    one.set_defaults(run=_watch)
    one = commands.add_parser("check", help="periksa berkas tanpa menerbitkan apa pun")
    one.add_argument("files", nargs="+", type=Path, metavar="BERKAS")
    one.add_argument("--rejects", type=Path, metavar="KE.xlsx", help="tulis baris yang ditolak, untuk dibetulkan")
    one.set_defaults(run=_check)
    one = commands.add_parser("simulate", help="tulis berkas kota simulasi")
    one.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="tempat berkasnya ditulis")
    one.add_argument("--asn", type=int, default=CITY_SIZE, metavar="N", help="jumlah ASN seluruhnya")
    one.add_argument("--governments", type=int, default=1, metavar="N", help="jumlah pemerintah daerah")
    one.add_argument("--seed", type=int, default=2024, metavar="N", help="benih acak: sama, maka berkasnya sama")
    one.set_defaults(run=_simulate, failed="Tidak ditulis.")
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


def _add_places(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--dataset", choices=DATASETS, default="resmi")
    parser.add_argument("--inbox", type=Path)
    parser.add_argument("--manifest", type=Path)
    parser.add_argument("--warehouse", type=Path)


def _places(chosen: argparse.Namespace, settings: Settings) -> WatchedPlaces:
    """Where the files are and where builds go; raises Refused where what was named does not exist."""
    settings = _placed(chosen, settings)
    manifest = chosen.manifest
    if manifest is None and chosen.dataset == "resmi" and settings.manifest.exists():
        manifest = settings.manifest
    inbox = chosen.inbox or settings.inbox_of(chosen.dataset)
    if chosen.inbox and not chosen.inbox.is_dir():
        raise Refused(f"Folder {chosen.inbox} tidak ada.")
    if manifest and not manifest.exists():
        raise Refused(f"Berkas {manifest} tidak ada.")
    return WatchedPlaces(chosen.dataset, inbox, manifest, settings)


def _build(chosen: argparse.Namespace, settings: Settings) -> int:
    run(_places(chosen, settings))
    return 0


def _prepare(chosen: argparse.Namespace, _: Settings) -> int:
    """Simulate the city on the first run; build both datasets, and where one is refused the other all the same."""
    if not chosen.files.is_dir():
        from loaders.simulate import simulate

        print("Menulis berkas kota simulasi ...", flush=True)
        unfinished = chosen.files.with_name(f".{chosen.files.name}")
        simulate(unfinished, asn=chosen.asn, progress=lambda text: print(f"  {text}", flush=True))
        unfinished.rename(chosen.files)
    print("Memuat berkas ...", flush=True)
    warehouse = ["--warehouse", str(chosen.warehouse)] if chosen.warehouse else []
    simulated = main(["build", "--dataset", "simulasi", "--inbox", str(chosen.files), *warehouse])
    return max(simulated, main(["build", "--dataset", "resmi", *warehouse]))


def _watch(chosen: argparse.Namespace, settings: Settings) -> int:
    places = _places(chosen, settings)
    alerts = alerts_of(places.dataset, places.settings)
    watch = Watch(places, lambda: run(places), alerts, chosen.every, chosen.settle)
    with ending_on_signals(watch.stop):
        if not chosen.once:
            say(f"Mengawasi {places.inbox} untuk data {places.dataset}, tiap {chosen.every:g} detik.")
        return watch.run(once=chosen.once)


def _check(chosen: argparse.Namespace, settings: Settings) -> int:
    if chosen.rejects and chosen.rejects.suffix.lower() not in (".xlsx", ".csv"):
        raise Refused(f"{chosen.rejects}: baris yang ditolak ditulis sebagai .xlsx atau .csv.")
    unreadable = []
    with tempfile.TemporaryDirectory() as place:
        workspace = open_workspace(Path(place) / "check", settings.reference, settings)
        for path in chosen.files:
            try:
                if not path.is_file():
                    raise Unreadable(str(path), "berkas tidak ada", "periksa letaknya")
                stage_file(
                    workspace, Source(str(path), None, "", ((str(path), path),)), str(path), path, bar(str(path), 0)
                )
            except Unreadable as error:
                unreadable.append(error)
        validate_all(workspace)
        has_cases = any(load.kind == "case" for load in workspace.loads)
        drop_repeated(workspace, has_cases=has_cases)
        find_days(workspace)
        found = workspace.connection.execute(
            "SELECT file, sheet, line, column_name, value, reason, remedy FROM rejects ORDER BY ALL"
        ).fetchall()
        rejected = sheets_on(workspace) if chosen.rejects else []
        workspace.connection.close()
    for file, sheet, line, column, value, reason, remedy in found:
        where = place_of(file, sheet)
        print(f"{where}, baris {line}, kolom {column}: {value!r}: {reason}. {remedy[:1].upper()}{remedy[1:]}.")
    report(workspace.loads)
    if rejected:
        _write_rejects(rejected, chosen.rejects)
    for problem in unreadable:
        print(f"Tidak terbaca. {problem}", file=sys.stderr)
    return 2 if unreadable else 3 if found else 0


def _write_rejects(sheets: list[RejectedSheet], out: Path) -> None:
    if out.suffix.lower() == ".xlsx":
        write_xlsx(sheets, out)
    elif len(sheets) == 1:
        out.write_bytes(write_csv(sheets[0]))
    else:
        raise Refused(f"{out}: CSV memuat satu tabel, yang ditolak ada di {len(sheets)} tabel; pakai nama .xlsx.")
    rows = sum(len(sheet.rows) for sheet in sheets)
    print(f"{rows} baris yang ditolak ditulis ke {out}; betulkan, lalu serahkan berkas itu apa adanya.")


def _simulate(chosen: argparse.Namespace, _: Settings) -> int:
    from loaders.simulate import simulate  # here, so that a build need not wait for it

    simulate(
        chosen.out,
        asn=chosen.asn,
        governments=chosen.governments,
        seed=chosen.seed,
        progress=lambda text: print(text, file=sys.stderr),
    )
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
    from loaders.templates.template import write_template

    write_template(chosen.kind, chosen.out, settings.reference)
    print(f"Templat {chosen.kind} ditulis ke {chosen.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
