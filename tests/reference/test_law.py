"""The law as rows: forms, sanctions, steps, clocks, national figures."""

import csv
from itertools import product
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "data" / "reference"

Row = dict[str, str]


def read(name: str) -> list[Row]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_all_nineteen_forms_have_a_class_and_a_severity_that_fits_it() -> None:
    forms = {row["form_id"]: row for row in read("forms")}
    assert set(forms) == {f"E{n}" for n in range(1, 8)} | {f"D{n}" for n in range(1, 13)}
    for form_id, row in forms.items():
        assert row["class"] == ("kode etik" if form_id.startswith("E") else "disiplin")
        assert row["severity"] in ({"moral"} if form_id.startswith("E") else {"sedang", "berat"})
    assert {form_id for form_id, row in forms.items() if row["severity"] == "sedang"} == {"D3", "D9"}


def test_severities_rise_from_moral_to_berat() -> None:
    rows = sorted(read("severities"), key=lambda row: int(row["sort_order"]))
    assert [row["severity"] for row in rows] == ["moral", "ringan", "sedang", "berat"]


def test_a_discipline_rule_has_all_three_severities_and_a_generic_row_for_each() -> None:
    rows = read("sanctions")
    for rule, prefix in (("PP53/2010", "PP53"), ("PP94/2021", "PP94")):
        generic = {f"{prefix}_{severity.upper()}": severity for severity in ("ringan", "sedang", "berat")}
        found = {r["sanction_id"]: r["severity"] for r in rows if r["rule_id"] == rule}
        assert generic.items() <= found.items()
        assert set(found.values()) == {"ringan", "sedang", "berat"}
    assert {r["severity"] for r in rows if r["rule_id"] == "PP42/2004"} == {"moral"}


def test_the_two_discipline_rules_meet_on_31_august_2021_without_gap() -> None:
    spans = {(row["rule_id"], row["valid_from"], row["valid_until"]) for row in read("sanctions")}
    assert spans == {("PP53/2010", "", "2021-08-30"), ("PP94/2021", "2021-08-31", ""), ("PP42/2004", "", "")}
    assert "2021-08-31" in {row["break_on"] for row in read("rule_breaks")}


def test_a_break_says_which_figures_it_touches() -> None:
    touches = {row["break_on"]: set(row["touches"].split("|")) for row in read("rule_breaks")}
    assert touches == {
        "2020-01-01": {"opd"},  # 34 OPD became 28: no case became lighter by it
        "2021-08-31": {"tingkat"},  # PP 94/2021
        "2023-03-21": {"rekomendasi"},  # the shared system
        "2024-08-24": {"rekomendasi"},  # KASN to BKN
    }


def test_the_steps_are_those_of_the_contract_and_rungs_only_rise() -> None:
    rows = sorted(read("steps"), key=lambda row: int(row["step_order"]))
    assert [row["step_id"] for row in rows] == [
        *("laporan", "kajian_awal", "register", "tidak_diregister", "klarifikasi", "kajian", "terbukti"),
        *("bukan_pelanggaran", "rekomendasi", "verifikasi_bkn", "disposisi_ppk", "panggilan", "bap", "lhp"),
        *("sk_sanksi", "sk_dicabut", "penyampaian_sk", "unggah_idis", "keberatan", "banding", "putusan_banding"),
        *("tidak_terbukti", "dilimpahkan", "dihentikan", "selesai"),
    ]
    ladder = {(row["rung_order"], row["rung"]) for row in rows if row["rung"]}
    names = ["laporan", "register", "terbukti", "rekomendasi", "ditindaklanjuti", "sanksi"]
    assert ladder == {(str(number), name) for number, name in enumerate(names, start=1)}
    for step_id in ("register", "terbukti", "rekomendasi"):
        assert next(row["rung"] for row in rows if row["step_id"] == step_id) == step_id
    for step_id in ("disposisi_ppk", "panggilan", "bap", "lhp"):
        assert next(row["rung"] for row in rows if row["step_id"] == step_id) == "ditindaklanjuti"


def test_each_end_of_a_case_has_one_step_that_brings_it() -> None:
    ends = {row["outcome"]: row["step_id"] for row in read("steps") if row["outcome"]}
    assert ends == {
        "tidak_diregister": "tidak_diregister",
        "bukan_pelanggaran": "bukan_pelanggaran",
        "tidak_terbukti": "tidak_terbukti",
        "sanksi": "sk_sanksi",
        "dilimpahkan": "dilimpahkan",
        "dihentikan": "dihentikan",
    }


def test_a_cycle_has_at_most_one_clock_between_two_steps() -> None:
    spans = [(r["from_step"], r["to_step"], cycle) for r in read("clocks") for cycle in r["cycles"].split("|")]
    assert len(spans) == len(set(spans))
    always = [("", "laporan"), ("laporan", "kajian_awal"), ("register", "kajian"), ("rekomendasi", "disposisi_ppk")]
    assert {(*pair, cycle) for pair, cycle in product(always, ("2019", "2023", "2024"))} <= set(spans)


def test_the_limits_are_those_read_in_the_sources() -> None:
    limits = {r["clock_id"]: (r["limit_days"], r["extension_days"], r["days_counted"]) for r in read("clocks")}
    assert limits["KAJIAN_PEMILU"] == ("7", "7", "hari kerja")  # 14 in all
    assert limits["KAJIAN_PILKADA"] == ("3", "2", "hari kalender")
    assert limits["TINDAK_LANJUT_PPK"] == ("14", "", "hari kerja")
    assert limits["PUTUSAN_BANDING"] == ("65", "", "hari kerja")


def test_a_clock_with_an_end_says_which_days_it_counts() -> None:
    assert [row["clock_id"] for row in read("clocks") if row["to_step"] and not row["days_counted"]] == []


def test_1480_and_1420_stand_in_one_set_each_with_a_note_naming_the_other() -> None:
    rows = [r for r in read("national_figures") if r["set_name"] == "KASN 2020-2022" and r["measure"] == "followed_up"]
    notes = {row["value"]: row["note"] for row in rows}
    assert set(notes) == {"1480", "1420"}
    assert "1.420" in notes["1480"] and "1.480" in notes["1420"]


def test_a_national_figure_has_body_unit_and_day_and_never_exceeds_what_was_reported() -> None:
    rows = read("national_figures")
    assert all(row["body"] and row["unit"] and row["as_of_on"] for row in rows)
    reported = {row["set_name"]: int(row["value"]) for row in rows if row["measure"] == "reported"}
    assert len(reported) == 5
    assert all(int(row["value"]) <= reported.get(row["set_name"], 1597) for row in rows)


def test_the_recommending_body_changes_on_24_august_2024() -> None:
    bodies = {row["body_id"]: row for row in read("bodies")}
    assert bodies["KASN"]["valid_until"] == bodies["BKN"]["valid_from"] == "2024-08-24"
    assert "2024-08-24" in {row["break_on"] for row in read("rule_breaks")}
