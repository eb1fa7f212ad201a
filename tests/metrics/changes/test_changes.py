"""Two tiny builds compared: each reason once, counted by hand; and the law that the parts sum to the difference."""

import random
import shutil
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import duckdb
import pytest

from access.roles import Permission
from loaders.contract.inputs import INPUTS
from metrics.__main__ import main
from metrics.catalogue import UnknownMetric
from metrics.changes import NAMES, Changes, compare
from metrics.changes.figures import REASONS, restated
from metrics.changes.inputs import compared_tables
from metrics.changes.records import COMPARISONS
from metrics.changes.rules import REFERENCE
from metrics.changes.words import summary
from metrics.engine import query_exact
from narrative.changes import tables
from settings import ROOT
from storage import comparison
from storage.builds import Build
from tests.support.builds import make_build, nip
from text.tables import to_dicts

HEALTH, TRAFFIC = "Dinas Kesehatan", "Dinas Perhubungan"
KLOJEN, SUKUN, LOWOKWARU = "Kecamatan Klojen", "Kecamatan Sukun", "Kecamatan Lowokwaru"


def listed(number: int, unit: str = HEALTH, excluded: str = "") -> tuple[object, ...]:
    return (2024, nip(number), unit, "", "", "pelaksana", "", "", excluded)


def signed(number: int, day: str, verified: str = "ya") -> tuple[object, ...]:
    return (2024, nip(number), day, verified)


def reported(case_id: str, day: str, agency: str = "Pemkot Malang") -> tuple[object, ...]:
    return (case_id, 2024, day, "pers", agency, HEALTH if agency == "Pemkot Malang" else "", "", "E1", "")


def reference(place: Path, file: str, old: str, new: str) -> Path:
    """The reference data with one rule changed."""
    folder = shutil.copytree(ROOT / "data" / "reference", place / "reference")
    text = (folder / file).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (folder / file).write_text(text.replace(old, new), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[Build, Build]:
    """Before and after; the last day that both know is 25 September 2024, the day after the due day of the first."""
    place = tmp_path_factory.mktemp("changes")
    before = make_build(
        place / "before",
        roster=[*map(listed, (1, 2, 3, 4, 6, 7, 8, 9)), listed(12, TRAFFIC)],
        signing=[
            signed(1, "2024-08-26"),
            signed(3, "2024-08-28", "tidak"),
            signed(4, "2024-08-29"),
            signed(6, "2024-08-26"),
            signed(9, "2024-09-25"),
        ],
        recap=[
            (2024, KLOJEN, "2024-09-10", 5, 2, 2),
            (2024, SUKUN, "2024-09-01", 10, 4, 4),
            (2024, LOWOKWARU, "2024-09-01", 7, 3, 3),
            (2024, LOWOKWARU, "2024-09-10", 7, 6, 6),
        ],
        case=[reported(name, f"2024-09-0{day}") for name, day in (("A", 1), ("B", 2), ("C", 3), ("X", 4))],
        step=[("C", "bukan_pelanggaran", "2024-09-05")],
    )
    after = make_build(
        place / "after",
        reference=reference(place, "cycles.csv", "2024-09-24", "2024-09-25"),  # one more day to sign in time
        roster=[
            *map(listed, (1, 2, 3, 4, 9)),
            listed(5),  # joined
            listed(7, excluded="cuti di luar tanggungan negara"),
            listed(8, TRAFFIC),  # 8 was moved, 6 left
            listed(10, KLOJEN),  # Klojen hands in persons where it gave a recap
            listed(11, KLOJEN),
            listed(12, TRAFFIC),
        ],
        signing=[
            signed(1, "2024-08-26"),
            signed(2, "2024-08-27"),  # came late
            signed(3, "2024-08-28"),  # verified since; 4 is gone
            signed(6, "2024-08-26"),
            signed(9, "2024-09-25"),
            signed(11, "2024-08-26"),
        ],
        recap=[
            (2024, SUKUN, "2024-09-01", 10, 5, 4),  # corrected from 4
            (2024, SUKUN, "2024-09-15", 10, 8, 8),  # came late; the second one of Lowokwaru is gone
            (2024, LOWOKWARU, "2024-09-01", 7, 3, 3),
        ],
        case=[
            reported("A", "2024-09-01"),
            reported("C", "2024-09-03"),  # B is gone
            reported("D", "2024-09-05"),  # came late
            reported("X", "2024-09-04", "Provinsi"),  # is not ours
        ],
        step=[("A", "tidak_terbukti", "2024-09-10")],  # came late; that C was no violation was withdrawn
    )
    return before, after


@pytest.fixture(scope="module")
def changes(pair: tuple[Build, Build]) -> Changes:
    return compare(*pair)


def parts(row: dict[str, Any]) -> dict[str, int]:
    """The reasons of one difference that are not nothing."""
    return {name: row[name] for name in REASONS if row.get(name)}


def of_health(changes: Changes) -> dict[str, dict[str, int]]:
    """The reasons of each restated figure of Dinas Kesehatan."""
    assert changes.figures is not None
    return {row["measure"]: parts(row) for row in to_dicts(changes.figures) if row["unit"] == HEALTH}


def test_every_reason_is_told_once_as_counted_by_hand(changes: Changes) -> None:
    assert changes.as_of == date(2024, 9, 25) and changes.figures is not None
    found = {
        (row["unit"], row["measure"]): (row["before"], row["after"], parts(row)) for row in to_dicts(changes.figures)
    }
    assert found == {
        (HEALTH, "obliged"): (8, 6, {"joined": 1, "left": -1, "excluded": -1, "corrected": -1}),
        (HEALTH, "signed"): (5, 4, {"late": 1, "removed": -1, "left": -1}),
        (HEALTH, "fulfilled"): (3, 4, {"late": 1, "corrected": 1, "removed": -1, "left": -1, "rules": 1}),
        (TRAFFIC, "obliged"): (1, 2, {"corrected": 1}),
        (KLOJEN, "obliged"): (5, 2, {"basis": -3}),
        (KLOJEN, "signed"): (2, 1, {"basis": -1}),
        (KLOJEN, "fulfilled"): (2, 1, {"basis": -1}),
        (SUKUN, "signed"): (4, 8, {"corrected": 1, "late": 3}),
        (SUKUN, "fulfilled"): (4, 8, {"late": 4}),
        (LOWOKWARU, "signed"): (6, 3, {"removed": -3}),
        (LOWOKWARU, "fulfilled"): (6, 3, {"removed": -3}),
    }


def test_rows_that_came_went_and_changed_are_counted_per_source(changes: Changes) -> None:
    found = {row["kind"]: row for row in to_dicts(changes.sources)}
    numbers = ("rows_before", "rows_after", "added", "gone", "changed")
    assert {kind: tuple(row[name] for name in numbers) for kind, row in found.items()} == {
        "roster": (9, 11, 3, 1, 2),
        "signing": (5, 6, 2, 1, 1),
        "recap": (4, 3, 1, 2, 1),
        "case": (4, 4, 1, 1, 1),
        "step": (1, 1, 1, 1, 0),
    }
    assert found["signing"]["source"] == "signing.csv"
    assert found["signing"]["changed_in"] == "verifikasi"
    assert found["recap"]["changed_in"] == "sudah tanda tangan"
    assert {"alasan pengecualian", "unit kerja"} <= set(found["roster"]["changed_in"].split(", "))


def test_rows_are_counted_per_unit_and_what_did_not_change_is_left_out(changes: Changes) -> None:
    found = {(row["unit"], row["kind"]): (row["added"], row["gone"], row["changed"]) for row in to_dicts(changes.units)}
    assert found[HEALTH, "roster"] == (1, 1, 1)  # 5 came, 6 went, 7 was excluded
    assert found[TRAFFIC, "roster"] == (0, 0, 1)  # 8, where it is now
    assert found[HEALTH, "signing"] == (1, 1, 1)
    assert found[KLOJEN, "recap"] == (0, 1, 0)
    assert found[LOWOKWARU, "recap"] == (0, 1, 0)
    assert set(changes.units["cycle"]) == {2024}


def test_cases_that_count_otherwise_have_one_reason_each(changes: Changes) -> None:
    assert changes.cases is not None
    found = {row["measure"]: (row["before"], row["after"], parts(row)) for row in to_dicts(changes.cases)}
    # A ended (late step), B gone, C runs again (its end withdrawn), D came late, X is another agency's.
    assert found == {
        "reported": (4, 3, {"late": 1, "removed": -1, "corrected": -1}),
        "violations": (3, 2, {"removed": -1}),
        "running": (3, 2, {"removed": -1}),
    }


def test_a_changed_rule_is_named(changes: Changes) -> None:
    assert [tuple(row.values()) for row in to_dicts(changes.rules)] == [("siklus dan hari batas", 1, 1, "")]


def test_the_other_way_round_every_difference_has_the_other_sign(pair: tuple[Build, Build], changes: Changes) -> None:
    back = compare(pair[1], pair[0])
    assert back.figures is not None and changes.figures is not None
    key = ["cycle", "unit_id", "measure"]
    both = back.figures.merge(changes.figures, on=key, suffixes=("_back", ""))
    assert len(both) == len(changes.figures)
    assert (both["difference_back"] == -both["difference"]).all()
    assert list(back.sources["added"]) == list(changes.sources["gone"])


def test_on_an_earlier_day_only_what_had_happened_by_then_differs(pair: tuple[Build, Build]) -> None:
    early = compare(*pair, date(2024, 8, 26))
    assert early.as_of == date(2024, 8, 26) and early.figures is not None
    assert of_health(early)["signed"] == {"left": -1}
    assert SUKUN not in set(early.figures["unit"])  # its first recap is of September


def test_a_table_of_other_columns_is_said_to_be_incomparable_and_the_rest_is_compared(
    pair: tuple[Build, Build], tmp_path: Path
) -> None:
    before, after = pair
    upgraded = Build("simulasi", after.name, Path(shutil.copy(after.path, tmp_path)))
    with duckdb.connect(str(upgraded.path)) as connection:
        connection.execute("ALTER TABLE recaps ADD COLUMN note VARCHAR")
        connection.execute("ALTER TABLE stages ADD COLUMN note_too VARCHAR")
        connection.execute("CREATE OR REPLACE TABLE case_steps AS SELECT case_id FROM case_steps")
    found = compare(before, upgraded)
    states = {row["kind"]: (row["added"], row["state"]) for row in to_dicts(found.sources)}
    assert states["recap"] == states["step"] == (None, "tidak dapat dibandingkan")
    assert states["signing"] == (2, "")
    assert found.cases is None
    assert found.figures is not None and len(found.figures) == 11
    assert ("tahapan", "susunan kolom berubah") in [(row["rule"], row["state"]) for row in to_dicts(found.rules)]


def test_another_way_of_counting_is_a_reason_of_its_own(pair: tuple[Build, Build], tmp_path: Path) -> None:
    before, _ = pair
    other = Build("simulasi", before.name, Path(shutil.copy(before.path, tmp_path)))
    with duckdb.connect(str(other.path)) as connection:
        connection.execute("CREATE OR REPLACE MACRO by_day(as_of) AS DATE '2024-08-28'")
    found = compare(before, other)
    assert of_health(found)["signed"] == {"counting": -2}  # 4 and 9 signed later
    assert list(found.rules["rule"]) == ["cara menghitung (pemuat)"]


def random_town(place: Path, seed: int) -> Build:
    """A town drawn by lot: some twelve people who come and go, move and sign, some units by recap."""
    dice = random.Random(seed)
    days = ["", "2024-08-20", "2024-09-05", "2024-09-20"]
    roster: list[tuple[object, ...]] = []
    for number in range(12):
        unit = dice.choice([HEALTH, TRAFFIC, KLOJEN, "Kelurahan Kauman", "SDN Kauman 1"])
        first = (2024, nip(number), unit, "", "", "pelaksana", dice.choice(days[:2]), dice.choice(["", "2024-09-04"]))
        roster += [(*first, dice.choice(["", "", "tugas belajar"]))] if dice.random() < 0.8 else []
        if roster and roster[-1][1] == nip(number) and first[7] and dice.random() < 0.5:
            roster.append((2024, nip(number), TRAFFIC, "", "", "pelaksana", "2024-09-05", "", ""))
    signing = [
        signed(number, dice.choice(["2024-08-26", "2024-09-10", "2024-09-24", "2024-09-25"]), dice.choice(["ya", ""]))
        for number in range(14)
        if dice.random() < 0.7
    ]
    recap = [
        (2024, unit, day, 9, dice.randint(0, 9), dice.choice(["", 0, 3]))
        for unit in (KLOJEN, SUKUN, LOWOKWARU, "Kelurahan Kauman")
        for day in ("2024-08-27", "2024-09-12", "2024-09-26")
        if dice.random() < 0.6
    ]
    rules = [None, ("cycles.csv", "2024-09-24", "2024-09-10"), ("cycles.csv", "2024-11-27", "2024-09-10")][seed % 3]
    folder = reference(place, *rules) if rules else None
    return make_build(place / "town", reference=folder, roster=roster, signing=signing, recap=recap)


def figures(build: Build, day: date) -> dict[tuple[str, str], int]:
    """What a build itself shows per OPD and measure."""
    rows = to_dicts(query_exact("compliance_by_unit", build, as_of=day))
    return {(row["unit_id"], name): row[name] for row in rows for name in ("obliged", "signed", "fulfilled")}


@pytest.fixture(scope="module")
def towns(tmp_path_factory: pytest.TempPathFactory) -> list[Build]:
    return [random_town(tmp_path_factory.mktemp(f"town{seed}"), seed) for seed in range(4)]


def test_the_parts_always_sum_to_the_difference_of_what_the_two_builds_show(towns: list[Build]) -> None:
    reasons_seen: set[str] = set()
    for (i, before), (j, after) in combinations(enumerate(towns), 2):
        for day in (date(2024, 9, 4), date(2024, 9, 25)):
            with comparison.open_both(before, after) as pair:
                pair.keep("unit_names", "after", NAMES)
                rows = to_dicts(restated(pair, day))
            shown = [figures(build, day) for build in (before, after)]
            expected = {
                key: (shown[0].get(key, 0), shown[1].get(key, 0))
                for key in {**shown[0], **shown[1]}
                if shown[0].get(key, 0) != shown[1].get(key, 0)
            }
            assert {(row["unit_id"], row["measure"]): (row["before"], row["after"]) for row in rows} == expected
            for row in rows:
                assert sum(parts(row).values()) == row["difference"] == row["after"] - row["before"]
                assert row["counting"] == 0, "rows and rules explain everything"
                assert row["rules"] == 0 or i % 3 != j % 3
                reasons_seen |= set(parts(row))
    assert reasons_seen == set(REASONS) - {"counting"}


COLUMNS = """SELECT column_name FROM duckdb_columns() WHERE table_name = $name AND database_name = 'after'"""
DERIVED = {  # follows from other columns or from rules: a change of it is no change of the row
    "signing": {"is_listed"},
    "case": {"known_on"},
    "step": {"step_no", "severity"},
    "decision": {"withdrawn_on", "withdrawn_why"},
}


def test_every_column_of_a_compared_table_is_compared_or_known_to_be_derived(pair: tuple[Build, Build]) -> None:
    with comparison.open_both(*pair) as opened:
        compared = compared_tables(opened)
        for table in compared:
            found = {name for (name,) in opened.rows(COLUMNS, {"name": table.name})}
            assert found - {*table.key, *table.columns, "load_id"} == DERIVED.get(table.kind, set()), table.kind
    assert [table.kind for table in compared] == [input_.kind for input_ in INPUTS]


def test_decisions_and_names_of_units_that_came_are_told(tmp_path: Path) -> None:
    roster = [listed(1), listed(2, TRAFFIC)]
    decision = ("02/09/2024", 2024, "Semua menandatangani", HEALTH, "20/09/2024", "belum_ttd")
    before = make_build(tmp_path / "before", roster=roster)
    after = make_build(
        tmp_path / "after",
        roster=roster,
        decision=[decision],
        unit_alias=[("Dinkes Kota Mlg", 2024, HEALTH, "02/09/2024")],
    )
    found = compare(before, after)
    said = summary(found, "lama")
    assert said.startswith("Dibanding muatan lama: 1 nama lain unit kerja baru dan 1 keputusan rapat baru;"), said
    units = tables(found)["units"].rows
    assert sorted(zip(units["unit"], units["name"], units["added"], strict=True)) == [
        (HEALTH, "keputusan rapat", 1),
        (HEALTH, "nama lain unit kerja", 1),
    ]


def test_every_table_of_the_reference_data_is_watched() -> None:
    assert set(REFERENCE) == {path.stem for path in (ROOT / "data" / "reference").glob("*.csv")}


@pytest.fixture
def shelf(pair: tuple[Build, Build], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """The two builds in one warehouse, the older one pinned; their names."""
    monkeypatch.setenv("NETRA_WAREHOUSE", str(tmp_path))
    folder = tmp_path / "simulasi"
    folder.mkdir()
    names = "20240826T070000000000Z-0000000a", "20241001T070000000000Z-0000000b"
    for name, build in zip(names, pair, strict=True):
        shutil.copy(build.path, folder / f"{name}.duckdb")
    (folder / "CURRENT").write_text(names[1])
    (folder / "PINS").write_text(f"{names[0]} Rapat monev\n")
    return names


def test_the_command_line_says_what_changed_in_a_sentence_and_tables(
    shelf: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["changes"]) == 0
    said = capsys.readouterr().out
    assert said.splitlines()[0] == (
        f"Dibanding muatan {shelf[0]}, 26 Agustus 2024 14.00 WIB: 3 orang masuk daftar wajib, 1 orang keluar dari "
        "daftar wajib, 2 baris daftar wajib dikoreksi, 2 tanda tangan baru, 1 tanda tangan dihapus, 1 tanda tangan "
        "dikoreksi, 1 rekap unit baru, 2 rekap unit dihapus, 1 rekap unit dikoreksi, dan 5 lainnya; capaian 5 OPD "
        "berubah untuk posisi yang sama (25 September 2024), begitu pula hitungan perkara. Aturan atau rujukan "
        "berubah: siklus dan hari batas."
    )
    assert [line for line in said.splitlines() if line in ("sources", "units", "figures", "cases", "rules")] == [
        "sources",
        "units",
        "figures",
        "cases",
        "rules",
    ]


def test_one_table_can_be_asked_for_as_csv_between_builds_called_by_name_or_pin(
    shelf: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = ["changes", "--dataset", "simulasi", "--from", "Rapat monev", "--to", shelf[1], "--as-of", "2024-08-26"]
    assert main([*wanted, "--part", "cases", "--format", "csv"]) == 0
    assert capsys.readouterr().out == "cycle,measure,before,after,difference,late,corrected,removed,rules\n"
    assert main([*wanted, "--part", "figures", "--format", "csv"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "2024,DINKES,Dinas Kesehatan,signed,2,1,-1,0,0,0,0,-1,0,0,0,0" in lines


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["--from", "kemarin"], "Muatan 'kemarin' tidak ada. Yang ada: "),
        (["--from", "Rapat monev", "--to", "Rapat monev"], "Dua muatan itu sama"),
        (["--to", "Rapat monev"], "tidak ada yang lain; pilih dengan --from"),
        (["--format", "csv"], "Sebut juga tabelnya: --part sources"),
    ],
)
def test_what_cannot_be_compared_is_refused_with_what_to_do(
    shelf: tuple[str, str], capsys: pytest.CaptureFixture[str], options: list[str], reason: str
) -> None:
    assert shelf
    assert main(["changes", *options]) == 2
    assert reason in capsys.readouterr().err


def test_a_comparison_is_no_metric_of_one_build(pair: tuple[Build, Build]) -> None:
    for record in COMPARISONS:
        assert record.question.endswith("?") and record.right is Permission.BUILDS
        with pytest.raises(UnknownMetric, match="python -m metrics changes"):
            query_exact(record.name, pair[0])


def test_each_frame_has_the_columns_that_its_record_declares(changes: Changes) -> None:
    for record in COMPARISONS:
        rows = getattr(changes, record.name.removeprefix("changes_"))
        assert tuple(rows.columns) == record.columns, record.name


def test_two_equal_builds_are_said_to_be_equal(pair: tuple[Build, Build], tmp_path: Path) -> None:
    before = pair[0]
    same = Build("simulasi", before.name, Path(shutil.copy(before.path, tmp_path)))
    found = compare(before, same)
    assert summary(found, "lama") == (
        "Dibanding muatan lama: tidak ada baris yang berubah; capaian semua OPD tetap untuk posisi yang sama "
        "(25 September 2024)."
    )
    empty = [part for part, said in tables(found).items() if said.rows.empty]
    assert empty == ["figures", "cases", "units", "rules"]


def test_reasons_are_said_in_words_with_their_sign(changes: Changes) -> None:
    said = tables(changes)["figures"]
    health = said.rows[(said.rows["unit"] == HEALTH) & (said.rows["name"] == "sudah tanda tangan")]
    assert list(health["why"]) == ["data terlambat +1, baris dihapus −1, keluar dari daftar wajib −1"]
    assert said.title == "11 angka capaian OPD berubah untuk tanggal yang sama, terutama karena data terlambat"
    headings = said.labels.headings or {}
    assert headings["basis"] == "Rekap diganti daftar orang" and "counting" not in headings
