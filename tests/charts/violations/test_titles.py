"""Titles of the pictures of cases, by hand."""

from datetime import date

import pandas as pd

from charts.violations import titles
from tests.support.violation_rows import kind_rows, severity_rows


def test_the_severity_title_names_the_leader_among_the_decided() -> None:
    rows = severity_rows(y2024=[9, 3, 14, 5, 4])
    assert titles.severities(rows, 2024, "Pilkada 2024") == "Terbanyak: Sedang – 14/35 (40,0%) perkara Pilkada 2024"


def test_the_severity_title_says_when_most_are_undecided() -> None:
    rows = severity_rows(y2024=[0, 0, 2, 0, 3])
    assert titles.severities(rows, 2024, "Pilkada 2024") == "3/5 perkara Pilkada 2024 belum diputus tingkatnya"


def test_the_severity_title_names_all_that_lead_together() -> None:
    rows = severity_rows(y2024=[0, 0, 2, 2, 1])
    said = titles.severities(rows, 2024, "Pilkada 2024")
    assert said == "Terbanyak: Sedang dan Berat – masing-masing 2/5 perkara Pilkada 2024"


def test_a_title_without_cases_says_so() -> None:
    nothing = severity_rows(y2024=[0, 0, 0, 0, 0])
    assert titles.severities(nothing, 2024, "Pilkada 2024") == "Belum ada perkara yang tercatat pada Pilkada 2024"
    assert titles.severities(nothing, 2019, "Pemilu 2019") == "Belum ada perkara yang tercatat pada Pemilu 2019"


def test_what_is_unknown_leads_only_when_nothing_is_known() -> None:
    rows = kind_rows("origin_name", (2024, "Pers", 1), (2024, "Belum diketahui", 4), (2019, "Belum diketahui", 5))
    assert titles.counts(rows, "origin_name", 2024, "Pilkada 2024") == "Terbanyak: Pers – 1/5 perkara Pilkada 2024"
    said = titles.counts(rows, "origin_name", 2019, "Pemilu 2019")
    assert said == "Asal laporan belum diketahui untuk semua 5 perkara Pemilu 2019"


def test_what_is_documented_of_a_cycle_names_its_article() -> None:
    facts = pd.DataFrame(
        [("F3", 2019, "Lima perkara.", "Malang Post", date(2023, 5, 23), "Tanggal belum diketahui.", "perkara")],
        columns=["fact_id", "cycle", "statement", "publisher", "published_on", "note", "topic"],
    ).assign(cycle_name="Pemilu 2019")
    assert titles.documented(facts) == [
        "**Yang diketahui tentang Pemilu 2019:** Lima perkara. (Malang Post, 23 Mei 2023)  \n"
        "**Catatan:** Tanggal belum diketahui."
    ]
    assert titles.documented(facts.assign(topic="alur")) == []
