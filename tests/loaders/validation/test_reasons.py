"""The words for a cell that was not taken, and which bad rows are no data at all."""

import pytest

from loaders.contract.inputs import CellKind, InputColumn
from loaders.reference.unit_names import LookupResult
from loaders.validation.reasons import is_group_title, is_like_data, of_cell, of_row

FORM = "tulis hari/bulan/tahun, mis. 26/08/2024 atau 26 Agustus 2024"
SOURCE = "minta NIP dari sumber aslinya dan format kolomnya sebagai Teks"
NOT_A_DAY = ("bukan_tanggal", "bukan tanggal yang ada di kalender", FORM)
TWO_DIGITS = ("tahun_dua_digit", "tahun hanya dua digit", FORM)
AS_A_NUMBER = ("nip_angka", "NIP tersimpan sebagai angka; Excel membuang digit terakhirnya", SOURCE)
IMPOSSIBLE = (
    "nip_mustahil",
    "tanggal lahir, pengangkatan atau jenis kelamin di dalam NIP tidak mungkin",
    "periksa NIP",
)
LETTERS = ("nip_bukan_angka", "NIP berisi huruf atau tanda lain", "tulis 18 digit tanpa huruf")
EMPTY = ("kosong", "kosong", "isi kolom ini")


def said(kind: CellKind, text: str, answer: LookupResult | None = None, **options: bool) -> tuple[str, str, str]:
    """What is said of a bad cell in a column of this kind."""
    column = InputColumn("kolom", "field", kind, may_be_unknown=options.get("may_be_unknown", False))
    return of_cell(column, text, answer, is_understood=options.get("is_understood", False))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("26/13/2024", ("bulan_mustahil", "bulan 13 tidak ada; urutannya hari/bulan/tahun", FORM)),
        ("26-13-2024", ("bulan_mustahil", "bulan 13 tidak ada; urutannya hari/bulan/tahun", FORM)),
        (" 1.25.2024 ", ("bulan_mustahil", "bulan 25 tidak ada; urutannya hari/bulan/tahun", FORM)),
        ("31/12/2024", NOT_A_DAY),  # the twelfth month there is
        ("x1/13/2024", NOT_A_DAY),
        ("26/13/20245", NOT_A_DAY),
        ("26/08/24", TWO_DIGITS),
        (" 6.8.24 ", TWO_DIGITS),
        ("x6.8.24", NOT_A_DAY),
        ("26-Agustus-24", TWO_DIGITS),
        ("kemarin", NOT_A_DAY),
    ],
)
def test_a_day_that_is_none_is_told_by_what_is_wrong_with_it(text: str, expected: tuple[str, str, str]) -> None:
    assert said(CellKind.DAY, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.99001E+17", AS_A_NUMBER),
        ("1,99e17", AS_A_NUMBER),
        (" 2E+17 ", AS_A_NUMBER),
        ("12E+17", LETTERS),
        ("1.99E+17x", LETTERS),
        ("19900101 2015011 001A", LETTERS),
        ("19900101 2015-01.1'0’1`", ("nip_panjang", "NIP 17 digit, seharusnya 18", "periksa NIP di data kepegawaian")),
        ("1990010120150110011", ("nip_panjang", "NIP 19 digit, seharusnya 18", "periksa NIP di data kepegawaian")),
        ("199001012015010000", ("nip_angka", "NIP berakhir 000: digit terakhirnya hilang di Excel", SOURCE)),
        ("199001012015010100", IMPOSSIBLE),
        ("199013012015011001", IMPOSSIBLE),
    ],
)
def test_a_nip_that_is_none_is_told_by_what_is_wrong_with_it(text: str, expected: tuple[str, str, str]) -> None:
    assert said(CellKind.NIP, text) == expected


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("kosong", "kosong"),
        ("ambigu", "berarti lebih dari satu"),
        ("tidak_dikenal", "nama tidak dikenal"),
        ("siklus_tidak_dikenal", "siklus tidak dikenal"),
        ("siklus_tidak_diketahui", "unit tidak dapat dinilai tanpa siklus yang benar"),
        ("bukan_pilihan", "bukan salah satu pilihan"),
        ("sudah_dikenal", "nama ini sudah dikenal"),
        ("bukan_ya_tidak", "bukan ya atau tidak"),
    ],
)
def test_a_name_that_was_not_found_is_told_in_words_with_the_remedy_of_the_lookup(code: str, reason: str) -> None:
    assert said(CellKind.UNIT, "Dinas Laut", LookupResult(None, code, "begini")) == (code, reason, "begini")


def test_empty_cells_are_told_before_anything_else() -> None:
    assert said(CellKind.DAY, "") == said(CellKind.COUNT, "-") == EMPTY
    assert said(CellKind.UNIT, "-", LookupResult(None, "tidak_dikenal", "begini")) == EMPTY
    assert said(CellKind.DAY, "", may_be_unknown=True) == (
        "kosong", "kosong", "isi kolom ini, atau tulis 'belum diketahui'",
    )  # fmt: skip


def test_a_cell_that_was_understood_is_bad_because_its_day_has_not_come() -> None:
    expected = ("masa_depan", "tanggal di masa depan", "periksa tahunnya")
    assert said(CellKind.DAY, "31/12/2098", is_understood=True) == expected


def test_a_formula_without_a_result_and_a_count_that_is_none_have_words_of_their_own() -> None:
    assert said(CellKind.COUNT, "#RUMUS") == (
        "rumus_galat", "rumus di sel ini tidak punya hasil", "betulkan rumusnya, atau tulis nilainya",
    )  # fmt: skip
    for answer in (None, LookupResult("7")):
        assert said(CellKind.COUNT, "7 orang", answer) == (
            "bukan_bilangan", "bukan bilangan bulat", "tulis bilangan saja, mis. 1.480",
        )  # fmt: skip


TITLES = ("siklus", "nip", "nama", "")


@pytest.mark.parametrize(
    ("cells", "understood", "expected"),
    [
        (("2024", "1", "", ""), 1, True),
        (("2024", "", "", ""), 1, True),  # half of the required cells, and that one understood
        (("", "", "Pegawai", "x"), 1, False),  # none of the required cells
        (("2024", "", "", "x"), 0, False),  # one of three titled cells, and nothing understood
        (("2024", "", "Pegawai", ""), 0, True),  # two of three
        (("2024", "", "", "x"), 1, True),
    ],
)
def test_a_bad_row_is_data_where_enough_of_it_is_filled(
    cells: tuple[str, ...], understood: int, expected: bool
) -> None:
    assert is_like_data(cells, TITLES, [0, 1], understood) is expected


def test_a_third_of_the_required_cells_is_less_than_half_of_them() -> None:
    assert not is_like_data(("2024", "", "", ""), TITLES, [0, 1, 2], 1)
    assert is_like_data(("2024", "1", "", ""), TITLES, [0, 1, 2], 1)


def test_half_of_the_titled_cells_are_not_most_of_them() -> None:
    assert not is_like_data(("2024", "", "", ""), ("siklus", "nip", "", ""), [0], 0)
    assert is_like_data(("2024", "1", "", ""), ("siklus", "nip", "nama", ""), [0], 0)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("", "", "", ""), "baris kosong"),
        (("Jumlah", "12", "", ""), "baris jumlah"),
        (("", "SUB JUMLAH", "12", ""), "baris jumlah"),
        (("Total:", "", "", ""), "baris jumlah"),
        (("grand total", "12", "", ""), "baris jumlah"),
        (("Totalitas", "12", "", ""), None),  # a word that only begins so
        (("12", "Jumlah", "", ""), "baris jumlah"),
        (("1", "2", "3", ""), "nomor kolom"),
        (("(1)", "(2)", "3.", ""), "nomor kolom"),
        (("1", "2", "", ""), None),  # two numbers may be data
        (("0", "1", "2", ""), None),
        (("SIKLUS", "NIP", "Nama", ""), "judul kolom berulang"),
        (("SIKLUS", "NIP", "Pegawai", ""), None),
        (("Dinas Kesehatan", "", "", ""), "judul kelompok"),
        (("", "", "", "Bidang 12345"), "judul kelompok"),
        (("199001", "", "", ""), None),  # six digits are no heading
        (("2024", "1", "", ""), None),
    ],
)
def test_what_is_no_data_is_told_by_its_form(cells: tuple[str, ...], expected: str | None) -> None:
    assert of_row(cells, TITLES, is_note=False) == expected


def test_below_the_last_row_of_data_stand_notes_and_signatures() -> None:
    assert of_row(("Malang, 26 Agustus 2024", "", "", ""), TITLES, is_note=True) == "catatan dan tanda tangan"
    assert of_row(("2024", "1", "", ""), TITLES, is_note=True) == "catatan dan tanda tangan"
    assert of_row(("Jumlah", "", "", ""), TITLES, is_note=True) == "baris jumlah"


@pytest.mark.parametrize("text", ["6O", "2OO", "1.OOO", "l20", "I5"])
def test_a_letter_among_the_digits_of_a_count_is_told(text: str) -> None:
    assert said(CellKind.COUNT, text)[:2] == ("huruf_di_angka", "huruf O, I atau l di antara angka")


@pytest.mark.parametrize("text", ["OI", "nol", "7 orang"])
def test_words_are_no_count_with_a_letter_in_it(text: str) -> None:
    assert said(CellKind.COUNT, text)[0] == "bukan_bilangan"


NO_UNITS = ["Prosentase", "Persentase capaian", "Pindahan", "Dipindahkan", "Jumlah dipindahkan", "JLH", "Keseluruhan"]
NO_UNITS += ["Seluruhnya", "Dinas Kesehatan Total", "Akumulasi", "Capaian (%)", "\u03a3", "\u2211"]


@pytest.mark.parametrize("name", NO_UNITS)
def test_sums_shares_and_what_is_carried_over_are_no_units(name: str) -> None:
    assert of_row(("", name, "88%", ""), TITLES, is_note=False) == "baris jumlah"


@pytest.mark.parametrize(
    ("filled", "expected"),
    [(["II", "DINAS"], True), (["A.", "KELURAHAN"], True), (["2", "DINAS"], False), (["II", "DINAS", "5"], False)],
)
def test_a_number_in_letters_and_a_name_are_the_title_of_a_group(filled: list[str], expected: bool) -> None:
    assert is_group_title(filled) is expected
