"""Our register beside Bawaslu's in a simulated town, whose differences are known."""

from collections import Counter

from loaders.simulate import register
from metrics.engine import query_exact
from storage.builds import Build, query


def test_the_known_differences_of_a_simulated_town_come_out_exactly(simulated_town: Build) -> None:
    places = query_exact("reconciliation_summary", simulated_town).groupby("place")["cases"].sum()
    # Two cases wait for Bawaslu's first look, four were told to the city, and no article gives a number for the five
    # documented matters of 2019.
    assert places["hanya Pemkot"] == register.ONLY_OURS + 2 + 4 + 5 + register.LOOK_ALIKES
    assert places["hanya Bawaslu"] == register.ONLY_THEIRS + register.LOOK_ALIKES
    # Those that a person confirmed are matches; the others look alike and count as none.
    assert places["saran"] == register.WAITING
    assert places["nomor ganda"] == register.NUMBER_TWICE
    # Of 120 cases all the others are in both.
    assert places["keduanya"] == 120 - places["hanya Pemkot"] - register.WAITING
    kinds = Counter(
        query_exact("reconciliation_differences", simulated_town).groupby("difference")["cases"].sum().to_dict()
    )
    assert +kinds == {
        "status": register.STATUS_DIFFERS,
        "tanggal laporan": register.REPORT_DAY_DIFFERS,
        "bentuk": register.FORM_DIFFERS,
        "golongan": register.CLASS_DIFFERS,
        "tingkat": register.SEVERITY_DIFFERS,
    }
    assert len(query_exact("reconciliation_decisions", simulated_town)) == register.WAITING + register.NUMBER_TWICE
    sql = "SELECT basis, count(*) AS pairs FROM reconciled(NULL) WHERE place = 'keduanya' GROUP BY basis"
    basis = query(simulated_town, sql)
    assert dict(zip(basis["basis"], basis["pairs"], strict=True))["keputusan"] == register.CONFIRMED
