"""The fuzzer of layouts finds nothing wrong in a few, and would: what is read otherwise is called so."""

from dataclasses import replace
from pathlib import Path

from loaders.build.workspace import open_workspace
from settings import read_settings
from tools.layouts import laid_out, outcome, try_all, write


def test_no_layout_of_a_few_ends_in_a_wrong_figure_without_a_word() -> None:
    said: list[str] = []
    tally = try_all(range(1, 31), said.append)
    assert said == []
    assert tally["RIGHT"] >= 27


def test_a_figure_that_is_not_the_one_of_the_table_is_silent(tmp_path: Path) -> None:
    layout = laid_out(2)
    settings = read_settings()
    workspace = open_workspace(tmp_path / "layouts", settings.reference, settings)
    other = replace(layout, truth=frozenset({("x", 1, 1)}))
    assert outcome(workspace, other, write(layout, tmp_path))[0] == "SILENT"
    workspace.connection.close()


def test_a_seed_gives_one_layout(tmp_path: Path) -> None:
    assert laid_out(7) == laid_out(7)
    assert write(laid_out(7), tmp_path).exists()
