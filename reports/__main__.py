"""`python -m reports KIND --form pdf`: a pack as a file, the same that the page Bahan rapat gives."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from access.roles import OPERATOR, PUBLIC
from metrics import options as offers
from metrics.disclosure import authorized
from metrics.selection import Selection, choose, opening
from reports import forms as files
from reports import packs
from reports.document import Pack
from reports.forms import Writer
from reports.packs import PackKind
from settings import DATASETS, read_settings
from storage import builds, city
from text.command_line import new_parser
from text.indonesian import join_words, parse_day


class Refused(Exception):
    """What was asked cannot be made; the message, in Indonesian, says why and what is possible."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the file and name it; 0 written, 2 refused with a message on stderr."""
    options = _parser().parse_args(arguments)
    try:
        kind, writer = _kind(options.kind), _writer(options)
        pack = _pack(kind, options)
        out = options.out or Path(files.name(pack, writer.form))
        out.write_bytes(files.hand_out(pack, writer, datetime.now(UTC)))
    except (Refused, OSError) as problem:
        print(problem, file=sys.stderr)
        return 2
    print(out)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = new_parser("reports", "Bahan rapat di baris perintah.")
    parser.add_argument("kind", help=", ".join(kind.name for kind in packs.KINDS))
    parser.add_argument("--form", help="pptx, xlsx, pdf, atau txt; bila kosong: bentuk utama bahan itu")
    parser.add_argument("--dataset", help="resmi atau simulasi; bila kosong: yang dibuka pertama oleh dasbor")
    parser.add_argument("--cycle", help="siklus; bila kosong: yang terakhir dimulai")
    parser.add_argument("--as-of", help="posisi per tanggal, YYYY-MM-DD; bila kosong: hari terakhir data")
    parser.add_argument("--since", help="dibandingkan dengan tanggal ini; bila kosong: 7 hari sebelumnya")
    parser.add_argument("--scope", help="kota, id kecamatan, atau id OPD; bila kosong: kota")
    parser.add_argument("--out", type=Path, help="berkas hasil; bila kosong: nama bakunya, di folder ini")
    return parser


def _kind(name: str) -> PackKind:
    found = [kind for kind in packs.KINDS if kind.name == name]
    if not found:
        raise Refused(f"Bahan {name!r} tidak dikenal. Pilihan: {join_words([kind.name for kind in packs.KINDS])}.")
    return found[0]


def _writer(options: argparse.Namespace) -> Writer:
    kind = _kind(options.kind)
    found = [one for one in files.writers(kind) if one.form == (options.form or kind.forms[0])]
    if not found:
        forms = join_words([one.form.value for one in files.writers(kind)])
        raise Refused(f"{city.names().fill(kind.title)} tidak dibuat sebagai {options.form!r}. Pilihan: {forms}.")
    return found[0]


def _pack(kind: PackKind, options: argparse.Namespace) -> Pack:
    settings, since = read_settings(), None
    if options.since and (since := parse_day(options.since)) is None:
        raise Refused(f"Tanggal {options.since!r} tidak terbaca. Tulis seperti 2024-08-26.")
    address = settings.address or f"http://localhost:{settings.port}"
    return packs.make(kind, _view(kind, options), address, datetime.now(UTC), since)


def _view(kind: PackKind, options: argparse.Namespace) -> Selection:
    """Read the view that was asked for; refuse what a screen would replace by its default."""
    found = {name: build for name in DATASETS if (build := builds.current(name))}
    build = found.get(options.dataset) if options.dataset else opening(found, authorized.has_people)
    if build is None:
        known = join_words(sorted(found)) if found else "belum ada; jalankan python -m loaders build"
        raise Refused(f"Dataset {options.dataset or ''!r} belum berisi data. Yang ada: {known}.")
    asked = {"siklus": options.cycle, "posisi": options.as_of, "lingkup": options.scope}
    wishes = {name: value for name, value in asked.items() if value is not None}
    # Whoever has the file in hand may see all in it; what is made for the public is made as the public sees it.
    viewer = OPERATOR if kind in packs.offered(OPERATOR) else PUBLIC
    view, notes = choose(wishes, offers.available(authorized.query, build, wishes, viewer))
    if notes:
        raise Refused(" ".join([*notes, "Tidak ada berkas yang dibuat."]))
    return replace(view, viewer=viewer)


if __name__ == "__main__":
    raise SystemExit(main())
