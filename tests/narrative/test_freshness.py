"""How fresh the data is, in the words of every page."""

from datetime import UTC, datetime
from pathlib import Path

import pandas as pd

from narrative import freshness
from storage.builds import Build, LoadAttempt

BUILD = Build("resmi", "20261122T011400000000Z-hand", Path("x"))
SOURCES = pd.DataFrame(
    [
        ("daftar wajib", "lengkap", 30, pd.Timestamp("2026-11-01")),
        ("register Bawaslu", "belum ada", None, pd.NaT),
        ("Rekap DLH", "lengkap", 7, pd.Timestamp("2026-11-01")),
    ],
    columns=["source_name", "status", "expected_every_days", "delivered_at"],
)
NOW = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)


def test_the_health_line_says_position_loading_and_how_many_sources_are_complete() -> None:
    assert freshness.line("26 Agustus 2024", BUILD, SOURCES) == (
        "Posisi data per 26 Agustus 2024 · dimuat 22 November 2026 08.14 WIB · 2 dari 3 sumber lengkap"
    )


def test_missing_and_late_sources_are_named() -> None:
    assert freshness.warnings(BUILD, None, SOURCES, NOW) == [
        "Sumber yang belum lengkap: register Bawaslu.",
        "Sumber yang terlambat: Rekap DLH.",  # every 7 days, 21 days ago; the roster every 30
    ]


def test_a_refused_load_newer_than_the_build_is_said() -> None:
    refused = LoadAttempt(True, "ttd.csv: 30 dari 90 baris ditolak.", datetime(2026, 11, 22, 1, 30, tzinfo=UTC))
    assert freshness.warnings(BUILD, refused, SOURCES[:1], NOW) == [
        "Pemuatan 22 November 2026 08.30 WIB ditolak; yang tampil data sebelumnya. ttd.csv: 30 dari 90 baris ditolak."
    ]


def test_a_refusal_that_a_later_build_has_answered_is_not_said() -> None:
    before = LoadAttempt(True, "rusak", datetime(2026, 11, 21, tzinfo=UTC))
    published = LoadAttempt(False, "", datetime(2026, 11, 22, 1, 30, tzinfo=UTC))
    assert freshness.warnings(BUILD, before, SOURCES[:1], NOW) == []
    assert freshness.warnings(BUILD, published, SOURCES[:1], NOW) == []
