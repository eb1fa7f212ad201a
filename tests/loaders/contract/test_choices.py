"""What a person chose about how a file is read: beside the file, and part of what a build is made from."""

import json
from pathlib import Path

import pytest

from loaders.contract.choices import Choice, Choices, beside, letter_of, position_of, read_choices
from tests.support.submitted import RECAP, ROSTER, SIGNING, Office, nip, person, write_csv, write_xlsx


def choose(path: Path, **sheets: Choice) -> None:
    """Write what was chosen for the sheets of a file; a CSV has one without a name."""
    named = tuple((name.replace("_", " ").strip(), one) for name, one in sheets.items())
    beside(path).write_text(Choices(named).text(), encoding="utf-8")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """One with two people who are obliged to sign."""
    made = Office(tmp_path)
    write_csv(made.inbox / "roster.csv", ROSTER, person(1), person(2))
    return made


def test_a_header_that_nobody_knows_is_read_as_the_column_it_was_chosen_for(office: Office) -> None:
    # Two columns of days: the pact is signed on the second; the header says neither.
    rows = [("2024", nip(1), "01/08/2024", "26/08/2024"), ("2024", nip(2), "01/08/2024", "27/08/2024")]
    path = write_csv(office.inbox / "ttd.csv", ("siklus", "nip", "Hari undangan", "Hari datang"), *rows)
    refused = office.build()
    assert refused.code == 2 and "tanggal_ttd" in refused.err
    choose(path, _=Choice(columns=(("tanggal_ttd", "D"),)))
    assert office.build().code == 0
    assert office.rows("SELECT CAST(signed_on AS VARCHAR) FROM signings ORDER BY ALL") == [
        ("2024-08-26",),
        ("2024-08-27",),
    ]


def test_the_choices_are_no_delivery_and_another_choice_is_another_build(office: Office) -> None:
    path = write_csv(
        office.inbox / "ttd.csv", (*SIGNING[:3], "cara", "bukti"), ("2024", nip(1), "26/08/2024", "daring", "map 1")
    )
    choose(path, _=Choice(columns=(("cara", ""),)))
    assert office.build().code == 0
    assert office.rows("SELECT count(*) FROM loads WHERE file LIKE '%pilihan%'") == [(0,)]
    assert office.rows("SELECT method, evidence FROM signings") == [(None, "map 1")]
    assert "Tidak ada yang berubah" in office.build().out
    choose(path, _=Choice(columns=(("bukti", ""),)))
    assert office.build().code == 0
    assert [(str(method), evidence) for method, evidence in office.rows("SELECT method, evidence FROM signings")] == [
        ("daring", None)
    ]


def test_what_no_column_says_may_be_said_once_for_all_rows_and_a_sheet_may_be_left_out(office: Office) -> None:
    path = write_xlsx(office.inbox / "ttd.xlsx", ("NIP", "Tgl TTD"), (nip(1), "26/08/2024"), sheet="Rekap TTD")
    choose(path, Rekap_TTD=Choice(kind="signing", constants=(("siklus", "2024"),)))
    extra = write_xlsx(
        office.inbox / "lain.xlsx", RECAP, ("2024", "Dinas Kesehatan", "26/08/2024", "9", "9", "9"), sheet="Coba"
    )
    choose(extra, Coba=Choice(kind="-"))
    said = office.build()
    assert said.code == 2 and "lain.xlsx" in said.err  # nothing is left of it
    extra.unlink()
    assert office.build().code == 0
    assert office.rows("SELECT cycle, nip FROM signings") == [(2024, int(nip(1)))]
    # The choices of a file that is gone are listed, so that nobody believes they count.
    assert office.rows("SELECT kind, rows_read FROM loads WHERE file = 'lain.xlsx.pilihan.json'") == [("", 0)]


def test_a_header_row_that_says_nothing_known_is_read_where_it_was_pointed_at(office: Office) -> None:
    path = write_xlsx(
        office.inbox / "x.xlsx", ("Kantor", ""), ("A", "B", "C"), ("2024", nip(2), "26 Agustus 2024"), sheet="S"
    )
    choose(path, S=Choice("signing", 2, (("siklus", "A"), ("nip", "B"), ("tanggal_ttd", "C"))))
    assert office.build().code == 0
    assert office.rows("SELECT nip, CAST(signed_on AS VARCHAR) FROM signings") == [(int(nip(2)), "2024-08-26")]


def test_a_header_chosen_for_one_column_is_no_longer_taken_for_another(office: Office) -> None:
    header = ("siklus", "unit_kerja", "posisi", "wajib", "sudah", "realisasi akhir")
    path = write_csv(office.inbox / "rekap.csv", header, ("2024", "Dinas Perhubungan", "26/08/2024", "50", "10", "40"))
    choose(path, _=Choice(columns=(("sudah_ttd", "F"), ("terverifikasi", "E"))))
    assert office.build().code == 0
    assert office.rows("SELECT obliged, signed, verified FROM recaps") == [(50, 40, 10)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"lembar": []}',
        '{"lembar": {"S": {"masukan": "gaji"}}}',
        '{"lembar": {"S": {"kolom": {"nip": "../B"}}}}',
    ],
)
def test_choices_that_cannot_be_read_refuse_the_build_with_their_file(office: Office, text: str) -> None:
    path = write_csv(office.inbox / "ttd.csv", SIGNING, ("2024", nip(1), "26/08/2024", "ya"))
    beside(path).write_text(text, encoding="utf-8")
    said = office.build()
    assert said.code == 2 and "ttd.csv: pilihan kolom tidak terbaca" in said.err


def test_choices_are_read_as_they_were_written(tmp_path: Path) -> None:
    said = Choices((("Dinas A", Choice("roster", 4, (("nip", "AB"), ("nama", "")), (("siklus", "2024"),))),))
    (tmp_path / "x").write_text(said.text(), encoding="utf-8")
    again = read_choices(tmp_path / "x", "x")
    assert again.of("Dinas A") == Choice("roster", 4, (("nama", ""), ("nip", "AB")), (("siklus", "2024"),))
    assert again.of("Dinas B") is None and json.loads(said.text())["lembar"]["Dinas A"]["baris_judul"] == 4


def test_columns_are_counted_in_letters_as_in_excel() -> None:
    assert [letter_of(at) for at in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert [position_of(letter_of(at)) for at in range(0, 2000, 7)] == list(range(0, 2000, 7))
