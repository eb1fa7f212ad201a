"""Laws that hold for any data and any day, tried on small random builds."""

from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any

import pandas as pd
import pytest

from metrics.engine import query_exact
from storage.builds import Build
from tests.support.builds import Rows, make_build, nip
from tests.support.sampling import few_of

START, DAYS = date(2024, 8, 1), 130
UNITS = ("Dinkes", "RSUD", "Dishub", "Kecamatan Klojen", "Kelurahan Kauman", "Kelurahan Kasin", "Bagian Hukum")
LEVELS = ("jpt", "administrator", "pengawas", "pelaksana")
ENDS = ("tidak_diregister", "bukan_pelanggaran", "tidak_terbukti", "dilimpahkan", "dihentikan", "selesai")
WAY = ("laporan", "register", "terbukti", "rekomendasi", "panggilan", "sk_sanksi", "sk_dicabut", "sk_sanksi", "banding")
AS_OF = [None, *(START + timedelta(days=days) for days in range(0, DAYS, 18))]
SANCTIONS = ("sanksi moral terbuka", "teguran tertulis", "hukuman disiplin sedang", "hukuman disiplin berat")
REASONS = ("CLTN", "Tugas belajar S2", "cuti", "pensiun")
KLOJEN = "35.73.02"
SCOPES = [{}, {"unit_id": "DINKES"}, {"unit_id": "DISHUB"}, {"unit_id": "KEC_KLOJEN"}, {"kecamatan_id": KLOJEN}]
PARTS = (
    "compliance_by_unit",
    "compliance_by_unit_alone",
    "compliance_by_current_unit",
    "compliance_by_kecamatan",
    "compliance_by_kelurahan",
    "compliance_by_level",
)


@cache
def ask(name: str, build: Build, **given: Any) -> pd.DataFrame:
    """Ask once for what several laws speak of; nobody changes the answer."""
    return query_exact(name, build, **given)


def day(random: Random) -> date:
    return START + timedelta(days=random.randrange(DAYS))


def people(random: Random, *, may_leave: bool) -> tuple[Rows, Rows]:
    """Rosters and signings; some people excluded, late, early, unverified, and some units without persons."""
    roster, signings = [], []
    for number in range(80):
        unit = random.choice(UNITS[:5])
        ends_on = day(random) if may_leave and random.random() < 0.2 else None
        reason = random.choice(REASONS) if random.random() < 0.1 else None
        starts_on = day(random) if may_leave and random.random() < 0.2 else None
        roster.append((2024, nip(number), unit, None, None, random.choice(LEVELS), starts_on, ends_on, reason))
        if random.random() < 0.7:
            signings.append((2024, nip(number), day(random), random.choice(("ya", "tidak", None))))
    return roster, signings


def recaps(random: Random, *, may_fall: bool) -> Rows:
    """Series per unit: some rise, some are corrected downward, some do not say what is verified."""
    found = []
    for unit in UNITS[3:]:
        series = sorted(random.sample(range(DAYS), 4))
        counts = [random.randrange(50) for _ in series]
        for days, count in zip(series, counts if may_fall else sorted(counts), strict=True):
            verified = random.choice((None, random.randrange(count + 1)))
            found.append((2024, unit, START + timedelta(days=days), 50, count, verified))
    return found


def cases(random: Random) -> tuple[Rows, Rows]:
    """Cases that went some way, with some revoked SK and several ends."""
    found, steps = [], []
    for number in range(40):
        reported_on = day(random)
        told = reported_on if random.random() < 0.9 else "belum diketahui"
        agency = random.choice(("Pemkot Malang", "Pemkot Malang", "Provinsi"))
        form = random.choice(("E1", "belum diketahui"))
        found.append((f"K{number}", 2024, told, "pers", agency, random.choice((*UNITS, None)), None, form, None))
        way = [*WAY[: random.randrange(len(WAY) + 1)], *random.sample(ENDS, random.randrange(3))]
        days = sorted(reported_on + timedelta(days=random.randrange(60)) for _ in way)
        for step, step_on in zip(way, days, strict=True):
            sanction = random.choice(SANCTIONS) if step == "sk_sanksi" else None
            steps.append((f"K{number}", step, step_on, sanction))
    return found, steps


@pytest.fixture(scope="module", params=[1, 2])
def build(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Build:
    random = Random(request.param)
    roster, signings = people(random, may_leave=True)
    found, steps = cases(random)
    place = tmp_path_factory.mktemp("laws")
    return make_build(
        place, roster=roster, signing=signings, recap=recaps(random, may_fall=True), case=found, step=steps
    )


@pytest.fixture(scope="module")
def steady(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """A city where nobody comes or leaves and no recap falls."""
    random = Random(4)
    roster, signings = people(random, may_leave=False)
    place = tmp_path_factory.mktemp("laws")
    return make_build(place, roster=roster, signing=signings, recap=recaps(random, may_fall=False))


def sums(frame: pd.DataFrame) -> list[int]:
    return [int(frame[name].sum()) for name in ("obliged", "signed", "fulfilled", "unknown_fulfilled")]


@pytest.mark.parametrize("as_of", few_of(AS_OF, 3))
def test_the_parts_of_compliance_sum_to_the_total(build: Build, as_of: date | None) -> None:
    total = sums(ask("compliance_total", build, cycle=2024, as_of=as_of))
    for part in PARTS:
        assert sums(ask(part, build, cycle=2024, as_of=as_of)) == total, part


@pytest.mark.parametrize("as_of", few_of(AS_OF, 3))
def test_the_curve_never_falls_and_ends_at_the_total(build: Build, as_of: date | None) -> None:
    total = ask("compliance_total", build, cycle=2024, as_of=as_of)
    curve = ask("signings_over_time", build, cycle=2024, as_of=as_of)
    counted = ["signed", "fulfilled", "obliged"]
    assert curve[counted].iloc[-1].tolist() == total[counted].iloc[0].tolist()
    assert curve["signed"].is_monotonic_increasing
    assert curve["fulfilled"].is_monotonic_increasing
    assert (curve["fulfilled"] <= curve["signed"]).all()


@pytest.mark.parametrize("as_of", few_of(AS_OF, 3))
def test_fulfilled_is_at_most_signed_and_signed_at_most_obliged(build: Build, as_of: date | None) -> None:
    for part in PARTS:
        frame = ask(part, build, cycle=2024, as_of=as_of)
        assert (frame["fulfilled"] + frame["unknown_fulfilled"] <= frame["signed"]).all(), part
        assert (frame["signed"] <= frame["obliged"]).all(), part


def test_signed_never_falls_from_day_to_day_where_nobody_leaves(steady: Build) -> None:
    signed = [sums(ask("compliance_total", steady, cycle=2024, as_of=as_of))[1] for as_of in AS_OF[1:]]
    assert signed == sorted(signed)
    assert signed[-1] > signed[0]


def test_the_units_with_and_without_data_are_all_units(build: Build) -> None:
    for as_of in AS_OF:
        total = ask("compliance_total", build, cycle=2024, as_of=as_of)
        assert total["units"].item() + total["units_unknown"].item() == 28
        assert len(ask("units_without_data", build, cycle=2024, as_of=as_of)) == total["units_unknown"].item()


@pytest.mark.parametrize("as_of", few_of(AS_OF, 3))
def test_each_case_has_one_outcome_and_the_ladder_never_grows_downward(build: Build, as_of: date | None) -> None:
    ladder = ask("case_ladder", build, cycle=2024, as_of=as_of)["cases"].tolist()
    outcomes = ask("case_outcomes", build, cycle=2024, as_of=as_of)
    assert ladder == sorted(ladder, reverse=True)
    assert outcomes["cases"].sum() == ladder[0]


@pytest.mark.parametrize("as_of", few_of(AS_OF, 3))
def test_every_cut_of_the_violations_has_the_same_sum(build: Build, as_of: date | None) -> None:
    outcomes = ask("case_outcomes", build, cycle=2024, as_of=as_of).set_index("outcome")["cases"]
    expected = outcomes.drop(["tidak_diregister", "bukan_pelanggaran", "tidak_terbukti"]).sum()
    for cut in ("severity", "form", "level", "origin", "timing", "unit"):
        assert ask(f"violations_by_{cut}", build, cycle=2024, as_of=as_of)["cases"].sum() == expected, cut
    by_instansi = ask("violations_by_instansi", build, cycle=2024, as_of=as_of)
    assert by_instansi.loc[by_instansi["is_own"], "cases"].sum() == expected


def test_the_units_of_the_city_sum_to_the_city(build: Build) -> None:
    total = sums(ask("compliance_total", build, cycle=2024))
    top_units = ask("compliance_by_unit", build, cycle=2024)["unit_id"]
    each = [sums(ask("compliance_total", build, cycle=2024, unit_id=unit_id)) for unit_id in top_units]
    assert [sum(column) for column in zip(*each, strict=True)] == total


@pytest.mark.parametrize("scope", SCOPES, ids=str)
@pytest.mark.parametrize("as_of", few_of(AS_OF, 3))
def test_the_bridge_ends_at_the_obliged_of_the_total(build: Build, as_of: date | None, scope: dict[str, str]) -> None:
    total = ask("compliance_total", build, cycle=2024, as_of=as_of, **scope)
    bridge = ask("denominator_bridge", build, cycle=2024, as_of=as_of, **scope)
    people = bridge.set_index("step")["people"]
    parts = bridge.groupby("effect")["people"].sum()
    start, out, recap = people.get("daftar", 0), parts.get("kurang", 0), people.get("rekap", 0)
    assert start - out == people.get("wajib_orang", 0)
    assert people.get("wajib_orang", 0) + recap == people.get("wajib", 0) == total["obliged"].sum()
    excluded = bridge[bridge["step_order"].between(10, 90)]["people"].sum()
    assert (excluded, recap) == (total["excluded"].sum(), total["obliged_recap"].sum())


@pytest.mark.parametrize("as_of", [None, AS_OF[4]])
def test_the_bridges_of_the_units_sum_to_that_of_the_city(build: Build, as_of: date | None) -> None:
    units = ask("compliance_by_unit", build, cycle=2024, as_of=as_of).set_index("unit_id")["obliged"]
    each = [ask("denominator_bridge", build, cycle=2024, as_of=as_of, unit_id=unit_id) for unit_id in units.index]
    ends = [int(bridge.loc[bridge["step"] == "wajib", "people"].item()) for bridge in each]
    assert ends == units.tolist()
    city = ask("denominator_bridge", build, cycle=2024, as_of=as_of).set_index("step")["people"]
    assert pd.concat(each).groupby("step")["people"].sum().to_dict() == city.to_dict()


@pytest.mark.parametrize("scope", SCOPES, ids=str)
@pytest.mark.parametrize("as_of", few_of(AS_OF, 3))
def test_the_parts_of_a_change_stand_on_the_totals_of_both_days(
    build: Build, as_of: date | None, scope: dict[str, str]
) -> None:
    change = ask("denominator_change", build, cycle=2024, as_of=as_of, **scope)
    for row in change.to_dict("records"):
        now, then = (
            sums(ask("compliance_total", build, cycle=2024, as_of=day, **scope))
            for day in (as_of, row["from_on"].date())
        )
        assert [row["obliged"], row["signed"]] == now[:2]
        assert [row["obliged_then"], row["signed_then"]] == then[:2]
        assert row["obliged"] - row["obliged_then"] == row["joined"] - row["gone"] + row["recap_change"]
        assert row["signed_stayed"] <= row["signed"]
        if then[0] and now[0]:
            assert row["rise_pct"] == pytest.approx(100 * now[1] / now[0] - 100 * then[1] / then[0])
            assert row["base_pct"] + row["signing_pct"] == pytest.approx(row["rise_pct"])
