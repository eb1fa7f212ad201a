"""The inputs whose rows are compared, as the build names them, and where a row of each belongs."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from storage.builds import SchemaMismatch
from storage.comparison import ComparedBuilds

INPUTS = "SELECT * FROM inputs WHERE compared_table IS NOT NULL"
WORDS = "SELECT kind, noun, added_words, gone_words, changed_words FROM compared_inputs ORDER BY input_order"
TABLES = """SELECT kind, compared_table, compared_place, compared_key, compared_columns
    FROM compared_inputs ORDER BY input_order"""
UNKNOWN = """SELECT DISTINCT kind, kind AS noun, '' AS added_words, '' AS gone_words, '' AS changed_words,
    0 AS input_order, '' AS compared_table, 'own' AS compared_place, []::VARCHAR[] AS compared_key,
    MAP {}::MAP(VARCHAR, VARCHAR) AS compared_columns FROM loads"""
"""What is left to say of two builds that both were made before builds named their inputs."""


@dataclass(frozen=True)
class RowPlace:
    """How the cycle and the unit of a row are found: what is joined to it, and where they stand then."""

    join: str
    cycle: str
    unit: str


PLACES = {
    "own": RowPlace("", "t.cycle", "t.unit_id"),
    "person": RowPlace(
        """LEFT JOIN (SELECT cycle, nip, arg_max(unit_id, coalesce(starts_on, DATE '-infinity')) AS unit_id
        FROM roster GROUP BY cycle, nip) AS p ON p.cycle = t.cycle AND p.nip = t.nip""",
        "t.cycle",
        "p.unit_id",
    ),
    "case": RowPlace(
        "LEFT JOIN cases AS k ON k.case_id = t.case_id LEFT JOIN case_places AS p ON p.case_id = t.case_id",
        "k.cycle",
        "p.unit_id",
    ),
}


@dataclass(frozen=True)
class ComparedTable:
    """How the rows of one input are told apart (`key`), what of them may change, in words, and where they belong."""

    kind: str
    name: str
    place: RowPlace
    key: tuple[str, ...]
    columns: Mapping[str, str]


def compared_tables(pair: ComparedBuilds) -> list[ComparedTable]:
    """Read from the newer build, else the older, which inputs are compared and how."""
    for side, sql in (("after", INPUTS), ("before", INPUTS), ("after", UNKNOWN)):
        try:
            pair.keep("compared_inputs", side, sql)
        except SchemaMismatch:
            continue
        break
    return [
        ComparedTable(kind, table, PLACES[place], tuple(key), columns)
        for kind, table, place, key, columns in pair.rows(TABLES)
    ]


def words(pair: ComparedBuilds) -> pd.DataFrame:
    """Read what each compared input is called, and what its rows that came, went and changed are called."""
    return pair.query(WORDS)
