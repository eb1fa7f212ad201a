"""Rules for what Excel lets a person type into a template: pick lists and checks, with messages in Indonesian."""

from typing import Any

from loaders.contract.inputs import CellKind, InputColumn

UNKNOWN = "belum diketahui"
LONGEST_TITLE, LONGEST_MESSAGE = 32, 255
"""Characters that Excel takes in a message; it calls a file with more of them damaged."""
HOW = {
    CellKind.TEXT: "Teks bebas.",
    CellKind.NEW_NAME: "Tulisan persis seperti dalam berkas kantor.",
    CellKind.CYCLE: "Pilih dari daftar.",
    CellKind.NIP: "18 angka tanpa spasi. Sel sudah berformat teks; jangan diubah menjadi angka.",
    CellKind.NUMBER: "Nomor seperti di register. Sel sudah berformat teks; jangan diubah menjadi angka atau tanggal.",
    CellKind.DAY: "Hari/bulan/tahun, mis. 26/08/2024.",
    CellKind.COUNT: "Bilangan bulat, mis. 120.",
    CellKind.YESNO: "Pilih ya atau tidak.",
    CellKind.CHOICE: "Pilih dari daftar.",
    CellKind.UNIT: "Pilih dari daftar. Sekolah dan puskesmas boleh ditulis dengan namanya.",
    CellKind.KECAMATAN: "Pilih dari daftar.",
    CellKind.KELURAHAN: "Pilih dari daftar.",
}
_DAY = (
    'OR(ISNUMBER({cell}),{cell}="' + UNKNOWN + '",AND(LEN({cell})=10,MID({cell},3,1)="/",MID({cell},6,1)="/",'
    "VALUE(LEFT({cell},2))<=31,VALUE(MID({cell},4,2))<=12,VALUE(RIGHT({cell},4))>1900))"
)
_NIP = "AND(ISTEXT({cell}),LEN({cell})=18,ISNUMBER(VALUE(LEFT({cell},9))),ISNUMBER(VALUE(RIGHT({cell},9))))"


def how(column: InputColumn) -> str:
    """Say how a cell of the column is written."""
    unknown = f" Bila tidak diketahui: {UNKNOWN}." if column.may_be_unknown else ""
    return HOW[column.kind] + unknown


def needed(column: InputColumn, any_of: tuple[str, ...]) -> str:
    """Say whether a cell of the column must be filled."""
    if column.name in any_of:
        return "salah satu: " + " atau ".join(any_of)
    return "wajib" if column.required else "boleh kosong"


def rule(column: InputColumn, cell: str, choices: str, any_of: tuple[str, ...]) -> dict[str, Any]:
    """Return the validation of a column whose first cell is `cell`; `choices` is the formula of its pick list."""
    message = f"{column.explanation}. {how(column)} ({needed(column, any_of)})"
    messages = {
        "input_title": column.name[:LONGEST_TITLE],
        "input_message": message[:LONGEST_MESSAGE],
        "error_title": f"Periksa {column.name}"[:LONGEST_TITLE],
        "ignore_blank": True,
    }
    return messages | _check(column, cell, choices)


def _check(column: InputColumn, cell: str, choices: str) -> dict[str, Any]:
    if choices:
        return _pick(column, choices)
    if column.kind is CellKind.NIP:
        wrong = "NIP harus 18 angka dan tersimpan sebagai teks. Ketik NIP lengkap tanpa spasi atau titik."
        return {"validate": "custom", "value": "=" + _NIP.format(cell=cell), "error_message": wrong}
    if column.kind is CellKind.DAY:
        wrong = "Tulis hari/bulan/tahun dengan dua, dua, dan empat angka, mis. 26/08/2024. Teruskan dengan tulisan ini?"
        return {
            "validate": "custom",
            "value": "=" + _DAY.format(cell=cell),
            "error_message": wrong,
            "error_type": "warning",
        }
    if column.kind is CellKind.COUNT:
        wrong = "Isi bilangan bulat 0 atau lebih, tanpa satuan dan tanpa tanda lain."
        return {"validate": "integer", "criteria": ">=", "value": 0, "error_message": wrong}
    return {"validate": "any"}


def _pick(column: InputColumn, choices: str) -> dict[str, Any]:
    """Return a pick list; for a unit it only warns, since it may be a school that no list names."""
    if column.kind is CellKind.UNIT:
        wrong = "Nama ini tidak ada dalam daftar. Teruskan bila itu sekolah, puskesmas, atau nama lama unit."
        return {"validate": "list", "source": choices, "error_type": "warning", "error_message": wrong}
    wrong = "Pilih salah satu dari daftar; semuanya ada di lembar Pilihan."
    return {"validate": "list", "source": choices, "error_message": wrong}
