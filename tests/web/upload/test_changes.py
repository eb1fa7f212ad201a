"""What a change of the inbox would do, as the page shows it."""

from submissions.impact import FigureChange, RowsChange
from submissions.uploads import Preview
from tests.support.open_page import text
from tests.support.sections import draw
from web.upload import changes

GOING = Preview(
    "",
    "",
    rows=(RowsChange("perkara", 3, 0), RowsChange("tanda tangan", 2, 1)),
    changes=(FigureChange(2024, "Dinas Kesehatan", (3, 2, 2), (3, 1, 1)),),
)


def test_rows_and_figures_are_shown_now_and_then_and_the_last_of_a_kind_is_warned_of() -> None:
    app = draw(_shown, GOING, True)
    assert [one.value for one in app.warning] == ["Sesudah ini tidak ada lagi perkara yang dimuat."]
    assert "perkara: 3 → 0 baris" in text(app) and "tanda tangan: 2 → 1 baris" in text(app)
    assert "Capaian 1 OPD berubah" in text(app)
    assert not draw(_shown, GOING, False).warning


def _shown(shown: Preview, warns: bool) -> None:
    changes.show(shown, warns=warns)


def test_the_bar_is_gone_once_the_preview_is_made() -> None:
    def make() -> None:
        with changes.progress() as step:
            step("roster.csv", 0.5)

    app = draw(make)
    assert not app.get("progress")


def test_of_many_offices_the_first_are_shown_and_the_others_stay_folded() -> None:
    many = tuple(FigureChange(2024, f"Dinas {n:02}", (3, 2, 2), (3, 1, 1)) for n in range(1, changes.FIRST + 3))
    app = draw(_shown, Preview("", "", changes=many), False)
    assert [len(table.value) for table in app.table] == [changes.FIRST, 2]
    assert [one.label for one in app.expander] == ["2 baris lainnya"]
