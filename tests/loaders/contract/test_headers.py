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


def groups(*rows: list[str]) -> tuple[Header, list[str]]:
    """The header of a table, and each of its titles with those above it."""
    found = recognise([["Siklus : 2024"], ["Posisi : 26/08/2024"], *rows])
    assert found is not None
    return found, [f"{title.group}|{title.text}" for title in found.titles]


def test_titles_of_three_rows_are_put_together() -> None:
    upper = ["Unit Kerja", "Jumlah ASN", "", "", "", "Sudah TTD"]
    found, titles = groups(
        upper, ["", "Pemilu", "", "Pilkada", "", ""], ["", "PNS", "PPPK", "PNS", "PPPK", ""], ["Dinkes", *"12345"]
    )
    assert found.row == 4
    assert titles[1:5] == [f"Jumlah ASN {vote}|{kind}" for vote in ("Pemilu", "Pilkada") for kind in ("PNS", "PPPK")]
    assert found.claims == {"wajib": (1, 2, 3, 4)}


def test_digits_stand_below_the_title_of_a_group_and_a_row_of_data_does_not() -> None:
    upper = ["No", "Unit Kerja", "Jumlah ASN", "Sudah TTD", ""]
    days, titles = groups(upper, ["", "", "", "26/08/2024", "02/09/2024"], ["1", "Dinkes", "100", "60", "90"])
    assert (days.row, days.claims) == (3, {"sudah_ttd": (3, 4)})
    assert titles[3:] == ["Sudah TTD|26/08/2024", "Sudah TTD|02/09/2024"]
    data, _ = groups(upper, ["1", "Dinkes", "100", "60", "90"])
    assert (data.row, data.columns["sudah_ttd"]) == (2, 3)


def test_what_is_no_part_of_a_count_below_its_group_is_none() -> None:
    upper = ["Unit Kerja", "Jumlah ASN", "Sudah TTD", "", "", ""]
    found, _ = groups(upper, ["", "", "Jumlah", "%", "Belum", "Ket"], ["Dinkes", "100", "60", "60", "40", ""])
    assert (found.columns["sudah_ttd"], found.claims) == (2, {})
    told = ["Unit Kerja", "Tanda Tangan", "", ""]
    by_itself, _ = groups(told, ["", "Wajib", "Sudah TTD", "Terverifikasi"], ["Dinkes", "100", "60", "50"])
    assert (by_itself.columns, by_itself.claims) == (
        {"unit_kerja": 0, "wajib": 1, "sudah_ttd": 2, "terverifikasi": 3},
        {},
    )


def test_below_a_yes_and_a_no_the_yes_gives_the_column() -> None:
    rows = ["NIP", "Tanggal TTD", "Verifikasi", ""], ["", "", "Ya", "Tidak"], ["1", "26/08/2024", "√", ""]
    found, _ = groups(*rows)
    assert found.columns == {"nip": 0, "tanggal_ttd": 1, "terverifikasi": 2}


def test_labels_may_share_a_cell_or_a_row() -> None:
    for row in (
        ["OPD : Dinas Kesehatan      Siklus : 2024"],
        ["OPD : Dinas Kesehatan\nSiklus : 2024"],
        ["OPD : Dinas Kesehatan; Siklus : 2024"],
        ["OPD", ": Dinas Kesehatan", "", "Siklus", ":", "2024"],
        ["OPD :", "Dinas Kesehatan", "Siklus : 2024"],
    ):
        found = recognise([row, ["NIP", "Nama", "Jenjang", "Status Pegawai"]])
        assert found is not None and found.constants == {"unit_kerja": "Dinas Kesehatan", "siklus": "2024"}, row


def test_labels_beside_each_other_that_differ_are_kept_with_their_places() -> None:
    head = ["NIP", "Nama", "Jenjang", "Status Pegawai"]
    found = recognise([["Siklus : 2024"], ["OPD : Dinkes", "", "OPD : Dishub"], head])
    assert found is not None and found.disputed == ((0, "unit_kerja", "Dinkes"), (2, "unit_kerja", "Dishub"))
    same = recognise([["Siklus : 2024"], ["OPD : Dinkes", "", "OPD : Dinkes"], head])
    assert same is not None and same.disputed == ()


def test_a_label_of_which_the_table_has_a_column_is_overruled_and_kept() -> None:
    found = recognise([["Siklus : 2024"], ["OPD : Dinkes"], ["NIP", "Unit Kerja", "Jenjang", "Status Pegawai"]])
    assert found is not None
    assert (found.constants, found.overruled) == ({"siklus": "2024"}, {"unit_kerja": "Dinkes"})


def test_the_titles_of_the_personnel_system_are_known() -> None:
    titles = ["NIP BARU", "NAMA", "UNOR INDUK NAMA", "JENIS JABATAN NAMA", "JENIS PEGAWAI NAMA", "KEDUDUKAN HUKUM NAMA"]
    named = ("nip", "nama", "unit_kerja", "jenjang", "status_pegawai", "alasan_pengecualian")
    assert match(titles, ROSTER) == {name: at for at, name in enumerate(named)}
