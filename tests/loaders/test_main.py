from pathlib import Path

import pytest

from loaders.__main__ import main


def test_the_city_is_simulated_once_and_both_datasets_are_built(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files, warehouse = tmp_path / "simulasi", tmp_path / "warehouse"
    prepare = ["prepare", "--files", str(files), "--asn", "200", "--warehouse", str(warehouse)]
    assert main(prepare) == 0
    assert {path.parent.name for path in warehouse.glob("*/*.duckdb")} == {"simulasi", "resmi"}
    assert "kota simulasi" in capsys.readouterr().out
    assert main(prepare) == 0
    said = capsys.readouterr().out
    assert said.count("Tidak ada yang berubah") == 2
    assert "kota simulasi" not in said


def test_a_refused_dataset_leaves_the_other_one_to_be_built(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files, warehouse = tmp_path / "simulasi", tmp_path / "warehouse"
    files.mkdir()
    (files / "roster.xlsx").write_text("not a workbook")
    assert main(["prepare", "--files", str(files), "--warehouse", str(warehouse)]) == 2
    assert "Tidak dimuat." in capsys.readouterr().err
    assert [path.parent.name for path in warehouse.glob("*/*.duckdb")] == ["resmi"]
