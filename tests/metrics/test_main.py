"""The command line of the metrics."""

import pytest

from metrics.__main__ import main


def test_the_command_line_says_what_changed_in_a_sentence_and_tables(
    shelf: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["changes"]) == 0
    said = capsys.readouterr().out
    assert said.splitlines()[0] == (
        f"Dibanding muatan {shelf[0]}, 26 Agustus 2024 14.00 WIB: 3 orang masuk daftar wajib, 1 orang keluar dari "
        "daftar wajib, 2 baris daftar wajib dikoreksi, 2 tanda tangan baru, 1 tanda tangan dihapus, 1 tanda tangan "
        "dikoreksi, 1 rekap unit baru, 2 rekap unit dihapus, 1 rekap unit dikoreksi, dan 5 lainnya; capaian 5 OPD "
        "berubah untuk posisi yang sama (25 September 2024), begitu pula hitungan perkara. Aturan atau rujukan "
        "berubah: siklus dan hari batas."
    )
    assert [line for line in said.splitlines() if line in ("sources", "units", "figures", "cases", "rules")] == [
        "sources",
        "units",
        "figures",
        "cases",
        "rules",
    ]


def test_one_table_can_be_asked_for_as_csv_between_builds_called_by_name_or_pin(
    shelf: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = ["changes", "--dataset", "simulasi", "--from", "Rapat monev", "--to", shelf[1], "--as-of", "2024-08-26"]
    assert main([*wanted, "--part", "cases", "--format", "csv"]) == 0
    assert capsys.readouterr().out == "cycle,measure,before,after,difference,late,corrected,removed,rules\n"
    assert main([*wanted, "--part", "figures", "--format", "csv"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "2024,DINKES,Dinas Kesehatan,signed,2,1,-1,0,0,0,0,-1,0,0,0,0" in lines


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["--from", "kemarin"], "Muatan 'kemarin' tidak ada. Yang ada: "),
        (["--from", "Rapat monev", "--to", "Rapat monev"], "Dua muatan itu sama"),
        (["--to", "Rapat monev"], "tidak ada yang lain; pilih dengan --from"),
        (["--format", "csv"], "Sebut juga tabelnya: --part sources"),
    ],
)
def test_what_cannot_be_compared_is_refused_with_what_to_do(
    shelf: tuple[str, str], capsys: pytest.CaptureFixture[str], options: list[str], reason: str
) -> None:
    assert shelf
    assert main(["changes", *options]) == 2
    assert reason in capsys.readouterr().err
