"""Where files come from: templates that an office fills, the manifest's entries, and folders in the inbox."""

import re
from pathlib import Path

import duckdb
import openpyxl
import openpyxl.utils
import pytest
from handed_in import ROSTER, SIGNING, Office, check, nip, person, run, write_csv

from loaders.__main__ import main
from loaders.contract import INPUTS, Input, Kind

KINDS = [input_.kind for input_ in INPUTS]


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """One template per input, as the command writes it."""
    folder = tmp_path_factory.mktemp("templates")
    paths = {kind: folder / f"{kind}.xlsx" for kind in KINDS}
    for kind, path in paths.items():
        assert run("template", kind, "--out", str(path)).code == 0
    return paths


@pytest.mark.parametrize("input_", INPUTS, ids=KINDS)
def test_a_template_has_the_columns_and_the_example_of_its_input(input_: Input, templates: dict[str, Path]) -> None:
    title, example, *rest = openpyxl.load_workbook(templates[input_.kind])["Isian"].iter_rows(values_only=True)
    assert list(title) == [column.name for column in input_.columns]
    assert [cell or "" for cell in example] == [column.example for column in input_.columns]
    assert not rest


@pytest.mark.parametrize("input_", INPUTS, ids=KINDS)
def test_each_column_with_choices_has_a_pick_list_of_them(input_: Input, templates: dict[str, Path]) -> None:
    book = openpyxl.load_workbook(templates[input_.kind])
    chosen = {str(v.sqref).split(":")[0][:-1]: v.formula1 for v in book["Isian"].data_validations.dataValidation}
    looked_up = (Kind.CYCLE, Kind.YESNO, Kind.CHOICE, Kind.UNIT, Kind.KECAMATAN, Kind.KELURAHAN)
    expected = [openpyxl.utils.get_column_letter(i) for i, c in enumerate(input_.columns, 1) if c.kind in looked_up]
    assert sorted(chosen) == sorted(expected)
    for column in expected:
        cells = [cell.value for cell in book["Pilihan"][column] if cell.value is not None]
        assert chosen[column].endswith(f"${column}$2:${column}${len(cells)}")
        assert len(cells) > 1


def test_the_examples_of_all_templates_load_together_without_a_reject(templates: dict[str, Path]) -> None:
    filled = []
    for kind, path in templates.items():
        book = openpyxl.load_workbook(path)
        filled.append(path.with_name(f"isi_{kind}.xlsx"))
        book.save(filled[-1])
    said = check(*filled)
    assert said.code == 0, said.out + said.err
    for path in filled:
        assert re.search(rf"{re.escape(str(path))}: dibaca \d+ = dimuat 1 \+ ditolak 0", said.out)


def _own(title: str, n: int) -> str | None:
    """What row n says in the columns that make it a row of its own, and of today's city."""
    said = {"siklus": "2024", "nip": nip(n + 1), "nomor_perkara": f"{n:03}/NTR/2024", "nomor_register": f"{n:03}/LP"}
    return {**said, "judul": f"Apel {n}", "tanggal": "15/10/2024", "sanksi": "Sanksi moral terbuka"}.get(title)


@pytest.mark.parametrize("kind", KINDS)
def test_every_choice_that_a_template_offers_is_taken(kind: str, templates: dict[str, Path], tmp_path: Path) -> None:
    book = openpyxl.load_workbook(templates[kind])
    page = book["Isian"]
    titles, example = ([cell.value for cell in page[line]] for line in (1, 2))
    offered = [[c.value for c in column[1:] if c.value] for column in book["Pilihan"].iter_cols(max_col=len(titles))]
    rows = max(map(len, offered))  # as many as the longest list; the shorter ones begin again
    for n in range(rows):
        for i, title in enumerate(titles):
            choices = offered[i] if i < len(offered) else []
            is_place = kind == "roster" and title in ("kecamatan", "kelurahan")  # must fit together: tried elsewhere
            value = None if is_place else choices[n % len(choices)] if choices and example[i] else example[i]
            page.cell(row=2 + n, column=1 + i, value=_own(title, n) or value)
    path = tmp_path / f"{kind}.xlsx"
    book.save(path)
    said = check(path)
    assert said.code == 0, said.out[:800] + said.err
    assert f" = dimuat {rows} + ditolak 0" in said.out


def _manifest(office: Office, text: str) -> str:
    path = office.root / "sources.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_manifest_names_a_file_and_a_glob_with_their_publisher(tmp_path: Path) -> None:
    office = Office(tmp_path)
    (tmp_path / "opd").mkdir()
    write_csv(tmp_path / "opd" / "a.csv", SIGNING, ["2024", nip(1), "26/08/2024", "ya"])
    write_csv(tmp_path / "opd" / "b.csv", SIGNING, ["2024", nip(2), "27/08/2024", "ya"])
    write_csv(tmp_path / "daftar.csv", ROSTER, person(1), person(2))
    said = office.build("--manifest", _manifest(office, """
        [[source]]
        name = "Daftar wajib"
        input = "roster"
        path = "daftar.csv"
        publisher = "BKPSDM"
        [[source]]
        name = "Tanda tangan"
        input = "signing"
        path = "opd/*.csv"
        publisher = "BKPSDM"
        expected_every_days = 7
    """))  # fmt: skip
    assert said.code == 0, said.err
    assert office.rows("SELECT source, file, rows_loaded, publisher FROM loads ORDER BY file") == [
        ("Daftar wajib", "Daftar wajib/daftar.csv", 2, "BKPSDM"),
        ("Tanda tangan", "Tanda tangan/opd/a.csv", 1, "BKPSDM"),
        ("Tanda tangan", "Tanda tangan/opd/b.csv", 1, "BKPSDM"),
    ]
    assert office.rows(
        "SELECT kind, place, publisher, expected_every_days, files FROM sources WHERE source = 'Tanda tangan'"
    ) == [("signing", "opd/*.csv", "BKPSDM", 7, 2)]


ENTRY = '[[source]]\nname = "A"\ninput = "roster"\n'
BAD_MANIFESTS = {
    "[[source]": "tidak terbaca sebagai TOML",
    '[[source]]\nname = "A"\npath = "a.csv"': "sumber 'A' tidak lengkap atau salah: 'input'",
    ENTRY.replace("roster", "gaji") + 'path = "a.csv"': "masukan 'gaji' tidak dikenal; yang ada: roster, signing",
    ENTRY + 'path = "tiada.csv"': "sumber A (tiada.csv): tidak ada berkas di sana",
    ENTRY + 'path = "../rahasia.csv"': "berkas menunjuk ke luar foldernya",
    ENTRY + 'path = ""': "sumber 'A': 'path' kosong",
    ENTRY + 'path = "a.csv"\nmax_rejected_rows = "banyak"': "sumber 'A' tidak lengkap atau salah",
    2 * (ENTRY + 'path = "a.csv"\n'): "nama sumber 'A' dipakai dua kali",
}


@pytest.mark.parametrize("text", BAD_MANIFESTS)
def test_a_manifest_that_is_wrong_says_which_source_and_why(text: str, tmp_path: Path) -> None:
    (tmp_path / "kerja").mkdir()
    write_csv(tmp_path / "rahasia.csv", ROSTER, person(1))
    office = Office(tmp_path / "kerja")
    write_csv(office.root / "a.csv", ROSTER, person(1))
    said = office.build("--manifest", _manifest(office, text))
    assert said.code == 2
    assert BAD_MANIFESTS[text] in said.err


def test_a_manifest_that_is_not_there_is_refused(tmp_path: Path) -> None:
    said = Office(tmp_path).build("--manifest", str(tmp_path / "tiada.toml"))
    assert (said.code, said.err) == (2, f"Tidak dimuat. Berkas {tmp_path / 'tiada.toml'} tidak ada.\n")


def test_a_file_of_another_input_than_its_source_declares_is_refused(tmp_path: Path) -> None:
    office = Office(tmp_path)
    write_csv(tmp_path / "a.csv", SIGNING, ["2024", nip(1), "26/08/2024", "ya"])
    said = office.build("--manifest", _manifest(office, '[[source]]\nname = "A"\ninput = "roster"\npath = "a.csv"'))
    assert said.code == 2
    assert "dibaca sebagai daftar wajib pakta integritas, tetapi kolom wajib tidak ada: nama, unit_kerja" in said.err


def test_files_in_folders_of_the_inbox_are_read_and_hidden_ones_left_alone(tmp_path: Path) -> None:
    office = Office(tmp_path)
    (office.inbox / "Kec. Klojen").mkdir()
    write_csv(office.inbox / "Kec. Klojen" / "daftar.csv", ROSTER, person(1))
    write_csv(office.inbox / "~$daftar.csv", ROSTER, person(2))  # what Excel leaves beside an open file
    write_csv(office.inbox / ".daftar.csv", ROSTER, person(3))
    assert office.build().code == 0
    assert office.rows("SELECT source, rows_loaded FROM loads") == [("Kec. Klojen/daftar.csv", 1)]


def test_parquet_with_typed_columns_is_read_like_any_file(tmp_path: Path) -> None:
    office = Office(tmp_path)
    with duckdb.connect() as connection:
        connection.execute(
            f"""COPY (SELECT 2024 AS siklus, {nip(1)} AS nip, DATE '2024-08-26' AS tanggal_ttd, true AS terverifikasi
            UNION ALL SELECT 2024, {nip(2)}, NULL, false) TO '{office.inbox}/ttd.parquet'"""
        )
    assert office.build().code == 0
    assert office.rows("SELECT nip % 1000, CAST(signed_on AS VARCHAR), is_verified FROM signings") == [
        (1, "2024-08-26", True)
    ]
    assert office.rows("SELECT line, column_name, code FROM rejects") == [(3, "tanggal_ttd", "kosong")]


def test_a_letter_among_the_deliveries_is_listed_as_not_read(tmp_path: Path) -> None:
    inbox, place = tmp_path / "inbox", tmp_path / "warehouse"
    inbox.mkdir()
    (inbox / "surat pengantar.pdf").write_bytes(b"%PDF-1.7")
    (inbox / "ttd.csv").write_text("siklus,nip,tanggal_ttd\n2024,198501012010011001,2024-08-26\n")
    assert main(["build", "--inbox", str(inbox), "--warehouse", str(place)]) == 0
    (built,) = (place / "resmi").glob("*.duckdb")
    sql = "SELECT rows_read, skipped_why FROM loads WHERE file = 'surat pengantar.pdf'"
    with duckdb.connect(str(built), read_only=True) as connection:
        assert connection.execute(sql).fetchall() == [(0, "jenis berkas .pdf tidak dibaca: 0")]
