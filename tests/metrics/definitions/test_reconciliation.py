"""Our register beside Bawaslu's: pairs of every kind worked by hand."""

import csv
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from loaders.build.build import build as make
from metrics.engine import query_exact
from settings import read_settings
from storage.builds import Build, folder, query

HEALTH, SOCIAL = "Dinas Kesehatan", "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia"
PEMKOT, PROVINCE = "Pemkot Malang", "Provinsi"
DAY = "2024-11-01"

# number, reported on, agency, unit, form, severity, Bawaslu's number as we noted it
OURS = (
    ("A1", "2024-10-01", PEMKOT, HEALTH, "D6", "berat", "r 1"),
    ("A2", "2024-10-01", PEMKOT, HEALTH, "D6", "berat", ""),
    ("A3", "2024-10-01", PEMKOT, HEALTH, "D6", "berat", "R3"),
    ("A4", "2024-10-01", PEMKOT, HEALTH, "D6", "", "R4"),
    ("A5", "2024-10-02", PEMKOT, HEALTH, "D11", "", ""),
    ("A7", DAY, PEMKOT, HEALTH, "D1", "", ""),
    ("A8", DAY, PEMKOT, HEALTH, "D2", "", ""),
    ("A9", DAY, PEMKOT, HEALTH, "D3", "", ""),
    ("A10", DAY, PEMKOT, HEALTH, "D3", "", ""),
    ("A11", DAY, PEMKOT, HEALTH, "D8", "", ""),
    ("A12", DAY, PEMKOT, HEALTH, "D9", "", ""),
    ("A13", DAY, PEMKOT, HEALTH, "D9", "", "R13"),
    ("A14", DAY, PEMKOT, HEALTH, "D10", "", ""),
    ("A16", DAY, PEMKOT, "", "D12", "", ""),
    ("A17", DAY, PROVINCE, "", "D12", "", ""),
    ("A18", DAY, PEMKOT, HEALTH, "E4", "", ""),
    ("A19", DAY, PEMKOT, HEALTH, "E5", "", ""),
    ("A20", DAY, PEMKOT, HEALTH, "E6", "", ""),
    ("A21", DAY, PEMKOT, HEALTH, "E7", "", "R21"),
    ("A22", DAY, PEMKOT, HEALTH, "E1", "", "R22"),
    ("A23", DAY, PEMKOT, HEALTH, "E2", "", "R22"),
    ("A24", DAY, PEMKOT, HEALTH, "E3", "", "R24"),
    ("A25", DAY, PEMKOT, SOCIAL, "E3", "", ""),
    ("A26", DAY, PEMKOT, SOCIAL, "E4", "", ""),
)
# number, reported on, agency, unit, form, severity, our number as Bawaslu noted it, status, day of the status
THEIRS = (
    ("R1", "2024-10-01", PEMKOT, HEALTH, "D6", "berat", "", "direkomendasikan", "2024-10-20"),
    ("R2", "2024-09-30", PEMKOT, HEALTH, "D6", "berat", "A2", "kajian", "2024-10-15"),
    ("R3", "2024-10-01", PEMKOT, HEALTH, "E4", "moral", "A3", "kajian", "2024-10-15"),
    ("R4", "2024-10-01", PEMKOT, HEALTH, "D4", "berat", "", "diregister", "2024-10-03"),
    ("R6", DAY, PEMKOT, HEALTH, "D11", "", "", "kajian", "2024-11-10"),
    ("R7", "2024-11-08", PEMKOT, HEALTH, "D1", "", "", "kajian", "2024-11-10"),
    ("R8", "2024-11-09", PEMKOT, HEALTH, "D2", "", "", "kajian", "2024-11-10"),
    ("R9", DAY, PEMKOT, HEALTH, "D3", "", "", "kajian", "2024-11-10"),
    ("R11", DAY, PEMKOT, HEALTH, "D8", "", "", "kajian", "2024-11-10"),
    ("R12", DAY, PEMKOT, SOCIAL, "D9", "", "", "kajian", "2024-11-10"),
    ("R13", DAY, PEMKOT, HEALTH, "D7", "", "A13", "kajian", "2024-11-10"),
    ("R14", DAY, PEMKOT, HEALTH, "D10", "", "", "kajian", "2024-11-10"),
    ("R15", DAY, PEMKOT, HEALTH, "D10", "", "", "kajian", "2024-11-10"),
    ("R16", DAY, PEMKOT, "", "D12", "", "", "kajian", "2024-11-10"),
    ("R17", DAY, PROVINCE, "", "D12", "", "", "kajian", "2024-11-10"),
    ("R18", DAY, PEMKOT, HEALTH, "E4", "", "", "kajian", "2024-11-10"),
    ("R19", DAY, PEMKOT, SOCIAL, "E5", "", "", "kajian", "2024-11-10"),
    ("R20A", DAY, PEMKOT, HEALTH, "E6", "", "A20", "kajian", "2024-11-10"),
    ("R20B", DAY, PEMKOT, HEALTH, "E6", "", "A20", "kajian", "2024-11-10"),
    ("R21", DAY, PEMKOT, HEALTH, "E7", "", "A21", "kajian", "2024-11-10"),
    ("R21B", DAY, PEMKOT, HEALTH, "E7", "", "A21", "kajian", "2024-11-10"),
    ("R22", DAY, PEMKOT, HEALTH, "E1", "", "", "kajian", "2024-11-10"),
    ("R24", DAY, PEMKOT, HEALTH, "E3", "", "A25", "kajian", "2024-11-10"),
    ("R26A", DAY, PEMKOT, SOCIAL, "E4", "", "A26", "kajian", "2024-11-10"),
    ("R26B", DAY, PEMKOT, SOCIAL, "E4", "", "A26", "kajian", "2024-11-10"),
)
DECIDED = (
    ("A11", "R11", "bukan", "2024-12-01"),
    ("a12", "R 12", "cocok", "2024-12-01"),
    ("A13", "R13", "bukan", "2024-12-01"),
    ("A14", "R15", "bukan", "2024-12-01"),
    ("A18", "R18", "cocok", "2024-12-01"),
    ("A18", "R18", "bukan", "2024-12-02"),
    # A1 is R1 by its number: what a person says of another pair does not part them.
    ("A1", "R6", "cocok", "2024-12-01"),
    ("A99", "R99", "cocok", "2024-12-01"),
    # Of two entries that name A26 a person says which: the other stays in doubt until it is refused.
    ("A26", "R26A", "cocok", "2024-12-01"),
)
STEPS = (
    ("A1", "register", "2024-10-02"),
    ("A1", "kajian", "2024-10-10"),
    ("A1", "rekomendasi", "2024-10-20"),
    # The PPK's steps do not change what Bawaslu says of a case.
    ("A1", "disposisi_ppk", "2024-10-25"),
    ("A2", "kajian", "2024-10-10"),
    ("A2", "rekomendasi", "2024-10-20"),
    ("A4", "laporan", "2024-10-01"),
)
PAIRS = {
    ("A1", "R1"): "keduanya",  # our number, written with a blank and in small letters
    ("A2", "R2"): "keduanya",  # their number
    ("A3", "R3"): "keduanya",  # both numbers
    ("A4", "R4"): "keduanya",
    ("A5", None): "hanya Pemkot",  # the same form as R6, but 30 days before it
    (None, "R6"): "hanya Bawaslu",
    ("A7", "R7"): "saran",  # 7 days apart
    ("A8", None): "hanya Pemkot",  # 8 days apart
    (None, "R8"): "hanya Bawaslu",
    ("A9", None): "hanya Pemkot",  # two of ours are like one of theirs
    ("A10", None): "hanya Pemkot",
    (None, "R9"): "hanya Bawaslu",
    ("A11", None): "hanya Pemkot",  # alike, and refused by a person
    (None, "R11"): "hanya Bawaslu",
    ("A12", "R12"): "keduanya",  # another unit, and confirmed by a person
    ("A13", None): "hanya Pemkot",  # the number was wrong, says a person
    (None, "R13"): "hanya Bawaslu",
    ("A14", "R14"): "saran",  # two are like it, one of them was refused
    (None, "R15"): "hanya Bawaslu",
    ("A16", None): "hanya Pemkot",  # of our own agency, without a unit: too little in common
    (None, "R16"): "hanya Bawaslu",
    ("A17", "R17"): "saran",  # another agency names no unit
    ("A18", None): "hanya Pemkot",  # confirmed, then refused: the last word stands
    (None, "R18"): "hanya Bawaslu",
    ("A19", None): "hanya Pemkot",  # alike but for the unit
    (None, "R19"): "hanya Bawaslu",
    ("A20", "R20A"): "nomor ganda",  # two entries name one of ours, and it names neither
    ("A20", "R20B"): "nomor ganda",
    ("A21", "R21"): "keduanya",  # both name each other
    ("A21", "R21B"): "nomor ganda",  # names it too
    ("A22", "R22"): "nomor ganda",  # two of ours name one entry
    ("A23", "R22"): "nomor ganda",
    ("A24", "R24"): "nomor ganda",  # A24 names R24, which names A25
    ("A25", "R24"): "nomor ganda",
    ("A26", "R26A"): "keduanya",  # a person confirmed this one of two
    ("A26", "R26B"): "nomor ganda",
}
DIFFERENCES = {
    "A1": [],
    "A2": ["status", "tanggal laporan"],  # we: recommended, they: kajian; a day apart
    "A3": ["golongan", "tingkat"],  # D6 against E4, berat against moral; without a step of ours no status is compared
    "A4": ["status", "bentuk"],  # not yet registered with us; D6 against D4; we say no severity
    "A12": [],
    "A21": [],
    "A26": [],
}


def _built(place: Path, **files: Sequence[Sequence[str]]) -> Build:
    inbox = place / "inbox"
    inbox.mkdir()
    for name, rows in files.items():
        with (inbox / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
            csv.writer(file, delimiter=";").writerows(rows)
    return _of(place)


def _of(place: Path) -> Build:
    settings = replace(read_settings(), warehouse=place / "warehouse")
    name = make("simulasi", inbox=place / "inbox", manifest=None, settings=settings).name
    return Build("simulasi", name, folder("simulasi", settings) / f"{name}.duckdb")


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    head = ["tanggal_laporan", "instansi", "unit_kerja", "bentuk", "tingkat"]
    return _built(
        tmp_path_factory.mktemp("registers"),
        ours=[
            ["nomor_perkara", *head, "nomor_register_bawaslu", "siklus", "asal"],
            *([*row, "2024", "pers"] for row in OURS),
        ],
        theirs=[
            ["nomor_register", *head, "nomor_perkara", "status", "tanggal_status", "siklus", "asal"],
            *([*row, "2024", "pers"] for row in THEIRS),
        ],
        steps=[["nomor_perkara", "tahap", "tanggal", "lembaga"], *([*row, "Bawaslu"] for row in STEPS)],
        decided=[["nomor_perkara", "nomor_register", "keputusan", "tanggal"], *DECIDED],
    )


def _rows(build: Build, as_of: str | None = None) -> dict[tuple[str | None, str | None], tuple[str, list[str]]]:
    frame = query(build, "SELECT case_id, register_id, place, differences FROM reconciled($as_of)", {"as_of": as_of})
    rows = frame.astype(object).where(frame.notna(), None).itertuples(index=False)
    return {(case, entry): (place, list(kinds)) for case, entry, place, kinds in rows}


def test_every_row_of_both_registers_has_the_place_worked_by_hand(build: Build) -> None:
    assert {pair: place for pair, (place, _) in _rows(build).items()} == PAIRS


def test_the_differences_of_each_pair_are_those_worked_by_hand(build: Build) -> None:
    found = {pair[0]: kinds for pair, (place, kinds) in _rows(build).items() if place == "keduanya"}
    assert found == DIFFERENCES


def test_only_pairs_that_are_no_mere_suggestion_can_differ(build: Build) -> None:
    assert [pair for pair, (place, kinds) in _rows(build).items() if kinds and place != "keduanya"] == []


def test_a_decision_about_numbers_that_nobody_registered_is_a_finding(build: Build) -> None:
    findings = query_exact("findings", build).set_index("code")
    assert findings.loc["padanan_tanpa_perkara", "rows"] == 1  # A99


def test_numbers_that_contradict_each_other_are_a_finding_and_no_match(build: Build) -> None:
    findings = query_exact("findings", build).set_index("code")
    # A20 twice, A21 once more, A22 and A23 with R22, A24 and A25 with R24, A26 once more.
    assert findings.loc["nomor_ganda", "rows"] == 8
    assert findings.loc["nomor_ganda", "cycle"] == 2024


def test_a_decision_that_a_number_overrules_is_a_finding(build: Build) -> None:
    findings = query_exact("findings", build).set_index("code")
    assert findings.loc["padanan_bertentangan", "rows"] == 1  # A1 with R6: A1 is R1 by its number


def test_every_pair_that_waits_for_a_person_is_listed_with_the_reason(build: Build) -> None:
    waiting = query_exact("reconciliation_decisions", build).set_index(["case_id", "register_id"])["why"]
    assert len(waiting) == 3 + 8
    assert waiting["A7", "R7"] == "instansi, unit dan bentuk sama; laporan berselisih 7 hari"
    assert waiting["A17", "R17"] == "hari laporan, instansi, unit dan bentuk sama"
    assert waiting["A20", "R20B"] == "nomornya disebut lebih dari satu catatan"
    to_fill_in = query_exact("reconciliation_decisions", build)[["decision", "decided", "decided_by", "note"]]
    assert (to_fill_in == "").all(axis=None)


@pytest.mark.parametrize(
    ("as_of", "pair", "place", "differences"),
    [
        ("2024-09-30", (None, "R2"), "hanya Bawaslu", []),  # ours came a day later
        ("2024-10-14", ("A2", "R2"), "keduanya", ["tanggal laporan"]),  # their status is of 15 October
        ("2024-10-15", ("A2", "R2"), "keduanya", ["tanggal laporan"]),  # both in kajian
        ("2024-10-20", ("A2", "R2"), "keduanya", ["status", "tanggal laporan"]),  # we recommended
        ("2024-11-07", ("A7", None), "hanya Pemkot", []),  # R7 comes on 8 November
        ("2024-11-08", ("A7", "R7"), "saran", []),
        # What a person decided on 1 December was not known before: confirmed, refused, one of two numbers.
        ("2024-11-30", ("A12", None), "hanya Pemkot", []),
        ("2024-12-01", ("A12", "R12"), "keduanya", []),
        ("2024-11-30", ("A13", "R13"), "keduanya", ["bentuk"]),
        ("2024-12-01", ("A13", None), "hanya Pemkot", []),
        ("2024-11-30", ("A26", "R26A"), "nomor ganda", []),
        ("2024-12-01", ("A26", "R26A"), "keduanya", []),
        # A suggestion, confirmed on the 1st, refused on the 2nd.
        ("2024-11-30", ("A18", "R18"), "saran", []),
        ("2024-12-01", ("A18", "R18"), "keduanya", []),
        ("2024-12-02", ("A18", None), "hanya Pemkot", []),
    ],
)
def test_on_a_day_only_what_had_happened_by_then_is_compared(
    build: Build, as_of: str, pair: tuple[str | None, str | None], place: str, differences: list[str]
) -> None:
    assert _rows(build, as_of)[pair] == (place, differences)


def test_the_summary_counts_every_matter_once(build: Build) -> None:
    summary = query_exact("reconciliation_summary", build)
    assert dict(zip(summary["place"], summary["cases"], strict=True)) == {
        "keduanya": 7,
        "hanya Pemkot": 9,
        "hanya Bawaslu": 9,
        "saran": 3,
        "nomor ganda": 8,
    }
    assert set(summary["all_cases"]) == {36}
    assert summary["sort_order"].is_unique and summary["sort_order"].is_monotonic_increasing


def test_differences_are_counted_by_kind_among_the_pairs(build: Build) -> None:
    kinds = query_exact("reconciliation_differences", build)
    assert dict(zip(kinds["difference"], kinds["cases"], strict=True)) == {
        "status": 2,
        "tanggal laporan": 1,
        "golongan": 1,
        "bentuk": 1,
        "tingkat": 1,
    }
    assert set(kinds["matched"]) == {7}
    assert kinds["sort_order"].is_unique and kinds["sort_order"].is_monotonic_increasing


def test_the_course_of_differences_stands_at_month_ends_and_on_the_day(build: Build) -> None:
    course = query_exact("differences_over_time", build)
    assert list(
        zip(course["day"].astype(str), course["differences"], course["unmatched"], course["matched"], strict=True)
    ) == [
        ("2024-09-30", 0, 1, 0),  # R2 alone
        ("2024-10-31", 6, 1, 4),  # A1 to A4 with theirs; A5 alone
        # A13 by its number with another form; 8 + 8 in one register, 4 suggested, 9 with contradicting numbers.
        ("2024-11-30", 7, 29, 6),
        ("2024-12-02", 6, 29, 7),  # after the decisions: 9 + 9, 3 and 8
    ]
    last = query_exact("differences_over_time", build, as_of=date(2024, 10, 31)).iloc[-1]
    assert (last["differences"], last["unmatched"]) == (6, 1)
    assert query_exact("differences_over_time", build, cycle=2023).empty


def test_the_list_says_what_each_register_says_where_the_two_differ(build: Build) -> None:
    listed = query_exact("reconciliation_list", build).set_index("case_id")
    assert listed.loc[["A20"], "differences"].tolist() == ["nomor rujukan", "nomor rujukan"]
    assert list(listed[["register_id", "ours", "theirs"]].loc["A2"]) == [
        "R2",
        "status direkomendasikan, dilaporkan 01/10/2024",
        "status kajian, dilaporkan 30/09/2024",
    ]
    assert listed.loc["A5", "theirs"] == "tidak ada"
    assert listed.loc["A2", "basis"] == "nomor"
    theirs = query_exact("reconciliation_list", build).set_index("register_id")
    assert list(theirs[["case_id", "ours"]].loc["R6"]) == ["tidak ada", "tidak ada"]
    assert "A1" not in listed.index and "A12" not in listed.index
    assert len(listed) == 3 + 9 + 9 + 3 + 8


def test_a_day_of_report_that_nobody_wrote_is_said_to_be_unknown(build: Build) -> None:
    says = query(build, "SELECT register_says(['tanggal laporan'], NULL, NULL, NULL, NULL) AS said")
    assert says["said"].tolist() == ["dilaporkan hari yang belum diketahui"]


def test_a_scope_keeps_the_matters_of_its_unit(build: Build) -> None:
    summary = query_exact("reconciliation_summary", build, unit_id="BKPSDM").set_index("place")["cases"]
    assert summary[["hanya Bawaslu", "hanya Pemkot"]].tolist() == [1, 0]  # R19
