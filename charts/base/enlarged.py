"""A picture for the hall: the same figure, drawn small and magnified, so that all of it grows alike.

A figure is as high as its rows need; a screen is as high as it is. Rows move closer first, then the magnification
yields, then rows are left out, and a note tells how many.
"""

from dataclasses import dataclass

from charts.base.figure import Figure, PlotlyJSON

LARGEST, SMALLEST = 1.9, 1.5
"""Magnification: text of 13 px becomes 24 px, or at least 19 px before rows are left out."""
TILES = 1.4
"""How much larger the letters in tiles are, which have two lines instead of three."""
CLOSEST = 15
"""Pixels, before magnification, that a row of one line needs."""


@dataclass(frozen=True)
class Large:
    """A figure as high as the place divided by `scale`, to be magnified by it; `note` says what is left out."""

    figure: Figure
    scale: float
    note: str = ""


def fit(figure: Figure, height: int) -> Large:
    """Fit the figure to a place of so many px."""
    spec = _legible(figure.to_dict())
    natural = spec["layout"]["height"]
    least = _least(spec)
    scale = min(LARGEST, height / least)
    rows = _rows(spec)
    if scale >= SMALLEST or rows is None:
        return Large(_high(spec, min(height / scale, 1.25 * natural)), scale)
    return _cut(spec, rows, height)


def _legible(spec: PlotlyJSON) -> PlotlyJSON:
    """Cut the letters in tiles to two lines and enlarge them: there is no other way to more room."""
    return spec | {"data": [_two_lines(trace) if trace.get("mode") == "text" else trace for trace in spec["data"]]}


def _two_lines(trace: PlotlyJSON) -> PlotlyJSON:
    font = trace["textfont"]
    texts = ["<br>".join(text.split("<br>")[:2]) for text in trace["text"]]
    return trace | {"text": texts, "textfont": font | {"size": TILES * font["size"]}}


def _cut(spec: PlotlyJSON, rows: int, height: int) -> Large:
    """Keep the first rows alone, as many as can be read."""
    scale = (SMALLEST + LARGEST) / 2
    beside = spec["layout"]["height"] - rows * _pitch(spec, rows)
    kept = int((height / scale - beside) // _closest(_pitch(spec, rows)))
    if kept >= rows:
        return Large(_high(spec, height / scale), scale)
    shown = _first(spec, rows, kept)
    return Large(_high(shown, height / scale), scale, f"{kept} baris teratas dari {rows}")


def _high(spec: PlotlyJSON, height: float) -> Figure:
    return Figure(spec | {"layout": spec["layout"] | {"height": round(height)}})


def _least(spec: PlotlyJSON) -> float:
    """Return the height at which everything can still be read."""
    natural: float = spec["layout"]["height"]
    rows = _rows(spec) or _bars(spec)
    if not rows:
        return 0.85 * natural
    pitch = _pitch(spec, rows)
    return natural - rows * (pitch - _closest(pitch))


def _closest(pitch: float) -> float:
    """Return how close rows may move: those of one line much, those with room for two lines little."""
    return min(pitch, CLOSEST if pitch < 30 else 0.85 * pitch)


def _pitch(spec: PlotlyJSON, rows: int) -> float:
    margin = spec["layout"]["margin"]
    return float((spec["layout"]["height"] - margin["t"] - margin["b"]) / rows)


def _axes(spec: PlotlyJSON) -> list[PlotlyJSON]:
    return [axis for name, axis in spec["layout"].items() if name.startswith("yaxis")]


def _rows(spec: PlotlyJSON) -> int | None:
    """Count the rows of a picture whose every y axis is the same list of names from the top; None for others."""
    axes = _axes(spec)
    counts = {len(axis.get("tickvals") or ()) for axis in axes}
    ends = [axis.get("range") or (0, 0) for axis in axes]
    (count,) = counts if len(counts) == 1 else (0,)
    is_list = count > 2 and all(low < 0 and count - 1 < high <= count for high, low in ends)
    return count if is_list else None


def _bars(spec: PlotlyJSON) -> int:
    """Count the rows of a picture of one list of horizontal bars."""
    own = [trace for trace in spec["data"] if trace.get("orientation") == "h"]
    return len(set(own[0]["y"])) if own and len(_axes(spec)) == 1 else 0


def _first(spec: PlotlyJSON, rows: int, kept: int) -> PlotlyJSON:
    layout = dict(spec["layout"])
    for name in [name for name in layout if name.startswith("yaxis")]:
        high, low = layout[name]["range"]
        layout[name] = layout[name] | {"range": [high - rows + kept, low]}
    layout["annotations"] = [label for label in layout.get("annotations", ()) if _is_above(label, kept)]
    return {"data": [_of_rows(trace, kept) for trace in spec["data"]], "layout": layout}


def _is_above(label: PlotlyJSON, kept: int) -> bool:
    is_on_rows = label.get("yref", "y").removeprefix("y").isdigit() or label.get("yref", "y") == "y"
    return not is_on_rows or label["y"] < kept - 0.5


def _of_rows(trace: PlotlyJSON, kept: int) -> PlotlyJSON:
    """Drop the points of rows that are left out, as some are drawn beyond their axes."""
    places = trace.get("y") or ()
    inside = [at for at, y in enumerate(places) if y is None or not isinstance(y, int | float) or y < kept - 0.5]
    return trace | {
        name: [values[at] for at in inside]
        for name, values in trace.items()
        if isinstance(values, list) and len(values) == len(places)
    }
