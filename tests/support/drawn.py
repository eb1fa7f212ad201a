"""Every word that a page shows: headings, sentences, labels, choices, tables and what is written in its pictures."""

import csv
import json
import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Dataframe, Element

from loaders.contract.inputs import INPUTS
from settings import ROOT

CODE = re.compile(r"\b[a-z]+(?:_[a-z0-9]+)+\b")
"""A name as code has it: small letters, with an underscore."""
WRITTEN = ("text", "hovertext", "ticktext", "name", "title", "hovertemplate", "customdata")
"""Where a picture holds words."""


def words(app: AppTest) -> list[str]:
    """List the texts of a page, its side bar included, each as it is sent."""
    return [text for part in (app.main, app.sidebar) for text in _words(part) if text]


def code_names(texts: list[str]) -> set[str]:
    """Return the names of the code in texts; what an office writes into its files is none."""
    return set(CODE.findall("\n".join(texts))) - _documented()


@cache
def _documented() -> frozenset[str]:
    """The columns of the inputs, and the words that a column with choices takes, as the templates explain them."""
    columns = [column for one in INPUTS for column in one.columns]
    return frozenset(column.name for column in columns).union(
        *(_choices(column.reference) for column in columns if column.reference)
    )


def _choices(table: str) -> set[str]:
    with (ROOT / "data" / "reference" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return {next(iter(row.values())) for row in csv.DictReader(file)}


def _words(block: Block) -> Iterator[str]:
    for node in block.children.values():
        if isinstance(node, Block):
            yield from _labels(node.proto)
            yield from _words(node)
        else:
            yield from _element(node)


def _element(node: Element) -> Iterator[str]:
    proto: Any = node.proto
    if node.type == "plotly_chart":
        yield from (str(proto.alt), *_written(json.loads(proto.spec)))
        return
    if isinstance(node, Dataframe) or node.type in ("arrow_table", "table"):
        frame = node.value
        yield from map(str, frame.columns)
        yield from (cell for column in frame.columns for cell in frame[column] if isinstance(cell, str))
        return
    yield from _labels(proto)
    for field in ("value", "body", "text", "help", "placeholder", "caption", "delta", "options"):
        found = getattr(proto, field, ())
        yield from [found] if isinstance(found, str) else [text for text in _listed(found) if isinstance(text, str)]


def _listed(found: object) -> list[object]:
    return list(found) if isinstance(found, Sequence) else []


def _labels(proto: Any) -> Iterator[str]:
    """Yield the label of an element, or of the block in it: a tab, an expander, a popover."""
    kind = proto.WhichOneof("type") if "type" in proto.DESCRIPTOR.oneofs_by_name else None
    for one in (proto, getattr(proto, kind) if kind else None):
        label = getattr(one, "label", "")
        yield label if isinstance(label, str) else ""


def _written(part: Any, key: str = "") -> Iterator[str]:
    """Yield the strings of a picture that stand under a key that holds words."""
    if isinstance(part, str):
        if key in WRITTEN:
            yield part
    elif isinstance(part, dict):
        for name, inner in part.items():
            yield from _written(inner, name if not (isinstance(inner, dict) and name == "title") else "title")
    elif isinstance(part, list):
        for inner in part:
            yield from _written(inner, key)
