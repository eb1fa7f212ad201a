"""A Plotly figure that is checked when somebody looks into it, not each time it is drawn.

Plotly checks every value again at every addition, which cost a page ten times what drawing and sending its pictures
does. Here a picture stays the plain dicts that the browser gets in the end. Whoever asks for anything else
(`figure.data`, `figure.layout`, as the tests of the charts do) has Plotly read and check all of it first.
"""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

PlotlyJSON = dict[str, Any]
"""A part of a figure as Plotly names it: a trace, an axis, an annotation, a shape."""


class Figure(go.Figure):  # type: ignore[misc]  # Plotly tells no types
    """A figure from a dict of `data` and `layout`; what is given as plain dicts is kept, the rest is Plotly's."""

    def __init__(self, spec: PlotlyJSON) -> None:
        self._plain: PlotlyJSON = {"data": [], "layout": {}} | spec

    def __getattr__(self, name: str) -> Any:
        """Turn into an ordinary Plotly figure as soon as something is asked for that is not kept here."""
        if "_plain" not in self.__dict__:
            raise AttributeError(name)
        super().__init__(self.__dict__.pop("_plain"))
        return getattr(self, name)

    def add_traces(self, data: Sequence[Any], **where: Any) -> "Figure":
        if self._takes(*data) and not where:
            self._plain["data"] = [*self._plain["data"], *data]
        else:
            super().add_traces(data, **where)
        return self

    def add_bar(self, **bar: Any) -> "Figure":
        return self.add_traces([{"type": "bar"} | bar])

    def add_scatter(self, **scatter: Any) -> "Figure":
        return self.add_traces([{"type": "scatter"} | scatter])

    def add_shape(self, **shape: Any) -> "Figure":
        return self.extend("shapes", [shape])

    def extend(self, name: str, parts: Sequence[PlotlyJSON]) -> "Figure":
        """Add to a list of the layout: annotations, shapes."""
        if self._takes(*parts):
            layout = self._plain["layout"]
            self._plain["layout"] = layout | {name: [*layout.get(name, ()), *parts]}
        else:
            super().update_layout({name: [*self.layout[name], *parts]})
        return self

    def update_layout(self, given: PlotlyJSON | None = None, **more: Any) -> "Figure":
        changes = (given or {}) | more
        if self._takes(changes):
            self._plain["layout"] = _merged(self._plain["layout"], changes)
        else:
            super().update_layout(changes)
        return self

    def update_annotations(self, **changes: Any) -> "Figure":
        if self._takes(changes):
            layout = self._plain["layout"]
            self._plain["layout"] = layout | {"annotations": [own | changes for own in layout.get("annotations", ())]}
        else:
            super().update_annotations(**changes)
        return self

    def update_xaxes(self, **changes: Any) -> "Figure":
        return self._update_axes("xaxis", changes) if self._takes(changes) else super().update_xaxes(**changes)

    def update_yaxes(self, **changes: Any) -> "Figure":
        return self._update_axes("yaxis", changes) if self._takes(changes) else super().update_yaxes(**changes)

    def _update_axes(self, kind: str, changes: PlotlyJSON) -> "Figure":
        known = (name for name in self._plain["layout"] if name.startswith(kind))
        return self.update_layout(dict.fromkeys([kind, *known], changes))

    def _takes(self, *parts: Any) -> bool:
        """Tell whether these can be kept as they are."""
        return "_plain" in self.__dict__ and all(isinstance(part, dict) and _is_written_out(part) for part in parts)

    def to_dict(self) -> PlotlyJSON:
        """Return what the browser gets."""
        sent: PlotlyJSON = _sent(self._plain) if self._takes() else super().to_dict()
        return sent


def _is_written_out(value: Any) -> bool:
    """Check that no name is one of Plotly's short ones (marker_color), which only Plotly can tell from its others."""
    if isinstance(value, dict):
        return all("_" not in name and _is_written_out(inner) for name, inner in value.items())
    return not _holds_dicts(value) or all(_is_written_out(inner) for inner in value)


def _merged(old: Any, new: Any) -> Any:
    if isinstance(old, dict) and isinstance(new, dict):
        return old | {name: _merged(old.get(name), value) for name, value in new.items()}
    return new


def _sent(value: Any) -> Any:
    """Leave out what is None; write arrays and Series as lists."""
    if isinstance(value, dict):
        return {name: _sent(inner) for name, inner in value.items() if inner is not None}
    if _holds_dicts(value):
        return [_sent(inner) for inner in value]
    return value.tolist() if hasattr(value, "tolist") else value


def _holds_dicts(value: Any) -> bool:
    """Tell a list of parts (traces, annotations) from one of values."""
    return isinstance(value, list | tuple) and len(value) > 0 and isinstance(value[0], dict)
