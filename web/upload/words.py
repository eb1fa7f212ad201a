"""What the upload says of a file, in sentences and rows: what it was taken for, what would be loaded, what changes."""

import re

import pandas as pd

from submissions import uploads
from submissions.impact import Counts
from submissions.uploads import Inspection, Preview
from text.indonesian import UNKNOWN, join_words, number, ratio

NOT_READ = "tidak dipakai"
NOT_THERE = "– tidak ada –"
ONCE = "semua baris: "
FEW = 10
Group = tuple[Inspection, ...]


def groups(looks: tuple[Inspection, ...]) -> list[Group]:
    """Sheets of one shape together: what is chosen for one is chosen for all of them."""
    found: dict[object, list[Inspection]] = {}
    for look in looks:
        shape = (look.kind, look.row, tuple((title.letter, title.text) for title in look.titles), look.columns)
        found.setdefault(shape, []).append(look)
    return [tuple(members) for members in found.values()]


def taken_for(group: Group) -> str:
    """Lembar Dinkes, Dishub, dan 3 lainnya dibaca sebagai daftar wajib; judul kolom pada baris 5."""
    names = [look.sheet for look in group if look.sheet]
    where = f"Lembar {join_words(names, 4)}" if names else "Berkas ini"
    first = group[0]
    if not first.kind or first.kind == uploads.LEFT_OUT:
        return f"{where}: tidak ada tabel yang dikenali"
    return f"{where} dibaca sebagai {uploads.KINDS[first.kind].lower()}; judul kolom pada baris {number(first.row)}"


def columns_read(look: Inspection) -> str:
    """Which header was taken for which column."""
    titles = {title.letter: title.text for title in look.titles}
    order = list(uploads.columns(look.kind))
    read = sorted(look.columns, key=lambda pair: order.index(pair[0]))
    said = [f"{name} ← {titles.get(letter) or 'tanpa judul'} ({letter})" for name, letter in read]
    return "; ".join([*said, *(f"{name} = {text} (semua baris)" for name, text in look.constants)])


def counts(shown: Preview) -> list[str]:
    """Dibaca 655 baris = dimuat 642 + ditolak 4 + dilewati 9, and why rows are skipped."""
    read, loaded, rejected = (sum(getattr(s, part) for s in shown.sheets) for part in ("read", "loaded", "rejected"))
    repeated = sum(sheet.repeated for sheet in shown.sheets)
    skipped = pd.Series(dtype=int)
    for sheet in shown.sheets:
        skipped = skipped.add(pd.Series(dict(sheet.skipped), dtype=int), fill_value=0)
    again = f" (di antaranya {number(repeated)} sudah ada sebelumnya)" if repeated else ""
    lines = [
        f"**{number(read)} baris dibaca = {number(loaded)} dimuat + {number(rejected)} ditolak{again} "
        f"+ {number(int(skipped.sum()))} dilewati**"
    ]
    if len(skipped):
        lines.append("Dilewati: " + "; ".join(f"{why} {number(int(count))}" for why, count in skipped.items()))
    if shown.outside:
        lines.append(f"{number(shown.outside)} tanda tangan di luar daftar wajib: dicatat, tidak dihitung")
    return lines


def rejects(shown: Preview) -> pd.DataFrame:
    """The first rejected rows, each where a person finds it in Excel, with what it says and what to do."""
    rows = [
        (
            f"{one.sheet + ', ' if one.sheet else ''}baris {one.line}",
            f"{one.column}: {one.value or 'kosong'}",
            f"{one.reason}; {one.remedy}",
        )
        for one in shown.rejects[:FEW]
    ]
    return pd.DataFrame(rows, columns=["Tempat", "Isi", "Alasan, dan yang perlu dilakukan"])


def rejects_title(shown: Preview) -> str:
    """Yang akan ditolak (10 dari 34)."""
    total = sum(sheet.rejected for sheet in shown.sheets)
    first = min(total, FEW)
    return f"Yang akan ditolak ({number(first)} dari {number(total)}):" if first < total else "Yang akan ditolak:"


def changes(shown: Preview) -> pd.DataFrame:
    """n/N of each OPD that changes, now and then."""
    rows = [
        (
            str(one.cycle),
            one.unit,
            _course(_signed(one.now), _signed(one.then)),
            _course(_fulfilled(one.now), _fulfilled(one.then)),
        )
        for one in shown.changes
    ]
    return pd.DataFrame(rows, columns=["Siklus", "OPD", "Sudah tanda tangan", "Tepat waktu dan terverifikasi"])


def _course(now: str, then: str) -> str:
    return then if now == then else f"{now} → {then}"


def changes_title(shown: Preview) -> str:
    """How many OPD change, or that none does."""
    if not shown.changes:
        return "Capaian tidak berubah"
    units = {one.unit for one in shown.changes}
    return f"Capaian {number(len(units))} OPD berubah"


def _signed(counts: Counts) -> str:
    obliged, signed, _ = counts
    return UNKNOWN if obliged is None or signed is None else ratio(signed, obliged)


def _fulfilled(counts: Counts) -> str:
    obliged, _, fulfilled = counts
    return UNKNOWN if obliged is None or fulfilled is None else ratio(fulfilled, obliged)


def problem(shown: Preview, name: str) -> str:
    """Why the upload would be refused, for somebody before a screen: the file as it was called, no commands."""
    said = re.sub(rf"{uploads.FOLDER}/\d{{8}}T\d+Z-[\w.-]+", lambda _: name, shown.problem)
    said = re.sub(r"Periksa dengan: python -m[^.]*, betulkan, lalu muat lagi", "Betulkan, lalu unggah lagi", said)
    return re.sub(r"(; contoh[^:]*: |[^.;]*contoh bentuknya: )python -m [^.]*(\.\w+)?", "", said)


def is_readable(looks: tuple[Inspection, ...]) -> bool:
    """Whether any sheet has all that must be there, so that there is something to preview."""
    return any(look.columns and not look.missing for look in looks)
