"""Rejected rows as files: in the shape of the original, corrected and handed in as they are, nothing lost or twice."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from loaders.contract.headers import match
from loaders.contract.inputs import INPUTS
from loaders.simulate import simulate
from loaders.staging.returned_rejects import REASON_TITLES
from loaders.templates.reject_files import RejectedRow, RejectedSheet
from loaders.templates.reject_files import write_xlsx as write_rejects
from tests.support.sampling import few_of
from tests.support.submitted import SIGNING, Office, check, nip, person, run, write_csv, write_xlsx
from text.csv_injection import shield, unshield

TITLES = ("No", "NIP/NI PPPK", "Nama Pegawai", "Jenjang Jabatan", "Status", "Golongan")
LETTER_O = nip(2)[:-1] + "O"


def _messy(path: Path) -> Path:
    """A workbook with a letterhead, the cycle above the table, the unit as the sheet's name; lines 8, 9 are bad."""
    return write_xlsx(
        path,
        ["PEMERINTAH KOTA MALANG"],
        ["DAFTAR WAJIB PAKTA INTEGRITAS"],
        ["Siklus : 2024"],
        [],
        TITLES,
        [1, nip(1), "Pegawai 00001", "pelaksana", "PNS", "III/a"],
        [2, nip(5), "Pegawai 00005", "pelaksana", "PNS", "III/a"],
        [3, LETTER_O, "=SUM(A1)", "pelaksana", "PNS", "-"],  # the letter O; a name that is no formula
        [4, nip(3), "Pegawai 00003", "eselon lima", "honorer", "+III/b"],  # two cells that are wrong
        ["JUMLAH", 4],
        sheet="Dinas Kesehatan",
    )


def _rejects_of(path: Path, out: Path) -> list[list[Any]]:
    """What the command writes for a file: all rows of its only sheet."""
    assert run("check", str(path), "--rejects", str(out)).code == 3
    (page,) = openpyxl.load_workbook(out).worksheets
    return [list(row) for row in page.iter_rows(values_only=True)]


def _correct(path: Path, *changes: tuple[str, str]) -> Path:
    """The file as a person leaves it who writes over some cells in Excel and saves."""
    book = openpyxl.load_workbook(path)
    for place, text in changes:
        book.worksheets[0][place] = text
    book.save(path)
    return path


def test_rejects_have_the_titles_cells_and_order_of_the_original_and_the_reasons_beside(tmp_path: Path) -> None:
    path = _messy(tmp_path / "daftar.xlsx")
    *above, titles, first, second = _rejects_of(path, tmp_path / "ditolak.xlsx")
    assert titles == [*TITLES, *REASON_TITLES]
    assert first[:6] == ["3", LETTER_O, "=SUM(A1)", "pelaksana", "PNS", "-"]
    assert first[6:] == [
        "nip: NIP berisi huruf atau tanda lain",
        "Tulis 18 digit tanpa huruf",
        str(path),
        "Dinas Kesehatan",
        "8",
    ]
    assert second[5] == "+III/b" and second[10] == "9"
    assert second[6].startswith("jenjang: bukan salah satu pilihan; kolom status_pegawai: bukan salah satu")
    said = [row[0] for row in above if row[0]]
    assert said[0] == f"Baris yang ditolak: {path}, lembar Dinas Kesehatan"
    assert said[2].startswith("Masukan Netra : roster, baris ditolak dari ")
    assert said[3:] == ["siklus : 2024", "unit_kerja : Dinas Kesehatan"]


def test_cells_that_are_wrong_are_coloured_and_all_are_texts_and_no_formulas(tmp_path: Path) -> None:
    out = tmp_path / "ditolak.xlsx"
    _rejects_of(_messy(tmp_path / "daftar.xlsx"), out)
    page = openpyxl.load_workbook(out).worksheets[0]
    coloured = [c.coordinate for row in page["A8:F9"] for c in row if c.fill.fgColor.rgb == "FFFFE699"]
    assert coloured == ["B8", "D9", "E9"]
    cells = [c for row in page.iter_rows() for c in row if c.value is not None]
    assert {c.data_type for c in cells} == {"s"} and not any(c.hyperlink for c in cells)


def test_a_corrected_file_of_rejects_loads_as_it_is_beside_its_original(tmp_path: Path) -> None:
    office = Office(tmp_path)
    path, out = _messy(office.inbox / "daftar.xlsx"), tmp_path / "ditolak.xlsx"
    assert office.build().code == 0
    assert office.rows("SELECT count(*) FROM roster") == [(2,)]
    _rejects_of(path, out)
    _correct(out, ("B8", nip(2)), ("D9", "pelaksana"))  # E9, honorer, was overlooked
    (office.inbox / "betul.xlsx").write_bytes(out.read_bytes())
    assert office.build().code == 0
    assert office.rows("SELECT CAST(nip % 10 AS INT), name, cycle, unit_id FROM roster ORDER BY nip") == [
        (1, "Pegawai 00001", 2024, "DINKES"),
        (2, "=SUM(A1)", 2024, "DINKES"),  # unit and cycle stood above the table
        (5, "Pegawai 00005", 2024, "DINKES"),
    ]
    # What is still wrong is told with the line of the new file, whose rows add up.
    assert office.rows("SELECT file, line, column_name, settled_in FROM rejects ORDER BY file, line") == [
        ("betul.xlsx", 9, "status_pegawai", None),
        ("daftar.xlsx", 8, "nip", "betul.xlsx"),
        ("daftar.xlsx", 9, "jenjang", None),
    ]
    loads = office.rows("SELECT kind, rows_read, rows_loaded, rows_rejected, rows_skipped FROM loads ORDER BY file")
    assert loads == [("roster", 8, 1, 1, 6), ("roster", 9, 2, 2, 5)]


def test_a_row_corrected_in_the_original_and_in_its_rejects_counts_once(tmp_path: Path) -> None:
    office = Office(tmp_path)
    path, out = _messy(office.inbox / "daftar.xlsx"), tmp_path / "ditolak.xlsx"
    _rejects_of(path, out)
    _correct(out, ("B8", nip(2)), ("D9", "pelaksana"), ("E9", "PNS"))
    (office.inbox / "betul.xlsx").write_bytes(out.read_bytes())
    _correct(path, ("B8", nip(2)))
    assert office.build().code == 0
    assert office.rows("SELECT count(*), count(DISTINCT nip) FROM roster") == [(4, 4)]
    replaced = (
        "SELECT l.file, r.line, b.file, r.by_line FROM replaced_rows AS r "
        "JOIN loads AS l USING (load_id) JOIN loads AS b ON b.load_id = r.by_load_id"
    )
    assert office.rows(replaced) == [("daftar.xlsx", 8, "betul.xlsx", 8)]


def test_rejects_of_rejects_have_the_shape_of_the_first_original(tmp_path: Path) -> None:
    first, second = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    _rejects_of(_messy(tmp_path / "daftar.xlsx"), first)
    _correct(first, ("B8", nip(2)))
    *_, titles, row = _rejects_of(first, second)
    assert titles == [*TITLES, *REASON_TITLES]
    assert row[:6] == ["4", nip(3), "Pegawai 00003", "eselon lima", "honorer", "+III/b"]
    assert row[8:] == [str(first), "Dinas Kesehatan", "9"]


def test_more_rejects_than_a_build_allows_come_in_once_they_are_corrected(tmp_path: Path) -> None:
    office = Office(tmp_path)
    bad = [[*person(n)[:1], nip(n)[:-1], *person(n)[2:]] for n in range(1, 13)]  # 12 of 13: a digit is missing
    titles = ("siklus", "nip", "nama", "unit_kerja", "jenjang", "status_pegawai")
    path = write_csv(office.inbox / "daftar.csv", titles, *bad, person(13))
    assert office.build().code == 2
    out = tmp_path / "ditolak.csv"
    assert run("check", str(path), "--rejects", str(out)).code == 3
    lines = out.read_text(encoding="utf-8-sig").splitlines()
    lines[5:] = [line.replace(nip(n)[:-1], nip(n)) if n > 2 else line for n, line in enumerate(lines[5:], start=1)]
    (office.inbox / "betul.csv").write_text("\r\n".join(lines), encoding="utf-8")
    said = office.build()
    assert said.code == 0, said.err
    assert office.rows("SELECT count(*) FROM roster") == [(11,)]  # 13 to begin with, 10 corrected, 2 are still wrong
    assert office.rows("SELECT file, count(*), count(settled_in) FROM rejects GROUP BY file ORDER BY file") == [
        ("betul.csv", 2, 0),
        ("daftar.csv", 12, 10),
    ]


def test_an_original_that_changed_since_has_no_line_that_an_old_file_settles(tmp_path: Path) -> None:
    office = Office(tmp_path)
    path = write_csv(office.inbox / "ttd.csv", SIGNING, ["2024", LETTER_O, "26/08/2024", "ya"])
    out = tmp_path / "ditolak.xlsx"
    _rejects_of(path, out)
    (office.inbox / "betul.xlsx").write_bytes(_correct(out, ("B6", nip(2))).read_bytes())
    write_csv(path, SIGNING, ["2024", nip(3)[:-1], "26/08/2024", "ya"])  # another person stands in line 2 now
    assert office.build().code == 0
    assert office.rows("SELECT file, line, settled_in FROM rejects") == [("ttd.csv", 2, None)]


def test_a_row_that_was_emptied_is_skipped_and_one_that_says_little_is_rejected(tmp_path: Path) -> None:
    out = tmp_path / "ditolak.xlsx"
    _rejects_of(_messy(tmp_path / "daftar.xlsx"), out)
    _correct(out, *((f"{letter}8", "") for letter in "ABCDEF"), *((f"{letter}9", "") for letter in "ABDEF"))
    said = check(out)
    assert "dimuat 0 + ditolak 1" in said.out and "baris 9, kolom nip: ''" in said.out


TEXTS = ["=1+1", "+62", "-5", "@nama", "'=1", "''", "'", f"'{nip(4)}", "＝1", "biasa", '; dan "kutip"', "a\nb"]


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_that_was_kept_from_being_a_formula_is_read_back_as_it_was(text: str) -> None:
    assert not shield(text).startswith(("=", "+", "-", "@", "＝"))
    assert unshield(shield(text)) == text


def test_a_file_of_rejects_as_csv_holds_no_formula_and_gives_the_same_texts(tmp_path: Path) -> None:
    office = Office(tmp_path)
    path, out = office.inbox / "ttd.csv", tmp_path / "ditolak.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = [["2024", nip(n), "", "ya", text] for n, text in enumerate(TEXTS, start=1)]
        csv.writer(file, delimiter=";").writerows([[*SIGNING, "kegiatan"], *rows])
    assert run("check", str(path), "--rejects", str(out)).code == 3
    said = out.read_text(encoding="utf-8-sig")
    assert not [
        c for row in csv.reader(io.StringIO(said, newline=""), delimiter=";") for c in row if c[:1] in set("=+-@＝")
    ]
    out.write_text(said.replace(";;ya;", ";26/08/2024;ya;"), encoding="utf-8", newline="")
    path.unlink()
    (office.inbox / "betul.csv").write_bytes(out.read_bytes())
    assert office.build().code == 0
    found = [text for (text,) in office.rows("SELECT activity FROM signings ORDER BY nip")]
    assert found == TEXTS


@pytest.mark.parametrize("input_", INPUTS, ids=[input_.kind for input_ in INPUTS])
def test_no_title_of_a_reason_is_a_column_of_any_input(input_: Any) -> None:
    assert match(REASON_TITLES, input_) == {}


def test_titles_that_do_not_lead_back_to_their_columns_give_way_to_the_names_of_the_contract(tmp_path: Path) -> None:
    row = RejectedRow(7, ["2024", LETTER_O, "26/08/2024", nip(9)], "nip", "salah", "betulkan")
    columns = {"siklus": 0, "nip": 1, "tanggal_ttd": 2}
    sheet = RejectedSheet(
        "a.csv", "", "signing", "0" * 64, ["Tahun", "Nomor", "", "NIP atasan/NIP"], columns, {}, [row]
    )
    assert sheet.headings == ["siklus", "nip", "tanggal_ttd", "tidak dipakai: NIP atasan/NIP"]
    write_rejects([sheet, sheet], tmp_path / "dua.xlsx")
    assert "dimuat 0 + ditolak 2" in check(tmp_path / "dua.xlsx").out


def test_the_command_refuses_what_it_cannot_write_and_writes_nothing_where_nothing_is_rejected(tmp_path: Path) -> None:
    good = write_csv(tmp_path / "baik.csv", SIGNING, ["2024", nip(1), "26/08/2024", "ya"])
    bad = [write_csv(tmp_path / f"{n}.csv", SIGNING, ["2024", nip(n), "", "ya"]) for n in (2, 3)]
    assert run("check", str(good), "--rejects", str(tmp_path / "x.xlsx")).code == 0
    assert not (tmp_path / "x.xlsx").exists()
    assert "ditulis sebagai .xlsx atau .csv" in run("check", str(good), "--rejects", str(tmp_path / "x.pdf")).err
    assert "pakai nama .xlsx" in run("check", *map(str, bad), "--rejects", str(tmp_path / "x.csv")).err


FIXES: dict[str, Callable[[int], str]] = {
    "nip": lambda n: f"198507072010012{n:03}",
    "tanggal_ttd": lambda _: "2019-04-08",
    "jenjang": lambda _: "pelaksana",
    "status_pegawai": lambda _: "PNS",
    "unit_kerja": lambda _: "Dinas Kesehatan",
}


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small simulated city, whose files are as messy as those of the large one."""
    folder = tmp_path_factory.mktemp("city")
    simulate(folder, asn=300, governments=1, seed=7, progress=lambda _: None)
    return folder


@pytest.mark.parametrize("name", few_of(["TTD 2019 BKD.csv", "TTD 2024 OPD.xlsx", "Roster 2024 badan.xlsx"], 1))
def test_all_rows_of_a_messy_simulated_file_are_in_once_its_rejects_came_back(
    name: str, city: Path, tmp_path: Path
) -> None:
    office = Office(tmp_path)
    (office.inbox / name).write_bytes((city / name).read_bytes())
    assert office.build("--warehouse", str(tmp_path / "warehouse")).code in (0, 2)
    out = tmp_path / "ditolak.xlsx"
    run("check", str(office.inbox / name), "--rejects", str(out))
    book, corrected = openpyxl.load_workbook(out), 0
    for page in book:
        head = next(row for row in page.iter_rows() if any(c.value == REASON_TITLES[0] for c in row))
        kind = str(page["A3"].value).split(":")[1].split(",")[0].strip()
        at = match([str(c.value or "") for c in head], next(i for i in INPUTS if i.kind == kind))
        for row in page.iter_rows(min_row=head[0].row + 1):
            corrected += 1
            said = str(row[len(head) - len(REASON_TITLES)].value)
            for column, fix in FIXES.items():
                if said.startswith(f"{column}:") or f"; kolom {column}:" in said:
                    row[at[column]].value = fix(corrected)
    book.save(out)
    (office.inbox / "betul.xlsx").write_bytes(out.read_bytes())
    assert corrected >= 4
    assert office.build().code == 0
    ((read, loaded, rejected, skipped),) = office.rows(
        "SELECT sum(rows_read), sum(rows_loaded), sum(rows_rejected), sum(rows_skipped) FROM loads "
        "WHERE file = 'betul.xlsx'"
    )
    assert (loaded, rejected, read) == (corrected, 0, corrected + skipped)
    assert office.rows("SELECT count(*), count(settled_in) FROM rejects") == [(corrected, corrected)]
    table = "roster" if "Roster" in name else "signings"
    ((rows, keys),) = office.rows(f"SELECT count(*), count(DISTINCT (cycle, nip)) FROM {table}")
    ((all_loaded,),) = office.rows("SELECT sum(rows_loaded) FROM loads")
    assert rows == keys == all_loaded
