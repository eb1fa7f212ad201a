"""The fair comparison of units: who is named, what is drawn, by hand."""

import pandas as pd

from charts.compliance import bars, funnel


def units(*rows: tuple[str, int, int]) -> pd.DataFrame:
    """Units from (name, obliged, signed)."""
    found = pd.DataFrame(rows, columns=["short_name", "obliged", "signed"])
    return found.assign(unit="Dinas " + found["short_name"], fulfilled=0)


EVEN = [(f"U{n}", 100, 90 + n % 3) for n in range(9)]


def test_a_unit_far_below_is_named_and_small_ones_are_too_small_to_be_judged() -> None:
    rows = units(*EVEN, ("Rendah", 100, 60), ("Kecil", 11, 0))
    judged = funnel.judged(rows)
    assert judged.loc[judged["place"] == "rendah", "short_name"].tolist() == ["Rendah"]
    assert "Kecil" not in judged["short_name"].tolist()
    assert funnel.title(judged) == "Lebih rendah daripada kebetulan: Rendah"
    assert "Terlalu sedikit untuk dinilai: Kecil (11 orang)." in funnel.note(judged, rows)
    assert "Rendah 60,0%" in funnel.alt(judged)


def test_differences_greater_than_chance_widen_the_limits_and_are_said() -> None:
    rows = units(*((f"U{n}", 100, 100 if n % 2 else 60) for n in range(10)))
    judged = funnel.judged(rows)
    assert judged["place"].tolist() == [""] * 10  # all differ alike: nobody stands out
    assert "lebih besar daripada kebetulan" in funnel.note(judged, rows)
    assert funnel.title(judged) == "Perbedaan antarunit terlalu besar untuk menilai kebetulan; terendah U0 60/100"
    even = funnel.judged(units(*EVEN))
    assert funnel.title(even) == "Tidak ada unit yang capaiannya rendah di luar kebetulan"
    assert "kebetulan (sebaran" not in funnel.note(funnel.judged(units(*EVEN)), units(*EVEN))


def test_the_funnel_draws_both_pairs_of_limits_and_every_unit_once() -> None:
    figure = funnel.funnel(funnel.judged(units(*EVEN, ("Rendah", 100, 60), ("Besar", 1000, 905))))
    lines = [trace for trace in figure.data if trace.mode == "lines"]
    marks = [trace for trace in figure.data if trace.mode == "markers"]
    assert len(lines) == 5  # two pairs and the common share
    assert sum(len(trace.x) for trace in marks) == 11
    low = next(trace for trace in marks if trace.marker.symbol == "square")
    assert low.hovertext[0].startswith("Dinas Rendah")


def test_the_bars_show_wilsons_range_on_request() -> None:
    rows = units(("A", 10, 8)).assign(not_signed=2, current_unit_id="A")
    bar = bars.bars(rows, ranges=True).data[0]
    assert (round(bar.error_x.array[0], 3), round(bar.error_x.arrayminus[0], 3)) == (0.143, 0.31)
    assert bars.bars(rows).data[0].error_x.array is None
