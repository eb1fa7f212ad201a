"""Workbooks of LibreOffice: what its XML can say."""

from pathlib import Path

import pytest

from loaders.contract.errors import Unreadable
from loaders.staging.ods import read_ods
from settings import read_settings
from tests.support.workbooks import ods_value, texts_of, write_ods


def _cell(inside: str, attributes: str = "") -> str:
    return f"<table:table-cell {attributes}>{inside}</table:table-cell>"


def _said(cell: object) -> str:
    return f"<table:table-cell{ods_value(cell)}</table:table-cell>"


def _table(*rows: str, before: str = "") -> str:
    return f'<table:table table:name="A">{before}{"".join(rows)}</table:table>'


def _row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def _texts(tmp_path: Path, *rows: str) -> list[list[str]]:
    return texts_of(write_ods(tmp_path / "a.ods", _table(*rows)))["A"]


def _refusal(path: Path, max_cells: int = 60_000_000) -> str:
    with pytest.raises(Unreadable) as refused:
        texts_of(path, max_cells)
    return str(refused.value)


TEXTS = {
    "<text:p>a<text:line-break/>b</text:p>": "a\nb",
    "<text:p>a</text:p><text:p>b</text:p>": "a\nb",
    '<text:p>a<text:s text:c="3"/>b<text:tab/>c<text:s/>d</text:p>': "a   b\tc d",
    "<text:p>Pegawai <text:span>000</text:span>01</text:p>": "Pegawai 00001",
    "<text:p><text:a>tautan</text:a></text:p>": "tautan",
    "<text:p>&lt;a&gt; &amp; b</text:p>": "<a> & b",
    "<text:p>baris\nberkas</text:p>": "baris berkas",
    "<office:annotation><text:p>komentar</text:p></office:annotation><text:p>isi</text:p>": "isi",
    "<text:p>isi</text:p><text:other/>": "isi",
    '<text:p>isi</text:p><table:table table:name="x"><table:table-row><table:table-cell><text:p>y</text:p>'
    "</table:table-cell></table:table-row></table:table>": "isi",
}


@pytest.mark.parametrize("inside", TEXTS)
def test_a_text_is_what_its_paragraphs_say(inside: str, tmp_path: Path) -> None:
    assert _texts(tmp_path, _row(_cell(inside, 'office:value-type="string"'), _said("b"))) == [[TEXTS[inside], "b"]]


TYPED = {
    'office:value-type="float" office:value="-12"': "-12",
    'office:value-type="float" office:value="1.99001012015011E+017"': "1,99001E+17",
    'office:value-type="float" office:value="199001012015011002"': "1,99001E+17",
    'office:value-type="float" office:value="NaN"': "NaN",
    'office:value-type="float" office:value="1,5"': "1,5",
    'office:value-type="percentage" office:value="0.5"': "0,5",
    'office:value-type="currency" office:value="1500"': "1500",
    'office:value-type="boolean" office:boolean-value="false"': "tidak",
    'office:value-type="date" office:date-value="2024-08-26"': "2024-08-26",
    'office:value-type="date" office:date-value="2024-08-26T00:00:00"': "2024-08-26",
    'office:value-type="date" office:date-value="2024-08-26T09:30:00.123456789"': "2024-08-26 09:30:00",
    'office:value-type="date" office:date-value="2024-09-24T17:30:00Z"': "2024-09-24T17:30:00Z",
    'office:value-type="date" office:date-value="26.8.2024"': "26.8.2024",
    'office:value-type="time" office:time-value="PT09H30M00S"': "09:30:00",
    'office:value-type="time" office:time-value="PT30H30M00S"': "1 day, 6:30:00",
    'office:value-type="string" office:string-value="nilai"': "nilai",
}


@pytest.mark.parametrize("attributes", TYPED)
def test_a_value_is_what_its_type_says(attributes: str, tmp_path: Path) -> None:
    assert _texts(tmp_path, _row(_cell("", attributes), _said("b"))) == [[TYPED[attributes], "b"]]


def test_a_truth_that_libreoffice_keeps_as_a_number_is_one(tmp_path: Path) -> None:
    cells = [_cell(f"<text:p>{text}</text:p>", 'office:value-type="float" office:value="1"') for text in ("TRUE", "1")]
    assert _texts(tmp_path, _row(*cells)) == [["ya", "1"]]


FORMULAS = {
    _cell("", 'table:formula="of:=A1"'): "#RUMUS",  # never worked out
    _cell("<text:p/>", 'table:formula="of:=&quot;&quot;"'): "",  # an empty text is a result
    _cell("<text:p>2</text:p>", 'table:formula="of:=1+1" office:value-type="float" office:value="2"'): "2",
    _cell(
        "<text:p>#N/A</text:p>", 'table:formula="of:=NA()" office:value-type="string" office:string-value=""'
    ): "#RUMUS",
    _cell("<text:p>Err:508</text:p>", 'table:formula="of:=(" office:value-type="float" office:value="0"'): "#RUMUS",
    _cell("<text:p>#DIV/0!</text:p>", 'office:value-type="string"'): "#RUMUS",
    _cell("<text:p>#NILAI!</text:p>", 'office:value-type="string" calcext:value-type="error"'): "#RUMUS",
    _cell("<text:p>#1 dari 2</text:p>", 'office:value-type="string"'): "#1 dari 2",
    _cell("<text:p>tanpa jenis</text:p>"): "tanpa jenis",
}


@pytest.mark.parametrize("cell", FORMULAS)
def test_a_formula_is_its_result_and_one_without_is_told(cell: str, tmp_path: Path) -> None:
    assert _texts(tmp_path, _row(_said("a"), cell, _said("b"))) == [["a", FORMULAS[cell], "b"]]


def test_what_is_repeated_stands_as_often_as_it_says(tmp_path: Path) -> None:
    rows = [
        "<table:table-header-rows>" + _row(_said("judul")) + "</table:table-header-rows>",
        _row(_cell("", 'table:number-columns-repeated="2"'), _said("c"), attributes='table:number-rows-repeated="2"'),
        _row(attributes='table:number-rows-repeated="2"'),
        "<table:table-row-group>"
        + _row(_cell("", 'office:value-type="float" office:value="3" table:number-columns-repeated="3"'))
        + "</table:table-row-group>",
        _row(_said("tersembunyi"), attributes='table:visibility="filter"'),
        _row(_cell("", 'table:number-columns-repeated="16384"'), attributes='table:number-rows-repeated="1048000"'),
    ]
    assert _texts(tmp_path, *rows) == [
        ["judul"],
        ["", "", "c"],
        ["", "", "c"],
        [],
        [],
        ["3", "3", "3"],
        ["tersembunyi"],
    ]


def test_a_few_letters_that_ask_for_billions_of_cells_are_refused_before_any_is_made(tmp_path: Path) -> None:
    wide = _row(_cell("<text:p>x</text:p>", 'office:value-type="string" table:number-columns-repeated="16384"'))
    high = _row(_said("x"), attributes='table:number-rows-repeated="9000000000"')
    blank = _row(_cell("", 'table:number-columns-repeated="16384"'), attributes='table:number-rows-repeated="1048575"')
    far = _row(_cell("", 'table:number-columns-repeated="16383"'), _said("x"))
    many = write_ods(tmp_path / "a.ods", _table(*[wide] * 70))
    assert "lembar A: merentang 62 baris x 16384 kolom, sampai kolom XFD" in _refusal(many, max_cells=1_000_000)
    assert "merentang 9000000000 baris x 1 kolom" in _refusal(write_ods(tmp_path / "b.ods", _table(high)))
    path = write_ods(tmp_path / "c.ods", _table(blank, far))
    assert "merentang 1048576 baris x 16384 kolom, sampai kolom XFD" in _refusal(path)


def test_a_frame_to_the_last_column_is_no_value_and_costs_nothing(tmp_path: Path) -> None:
    frame = _row(_said("x"), _cell("", 'table:style-name="bingkai" table:number-columns-repeated="16383"'))
    assert _texts(tmp_path, *[frame] * 5000) == [["x"]] * 5000


def test_shares_are_known_by_type_or_style_and_hidden_columns_by_their_mark(tmp_path: Path) -> None:
    before = (
        '<table:table-column/><table:table-column-group><table:table-column table:default-cell-style-name="persen" '
        'table:number-columns-repeated="2"/></table:table-column-group>'
        '<table:table-column table:visibility="collapse" table:number-columns-repeated="2"/><table:table-column/>'
    )
    number = 'office:value-type="float" office:value="0.5"'
    row = _row(
        _cell("", number),
        _cell("", number),
        _said("teks"),
        _said(1),
        _said(2),
        _cell("", f'{number} table:style-name="persen"'),
    )
    path = write_ods(tmp_path / "a.ods", _table(row, before=before))
    (sheet,) = read_ods(path, "a.ods", read_settings()).sheets
    assert (sheet.marks.percent, sheet.marks.hidden) == ({1, 5}, {3, 4})


@pytest.mark.parametrize(("said", "shift"), [("1904-01-01", 1462), ("1899-12-30", 0), ("1900-01-01", 2)])
def test_plain_numbers_of_days_count_from_the_day_that_the_workbook_says(said: str, shift: int, tmp_path: Path) -> None:
    start = f'<table:calculation-settings><table:null-date table:date-value="{said}"/></table:calculation-settings>'
    assert read_ods(write_ods(tmp_path / "a.ods", start + _table()), "a.ods", read_settings()).shift == shift


LINKS = {
    "a sheet": _table(before='<table:table-source xmlns:xlink="x" xlink:href="file:///lain.ods"/>'),
    "a range in a cell": _table(_row(_cell('<table:cell-range-source table:name="x"/>'))),
    "another program": "<table:dde-links/>" + _table(),
    "a formula": _table(_row(_cell("", "table:formula=\"of:=['file:///lain.ods'#$Lembar1.A1]\""))),
}


@pytest.mark.parametrize("what", LINKS)
def test_values_from_another_file_are_refused(what: str, tmp_path: Path) -> None:
    assert "berkas bertaut ke berkas lain" in _refusal(write_ods(tmp_path / "a.ods", LINKS[what]))


def test_a_password_is_told_with_how_libreoffice_removes_it(tmp_path: Path) -> None:
    manifest = {"META-INF/manifest.xml": "<manifest><encryption-data/></manifest>"}
    said = _refusal(write_ods(tmp_path / "a.ods", "", parts=manifest))
    assert said.startswith("a.ods: berkas terkunci sandi. Buka di LibreOffice, pilih Save As, hapus centang")


@pytest.mark.parametrize("name", ["Basic/Standard/Module1.xml", "Scripts/python/a.py"])
def test_macros_are_refused_and_a_list_of_no_macros_is_none(name: str, tmp_path: Path) -> None:
    assert "berkas berisi makro" in _refusal(write_ods(tmp_path / "a.ods", _table(), parts={name: "x"}))
    empty = {"Basic/script-lc.xml": "x", "Basic/Standard/script-lb.xml": "x"}
    assert texts_of(write_ods(tmp_path / "b.ods", _table(), parts=empty)) == {"A": []}


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def test_a_word_that_stands_for_a_billion_others_is_refused(tmp_path: Path) -> None:
    path = write_ods(tmp_path / "a.ods", _table(_row(_cell("<text:p>&b;</text:p>"))), head=BOMB)
    assert "berkas ODS rusak" in _refusal(path)


@pytest.mark.parametrize(
    "table", ["<table:table", _table(_row(attributes='table:number-rows-repeated="banyak"')), "<table:table/></x>"]
)
def test_damaged_xml_is_refused(table: str, tmp_path: Path) -> None:
    assert "berkas ODS rusak" in _refusal(write_ods(tmp_path / "a.ods", table))


def test_a_document_without_sheets_is_refused(tmp_path: Path) -> None:
    assert "tidak ada lembar kerja di dalamnya" in _refusal(write_ods(tmp_path / "a.ods", ""))
