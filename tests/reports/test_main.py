"""`python -m reports`: the file that the page gives, and refusals that say what is possible."""

from pathlib import Path

import pytest

from reports.__main__ import main
from storage.builds import Build


@pytest.fixture(autouse=True)
def warehouse(small_city: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETRA_WAREHOUSE", str(small_city.path.parent.parent))
    monkeypatch.setenv("NETRA_LOG", str(tmp_path / "log"))


def test_a_pack_is_written_where_it_is_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "bahan.txt"
    asked = ["wali-kota", "--form", "txt", "--dataset", "simulasi", "--as-of", "2024-09-09", "--out", str(out)]
    assert main(asked) == 0
    assert capsys.readouterr().out.strip() == str(out)
    assert "4/8" in out.read_text(encoding="utf-8")  # four of eight had signed by 9 September


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["gubernur"], "Bahan 'gubernur' tidak dikenal. Pilihan: wali-kota"),
        (["bawaslu", "--form", "pptx"], "Pilihan: "),
        (["wali-kota", "--dataset", "simulasi", "--since", "kemarin"], "Tanggal 'kemarin' tidak terbaca"),
    ],
)
def test_what_cannot_be_made_is_refused_with_what_can(
    asked: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(asked) == 2
    assert said in capsys.readouterr().err
