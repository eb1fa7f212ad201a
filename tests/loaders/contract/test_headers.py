"""The header row of an office file: found, told apart, and completed by what stands above it."""

from loaders.contract.headers import Header, match, recognise, titles_of
from loaders.contract.inputs import RECAP, ROSTER, SIGNING

SIGNING_ROW = ["No", "NIP/NI PPPK", "TGL. TTD", "Siklus"]


def test_a_header_is_read_by_its_aliases_and_by_its_parts() -> None:
    assert match(["Unit Kerja / OPD", "Posisi\nData", "Jumlah Wajib", "Sudah TTD"], RECAP) == {
        "unit_kerja": 0,
        "posisi": 1,
        "wajib": 2,
        "sudah_ttd": 3,
    }


def test_of_two_columns_of_one_name_the_exact_one_wins_and_else_the_first() -> None:
    assert match(["NIP Pegawai", "nip"], SIGNING)["nip"] == 1
    assert match(["NIP Baru", "NIP Pegawai"], SIGNING)["nip"] == 0


def test_a_long_cell_is_prose_and_no_header() -> None:
    assert match(["Daftar ini memuat NIP, tanggal tanda tangan, dan siklus setiap pegawai kita"], SIGNING) == {}


def test_the_header_is_found_below_the_letterhead_and_takes_what_is_said_there() -> None:
    rows = [["PEMERINTAH KOTA"], ["Siklus : 2024"], [], ["NIP", "Tanggal TTD"], ["1", "26/08/2024"]]
    found = recognise(rows)
    assert found is not None
    assert (found.input, found.row, found.columns) == (SIGNING, 3, {"nip": 0, "tanggal_ttd": 1})
    assert (found.constants, found.missing) == ({"siklus": "2024"}, ())


def test_a_header_of_two_rows_is_joined() -> None:
    rows = [["No", "NIP", "Siklus", "Tanda Tangan", ""], ["", "", "", "Tanggal TTD", "Cara"], ["1"]]
    found = recognise(rows)
    assert found is not None and found.row == 1
    assert found.columns == {"nip": 1, "siklus": 2, "tanggal_ttd": 3, "cara": 4}
    assert list(titles_of(rows, found)) == ["No", "NIP", "Siklus", "Tanggal TTD", "Cara"]


def test_the_name_of_a_sheet_stands_for_the_unit_where_nothing_else_does() -> None:
    columns = ["Siklus", "NIP", "Nama", "Jenjang", "Status Pegawai"]
    found = recognise([columns], "Dinas Kesehatan", ROSTER, lambda text: text == "Dinas Kesehatan")
    assert found is not None and found.constants == {"unit_kerja": "Dinas Kesehatan"}
    other = recognise([columns], "Sheet1", ROSTER, lambda text: text == "Dinas Kesehatan")
    assert other is not None and other.missing == ("unit_kerja",)


def test_what_is_missing_is_named_with_its_alternatives() -> None:
    assert Header(RECAP, 0, {"posisi": 0, "wajib": 1}).missing == ("siklus", "sudah_ttd", "unit_kerja atau kelurahan")


def test_one_known_word_alone_is_no_header() -> None:
    assert recognise([["NIP", "catatan bebas"], ["a", "b"]]) is None
