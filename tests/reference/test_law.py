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
    assert spans == {
        ("PP53/2010", "", "2021-08-30"), ("PP94/2021", "2021-08-31", ""), ("PP42/2004", "", ""),
        ("PP49/2018", "2018-11-28", ""),
    }  # fmt: skip
    assert "2021-08-31" in {row["break_on"] for row in read("rule_breaks")}


def test_a_break_says_which_figures_it_touches() -> None:
    touches = {row["break_on"]: set(row["touches"].split("|")) for row in read("rule_breaks")}
    assert touches == {
        "2020-01-01": {"opd"},  # 34 OPD became 28: no case became lighter by it
        "2021-08-31": {"tingkat"},  # PP 94/2021
        "2022-09-22": {"tingkat"},  # one list of forms
        "2023-03-21": {"rekomendasi"},  # the shared system
        "2023-10-31": {"dasar"},  # UU 20/2023
        "2024-08-24": {"rekomendasi"},  # KASN to BKN
        "2025-10-16": {"dasar"},  # the court orders a new body
    }


def test_the_steps_are_those_of_the_contract_and_rungs_only_rise() -> None:
    rows = sorted(read("steps"), key=lambda row: int(row["step_order"]))
    assert [row["step_id"] for row in rows] == [
        *("laporan", "kajian_awal", "register", "tidak_diregister", "klarifikasi", "kajian", "terbukti"),
        *("bukan_pelanggaran", "penerusan", "verifikasi_bkn", "validasi_bawaslu", "rekomendasi", "diterima_ppk"),
        *("disposisi_ppk", "panggilan", "bap", "sidang_majelis", "putusan_majelis", "lhp"),
        *("sk_sanksi", "sk_dicabut", "penyampaian_sk", "unggah_idis", "keberatan", "putusan_keberatan"),
        *("banding", "putusan_banding", "tidak_terbukti", "dilimpahkan", "dihentikan", "selesai"),
    ]
    ladder = {(row["rung_order"], row["rung"]) for row in rows if row["rung"]}
    names = ["laporan", "register", "terbukti", "rekomendasi", "ditindaklanjuti", "sanksi"]
    assert ladder == {(str(number), name) for number, name in enumerate(names, start=1)}
    for step_id in ("register", "terbukti", "rekomendasi"):
        assert next(row["rung"] for row in rows if row["step_id"] == step_id) == step_id
    for step_id in ("disposisi_ppk", "panggilan", "bap", "sidang_majelis", "putusan_majelis", "lhp"):
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


def test_a_cycle_has_at_most_one_clock_between_two_steps_in_a_channel() -> None:
    clocks = [
        (r["from_step"], r["to_step"], r["channel"], cycle) for r in read("clocks") for cycle in r["cycles"].split("|")
    ]
    assert len(clocks) == len(set(clocks))
    always = [("", "laporan"), ("laporan", "kajian_awal"), ("register", "kajian"), ("rekomendasi", "sk_sanksi")]
    spans = {(first, last, cycle) for first, last, _, cycle in clocks}
    assert {(*pair, cycle) for pair, cycle in product(always, ("2019", "2023", "2024"))} <= spans


def test_a_clock_cites_the_law_of_its_own_election_and_time() -> None:
    later = ("PP 94/2021", "PP 79/2021", "UU 20/2023", "Perbawaslu 7/2022", "Perbawaslu 8/2020", "Perbawaslu 9/2024")
    for row in read("clocks"):
        cited = f"{row['basis']} {row['source']}"
        cycles = row["cycles"].split("|")
        if "2019" in cycles:
            assert not any(law in cited for law in later), row["clock_id"]
        if "2024" in cycles:
            assert "7/2022" not in cited and "7/2017" not in cited and "7/2018" not in cited, row["clock_id"]
        if {"2019", "2023"} & set(cycles):
            assert "10/2016" not in cited and "8/2020" not in cited, row["clock_id"]


def test_what_was_read_in_no_gazette_is_flagged() -> None:
    verified = {row["clock_id"]: row["is_verified"] for row in read("clocks")}
    doubtful = (
        "PENYAMPAIAN_SK",
        "MULAI_BERLAKU",
        "KEBERATAN",
        "JAWABAN_KEBERATAN",
        "KAJIAN_AWAL_PILKADA",
        "TEMUAN_PILKADA",
    )
    assert {verified[clock_id] for clock_id in doubtful} == {"false"}
    assert {row["is_verified"] for row in read("sanctions") if row["rule_id"] == "PP49/2018"} == {"false"}


def test_only_a_dismissal_may_be_appealed_and_every_other_sanction_objected_to() -> None:
    appeals = {row["sanction_id"]: row["appeal"] for row in read("sanctions")}
    dismissals = {"PP53_PDHTAPS", "PP53_PTDH", "PP94_PDHTAPS", "PP94_PTDH"}
    assert {one for one, appeal in appeals.items() if appeal == "banding"} == dismissals | {
        "PPPK_PHK", "PPPK_PHK_HORMAT", "PPPK_PHK_TIDAK_HORMAT",
    }  # fmt: skip
    # a grave sanction of a kind that nobody told may be a dismissal or not
    assert {one for one, appeal in appeals.items() if not appeal} == {"PP53_BERAT", "PP94_BERAT"}


def test_the_limits_are_those_read_in_the_sources() -> None:
    limits = {r["clock_id"]: (r["limit_days"], r["extension_days"], r["days_counted"]) for r in read("clocks")}
    assert limits["KAJIAN_PEMILU"] == ("7", "7", "hari kerja")  # 14 in all
    assert limits["KAJIAN_PILKADA"] == ("3", "2", "hari kalender")
    assert limits["TINDAK_LANJUT_PPK"] == ("14", "", "hari kerja")
    assert limits["PUTUSAN_BANDING"] == ("65", "", "hari kerja")


def test_a_clock_with_an_end_says_which_days_it_counts() -> None:
    assert [row["clock_id"] for row in read("clocks") if row["to_step"] and not row["days_counted"]] == []


def test_1480_and_1420_stand_in_one_set_each_with_a_note_naming_the_other() -> None:
    rows = [r for r in read("national_figures") if r["set_name"] == "KASN 2020-2022" and r["measure"] == "sanctioned"]
    notes = {row["value"]: row["note"] for row in rows}
    assert set(notes) == {"1480", "1420"}
    assert "1.420" in notes["1480"] and "1.480" in notes["1420"]


def test_a_national_figure_has_body_unit_and_day_and_never_exceeds_what_was_reported() -> None:
    rows = read("national_figures")
    assert all(row["body"] and row["unit"] and row["as_of_on"] for row in rows)
    reported = {row["set_name"]: int(row["value"]) for row in rows if row["measure"] == "reported"}
    assert len(reported) == 7
    assert all(int(row["value"]) <= reported.get(row["set_name"], 1597) for row in rows)


def test_the_recommending_body_changes_on_24_august_2024() -> None:
    bodies = {row["body_id"]: row for row in read("bodies")}
    assert bodies["KASN"]["valid_until"] == bodies["BKN"]["valid_from"] == "2024-08-24"
    assert "2024-08-24" in {row["break_on"] for row in read("rule_breaks")}
