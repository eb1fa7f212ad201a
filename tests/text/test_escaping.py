"""Words from data stay words in titles, sentences and pictures, and what they were in tables and files."""

import shutil
from csv import reader
from io import StringIO
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from loaders.templates.template import write_template
from metrics.printing import as_csv
from settings import ROOT
from text.escaping import escape_all, escape_data_words, for_plotly, guard_frame, unguard_frame, unguard_text
from text.tables import csv

J = "\u2060"
HARM = r"<b>x</b> [y](z) **k** `c` $m$ ~d~ #1 \n & *i*"


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("1.480 orang (42,9%), pukul 08.14: selesai", "1.480 orang (42,9%), pukul 08.14: selesai"),
        ("<b>x</b>", r"\<b\>x\</b\>"),
        ("[x](y)", r"\[x\](y)"),
        ("**x** _y_ `z`", r"\*\*x\*\* \_y\_ \`z\`"),
        (":red[x] ::hr", r"\:red\[x\] \:\:hr"),
        (":smile: :material/home:", f":{J}smile: :{J}material/home:"),
        ("http://a.b www.a.b a@b.co", f"http:{J}//a.b www{J}.a.b a@{J}b.co"),
        ("a -> b -- c", f"a -{J}\\> b -{J}- c"),
        ("&lt;", r"\&lt;"),
        ("1. x", r"1\. x"),
        ("- x", r"\- x"),
        ("baris\nlagi   lagi", "baris lagi lagi"),
        ("a\u202eb", "ab"),
    ],
)
def test_nothing_in_a_plain_text_is_a_mark(text: str, escaped: str) -> None:
    assert escape_all(text) == escaped
    assert escape_all(guard_frame(pd.DataFrame({"x": [text]}))["x"][0]) == escaped


def test_in_a_sentence_our_marks_are_marks_and_the_words_of_data_are_words() -> None:
    name = guard_frame(pd.DataFrame({"name": ["**Dinas** [x](y) :red[z] <b> a_b"]}))["name"][0]
    said = escape_data_words(f"**3/4 ASN** belum: {name} :blue-badge[berlaku]")
    assert said == r"**3/4 ASN** belum: \*\*Dinas\*\* \[x\](y) \:red\[z\] \<b\> a\_b :blue-badge[berlaku]"


def test_in_a_picture_our_marks_are_marks_and_the_words_of_data_are_words() -> None:
    name = guard_frame(pd.DataFrame({"name": ["<b>x</b> <a href='y'> &lt; $m$\nlagi"]}))["name"][0]
    spec = {"data": [{"text": [f"<b>1</b><br>{name}", None, 2]}], "layout": {"annotations": ({"text": name},)}}
    word = "&lt;b&gt;x&lt;/b&gt; &lt;a href='y'&gt; &amp;lt; $m$ lagi"
    assert for_plotly(spec) == {
        "data": [{"text": [f"<b>1</b><br>{word}", None, 2]}],
        "layout": {"annotations": [{"text": word}]},
    }


def test_tables_and_files_hold_the_words_as_they_were_read() -> None:
    rows = pd.DataFrame({"id": [1, 2, 3], "text": [HARM, None, "biasa"], "odd": [["<b>"], 1.5, "a\r\nb"]})
    there = guard_frame(rows)
    assert there["text"][0] != HARM and "<" not in there["text"][0] and there["text"][2] == "biasa"
    pd.testing.assert_frame_equal(unguard_frame(there), rows, check_dtype=False)
    assert unguard_text(there["text"][0]) == HARM


def test_rows_without_such_signs_are_handed_on_untouched() -> None:
    rows = pd.DataFrame({"unit_id": ["OLD_DISBUDPAR", "DINKES"], "touches": ["tingkat|opd", "opd"], "cases": [1, 2]})
    assert guard_frame(rows) is rows and unguard_frame(rows) is rows


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_no_cell_of_a_file_begins_as_a_formula(begins: str) -> None:
    text = f"{begins}1+1|cmd"
    file = csv(pd.DataFrame({"x": [text], text: ["y"]}), [text]).decode("utf-8-sig")
    cells = [cell for row in reader(StringIO(file, newline=""), delimiter=";") for cell in row]
    assert cells == [f"'{text}", "x", f"'{text}", f"'{text}", "y"]
    printed = list(reader(StringIO(as_csv(pd.DataFrame({"x": [text, "y"], "n": [-1, 2]})), newline="")))
    assert printed == [["x", "n"], [f"'{text}", "-1"], ["y", "2"]]


def test_a_template_holds_names_that_begin_as_formulas_or_links_as_texts(tmp_path: Path) -> None:
    reference, names = tmp_path / "reference", ("=1+1|cmd", "http://jahat.test", "@x", "+x")
    shutil.copytree(ROOT / "data" / "reference", reference)
    units = (reference / "units.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    columns = len(next(reader(units))) - 2
    units += [f"U{number},{name}" + "," * columns + "\n" for number, name in enumerate(names)]
    (reference / "units.csv").write_text("".join(units), encoding="utf-8")
    write_template("roster", tmp_path / "roster.xlsx", reference)
    book = openpyxl.load_workbook(tmp_path / "roster.xlsx")
    cells = {cell.value: cell for row in book["Pilihan"].iter_rows() for cell in row if cell.value}
    assert set(names) <= cells.keys()
    assert {cell.data_type for cell in cells.values()} == {"s"}
    assert not any(cell.hyperlink for cell in cells.values())
