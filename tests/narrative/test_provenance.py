"""What a figure stands on, by name."""

import pandas as pd

from narrative.provenance import nouns, origins

INPUTS = pd.DataFrame(
    [("roster", "daftar wajib"), ("signing", "tanda tangan"), ("recap", "rekap unit kerja"), ("case", "perkara")],
    columns=["kind", "noun"],
)


def test_the_inputs_of_a_metric_are_named_in_the_order_of_its_record() -> None:
    assert nouns("pace_by_unit", INPUTS) == ("daftar wajib", "tanda tangan", "rekap unit kerja")
    assert nouns("unsigned_people", INPUTS) == ("daftar wajib", "tanda tangan"), "a recap names nobody"


def test_what_no_office_delivers_is_named_too() -> None:
    assert nouns("stages", INPUTS) == ("data rujukan",)
    assert nouns("facts", INPUTS) == ("artikel berita",)


def test_files_are_counted_once_and_rows_together() -> None:
    names = ["kind", "kind_name", "file", "rows_loaded"]
    loads = pd.DataFrame(
        [("roster", "daftar wajib", "a.xlsx", 1200), ("roster", "daftar wajib", "a.xlsx", 34), ("event", "x", "b", 9)],
        columns=names,
    )
    assert origins("unsigned_people", loads) == ["daftar wajib: 1 berkas, 1.234 baris"]
