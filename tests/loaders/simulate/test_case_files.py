"""The registers as office files."""

import re
from collections import Counter
from pathlib import Path

from tests.support.office_files import cells, rows_of


def test_there_are_120_matters_with_the_five_documented(small_files: Path) -> None:
    numbers = [str(cells(row, "no. perkara")) for row in rows_of(small_files / "Register perkara.xlsx")]
    good = [number for number in numbers if not re.search(r"/X\d$", number)]
    documented = [number for number in good if number.startswith("TERDOKUMENTASI-2019-")]
    assert (len(good), len(set(good)), len(documented)) == (120, 120, 5)


def test_the_documented_matters_say_what_the_article_says_and_no_more(small_files: Path) -> None:
    rows = [
        r for r in rows_of(small_files / "Register perkara.xlsx") if "TERDOKUMENTASI" in str(cells(r, "no. perkara"))
    ]
    agencies = Counter(cells(row, "instansi") for row in rows)
    assert agencies == {"Pemkot Malang": 2, "Perguruan Tinggi": 2, "Provinsi": 1}
    assert {cells(row, "tgl. laporan") for row in rows} == {"belum diketahui"}


def test_both_registers_and_the_steps_have_two_bad_rows(small_files: Path) -> None:
    ours, theirs = rows_of(small_files / "Register perkara.xlsx"), rows_of(small_files / "Register Bawaslu.xlsx")
    steps = rows_of(small_files / "Tahapan perkara.csv")
    assert [cells(row, "bentuk") for row in ours].count("") == 1
    assert [cells(row, "status") for row in theirs].count("entahlah") == 1
    assert [cells(row, "tahap") for row in steps].count("rapat warga") == 1
    assert [cells(row, "tanggal") for row in steps].count("31/02/2024") == 1
    assert sum(bool(re.search(r"/X\d$", str(cells(row, "nomor register")))) for row in theirs) == 2
