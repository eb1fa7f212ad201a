"""The texts and tables of the upload: how a file was recognised, what would be loaded, what would change."""

import re

import pandas as pd

from submissions import uploads
from submissions.impact import Counts
from submissions.inbox import ONLY_FILE, DeliveredFile, WithdrawnFile
from submissions.uploads import Inspection, Preview
from text.escaping import escape_all, unguard_frame
from text.indonesian import UNKNOWN, WIB, join_words, number, ratio, timestamp

NOT_READ = "tidak dipakai"
NO_COLUMN = "– tidak ada –"
FOR_ALL_ROWS = "semua baris: "
MAX_LISTED = 10
SheetGroup = tuple[Inspection, ...]


def group_sheets(sheets: tuple[Inspection, ...]) -> list[SheetGroup]:
    """Group sheets of the same shape: a choice for one holds for all of them."""
    groups_by_shape: dict[object, list[Inspection]] = {}
    for sheet in sheets:
        shape = (sheet.kind, sheet.row, tuple((title.letter, title.text) for title in sheet.titles), sheet.columns)
        groups_by_shape.setdefault(shape, []).append(sheet)
    return [tuple(members) for members in groups_by_shape.values()]


def recognised_as(group: SheetGroup) -> str:
    """Say how the sheets of a group were recognised, and in which row their headers are."""
    names = [sheet.sheet for sheet in group if sheet.sheet]
    where = f"Lembar {join_words(names, 4)}" if names else "Berkas ini"
    first = group[0]
    if not first.kind or first.kind == uploads.LEFT_OUT:
        return f"{where}: tidak ada tabel yang dikenali"
    return f"{where} dibaca sebagai {uploads.KINDS[first.kind].lower()}; judul kolom pada baris {number(first.row)}"


def columns_read(sheet: Inspection) -> str:
    """Say which header was recognised as which column."""
    titles = {title.letter: title.text for title in sheet.titles}
    order = list(uploads.columns(sheet.kind))
    read = sorted(sheet.columns, key=lambda pair: order.index(pair[0]))
    parts = [f"{name} ← {titles.get(letter) or 'tanpa judul'} ({letter})" for name, letter in read]
    return "; ".join([*parts, *(f"{name} = {text} (semua baris)" for name, text in sheet.constants)])


def counts(shown: Preview) -> list[str]:
    """Say how many rows were read, loaded, rejected and skipped, and why rows were skipped."""
    read, loaded, rejected = (sum(getattr(s, part) for s in shown.sheets) for part in ("read", "loaded", "rejected"))
    repeated = sum(sheet.repeated for sheet in shown.sheets)
    skipped = pd.Series(dtype=int)
    for sheet in shown.sheets:
        skipped = skipped.add(pd.Series(dict(sheet.skipped), dtype=int), fill_value=0)
    repeated_note = f" (di antaranya {number(repeated)} sudah ada sebelumnya)" if repeated else ""
    lines = [
        f"**{number(read)} baris dibaca = {number(loaded)} dimuat + {number(rejected)} ditolak{repeated_note} "
        f"+ {number(int(skipped.sum()))} dilewati**"
    ]
    if len(skipped):
        lines.append("Dilewati: " + "; ".join(f"{why} {number(int(count))}" for why, count in skipped.items()))
    if unused := list(dict.fromkeys(column for sheet in shown.sheets for column in sheet.unused)):
        lines.append("Kolom yang tidak dipakai: " + join_words([escape_all(column) for column in unused], MAX_LISTED))
    # What refuses the file is told above already.
    printed = [told for sheet in shown.sheets for told in sheet.printed if told.rstrip(".") not in shown.problem]
    lines += [f":material/info: {escape_all(remark)}" for sheet in shown.sheets for remark in sheet.remarks]
    lines += [f":material/warning: Jumlah tercetak berbeda: {escape_all(told)}" for told in printed]
    if shown.outside:
        lines.append(f"{number(shown.outside)} tanda tangan di luar daftar wajib: dicatat, tidak dihitung")
    return lines


def rejects(shown: Preview) -> pd.DataFrame:
    """Return the first rejected rows: where they are in Excel, their content, the reason and the remedy."""
    rows = [
        (
            f"{row.sheet + ', ' if row.sheet else ''}baris {row.line}",
            f"{row.column}: {row.value or 'kosong'}",
            f"{row.reason}; {row.remedy}",
        )
        for row in shown.rejects[:MAX_LISTED]
    ]
    return pd.DataFrame(rows, columns=["Tempat", "Isi", "Alasan, dan yang perlu dilakukan"])


def rejects_title(shown: Preview) -> str:
    """Return the title of the rejected rows, with how many of all are listed."""
    total = sum(sheet.rejected for sheet in shown.sheets)
    first = min(total, MAX_LISTED)
    return f"Yang akan ditolak ({number(first)} dari {number(total)}):" if first < total else "Yang akan ditolak:"


def changes(shown: Preview) -> pd.DataFrame:
    """Return n/N of each OPD that changes, before and after."""
    rows = [
        (
            str(row.cycle),
            row.unit,
            _before_after(_signed(row.now), _signed(row.then)),
            _before_after(_fulfilled(row.now), _fulfilled(row.then)),
        )
        for row in shown.changes
    ]
    return pd.DataFrame(rows, columns=["Siklus", "OPD", "Sudah tanda tangan", "Tepat waktu dan terverifikasi"])


def _before_after(now: str, then: str) -> str:
    return then if now == then else f"{now} → {then}"


def changes_title(shown: Preview) -> str:
    """Say how many OPD change, or that none does."""
    if not shown.changes:
        return "Capaian tidak berubah"
    units = {row.unit for row in shown.changes}
    return f"Capaian {number(len(units))} OPD berubah"


def _signed(counts: Counts) -> str:
    obliged, signed, _ = counts
    return UNKNOWN if obliged is None or signed is None else ratio(signed, obliged)


def _fulfilled(counts: Counts) -> str:
    obliged, _, fulfilled = counts
    return UNKNOWN if obliged is None or fulfilled is None else ratio(fulfilled, obliged)


def row_changes(shown: Preview) -> list[str]:
    """Say of each input how many rows are loaded now and then."""
    return [f"{one.name}: {number(one.now)} → {number(one.then)} baris dimuat" for one in shown.rows]


def last_of_kind(shown: Preview) -> list[str]:
    """Say of which inputs nothing would be left."""
    gone = [one.name for one in shown.rows if one.now and not one.then]
    return [f"Sesudah ini tidak ada lagi {join_words(gone)} yang dimuat."] if gone else []


def file_label(file: DeliveredFile, contents: list[str], offices: dict[str, str]) -> str:
    """Name a file in use: its name, what it holds, when it was handed in, and by which office."""
    by = f" oleh {offices.get(file.unit_id, file.unit_id)}" if file.unit_id else ""
    return " · ".join([file.name, *dict.fromkeys(contents), f"{file.at.astimezone(WIB):%d-%m-%Y %H.%M}{by}"])


def withdrawn(file: WithdrawnFile) -> str:
    """Say when a file was withdrawn, by whom and why, and which one is used in its place."""
    successor = f" Digantikan oleh {file.successor.name}." if file.successor else ""
    return f"Ditarik {timestamp(file.at)} oleh {file.by}: {file.why}.{successor}"


def as_read(rows: pd.DataFrame) -> list[dict[str, object]]:
    """Return rows with their texts as delivered, because a select box shows no markup."""
    return [{str(name): value for name, value in row.items()} for row in unguard_frame(rows).to_dict("records")]


def refusal_text(shown: Preview, name: str) -> str:
    """Say why the upload would be refused, with the name of the dropped file and without commands of the loader."""
    parts = re.sub(rf"{uploads.FOLDER}/(?:[\w.-]+/)?\d{{8}}T\d+Z-[\w.-]+", lambda _: name, shown.problem)
    parts = re.sub(r"Periksa dengan: python -m[^.]*, betulkan, lalu muat lagi", "Betulkan, lalu unggah lagi", parts)
    parts = parts.replace("lalu muat lagi", "lalu unggah lagi")
    return re.sub(r"(; contoh[^:]*: |[^.;]*contoh bentuknya: )python -m [^.]*(\.\w+)?", "", parts)


def not_possible(shown: Preview, *, is_restore: bool) -> str:
    """Say why a file cannot be withdrawn or restored: what would be left must still make a build."""
    if shown.problem == ONLY_FILE:
        return ONLY_FILE
    told = refusal_text(shown, "berkas itu").removesuffix(" Betulkan, lalu unggah lagi.")
    if is_restore:
        return f"Belum dapat dikembalikan. {told}"
    return f"Belum dapat ditarik, karena sisanya tidak dapat dimuat. {told} Tarik atau ganti dulu berkas yang disebut."


def is_readable(sheets: tuple[Inspection, ...]) -> bool:
    """Whether any sheet has all required columns, so that there is something to preview."""
    return any(sheet.columns and not sheet.missing for sheet in sheets)
