"""A simulated town goes through the real loaders, and the build knows exactly what happened in the town."""

import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import date

import duckdb
import pytest

from loaders.simulate.office import City, Year, imagine_city
from loaders.simulate.recaps import count, is_listed
from loaders.simulate.spelling import spell_reason
from metrics import catalogue
from storage.builds import Build

VERIFIED = {"ya": True, "tidak": False, "": None}


@pytest.fixture(scope="module")
def city() -> City:
    return imagine_city(1500, 2024)


@pytest.fixture(scope="module")
def build(simulated_town: Build, tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to a copy of its own: the build itself is open with the settings of the dashboard."""
    copy = shutil.copy(simulated_town.path, tmp_path_factory.mktemp("copy"))
    with duckdb.connect(str(copy), read_only=True) as connection:
        yield connection


@pytest.fixture(params=[0, 1, 2], ids=["2019", "2023", "2024"])
def year(request: pytest.FixtureRequest, city: City) -> Year:
    at: int = request.param
    return city.years[at]


def test_the_roster_is_the_people_of_the_units_that_list_them(build: duckdb.DuckDBPyConnection, year: Year) -> None:
    found = build.execute(
        "SELECT CAST(nip AS VARCHAR), name, unit_id, CAST(level AS VARCHAR), CAST(employment AS VARCHAR), starts_on,"
        " ends_on, coalesce(exclusion_reason, '') FROM roster WHERE cycle = $1",
        [year.cycle.cycle],
    )
    posts = [post for post in year.posts if is_listed(post.unit)]
    assert set(found.fetchall()) == {
        (
            *(p.person.nip, p.person.name, p.unit.unit_id, p.level, p.person.employment, p.starts_on, p.ends_on),
            spell_reason(p.exclusion, p.person.number),
        )
        for p in posts
    }


def test_reasons_of_exclusion_are_counted_whatever_their_spelling(build: duckdb.DuckDBPyConnection, year: Year) -> None:
    names = {
        "cuti di luar tanggungan negara": "cltn",
        "tugas belajar": "tugas_belajar",
        "diperbantukan ke instansi lain": "penugasan",
        "sakit menahun": "sakit",
    }
    excluded = [post for post in year.posts if post.exclusion and is_listed(post.unit)]
    known = [p for p in excluded if spell_reason(p.exclusion, p.person.number) != "dalam perawatan"]
    # who retires on a day that is told is obliged until then
    expected = Counter(names[post.exclusion] for post in known if post.exclusion != "pensiun")
    found = build.execute(
        "SELECT CAST(exclusion AS VARCHAR), CAST(sum(people) AS BIGINT) FROM obligations"
        " WHERE cycle = $1 AND exclusion IS NOT NULL GROUP BY 1",
        [year.cycle.cycle],
    )
    assert dict(found.fetchall()) == expected


def test_the_earliest_signature_of_each_person_is_kept(build: duckdb.DuckDBPyConnection, year: Year) -> None:
    found = build.execute(
        "SELECT CAST(nip AS VARCHAR), signed_on, CAST(method AS VARCHAR), is_verified, is_listed FROM signings"
        " WHERE cycle = $1",
        [year.cycle.cycle],
    )
    listed = [(s, True) for s in year.signatures if is_listed(s.unit)] + [(s, False) for s in year.outside]
    assert Counter(found.fetchall()) == Counter(
        (s.person.nip, s.signed_on, s.method, VERIFIED[s.verified], is_on_roster) for s, is_on_roster in listed
    )


def test_the_recaps_are_the_counts_of_each_position_date(build: duckdb.DuckDBPyConnection, year: Year) -> None:
    found = build.execute(
        "SELECT unit_id, position_on, obliged, signed, verified FROM recaps WHERE cycle = $1", [year.cycle.cycle]
    )
    recaps = count(year.posts, year.signatures, year.cycle)
    assert set(found.fetchall()) == {(r.unit.unit_id, r.position_on, r.obliged, r.signed, r.verified) for r in recaps}


def test_every_step_and_sanction_of_every_case_is_known(build: duckdb.DuckDBPyConnection, city: City) -> None:
    found = build.execute(
        "SELECT case_id, CAST(step_id AS VARCHAR), step_on, coalesce(CAST(sanction_id AS VARCHAR), '') FROM case_steps"
    )
    assert Counter(found.fetchall()) == Counter(
        (case.number, step.step_id, step.step_on, step.sanction_id) for case in city.cases for step in case.steps
    )


def test_the_cases_are_those_of_the_city_and_the_five_documented(build: duckdb.DuckDBPyConnection, city: City) -> None:
    found = {row[0]: row[1:] for row in build.execute("SELECT case_id, reported_on, unit_id FROM cases").fetchall()}
    documented = {case_id for case_id in found if case_id.startswith("TERDOKUMENTASI-")}
    assert (len(documented), len(found)) == (5, 120)
    for case in city.cases:
        assert found[case.number] == (case.reported_on, case.post.unit.unit_id if case.post else None)


def test_bawaslus_register_is_complete(build: duckdb.DuckDBPyConnection, city: City) -> None:
    found = build.execute("SELECT register_id, CAST(status AS VARCHAR), status_on FROM bawaslu_cases").fetchall()
    assert set(found) == {(entry.register, entry.status, entry.status_on) for entry in city.entries}


def test_the_decisions_are_those_that_people_made(build: duckdb.DuckDBPyConnection, city: City) -> None:
    # People write numbers with blanks and in small letters; the registers are compared without.
    found = build.execute(
        "SELECT upper(replace(case_id, ' ', '')), upper(register_id), decision::VARCHAR, decided_on FROM matches"
    )
    assert set(found.fetchall()) == {(d.number, d.register, d.decision, d.decided_on) for d in city.decisions}


def test_the_meetings_are_those_that_were_held_and_their_decisions_went_every_way(
    build: duckdb.DuckDBPyConnection, city: City
) -> None:
    found = build.execute("SELECT decided_on, decision, due_on, measure, is_withdrawal FROM decisions").fetchall()
    assert sorted(found) == sorted((m.held_on, m.decision, m.due_on, m.measure, m.is_withdrawn) for m in city.meetings)
    sql = catalogue.find("decisions").sql
    asked = {"cycle": 2024, "as_of": date(2024, 11, 26), "unit_id": None, "kecamatan_id": None}
    rows = build.execute(f"SELECT moved, state, value_now FROM ({sql})", asked).fetchall()
    states = [state for _, state, _ in rows]
    assert {"tercapai", "lewat tenggat", "dicabut"} <= set(states)
    assert any(moved == "tetap" and now for moved, _, now in rows)


def test_every_bad_row_is_rejected_and_no_good_one(build: duckdb.DuckDBPyConnection) -> None:
    found = build.execute(
        "SELECT kind, sum(rows_rejected)::INT FROM loads WHERE rows_rejected > 0 GROUP BY 1"
    ).fetchall()
    bad = dict(found)
    rosters = 4 * 6 + 2 * 4  # four files name the unit in a column, two above the table
    recaps = 3 * 3 + 3 * 2  # three files name units, three kelurahan
    others = {"case": 2, "step": 2, "bawaslu_register": 2, "event": 2, "match": 1, "decision": 1}
    assert bad == {"roster": rosters, "signing": 17 * 4, "recap": recaps, **others}
