"""The reference files hold together: keys, references, places, units, law."""

import csv
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "data" / "reference"

# The columns others read, with the columns that make a row unique.
FILES = {
    "cycles": ("cycle", "cycle name election polling_on starts_on pact_on due_on days_counted rule_id due_basis note"),
    "stages": ("cycle stage_id", "cycle stage_id name starts_on ends_on is_nomination"),
    "kecamatan": ("kecamatan_id", "kecamatan_id name bps_id kelurahan_count population_2023 tile_row tile_col"),
    "kelurahan": ("kelurahan_id", "kelurahan_id name kecamatan_id bps_id postcode tile_row tile_col aliases"),
    "units": (
        "unit_id",
        "unit_id name short_name kind parent_id valid_from valid_until kecamatan_id kelurahan_id aliases",
    ),
    "unit_groups": ("group_id", "group_id kind prefixes short_prefix parent_id expected_count note"),
    "unit_limits": ("kind", "kind most"),
    "unit_mapping": ("old_id new_id", "old_id new_id relation from_on is_default note"),
    "agencies": ("agency_id", "agency_id is_own aliases"),
    "levels": ("level", "level name cascade_order aliases"),
    "positions": ("position", "position name position_order is_leader role unit_kinds aliases"),
    "origins": ("origin", "origin name channel turn next_step aliases"),
    "forms": ("form_id", "form_id name class severity article note aliases"),
    "holidays": ("day_on", "day_on change name"),
    "severities": ("severity", "severity name sort_order"),
    "sanctions": (
        "sanction_id",
        "sanction_id rule_id severity appeal employment name aliases valid_from valid_until note",
    ),
    "clocks": (
        "clock_id",
        "clock_id from_step starts_with to_step cycles limit_days extension_days days_counted body_id channel class "
        "appeal basis stops_while extends_with derives note",
    ),
    "steps": (
        "step_id",
        "step_id name step_order rung rung_order outcome turn next_step ethics_turn ethics_next_step aliases",
    ),
    "bodies": ("body_id", "body_id name short_name valid_from valid_until aliases is_recommender informed_by stand_in"),
    "contests": ("contest", "contest name election fixed_by aliases"),
    "bawaslu_statuses": ("status", "status name sort_order aliases"),
    "event_kinds": ("kind", "kind name aliases"),
    "governments": (
        "government_id",
        "government_id name short_name city seat head head_now example_kelurahan example_alias suffixes",
    ),
    "signing_methods": ("method", "method name aliases"),
    "exclusion_reasons": ("reason_id", "reason_id name reason_order is_leaving aliases note"),
    "employments": ("employment", "employment name aliases"),
    "national_figures": ("figure_id", "figure_id set_name body measure value unit period as_of_on note"),
    "match_decisions": ("decision", "decision name aliases"),
    "measures": ("measure", "measure name unit aliases note"),
    "step_statuses": ("step_id", "step_id status note"),
    "rule_breaks": ("break_on name", "break_on name explanation touches"),
}

# file, column, the file and column it points to; a cell may hold several values parted by "|", or none.
REFERENCES = [
    ("stages", "cycle", "cycles", "cycle"),
    ("cycles", "rule_id", "sanctions", "rule_id"),
    ("kelurahan", "kecamatan_id", "kecamatan", "kecamatan_id"),
    ("units", "parent_id", "units", "unit_id"),
    ("units", "kecamatan_id", "kecamatan", "kecamatan_id"),
    ("units", "kelurahan_id", "kelurahan", "kelurahan_id"),
    ("unit_groups", "parent_id", "units", "unit_id"),
    ("unit_mapping", "old_id", "units", "unit_id"),
    ("unit_mapping", "new_id", "units", "unit_id"),
    ("forms", "severity", "severities", "severity"),
    ("sanctions", "severity", "severities", "severity"),
    ("clocks", "from_step", "steps", "step_id"),
    ("clocks", "to_step", "steps", "step_id"),
    ("clocks", "cycles", "cycles", "cycle"),
    ("clocks", "body_id", "bodies", "body_id"),
    ("clocks", "starts_with", "steps", "step_id"),
    ("steps", "ethics_turn", "bodies", "body_id"),
    ("steps", "ethics_next_step", "steps", "step_id"),
    ("origins", "turn", "bodies", "body_id"),
    ("origins", "next_step", "steps", "step_id"),
    ("bodies", "informed_by", "bodies", "body_id"),
    ("sanctions", "employment", "employments", "employment"),
    ("contests", "fixed_by", "stages", "stage_id"),
    ("clocks", "extends_with", "steps", "step_id"),
    ("steps", "turn", "bodies", "body_id"),
    ("bodies", "stand_in", "bodies", "body_id"),
    ("steps", "next_step", "steps", "step_id"),
    ("step_statuses", "step_id", "steps", "step_id"),
    ("step_statuses", "status", "bawaslu_statuses", "status"),
]

KINDS = {"sekretariat", "inspektorat", "dinas", "badan", "kecamatan"}
RUNGS = {"laporan", "register", "terbukti", "rekomendasi", "ditindaklanjuti", "sanksi"}
ENDS = {"tidak_diregister", "bukan_pelanggaran", "tidak_terbukti", "sanksi", "dilimpahkan", "dihentikan"}
DAYS = {"hari kerja", "hari kalender"}

# file, column, the only values it may hold; "" where it may stay empty.
CLOSED = [
    ("cycles", "days_counted", DAYS),
    ("clocks", "days_counted", DAYS | {""}),
    ("units", "kind", KINDS | {"kelurahan", "bagian", "unit"}),
    ("unit_mapping", "relation", {"gabung", "pecah", "ganti nama"}),
    ("unit_mapping", "is_default", {"true", "false"}),
    ("agencies", "is_own", {"true", "false"}),
    ("forms", "class", {"kode etik", "disiplin"}),
    ("sanctions", "rule_id", {"PP53/2010", "PP94/2021", "PP42/2004", "PP49/2018"}),
    ("holidays", "change", {"libur", "kerja"}),
    ("sanctions", "appeal", {"banding", "keberatan", ""}),
    ("clocks", "appeal", {"banding", "keberatan", ""}),
    ("clocks", "class", {"disiplin", "kode etik", ""}),
    ("clocks", "channel", {"laporan", "temuan", "langsung", ""}),
    ("origins", "channel", {"laporan", "temuan", "langsung"}),
    ("stages", "is_nomination", {"true", "false"}),
    ("contests", "election", {"Pemilu", "Pilkada"}),
    ("steps", "rung", RUNGS | {""}),
    ("steps", "outcome", ENDS | {""}),
    ("match_decisions", "decision", {"cocok", "bukan"}),
    ("national_figures", "measure", {"reported", "proven", "followed_up", "sanctioned"}),
    ("national_figures", "unit", {"orang", "perkara", "laporan"}),
]

Row = dict[str, str]


def read(name: str) -> list[Row]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def valid(row: Row, day: str) -> bool:
    return (row["valid_from"] or day) <= day <= (row["valid_until"] or day)


def opd(day: str) -> set[str]:
    return {r["unit_id"] for r in read("units") if r["kind"] in KINDS and not r["parent_id"] and valid(r, day)}


def test_the_folder_holds_exactly_the_named_files() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {*(f"{name}.csv" for name in FILES), "simulation"}


@pytest.mark.parametrize("name", FILES)
def test_a_file_has_its_columns_and_every_row_its_source_and_flag(name: str) -> None:
    rows = read(name)
    assert rows or name == "holidays"  # none yet: the library knew all
    for row in rows:
        assert list(row) == [*FILES[name][1].split(), "source", "is_verified"]
        assert row["source"].strip() and row["is_verified"] in {"true", "false"}, row
        assert "belum diverifikasi" not in row["source"] or row["is_verified"] == "false", row
        assert not re.match("sumber publik|pilihan kita$", row["source"]) and "domain" not in row["source"], row


@pytest.mark.parametrize("name", FILES)
def test_keys_are_unique(name: str) -> None:
    keys = Counter(tuple(row[column] for column in FILES[name][0].split()) for row in read(name))
    assert [key for key, count in keys.items() if count > 1 or not all(key)] == []


@pytest.mark.parametrize(("name", "column", "target", "target_column"), REFERENCES)
def test_every_reference_resolves(name: str, column: str, target: str, target_column: str) -> None:
    known = {row[target_column] for row in read(target)}
    used = {value for row in read(name) for value in row[column].split("|") if value}
    assert used and used <= known


@pytest.mark.parametrize(("name", "column", "values"), CLOSED)
def test_a_closed_column_holds_only_its_values(name: str, column: str, values: set[str]) -> None:
    assert {row[column] for row in read(name)} <= values


@pytest.mark.parametrize("name", FILES)
def test_dates_parse_and_ranges_do_not_run_backwards(name: str) -> None:
    for row in read(name):
        for column, value in row.items():
            if value and (column.endswith("_on") or column in {"valid_from", "valid_until"}):
                assert date.fromisoformat(value).isoformat() == value
        for start, end in (("starts_on", "ends_on"), ("valid_from", "valid_until")):
            if row.get(start) and row.get(end):
                assert row[start] <= row[end], row


def test_57_kelurahan_lie_in_5_kecamatan_each_on_its_own_tile() -> None:
    kelurahan = read("kelurahan")
    counts = Counter(row["kecamatan_id"] for row in kelurahan)
    names = {row["kecamatan_id"]: row["name"] for row in read("kecamatan")}
    expected = {"Blimbing": 11, "Klojen": 11, "Kedungkandang": 12, "Sukun": 11, "Lowokwaru": 12}
    assert {names[key]: count for key, count in counts.items()} == expected
    assert {row["name"]: int(row["kelurahan_count"]) for row in read("kecamatan")} == expected
    assert len({(row["tile_row"], row["tile_col"]) for row in kelurahan}) == 57
    assert len({(row["tile_row"], row["tile_col"]) for row in read("kecamatan")}) == 5


def test_a_kelurahan_bears_the_codes_of_its_kecamatan() -> None:
    bps = {row["kecamatan_id"]: row["bps_id"] for row in read("kecamatan")}
    for row in read("kelurahan"):
        assert row["kelurahan_id"].startswith(row["kecamatan_id"] + ".")
        assert row["bps_id"].startswith(bps[row["kecamatan_id"]])


def test_every_kelurahan_has_one_office_below_its_kecamatan_office() -> None:
    place = {row["unit_id"]: row["kecamatan_id"] for row in read("units") if row["kind"] == "kecamatan"}
    offices = [row for row in read("units") if row["kind"] == "kelurahan"]
    assert sorted(place.values()) == sorted(row["kecamatan_id"] for row in read("kecamatan"))
    assert {row["kelurahan_id"]: row["kecamatan_id"] for row in offices} == {
        row["kelurahan_id"]: row["kecamatan_id"] for row in read("kelurahan")
    }
    assert len(offices) == 57
    assert all(place[row["parent_id"]] == row["kecamatan_id"] for row in offices)


@pytest.mark.parametrize(
    ("day", "count"),
    [("2018-09-20", 34), ("2019-12-31", 34), ("2020-01-01", 28), ("2023-05-23", 28), ("2024-11-27", 28)],
)
def test_34_opd_until_2019_and_28_since_2020(day: str, count: int) -> None:
    assert len(opd(day)) == count


def test_an_old_unit_ends_where_its_one_default_successor_takes_over() -> None:
    units = {row["unit_id"]: row for row in read("units")}
    mapping = read("unit_mapping")
    for row in mapping:
        until = date.fromisoformat(units[row["old_id"]]["valid_until"])
        assert (date.fromisoformat(row["from_on"]) - until).days == 1
        assert valid(units[row["new_id"]], row["from_on"])
        if row["old_id"].startswith("OLD_"):
            assert until == date(2019, 12, 31)
    defaults = Counter(row["old_id"] for row in mapping if row["is_default"] == "true")
    assert defaults == Counter({row["old_id"] for row in mapping})


def test_every_opd_of_2019_reaches_one_of_todays_28() -> None:
    successor = {row["old_id"]: row["new_id"] for row in read("unit_mapping") if row["is_default"] == "true"}
    reached = {successor.get(unit_id, unit_id) for unit_id in opd("2019-04-17")}
    assert reached == opd("2024-11-27")


def test_a_group_of_schools_or_puskesmas_has_one_parent_in_every_cycle() -> None:
    units = {row["unit_id"]: row for row in read("units")}
    defaults = [row for row in read("unit_mapping") if row["is_default"] == "true"]
    for group in read("unit_groups"):
        family = {group["parent_id"]} | {r["old_id"] for r in defaults if r["new_id"] == group["parent_id"]}
        for cycle in read("cycles"):
            assert sum(valid(units[unit_id], cycle["polling_on"]) for unit_id in family) == 1, (group, cycle)


def test_stages_lie_inside_their_cycle_and_the_turning_day_is_named_once() -> None:
    stages = read("stages")
    for cycle in read("cycles"):
        own = [row for row in stages if row["cycle"] == cycle["cycle"]]
        assert cycle["starts_on"] in {row["starts_on"] for row in own}
        assert cycle["polling_on"] in {row["ends_on"] for row in own}
        assert all(row["ends_on"] >= row["starts_on"] for row in own)
        assert {"penetapan_calon", "kampanye", "masa_tenang", "pemungutan_suara"} <= {r["stage_id"] for r in own}
        quiet = next(row for row in own if row["stage_id"] == "masa_tenang")
        assert (date.fromisoformat(cycle["polling_on"]) - date.fromisoformat(quiet["ends_on"])).days == 1


def test_due_days_are_the_last_before_masa_tenang_in_2019_and_before_kampanye_later() -> None:
    assert {row["cycle"]: row["due_on"] for row in read("cycles")} == {
        "2019": "2019-04-13",
        "2023": "2023-11-27",
        "2024": "2024-09-24",
    }
    first = {(row["cycle"], row["stage_id"]): row["starts_on"] for row in read("stages")}
    for cycle, stage in (("2019", "masa_tenang"), ("2023", "kampanye"), ("2024", "kampanye")):
        due = next(row["due_on"] for row in read("cycles") if row["cycle"] == cycle)
        assert (date.fromisoformat(first[cycle, stage]) - date.fromisoformat(due)).days == 1
