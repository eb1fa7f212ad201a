"""What the public reads where a count is hidden: words, never a bar, never a number that was not given."""

from typing import Any

import pandas as pd

from charts.compliance import public

K = 5


def units(**changes: Any) -> pd.DataFrame:
    """Three units: one shown, one with few who have not signed, one hidden with it."""
    columns: dict[str, object] = {
        "short_name": ["Dinkes", "Setwan", "BKAD"],
        "obliged": pd.array([100, 64, 75], "Int64"),
        "obliged_hidden": ["", "", ""],
        "signed": pd.array([80, pd.NA, pd.NA], "Int64"),
        "signed_hidden": ["", "hampir semua", "ditutup"],
        "fulfilled": pd.array([pd.NA, pd.NA, pd.NA], "Int64"),
        "fulfilled_hidden": ["sedikit", "ditutup", "ditutup"],
    }
    return pd.DataFrame(columns | changes)


def test_a_hidden_count_has_no_bar_and_says_why() -> None:
    figure = public.compliance_bars(units(), "short_name", K)
    assert list(figure.data[0].x) == [0.8, 0, 0]
    said = [note.text for note in figure.layout.annotations]
    assert said == ["<b>80,0%</b>  80/100", "dari 64: kurang dari 5 belum", "dari 75: ditutup sebagai penyerta"]


def test_the_title_speaks_of_what_is_shown_and_counts_the_rest() -> None:
    assert public.lowest(units(), "short_name", "OPD") == (
        "Terendah yang tampil Dinkes: 80/100 orang (80,0%); 2 OPD tanpa angka"
    )


def test_a_group_too_small_to_name_its_size_shows_no_number_at_all() -> None:
    rows = units(obliged=pd.array([pd.NA] * 3, "Int64"), obliged_hidden=["sedikit"] * 3)
    assert [note.text for note in public.compliance_bars(rows, "short_name", K).layout.annotations] == [
        "kurang dari 5 orang"
    ] * 3
    assert public.lowest(rows, "short_name", "OPD") == "Angka per OPD belum dapat ditampilkan"


def test_the_table_and_the_file_say_the_reason_in_the_cell() -> None:
    shown = public.readable(units(), K)
    assert list(shown["signed"]) == ["80", "kurang dari 5 orang tersisa", "ditutup sebagai penyerta"]
    assert not [column for column in shown.columns if column.endswith("_hidden")]


def test_the_opening_sentences_of_a_city() -> None:
    total = units().head(1)
    ladder = pd.DataFrame(
        {
            "rung": ["laporan"],
            "cases": pd.array([pd.NA], "Int64"),
            "cases_hidden": ["sedikit"],
        }
    )
    assert public.position(total, ladder, K) == [
        "**80/100 ASN (80,0%)** sudah menandatangani pakta integritas.",
        "Dari 100 ASN wajib: kurang dari 5 tepat waktu dan terverifikasi.",
        "Kurang dari 5 perkara netralitas dilaporkan.",
    ]


def test_cases_are_counts_and_few_are_words() -> None:
    rows = pd.DataFrame(
        {
            "rung_name": ["Dilaporkan", "Diregister"],
            "cases": pd.array([46, pd.NA], "Int64"),
            "cases_hidden": ["", "hampir semua"],
        }
    )
    figure = public.case_bars(rows, "rung_name", K)
    assert list(figure.data[0].x) == [46, 0]
    assert [note.text for note in figure.layout.annotations] == ["46 perkara", "kurang dari 5 gugur di tahap ini"]
    assert public.cases_title(rows, "rung_name", "Tahap") == "Tahap terbanyak yang tampil: Dilaporkan, 46 perkara"
