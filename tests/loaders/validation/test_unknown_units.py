"""Names of units that a file writes and nobody knows."""

from dataclasses import replace
from pathlib import Path

from loaders.staging.sheet import StagedSheet
from loaders.validation.unknown_units import near_names
from tests.support.workspaces import validated

EVENTS = """siklus;tanggal;jenis;judul;unit_kerja;sumber
2024;26/08/2024;apel;Apel 1;Dinas Kesehtan;Laporan
2024;27/08/2024;apel;Apel 2;Dinas Kesehtan;Laporan
2024;28/08/2024;apel;Apel 3;Dinas Antariksa dan Samudra;Laporan
2024;29/08/2024;apel;Apel 4;Dinas Kesehatan;Laporan
1999;29/08/2024;apel;Apel 5;Dinas Apa Saja;Laporan
"""


def test_unknown_names_are_counted_with_the_nearest_first(tmp_path: Path) -> None:
    with validated(tmp_path, kegiatan=EVENTS) as workspace:
        notes = replace(workspace.loads[0], sheet=StagedSheet("kegiatan.xlsx", "Catatan", None))  # no table is in it
        found = near_names(workspace, [*workspace.loads, notes])
    assert [(name.text, name.cycle, name.rows) for name in found] == [
        ("Dinas Kesehtan", 2024, 2),
        ("Dinas Antariksa dan Samudra", 2024, 1),
    ]
    assert found[0].suggestions == (("DINKES", "Dinas Kesehatan"),)
    assert found[0].choices[0] == ("DINKES", "Dinas Kesehatan")
    assert found[1].suggestions == ()
    assert len({unit_id for unit_id, _ in found[0].choices}) == len(found[0].choices) == len(found[1].choices)
