"""The templates that an office fills: opened, filled and loaded as a person would, by the real loader."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import openpyxl.utils
import pytest

from loaders.contract.inputs import INPUTS, CellKind, Input
from loaders.reference.examples import in_words_of
from loaders.reference.tables import ReferenceTables
from loaders.staging.template_examples import MARK_TITLE
from settings import read_settings
from tests.support.submitted import SIGNING, Office, check, nip, person, run, write_csv, write_xlsx

REFERENCE = ReferenceTables.read(read_settings().reference)
LOCAL = [in_words_of(REFERENCE, input_) for input_ in INPUTS]
KINDS = [input_.kind for input_ in INPUTS]
LOOKED_UP = (CellKind.CYCLE, CellKind.YESNO, CellKind.CHOICE, CellKind.UNIT, CellKind.KECAMATAN, CellKind.KELURAHAN)


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """One template per input, as the command writes it."""
    folder = tmp_path_factory.mktemp("templates")
    paths = {kind: folder / f"{kind}.xlsx" for kind in KINDS}
    for kind, path in paths.items():
        assert run("template", kind, "--out", str(path)).code == 0
    return paths


@cache
def _opened(template: Path) -> Any:
    """The workbook of a template that nobody changes, read once for all tests that look at it."""
    return openpyxl.load_workbook(template)


def _filled(template: Path, out: Path, *changes: dict[str, Any]) -> Path:
    """The template with its example written over by rows that differ from it as said; the mark stays as it was."""
    book = openpyxl.load_workbook(template)
    page = book["Isian"]
    titles, example = ([cell.value for cell in page[line]] for line in (1, 2))
    for line, change in enumerate(changes, start=2):
        row = dict(zip(titles[:-1], example[:-1], strict=True)) | change
        for column, title in enumerate(titles[:-1], start=1):
            page.cell(line, column, row[title])
    book.save(out)
    return out


def _rows_loaded(*paths: Path) -> list[int]:
    """The rows loaded from each file, none of which is rejected."""
    said = check(*paths)
    found = [int(rows) for rows in re.findall(r"= dimuat (\d+) \+ ditolak 0 ", said.out)]
    assert len(found) == len(paths), said.out + said.err
    return found


@pytest.mark.parametrize("input_", LOCAL, ids=KINDS)
def test_a_template_has_the_columns_and_the_example_of_its_input(input_: Input, templates: dict[str, Path]) -> None:
    title, example, *rest = _opened(templates[input_.kind])["Isian"].iter_rows(values_only=True)
    assert list(title) == [*(column.name for column in input_.columns), MARK_TITLE]
    assert [str(cell or "") for cell in example[:-1]] == [column.example for column in input_.columns]
    assert not rest


def test_the_example_that_was_left_in_is_skipped_with_its_reason(templates: dict[str, Path], tmp_path: Path) -> None:
    office = Office(tmp_path)
    for kind in KINDS:
        (office.inbox / f"{kind}.xlsx").write_bytes(templates[kind].read_bytes())
    assert office.build().code == 0
    loads = office.rows("SELECT file, sheet, rows_loaded, rows_rejected, skipped_why FROM loads ORDER BY file, sheet")
    filled = [(file, loaded, rejected, why) for file, sheet, loaded, rejected, why in loads if sheet == "Isian"]
    assert filled == [(f"{kind}.xlsx", 0, 0, "baris contoh templat: 1") for kind in sorted(KINDS)]
    others = [(sheet, loaded, why.split(":")[0]) for _, sheet, loaded, _, why in loads if sheet != "Isian"]
    assert others == [("Penjelasan", 0, "lembar penjelasan"), ("Pilihan", 0, "lembar penjelasan")] * len(KINDS)


OWN: dict[str, dict[str, Any]] = {
    "roster": {"nip": nip(7), "nama": "Pegawai 00007"},
    "signing": {"nip": nip(7)},
    "recap": {"wajib": 121},
    "case": {"nomor_perkara": "007/NTR/2024"},
    "step": {"nomor_perkara": "007/NTR/2024"},
    "bawaslu_register": {"nomor_register": "007/LP"},
    "event": {"judul": "Apel pagi"},
    "match": {"nomor_perkara": "007/NTR/2024"},
    "unit_alias": {"nama_tertulis": "Dinkes Kotamadya"},
    "decision": {"keputusan": "Kumpulkan yang belum tanda tangan"},
}


def test_who_writes_over_the_example_is_loaded_whether_the_mark_stays_or_not(
    templates: dict[str, Path], tmp_path: Path
) -> None:
    paths = [_filled(templates[kind], tmp_path / f"{kind}.xlsx", OWN[kind]) for kind in KINDS]
    assert _rows_loaded(*paths) == [1] * len(KINDS)
    for path in paths:
        book = openpyxl.load_workbook(path)
        book["Isian"].cell(2, book["Isian"].max_column).value = None
        book.save(path)
    assert _rows_loaded(*paths) == [1] * len(KINDS)


def test_a_person_whose_row_says_what_the_example_says_is_loaded_where_no_mark_is(tmp_path: Path) -> None:
    # person(1) is the example of the roster word for word; handed in by another way it is a row like any other.
    titles = ("siklus", "nip", "nama", "unit_kerja", "jenjang", "status_pegawai")
    assert _rows_loaded(write_csv(tmp_path / "daftar.csv", titles, person(1))) == [1]
    marked = write_csv(tmp_path / "bertanda.csv", (*titles, MARK_TITLE), [*person(1), ""], [*person(2), "contoh"])
    assert _rows_loaded(marked) == [2]


def test_an_example_whose_day_excel_took_for_a_day_is_still_the_example(tmp_path: Path) -> None:
    titles = ("siklus", "nip", "tanggal_ttd", "cara", "kegiatan", "bukti", "terverifikasi", MARK_TITLE)
    row = ("2024", nip(1), "2024-08-26", "serentak", "Penandatanganan serentak", "map 12", "ya", "CONTOH: timpa")
    path = write_xlsx(tmp_path / "ttd.xlsx", titles, row, (*row[:1], nip(2), *row[2:]))
    assert "dimuat 1 + ditolak 0 + dilewati 1" in check(path).out


def test_an_example_that_was_saved_as_csv_is_skipped_and_the_rows_below_keep_their_lines(tmp_path: Path) -> None:
    titles = ("siklus", "nip", "tanggal_ttd", MARK_TITLE)
    office = Office(tmp_path)
    example = ("2024", nip(1), "26/08/2024", "CONTOH: timpa")
    write_csv(
        office.inbox / "ttd.csv", titles, example, ("2024", nip(2), "26/08/2024", ""), ("2024", "12", "26/08/2024", "")
    )
    assert office.build().code == 0
    assert office.rows("SELECT rows_loaded, rows_rejected, skipped_why FROM loads") == [
        (1, 1, "baris contoh templat: 1")
    ]
    assert office.rows("SELECT line, column_name FROM rejects") == [(4, "nip")]


@pytest.mark.parametrize("input_", LOCAL, ids=KINDS)
def test_each_column_with_choices_has_a_pick_list_of_them(input_: Input, templates: dict[str, Path]) -> None:
    book = _opened(templates[input_.kind])
    rules = {str(rule.sqref).split(":")[0][:-1]: rule for rule in book["Isian"].data_validations.dataValidation}
    expected = [
        openpyxl.utils.get_column_letter(i)
        for i, c in enumerate(input_.columns, 1)
        if c.kind in LOOKED_UP and not c.is_free
    ]
    assert sorted(letter for letter, rule in rules.items() if rule.type == "list") == sorted(expected)
    for letter in expected:
        cells = [cell.value for cell in book["Pilihan"][letter] if cell.value is not None]
        assert f"Pilihan!${letter}$2:${letter}${len(cells)}" in str(rules[letter].formula1)
        assert len(cells) > 1


@pytest.mark.parametrize("input_", LOCAL, ids=KINDS)
def test_each_column_tells_in_indonesian_what_belongs_there(input_: Input, templates: dict[str, Path]) -> None:
    page = _opened(templates[input_.kind])["Isian"]
    rules = {rule.promptTitle: rule for rule in page.data_validations.dataValidation}
    assert list(rules) == [column.name for column in input_.columns]
    for column in input_.columns:
        assert column.explanation[:60] in str(rules[column.name].prompt)
        assert len(str(rules[column.name].prompt)) <= 255
        if rules[column.name].type not in (None, "none"):
            assert rules[column.name].error, column.name


@pytest.mark.parametrize("kind", KINDS)
def test_only_the_headers_are_locked_and_numbers_of_persons_and_days_stay_texts(
    kind: str, templates: dict[str, Path]
) -> None:
    book = _opened(templates[kind])
    page = book["Isian"]
    assert page.protection.sheet and not page.protection.password
    assert page.freeze_panes == "A2" and page.print_title_rows == "$1:$1"
    assert all(cell.protection.locked for cell in page[1]) and not any(cell.protection.locked for cell in page[2])
    for column, cell in zip(_columns(kind), page[2], strict=False):
        below = page.column_dimensions[cell.column_letter]
        assert not below.protection.locked
        if column.kind in (CellKind.NIP, CellKind.DAY, CellKind.TEXT):
            assert below.number_format == "@", column.name


def _columns(kind: str) -> Iterator[Any]:
    yield from next(input_.columns for input_ in INPUTS if input_.kind == kind)


@pytest.mark.parametrize("input_", LOCAL, ids=KINDS)
def test_the_explanation_names_every_column_and_how_to_hand_in(input_: Input, templates: dict[str, Path]) -> None:
    rows = list(_opened(templates[input_.kind])["Penjelasan"].iter_rows(values_only=True))
    said = {row[0]: row for row in reversed(rows) if row[0]}  # the meanings of codes come after, by the same names
    assert f"Templat: {input_.title}" in said
    for column in input_.columns:
        assert said[column.name][1].startswith(column.explanation) and (said[column.name][4] or "") == column.example
        assert (said[column.name][3] == "wajib") == column.required
    assert "Cara menyerahkan" in said


def test_a_kelurahan_is_picked_from_its_kecamatan(templates: dict[str, Path]) -> None:
    book = _opened(templates["roster"])
    (rule,) = (r for r in book["Isian"].data_validations.dataValidation if r.promptTitle == "kelurahan")
    assert "MATCH($E2,Pilihan!$N$2:$N$58,0)" in str(rule.formula1)  # E is kecamatan; 57 kelurahan
    pairs = [(book["Pilihan"][f"N{line}"].value, book["Pilihan"][f"F{line}"].value) for line in range(2, 59)]
    assert pairs[0] == ("Blimbing", "Arjosari") and ("Klojen", "Kauman") in pairs
    assert [kecamatan for kecamatan, _ in pairs] == sorted(kecamatan for kecamatan, _ in pairs)


def _own(title: str, n: int) -> str | None:
    """What row n says in the columns that make it a row of its own, and of today's city; never the example."""
    said = {"siklus": "2024", "nip": nip(n + 2), "nomor_perkara": f"{n:03}/NTR/2024", "nomor_register": f"{n:03}/LP"}
    said |= {"nama_tertulis": f"Kantor {n}", "tenggat": "30/10/2024"}
    return {**said, "judul": f"Apel {n}", "tanggal": "15/10/2024", "sanksi": "Sanksi moral terbuka"}.get(title)


@pytest.mark.parametrize("kind", KINDS)
def test_every_choice_that_a_template_offers_is_taken(kind: str, templates: dict[str, Path], tmp_path: Path) -> None:
    book = _opened(templates[kind])
    titles, example = ([cell.value for cell in book["Isian"][line]][:-1] for line in (1, 2))
    offered = [[c.value for c in column[1:] if c.value] for column in book["Pilihan"].iter_cols(max_col=len(titles))]
    rows = max(map(len, offered))  # as many as the longest list; the shorter ones begin again
    written = []
    for n in range(rows):
        row: dict[str, Any] = {}
        for title, first, choices in zip(titles, example, [*offered, *[[]] * len(titles)], strict=False):
            is_place = kind in ("roster", "recap") and title in (
                "kecamatan",
                "kelurahan",
            )  # must fit together: tried elsewhere
            value = None if is_place else choices[n % len(choices)] if choices and first else first
            row[title] = _own(title, n) or value
        written.append(row)
    path = _filled(templates[kind], tmp_path / f"{kind}.xlsx", *written)
    said = check(path)
    assert said.code == 0, said.out[:800] + said.err
    assert f" = dimuat {rows} + ditolak 0" in said.out


def test_a_line_that_names_the_delimiter_is_no_line_as_in_excel(tmp_path: Path) -> None:
    office = Office(tmp_path)
    lines = ["sep=;", ";".join(SIGNING), f"2024;{nip(1)};26/08/2024;ya", f"2024;{nip(2)};;ya"]
    for name, end, mark in (("a.csv", "\n", b""), ("b.csv", "\r\n", b"\xef\xbb\xbf")):
        (office.inbox / name).write_bytes(mark + (end.join(lines) + end).encode())
    assert office.build().code == 0
    assert office.rows("SELECT file, line, column_name FROM rejects WHERE code = 'kosong' ORDER BY file") == [
        ("a.csv", 3, "tanggal_ttd"),
        ("b.csv", 3, "tanggal_ttd"),
    ]
