"""Guide sheet of a template: what a row is, what goes into each column, how to hand it in."""

from typing import Any

from loaders.contract.declared import NO_DATA, declaration
from loaders.contract.inputs import Input
from loaders.staging.template_examples import MARK_TITLE
from loaders.templates.cell_rules import how, needed

TITLES = ("Nama kolom", "Apa isinya", "Cara menulis", "Perlu diisi", "Misalnya")
WIDTHS = (24, 46, 44, 22, 24)
LINE_HEIGHT, LETTERS_PER_WIDTH = 15, 1.15
STEPS = (
    "Isi lembar Isian mulai baris 2, satu baris untuk {row_is}.",
    "Baris 2 hanya contoh: timpa atau hapus. Selama isinya belum diubah dan masih bertanda di kolom {mark}, baris itu "
    "tidak dimuat.",
    "Judul kolom terkunci supaya berkas dikenali; sel di bawahnya bebas. Judul biru tua wajib, abu-abu boleh kosong.",
    "Bila menempel dari berkas lain, pilih Tempel Khusus > Nilai (Paste Values) supaya NIP tetap teks.",
    "Jangan menulis jumlah, catatan, atau tanda tangan di bawah isian.",
)
HANDING_IN = (
    "Simpan sebagai XLSX, lalu unggah pada halaman Data, atau kirimkan kepada pengelola Netra (badan kepegawaian).",
    "Kirim berkas yang lengkap; berkas baru menggantikan berkas lama yang bernama sama.",
    "Baris yang salah tidak hilang: daftarnya, dengan alasan dan cara membetulkan, dapat diunduh pada halaman Data.",
    "Pertanyaan: pengelola Netra di badan kepegawaian.",
)


def write_guide(book: Any, input_: Input, meanings: dict[str, list[tuple[str, str]]]) -> None:
    """Add the sheet Penjelasan; `meanings` are the codes of each column with what they stand for."""
    sheet = book.add_worksheet("Penjelasan")
    for at, width in enumerate(WIDTHS):
        sheet.set_column(at, at, width)
    sheet.set_row(0, 26)
    sheet.write_string(0, 0, f"Templat: {input_.title}", book.add_format({"bold": True, "font_size": 16}))
    faint = book.add_format({"font_size": 8, "font_color": "#8C8C8C"})
    sheet.write_string(1, 0, declaration(NO_DATA), faint)  # else a line of names could pass for a header
    line = _paragraphs(book, sheet, 2, "Cara mengisi", [s.format(row_is=input_.row_is, mark=MARK_TITLE) for s in STEPS])
    line = _columns(book, sheet, line + 1, input_)
    line = _paragraphs(book, sheet, line + 1, "Cara menyerahkan", HANDING_IN)
    _meanings(book, sheet, line + 1, meanings)
    sheet.protect("", {"format_columns": True, "format_rows": True})
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(f"&L{input_.title}&RHalaman &P dari &N")


def _paragraphs(book: Any, sheet: Any, line: int, title: str, texts: Any) -> int:
    sheet.write_string(line, 0, title, book.add_format({"bold": True, "font_size": 12}))
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for number, text in enumerate(texts, start=1):
        sheet.merge_range(line + number, 0, line + number, len(WIDTHS) - 1, f"{number}. {text}", wrapped)
        sheet.set_row(line + number, _height([(text, sum(WIDTHS))]))
    return line + len(texts) + 1


def _columns(book: Any, sheet: Any, line: int, input_: Input) -> int:
    sheet.write_string(line, 0, "Isi setiap kolom", book.add_format({"bold": True, "font_size": 12}))
    sheet.write_row(line + 1, 0, TITLES, book.add_format({"bold": True, "bg_color": "#DCE6F2", "border": 1}))
    cell = book.add_format({"border": 1, "text_wrap": True, "valign": "top", "num_format": "@"})
    bold = book.add_format({"border": 1, "bold": True, "valign": "top"})
    for at, column in enumerate(input_.columns, start=line + 2):
        need = needed(column, input_.any_of)
        texts = [column.name, f"{column.explanation}.", how(column), need, column.example]
        for place, text in enumerate(texts):
            sheet.write_string(at, place, text, bold if place == 0 or (place == 3 and need == "wajib") else cell)
        sheet.set_row(at, _height(zip(texts, WIDTHS, strict=True)))
    return line + 2 + len(input_.columns)


def _meanings(book: Any, sheet: Any, line: int, meanings: dict[str, list[tuple[str, str]]]) -> None:
    coded = [(name, code, text) for name, pairs in meanings.items() for code, text in pairs]
    if not coded:
        return
    sheet.write_string(line, 0, "Arti pilihan", book.add_format({"bold": True, "font_size": 12}))
    cell = book.add_format({"border": 1, "valign": "top", "text_wrap": True})
    for at, texts in enumerate(coded, start=line + 1):
        for place, text in enumerate(texts):
            sheet.write_string(at, place, text, cell)
        sheet.set_row(at, _height(zip(texts, WIDTHS, strict=False)))


def _height(cells: Any) -> float:
    """Return the height for the longest of the wrapped texts: LibreOffice and Excel do not adjust it themselves."""
    return LINE_HEIGHT * max(-(-len(text) // int(width * LETTERS_PER_WIDTH)) or 1 for text, width in cells)
