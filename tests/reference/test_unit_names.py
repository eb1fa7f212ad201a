"""Names as officials write them: each leads to one row, and an ambiguous one to none."""

import csv
import re
from collections import defaultdict
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "data" / "reference"

CHOICES = [
    *("agencies", "levels", "positions", "origins", "forms", "steps", "bodies", "bawaslu_statuses", "event_kinds"),
    *("signing_methods", "employments", "kecamatan", "kelurahan", "match_decisions"),
]

Row = dict[str, str]


def read(name: str) -> list[Row]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def key(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())


def names(row: Row) -> set[str]:
    own = [next(iter(row.values())), row.get("name", ""), row.get("short_name", ""), *row.get("aliases", "").split("|")]
    return {key(name) for name in own if key(name)}


def units_called(name: str, cycle: str) -> set[str]:
    return by_key(units_of(cycle)).get(key(name), set())


def units_of(cycle: str) -> list[Row]:
    span = next((row["starts_on"], row["polling_on"]) for row in read("cycles") if row["cycle"] == cycle)
    since, until = min(span[0], f"{cycle}-01-01"), max(span[1], f"{cycle}-12-31")
    units = read("units")
    return [r for r in units if (r["valid_from"] or since) <= until and (r["valid_until"] or until) >= since]


def by_key(rows: list[Row]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for name in names(row):
            found[name].add(next(iter(row.values())))
    return found


@pytest.mark.parametrize("cycle", ["2019", "2023", "2024"])
def test_no_two_units_of_a_cycle_share_a_name_when_compared_by_letters_and_digits(cycle: str) -> None:
    assert {name: ids for name, ids in by_key(units_of(cycle)).items() if len(ids) > 1} == {}


@pytest.mark.parametrize("name", CHOICES)
def test_no_two_choices_share_a_name(name: str) -> None:
    assert {spelling: ids for spelling, ids in by_key(read(name)).items() if len(ids) > 1} == {}


def test_no_two_sanctions_of_a_rule_share_a_name_and_a_moral_one_is_no_disciplinary_one() -> None:
    rows = read("sanctions")
    for rule in ("PP53/2010", "PP94/2021"):
        # PP 42/2004 stands beside either rule, so its names must be free under both.
        together = [row for row in rows if row["rule_id"] in {rule, "PP42/2004"}]
        assert {name: ids for name, ids in by_key(together).items() if len(ids) > 1} == {}


@pytest.mark.parametrize(
    ("name", "cycle", "unit_id"),
    [
        ("DINAS PENDIDIKAN", "2019", "OLD_DINDIK"),
        ("Dinas Pendidikan", "2023", "DISDIKBUD"),
        ("Dinas Sosial", "2019", "OLD_DINSOS"),
        ("Dinas Sosial", "2024", "DINSOSP3AP2KB"),
        ("BKD", "2019", "OLD_BKD"),
        ("BKD", "2023", "BKPSDM"),  # an old name in a new file
        ("BKPSDM Kota Malang", "2019", "OLD_BKD"),  # a renamed unit under its later name
        ("Barenlitbang", "2024", "BAPPEDA"),
        ("Dispora", "2023", "DISPORAPAR"),
        ("DPKP", "2019", "OLD_DISPERTAPANG"),
        ("Satpol-PP", "2024", "SATPOLPP"),
        ("Kec. Klojen", "2023", "KEC_KLOJEN"),
        ("Camat Sukun", "2024", "KEC_SUKUN"),
        ("Kel. Klojen", "2023", "KEL_35.73.02.1001"),
        ("Lurah Sukun", "2024", "KEL_35.73.04.1005"),
        ("Rampal Celaket", "2024", "KEL_35.73.02.1002"),
        ("Kelurahan Oro oro Dowo", "2024", "KEL_35.73.02.1008"),
        ("kauman", "2019", "KEL_35.73.02.1007"),
        ("Kelurahan Kauman, Kecamatan Klojen", "2024", "KEL_35.73.02.1007"),
        ("RSUD Kota Malang", "2024", "RSUD"),
    ],
)
def test_a_unit_is_found_by_the_names_of_its_year(name: str, cycle: str, unit_id: str) -> None:
    assert units_called(name, cycle) == {unit_id}


@pytest.mark.parametrize("name", ["Blimbing", "Klojen", "Kedungkandang", "Sukun", "Lowokwaru"])
@pytest.mark.parametrize("cycle", ["2019", "2023", "2024"])
def test_a_bare_name_of_kecamatan_and_kelurahan_leads_nowhere(name: str, cycle: str) -> None:
    assert units_called(name, cycle) == set()


def test_a_split_unit_and_a_typing_error_are_not_guessed() -> None:
    assert units_called("Disbudpar", "2019") == {"OLD_DISBUDPAR"}
    assert units_called("Disbudpar", "2023") == set()  # split in two: the name does not decide
    assert units_called("Kelurahan Tanjungsekar", "2024") == set()  # Tunjungsekar or Tanjungrejo?


def test_every_kelurahan_but_five_is_found_by_its_bare_name() -> None:
    found = [row["name"] for row in read("kelurahan") if units_called(row["name"], "2024")]
    assert len(found) == 52


def test_a_prefix_of_a_group_is_tried_longest_first_and_belongs_to_no_listed_unit() -> None:
    prefixes = [prefix for row in read("unit_groups") for prefix in row["prefixes"].split("|")]
    assert len({key(prefix) for prefix in prefixes}) >= 18
    for row in read("unit_groups"):
        lengths = [len(key(prefix)) for prefix in row["prefixes"].split("|")]
        assert lengths == sorted(lengths, reverse=True), row["group_id"]
        assert row["short_prefix"] in row["prefixes"].split("|")
    starts = tuple(key(prefix) for prefix in prefixes)
    assert [name for row in read("units") for name in names(row) if name.startswith(starts)] == []


@pytest.mark.parametrize(
    ("name", "rule", "sanction_id"),
    [
        ("penundaan KGB 1 tahun", "PP53/2010", "PP53_TUNDA_KGB"),
        ("penundaan kenaikan gaji berkala selama 1 (satu) tahun", "PP53/2010", "PP53_TUNDA_KGB"),
        ("Penundaan KGB selama 1 tahun", "PP94/2021", "PP94_TUNDA_KGB"),  # still applied under the new rule
        ("Penundaan kenaikan pangkat 1 th", "PP53/2010", "PP53_TUNDA_PANGKAT"),
        ("penurunan pangkat setingkat lebih rendah selama 3 (tiga) tahun", "PP53/2010", "PP53_TURUN_PANGKAT_3"),
        ("pemotongan tukin 25% 6 bulan", "PP94/2021", "PP94_TUKIN_6"),
        ("Pemotongan tunjangan kinerja sebesar 25% selama 12 (dua belas) bulan", "PP94/2021", "PP94_TUKIN_12"),
        ("Teguran Lisan", "PP53/2010", "PP53_TEGURAN_LISAN"),
        ("teguran lisan", "PP94/2021", "PP94_TEGURAN_LISAN"),
        ("PTDH", "PP53/2010", "PP53_PTDH"),
        ("PTDH", "PP94/2021", "PP94_PTDH"),
        ("hukdis sedang", "PP94/2021", "PP94_SEDANG"),
        ("Sanksi moral secara terbuka", "PP42/2004", "PP42_MORAL_TERBUKA"),
        ("moral tertutup", "PP42/2004", "PP42_MORAL_TERTUTUP"),
    ],
)
def test_a_sanction_is_found_as_officials_write_it(name: str, rule: str, sanction_id: str) -> None:
    rows = [row for row in read("sanctions") if row["rule_id"] == rule]
    assert by_key(rows)[key(name)] == {sanction_id}


@pytest.mark.parametrize(
    ("file", "name", "found"),
    [
        ("employments", "P3K", "PPPK"),
        ("levels", "Eselon II.b", "jpt"),
        ("levels", "Kepala Sekolah", "kepala_sekolah"),
        ("steps", "SK Sanksi", "sk_sanksi"),
        ("steps", "Unggah I'DIS", "unggah_idis"),
        ("steps", "BAP", "bap"),
        ("bodies", "Bawaslu", "BAWASLU"),
        ("bodies", "Pj Wali Kota", "PPK"),
        ("origins", "Jurnalis", "pers"),
        ("agencies", "Pemerintah Kota Malang", "Pemkot Malang"),
        ("bawaslu_statuses", "Tidak Diregister", "tidak_diregister"),
    ],
)
def test_a_choice_is_found_by_its_usual_spelling(file: str, name: str, found: str) -> None:
    assert by_key(read(file))[key(name)] == {found}
