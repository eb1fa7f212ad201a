"""CSV as offices save it: every delimiter, encoding and line end gives the same rows, with the lines of Excel."""

from pathlib import Path

import pytest

from tests.support.submitted import SIGNING, Office, check, csv_text, nip

ROWS = [["2024", nip(n), f"{n}/9/2024", "ya"] for n in range(1, 4)]
PLAIN = csv_text(SIGNING, *ROWS, delimiter=",")

# Each file says the same three signings.
SAME: dict[str, bytes] = {
    "koma.csv": PLAIN.encode(),
    "titik_koma.csv": csv_text(SIGNING, *ROWS).encode(),
    "tab.tsv": csv_text(SIGNING, *ROWS, delimiter="\t").encode(),
    "teks.txt": csv_text(SIGNING, *ROWS, delimiter="\t").encode(),
    "crlf.csv": csv_text(SIGNING, *ROWS, end="\r\n").encode(),
    "cr.csv": csv_text(SIGNING, *ROWS, end="\r").encode(),  # old Macintosh
    "bom.csv": b"\xef\xbb\xbf" + csv_text(SIGNING, *ROWS).encode(),
    "bom_kutip.csv": b"\xef\xbb\xbf" + PLAIN.replace("siklus", '"siklus"').encode(),
    "tanpa_akhir.csv": PLAIN.rstrip("\n").encode(),  # no line end behind the last row
    "kosong_di_akhir.csv": (PLAIN + "\n\n,,,\n").encode(),  # Excel saves rows that were once used
    "sep.csv": ("sep=;\n" + csv_text(SIGNING, *ROWS)).encode(),  # a line that Excel writes for itself
    "utf16.csv": csv_text(SIGNING, *ROWS, delimiter="\t").encode("utf-16"),  # Excel: "Teks Unicode"
    "berkutip.csv": PLAIN.replace("\n2024,", '\n"2024",').encode(),
    "berspasi.csv": PLAIN.replace(",", " , ").encode(),
    "kolom_lebih.csv": PLAIN.replace("\n", ",\n").encode(),  # a trailing delimiter in every row
    "bergerigi.csv": PLAIN.replace("3/9/2024,ya", "3/9/2024,ya,,,").encode(),  # one row longer than the header
    "kop.csv": ("PEMERINTAH KOTA MALANG\nDaftar tanda tangan, siklus 2024\n\n" + PLAIN).encode(),
}


@pytest.mark.parametrize("name", SAME)
def test_every_way_to_save_a_csv_gives_the_same_rows(name: str, staged: dict[str, list[object]]) -> None:
    assert staged[name] == [(1, "2024-09-01", True), (2, "2024-09-02", True), (3, "2024-09-03", True)]


@pytest.fixture(scope="module")
def staged(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[object]]:
    """What each file of SAME was read as, in one build: its serials are moved so that no row is said twice."""
    office = Office(tmp_path_factory.mktemp("csv"))
    for place, (name, data) in enumerate(SAME.items()):
        (office.inbox / name).write_bytes(_moved(data, place))
    said = office.build()
    assert said.code == 0, said.err
    found: dict[str, list[object]] = {name: [] for name in SAME}
    for file, *row in office.rows(
        "SELECT file, nip % 10, CAST(signed_on AS VARCHAR), is_verified FROM signings JOIN loads USING (load_id) "
        "ORDER BY ALL"
    ):
        found[file].append(tuple(row))
    return found


def _moved(data: bytes, place: int) -> bytes:
    """The same file with serials 1, 2, 3 moved to 11, 12, 13 and so on, in its own encoding."""
    code = "utf-16" if data.startswith(b"\xff\xfe") else "latin-1"
    text = data.decode(code)
    for n in range(1, 4):
        text = text.replace(nip(n), nip(place * 10 + n))
    return text.encode(code)


ACTIVITY = "SELECT activity FROM signings JOIN loads USING (load_id) WHERE file = $file"
REJECTS = "SELECT line, column_name, value, code FROM rejects WHERE file = $file ORDER BY line"


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """An office with files of which each has something in its cells that is easily read wrongly."""
    office = Office(tmp_path_factory.mktemp("odd"))
    (office.inbox / "baris.csv").write_text(
        "siklus;nip;tanggal_ttd;kegiatan\n"
        "\n"  # line 2 is blank
        f'2024;{nip(1)};26/08/2024;"Apel\nserentak"\n'  # one cell of two lines: still row 3 in Excel
        ";;;\n"  # line 4 holds delimiters only
        f"2024;{nip(2)};26/13/2024;unit\n"  # line 5: no month 13
        f"2024;{nip(3)}\n"  # line 6 is short: no day
    )
    titles = ["siklus", "nip", "tanggal_ttd", "kegiatan"]
    text = csv_text(titles, ["2024", nip(4), "26/08/2024", "Café – “apel”"])
    (office.inbox / "windows.csv").write_bytes(text.encode("cp1252"))
    rows = [["2024", nip(5), "26/08/2024", "=HYPERLINK(0)"], ["2024", "=1+1", "26/08/2024", "@SUM(1)"]]
    (office.inbox / "rumus.csv").write_text(csv_text(titles, *rows))
    assert office.build().code == 0
    return office


def test_lines_are_those_of_excel_behind_blank_lines_and_line_breaks_in_cells(odd: Office) -> None:
    assert odd.rows(ACTIVITY, file="baris.csv") == [("Apel\nserentak",)]
    assert odd.rows(REJECTS, file="baris.csv") == [
        (5, "tanggal_ttd", "26/13/2024", "bulan_mustahil"),
        (6, "tanggal_ttd", "", "kosong"),
    ]
    counted = "SELECT rows_read, rows_loaded, rows_rejected, rows_skipped, skipped_why FROM loads"
    assert odd.rows(f"{counted} WHERE file = 'baris.csv'") == [(5, 1, 2, 2, "baris kosong: 2")]


def test_lines_hold_in_a_plain_file_with_a_line_break_in_a_cell(tmp_path: Path) -> None:
    rows = ["2024", nip(1), "26/08/2024", '"apel\npagi"'], ["2024", "123", "26/08/2024", "unit"]
    path = tmp_path / "ttd.csv"
    path.write_text(csv_text(["siklus", "nip", "tanggal_ttd", "kegiatan"], *rows))
    assert f"{path}, baris 3, kolom nip: '123': NIP 3 digit, seharusnya 18" in check(path).out


def test_windows_1252_letters_arrive_whole(odd: Office) -> None:
    assert odd.rows(ACTIVITY, file="windows.csv") == [("Café – “apel”",)]


def test_a_formula_in_a_csv_stays_text(odd: Office) -> None:
    assert odd.rows(ACTIVITY, file="rumus.csv") == [("=HYPERLINK(0)",)]
    assert odd.rows(REJECTS, file="rumus.csv") == [(3, "nip", "=1+1", "nip_bukan_angka")]


def test_the_plain_way_and_the_careful_way_read_the_same_table(tmp_path: Path) -> None:
    """A plain file is read by DuckDB; one blank line before the header sends the same rows the careful way."""
    rows = [
        ["2024", nip(1), "26/08/2024", ' "a ""b""" '],  # a quote that begins behind a blank
        ["2024", nip(2), "26/08/2024", '"a ""b"" ; c"'],  # quotes and the delimiter within quotes
        ["2024", nip(3), "26/08/2024", "  spasi  "],
        ["2024", nip(4), "26/08/2024", "NULL"],
        ["2024", nip(5), "26/08/2024", '""'],
        ["2024", nip(6), "26/08/2024", "'apostrof"],
        ["2024", nip(7), "26/08/2024", "garis\\miring"],
        ["2024", nip(8), "26/08/2024", "-"],
        ["2024", nip(9), "26/08/2024", "#bukan komentar"],
        ["2024", "", "", ""],
    ]
    text = csv_text(["siklus", "nip", "tanggal_ttd", "kegiatan"], *rows)
    plain, careful = Office(tmp_path / "a"), Office(tmp_path / "b")
    for office, start in ((plain, ""), (careful, "\n")):
        office.root.mkdir()
        (office.inbox / "ttd.csv").write_text(start + text)
        assert office.build().code == 0
    same = "SELECT nip, activity FROM signings ORDER BY ALL"
    assert plain.rows(same) == careful.rows(same)
    kept = "SELECT column_name, value, code, raw FROM rejects ORDER BY ALL"
    assert [str(row) for row in plain.rows(kept)] == [str(row) for row in careful.rows(kept)]


def test_a_decimal_comma_that_moves_the_cells_of_its_row_is_refused_with_its_line(tmp_path: Path) -> None:
    text = "siklus,unit_kerja,posisi,capaian,wajib,sudah_ttd,ket\n2024,Dinas Kesehatan,26/08/2024,98,120,118,\n"
    text += "2024,Inspektorat,26/08/2024,98,33,120,118,\n"  # 98,33: its last cell is empty and its counts another's
    (tmp_path / "rekap.csv").write_text(text)
    said = check(tmp_path / "rekap.csv")
    assert (said.code, "baris 3: koma desimal memisahkan bilangan menjadi dua sel" in said.err) == (2, True)
    (tmp_path / "benar.csv").write_text(text.replace("98,33", '"98,33"'))
    assert "dimuat 2 + ditolak 0" in check(tmp_path / "benar.csv").out
