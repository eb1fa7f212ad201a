"""Reasons why a cell was not taken, and what to do, in Indonesian.

Reasons and remedies never repeat the cell's own text: they may be shown where the text may not.
"""

import re
from collections.abc import Sequence

from loaders.contract.inputs import CellKind, InputColumn
from loaders.reference.unit_names import LookupResult
from loaders.staging.book import NO_RESULT
from text.plain import has_letter_for_digit, plain

Explanation = tuple[str, str, str]
SLASHED = re.compile(r"^\d{1,2}[/.-](\d{1,2})[/.-]\d{4}(?:[ T,]+\d{1,2}[.:]\d{2}.*)?$")
SHORT_YEAR = re.compile(r"^(\w+'?\w*\s*,)?\s*\d{1,2}[\s/.-]+(\d{1,2}|[a-z]{3,9})[\s/.-]+'?\d{2}$", re.IGNORECASE)
TOTAL_ROW = "baris jumlah"
NOTE = "catatan dan tanda tangan"
GROUP = "judul kelompok"
TOTAL = re.compile(
    r"(sub\s*|grand\s*)?(jumlah|total|jml|jlh)\b|rata\s*-\s*rata\b|(per|pro)sentase\b|persen\b|(di)?pindah(an|kan)\b|"
    r"(ke)?seluruh(an|nya)\b|akumulasi\b|capaian\b|[σ∑]|.*\b(total|jumlah|jml)$"
)
SPACED_TOTALS = {
    "jumlah",
    "total",
    "subjumlah",
    "subtotal",
    "grandtotal",
    "jumlahtotal",
    "totaljumlah",
    "ratarata",
    "jml",
}
WHOLE = re.compile(r"se[\s-]*(kota|kabupaten|kecamatan|kec)\b|(kota|pemkot|pemerintah kota)\s+\w+$")
"""How a row is called that is about the whole city: the sum of what is listed."""
GROUP_NUMBER = re.compile(r"([ivxlc]{1,5}|[a-z])[.)]?", re.IGNORECASE)
"""How groups of rows are numbered where the rows bear digits."""
NUMBER = re.compile(r"[\d.,()%\s-]+")
LETTER_IN_COUNT = re.compile(r"[\d.OoIl]*(?:\d[.OoIl]*[OoIl]|[OoIl][.OoIl]*\d)[\d.OoIl]*")
SCIENTIFIC = re.compile(r"^\d([.,]\d+)?E\+?\d+$", re.IGNORECASE)
LOOKUP_REASONS = {
    "kosong": "kosong",
    "ambigu": "berarti lebih dari satu",
    "tidak_dikenal": "nama tidak dikenal",
    "siklus_tidak_dikenal": "siklus tidak dikenal",
    "siklus_tidak_diketahui": "unit tidak dapat dinilai tanpa siklus yang benar",
    "bukan_pilihan": "bukan salah satu pilihan",
    "sudah_dikenal": "nama ini sudah dikenal",
    "bukan_ya_tidak": "bukan ya atau tidak",
}


def of_cell(column: InputColumn, text: str, answer: LookupResult | None, *, is_understood: bool) -> Explanation:
    """Return code, reason and remedy for a bad cell; `answer` is the lookup's, where there is one.

    A cell that was understood and still is bad can only be a day that has not come yet.
    """
    if is_understood:
        return "masa_depan", "tanggal di masa depan", "periksa tahunnya"
    if plain(text) in ("", "-"):
        unknown = ", atau tulis 'belum diketahui'" if column.may_be_unknown else ""
        return "kosong", "kosong", f"isi kolom ini{unknown}"
    if text == NO_RESULT:
        return "rumus_galat", "rumus di sel ini tidak punya hasil", "betulkan rumusnya, atau tulis nilainya"
    if answer and answer.code:
        return answer.code, LOOKUP_REASONS[answer.code], answer.remedy
    if column.kind is CellKind.NIP:
        return _nip(text)
    if column.kind is CellKind.DAY:
        return _day(text)
    if column.kind is CellKind.NUMBER:
        return _number(text)
    return _count(text)


def _count(text: str) -> Explanation:
    form = "tulis bilangan saja, mis. 1.480"
    if LETTER_IN_COUNT.fullmatch(plain(text)):
        return "huruf_di_angka", "huruf O, I atau l di antara angka", form
    return "bukan_bilangan", "bukan bilangan bulat", form


def _nip(text: str) -> Explanation:
    text = plain(text)
    digits = re.sub(r"[\s.'’`\-]", "", text)
    original = "minta NIP dari sumber aslinya dan format kolomnya sebagai Teks"
    if SCIENTIFIC.match(text.strip()):
        return "nip_angka", "NIP tersimpan sebagai angka; Excel membuang digit terakhirnya", original
    if not digits.isdigit():
        return "nip_bukan_angka", "NIP berisi huruf atau tanda lain", "tulis 18 digit tanpa huruf"
    if len(digits) != 18:
        return "nip_panjang", f"NIP {len(digits)} digit, seharusnya 18", "periksa NIP di data kepegawaian"
    if digits.endswith("000"):
        return "nip_angka", "NIP berakhir 000: digit terakhirnya hilang di Excel", original
    return "nip_mustahil", "tanggal lahir, pengangkatan atau jenis kelamin di dalam NIP tidak mungkin", "periksa NIP"


def _number(text: str) -> Explanation:
    if has_letter_for_digit(text):
        return "huruf_di_angka", "huruf O, I atau l di antara angka", "tulis angkanya, mis. 2024"
    remedy = "format kolomnya sebagai Teks, lalu tulis nomornya lagi seperti di register"
    return "nomor_tanggal", "nomor berubah menjadi tanggal di Excel", remedy


def _day(text: str) -> Explanation:
    form = "tulis hari/bulan/tahun, mis. 26/08/2024 atau 26 Agustus 2024"
    text = plain(text)
    slashed = SLASHED.match(text)
    if slashed and int(slashed[1]) > 12:
        return "bulan_mustahil", f"bulan {int(slashed[1])} tidak ada; urutannya hari/bulan/tahun", form
    if SHORT_YEAR.match(text):
        return "tahun_dua_digit", "tahun hanya dua digit", form
    return "bukan_tanggal", "bukan tanggal yang ada di kalender", form


def is_like_data(cells: Sequence[str], titles: Sequence[str], mapped: Sequence[int], understood: int) -> bool:
    """Tell whether a bad row could be data: half of its required cells filled, and some understood or most filled.

    Two signatures side by side fill two columns with what no column means; a bad last row of a list fills the others.
    """
    present = sum(1 for position in mapped if cells[position])
    filled = sum(1 for cell, title in zip(cells, titles, strict=False) if cell and title)
    titled = sum(1 for title in titles if title)
    return present * 2 >= len(mapped) and (understood > 0 or filled * 2 > titled)


def is_total(filled: Sequence[str]) -> bool:
    """Tell whether a row without its empty cells sums up others: 'JUMLAH', 'J U M L A H', 'Sub Total', 'Rata-rata'."""
    words = [cell.strip().lower() for cell in filled if not NUMBER.fullmatch(cell)]
    if any(re.sub(r"[\W_]", "", said) in SPACED_TOTALS for said in words):
        return True
    return bool(words) and (TOTAL.match(words[0]) is not None or WHOLE.match(words[0]) is not None)


def is_group_title(filled: Sequence[str]) -> bool:
    """Tell whether a row without its empty cells is the title of a group with its number: 'II', 'DINAS'."""
    return len(filled) == 2 and GROUP_NUMBER.fullmatch(filled[0]) is not None and not re.search(r"\d", filled[1])


def are_column_numbers(filled: Sequence[str]) -> bool:
    """Tell whether the cells number the columns: 1, 2, 3 or with what is reckoned, 4=3/2."""
    numbers = [cell.partition("=")[0].strip() for cell in filled]
    return len(filled) > 2 and numbers == [str(n) for n in range(1, len(filled) + 1)]


def of_row(cells: Sequence[str], titles: Sequence[str], is_note: bool) -> str | None:
    """Return why a row that broke rules is no data at all (blank, total, note ...), or None where it is bad data."""
    filled = [cell for cell in cells if cell]
    if not filled:
        return "baris kosong"
    if is_total(filled):
        return TOTAL_ROW
    if are_column_numbers([c.strip("() .") for c in filled]):
        return "nomor kolom"
    if sum(cell.casefold() == title.casefold() for cell, title in zip(cells, titles, strict=False) if cell) > 2:
        return "judul kolom berulang"
    if is_note:
        return NOTE
    return GROUP if len(filled) == 1 and not re.search(r"\d{6}", filled[0]) else None
