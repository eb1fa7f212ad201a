"""What a figure stands on: its inputs by name, with their files and rows."""

from itertools import groupby
from operator import itemgetter

import pandas as pd

from metrics import catalogue
from text.indonesian import number

NOT_DELIVERED = {"articles": "artikel berita", "loading": "catatan pemuatan", "reference": "data rujukan"}
"""What a figure may stand on that is no input of an office."""


def nouns(metric: str, inputs: pd.DataFrame) -> tuple[str, ...]:
    """Name what a metric stands on; `inputs` are the rows of the metric of that name."""
    names = dict(zip(inputs["kind"], inputs["noun"], strict=True)) | NOT_DELIVERED
    return tuple(str(names[kind]) for kind in catalogue.find(metric).inputs)


def origins(metric: str, loads: pd.DataFrame) -> list[str]:
    """Say, one line per input behind a metric, how many files and rows were loaded."""
    kinds = catalogue.find(metric).inputs
    columns = (loads[name].to_numpy(dtype=object) for name in ("kind", "kind_name", "file", "rows_loaded"))
    behind = sorted(load for load in zip(*columns, strict=True) if load[0] in kinds)
    lines = []
    for (_, noun), own in groupby(behind, key=itemgetter(0, 1)):
        _, _, files, rows = zip(*own, strict=True)
        lines.append(f"{noun}: {number(len(set(files)))} berkas, {number(sum(rows))} baris")
    return lines
