"""What an upload would change per OPD and cycle."""

from access.roles import OPERATOR
from submissions import impact
from submissions.impact import Account, Changes, FigureChange, Figures, RowsChange

NOW: Figures = {(2024, "DINKES"): ("Dinas Kesehatan", (4, 2, 1)), (2023, "DINKES"): ("Dinas Kesehatan", (3, 3, 3))}


def test_figures_that_stay_are_not_told() -> None:
    assert impact.changes(NOW, dict(NOW)) == ()


def test_a_change_shows_both_states_and_the_latest_cycle_comes_first() -> None:
    then: Figures = {
        (2024, "DINKES"): ("Dinas Kesehatan", (4, 3, 1)),
        (2023, "DINKES"): ("Dinas Kesehatan", (3, 2, None)),
    }
    assert impact.changes(NOW, then) == (
        FigureChange(2024, "Dinas Kesehatan", (4, 2, 1), (4, 3, 1)),
        FigureChange(2023, "Dinas Kesehatan", (3, 3, 3), (3, 2, None)),
    )


def test_a_unit_that_comes_or_goes_is_unknown_on_the_other_side() -> None:
    then: Figures = {(2024, "DISHUB"): ("Dinas Perhubungan", (9, 0, 0))}
    told = impact.changes({(2024, "DINKES"): NOW[(2024, "DINKES")]}, then)
    unknown = (None, None, None)
    assert told == (
        FigureChange(2024, "Dinas Kesehatan", (4, 2, 1), unknown),
        FigureChange(2024, "Dinas Perhubungan", unknown, (9, 0, 0)),
    )


def test_before_the_first_build_everything_is_new() -> None:
    told = impact.since(None, OPERATOR, Account({(2024, "DINKES"): NOW[(2024, "DINKES")]}, {"daftar wajib": 4}))
    assert told.figures == (FigureChange(2024, "Dinas Kesehatan", (None, None, None), (4, 2, 1)),)
    assert told.rows == (RowsChange("daftar wajib", 0, 4),)
    assert impact.since(None, OPERATOR, None) == Changes((), ())


def test_an_input_whose_rows_stay_is_not_told_and_one_that_goes_is() -> None:
    told = impact.row_changes({"daftar wajib": 5, "perkara": 3, "rekap": 2}, {"daftar wajib": 5, "rekap": 4})
    assert told == (RowsChange("perkara", 3, 0), RowsChange("rekap", 2, 4))
