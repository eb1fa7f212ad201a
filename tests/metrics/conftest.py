"""Two builds that differ, for the tests of comparisons and of the command line."""

import shutil
from pathlib import Path

import pytest

from metrics.changes import Changes, compare
from storage.builds import Build
from tests.support.builds import make_build
from tests.support.changes import (
    KLOJEN,
    LIBRARY,
    LOWOKWARU,
    SUKUN,
    TRAFFIC,
    listed,
    random_town,
    reference,
    reported,
    signed,
)


@pytest.fixture(scope="session")
def pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[Build, Build]:
    """Before and after; the last day that both know is 25 September 2024, the day after the due day of the first."""
    place = tmp_path_factory.mktemp("changes")
    before = make_build(
        place / "before",
        roster=[*map(listed, (1, 2, 3, 4, 6, 7, 8, 9)), listed(12, TRAFFIC), listed(13, LIBRARY)],
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
            listed(13, LIBRARY),  # nothing changed there
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


@pytest.fixture(scope="session")
def changes(pair: tuple[Build, Build]) -> Changes:
    return compare(*pair)


@pytest.fixture(scope="session")
def towns(tmp_path_factory: pytest.TempPathFactory) -> list[Build]:
    return [random_town(tmp_path_factory.mktemp(f"town{seed}"), seed) for seed in range(4)]


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
