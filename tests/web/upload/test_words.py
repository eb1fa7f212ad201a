"""What the upload says, from records as the door gives them."""

from datetime import UTC, datetime

import pytest

from submissions.impact import FigureChange, RowsChange
from submissions.inbox import ONLY_FILE, DeliveredFile, WithdrawnFile
from submissions.uploads import CountedFigure, Inspection, Preview, RejectedRow, Title
from web.upload import words

LABEL = "unggahan/20261122T114459366052Z-daftar-hadir.csv"


@pytest.mark.parametrize(
    ("problem", "told"),
    [
        (
            f"{LABEL}: tidak ada tabel yang dikenali dalam CSV ini. "
            "Periksa judul kolomnya; contoh bentuk yang dikenali: "
            "python -m loaders template roster --out contoh.xlsx.",
            "Daftar hadir.csv: tidak ada tabel yang dikenali dalam CSV ini. Periksa judul kolomnya.",
        ),
        (
            f"{LABEL}: 12 dari 12 baris ditolak, lebih dari batas 10 baris dan 20%. Periksa dengan: python -m loaders "
            "check, betulkan, lalu muat lagi.",
            "Daftar hadir.csv: 12 dari 12 baris ditolak, lebih dari batas 10 baris dan 20%. "
            "Betulkan, lalu unggah lagi.",
        ),
        (
            "unggahan/KEL_35.73.01.1001/20261122T114459366052Z-daftar-hadir.csv: berkas kosong.",
            "Daftar hadir.csv: berkas kosong.",
        ),
        ("lain.csv: berkas kosong. Kirim ulang berkasnya.", "lain.csv: berkas kosong. Kirim ulang berkasnya."),
    ],
)
def test_a_problem_names_the_file_as_it_was_called_and_no_command(problem: str, told: str) -> None:
    assert words.refusal_text(Preview("", problem), "Daftar hadir.csv") == told


def test_sheets_of_one_shape_are_told_together() -> None:
    titles = (Title("A", "NIP", ()), Title("B", "TGL. TTD", ()))
    looks = tuple(
        Inspection(name, "signing", 6, titles, (("tanggal_ttd", "B"), ("nip", "A")), (("siklus", "2024"),))
        for name in ("Dinkes", "Dishub")
    )
    (group, other) = words.group_sheets((*looks, Inspection("Surat", "", 1, ())))
    assert words.recognised_as(group).startswith("Lembar Dinkes dan Dishub dibaca sebagai penandatanganan")
    assert words.recognised_as(group).endswith("judul kolom pada baris 6")
    assert words.columns_read(group[0]) == "nip ← NIP (A); tanggal_ttd ← TGL. TTD (B); siklus = 2024 (semua baris)"
    assert words.recognised_as(other) == "Lembar Surat: tidak ada tabel yang dikenali"
    assert words.is_readable(looks) and not words.is_readable(other)


def test_counts_add_up_over_the_sheets_and_say_why_rows_are_skipped() -> None:
    sheets = (
        CountedFigure("A", "signing", 1480, 1470, 4, 1, (("baris jumlah", 1), ("kop dan judul", 5))),
        CountedFigure("B", "", 4, 0, 0, 0, (("lembar tanpa tabel", 4),)),
    )
    assert words.counts(Preview("", "", sheets, outside=2)) == [
        "**1.484 baris dibaca = 1.470 dimuat + 4 ditolak (di antaranya 1 sudah ada sebelumnya) + 10 dilewati**",
        "Dilewati: baris jumlah 1; kop dan judul 5; lembar tanpa tabel 4",
        "2 tanda tangan di luar daftar wajib: dicatat, tidak dihitung",
    ]


def test_a_printed_total_that_refuses_the_file_is_told_once() -> None:
    told = "lembar A, baris 46: tercetak 42 (orang), terbaca 0."
    sheet = CountedFigure("A", "signing", 45, 0, 0, 0, (), printed=(told,))
    assert len(words.counts(Preview("", "", (sheet,)))) == 2
    assert len(words.counts(Preview("", f"ttd.xlsx: {told} Selisihnya lebih dari batas.", (sheet,)))) == 1


def test_the_first_rejects_are_listed_and_all_are_counted() -> None:
    rejected = tuple(RejectedRow("", line, "nip", "", "kosong", "isi kolom ini") for line in range(2, 14))
    shown = Preview("", "", (CountedFigure("", "signing", 20, 8, 12, 0, ()),), rejected)
    assert words.rejects_title(shown) == "Yang akan ditolak (10 dari 12):"
    rows = words.rejects(shown)
    assert len(rows) == 10 and list(rows.iloc[0]) == ["baris 2", "nip: kosong", "kosong; isi kolom ini"]


def test_a_change_is_told_as_a_course_and_what_stays_once() -> None:
    shown = Preview(
        "",
        "",
        changes=(FigureChange(2024, "Dinas A", (3, 1, 1), (4, 2, 1)), FigureChange(2019, "B", (None,) * 3, (9, 9, 9))),
    )
    assert [list(row) for _, row in words.changes(shown).iterrows()] == [
        ["2024", "Dinas A", "1/3 → 2/4", "1/3 → 1/4"],
        ["2019", "B", "belum diketahui → 9/9", "belum diketahui → 9/9"],
    ]
    assert words.changes_title(shown) == "Capaian 2 OPD berubah"
    assert words.changes_title(Preview("", "")) == "Capaian tidak berubah"


def test_a_file_is_named_by_what_a_person_knows_of_it() -> None:
    at = datetime(2024, 9, 5, 1, 2, 3, tzinfo=UTC)
    uploaded = DeliveredFile("unggahan/DINKES/20240905T010203000000Z-TTD.csv", "TTD.csv", at, "DINKES")
    assert words.file_label(uploaded, ["tanda tangan"] * 2, {"DINKES": "Dinkes"}) == (
        "TTD.csv · tanda tangan · 05-09-2024 08.02 oleh Dinkes"
    )
    assert words.withdrawn(WithdrawnFile(uploaded, at, "OPD DINKES", "ganda", None)) == (
        "Ditarik 5 September 2024 08.02 WIB oleh OPD DINKES: ganda."
    )


def test_a_withdrawal_that_leaves_what_cannot_be_loaded_says_what_to_do_first() -> None:
    rejected = "Tahapan.csv: 12 dari 12 baris ditolak, lebih dari batas 10 baris dan 20%."
    refused = Preview("", f"{rejected} Periksa dengan: python -m loaders check, betulkan, lalu muat lagi.")
    assert words.not_possible(refused, is_restore=False) == (
        f"Belum dapat ditarik, karena sisanya tidak dapat dimuat. {rejected} Tarik atau ganti dulu berkas yang disebut."
    )
    assert words.not_possible(Preview("", ONLY_FILE), is_restore=False) == ONLY_FILE
    assert words.not_possible(refused, is_restore=True) == f"Belum dapat dikembalikan. {rejected}"


def test_the_last_of_a_kind_is_named_and_what_is_merely_less_is_not() -> None:
    rows = (RowsChange("perkara", 3, 0), RowsChange("rekap", 0, 2), RowsChange("tanda tangan", 1480, 1478))
    shown = Preview("", "", rows=rows)
    assert words.last_of_kind(shown) == ["Sesudah ini tidak ada lagi perkara yang dimuat."]
    assert words.row_changes(shown)[2] == "tanda tangan: 1.480 → 1.478 baris dimuat"
