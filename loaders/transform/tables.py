"""Tables of a build beside the validated rows: reference, documented facts, units and their place in each cycle."""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pyarrow as pa
from rapidfuzz.distance import DamerauLevenshtein

from loaders.contract.inputs import letters
from loaders.reference.tables import ReferenceRow, ReferenceTables
from loaders.reference.unit_names import DerivedUnit, UnitMatcher, valid_in

DATES = {"valid_from", "valid_until"}
WHOLE = {
    "cycle",
    "value",
    "limit_days",
    "extension_days",
    "kelurahan_count",
    "population_2023",
    "expected_count",
    "most",
}
MERGED = ("gabung", "ganti nama")
MOST_COMPARED = 2_000
"""Of so many derived units names are compared with each other; more are those of a nation."""
NEARLY_THE_SAME = 2
"""Letters by which two names of one unit may differ."""
_PARSED: dict[str, list[duckdb.Statement]] = {}
TREE = pa.schema(
    [("cycle", pa.int32()), ("unit_id", pa.string()), ("top_unit_id", pa.string()), ("current_unit_id", pa.string())]
)


def type_of(column: str) -> str:
    """Return the type of a reference column, which follows from its name."""
    if column.endswith("_on") or column in DATES:
        return "DATE"
    if column.startswith("is_"):
        return "BOOLEAN"
    if column in WHOLE or column.endswith("_order") or column.startswith("tile_"):
        return "INTEGER"
    return "VARCHAR"


def run_script(connection: duckdb.DuckDBPyConnection, path: Path, **values: object) -> None:
    """Run a file of SQL statement by statement, binding the values that a statement names."""
    for statement in _statements(connection, path):
        bound = {name: values[name] for name in statement.named_parameters}
        connection.execute(statement, bound or None)


def _statements(connection: duckdb.DuckDBPyConnection, path: Path) -> list[duckdb.Statement]:
    """Return the statements of a file, which is parsed once in a process unless it changes."""
    text = path.read_text(encoding="utf-8")
    if text not in _PARSED:
        _PARSED[text] = connection.extract_statements(text)
    return _PARSED[text]


def load_reference(connection: duckdb.DuckDBPyConnection, files: Iterable[Path]) -> None:
    """Load each of the CSV files as a table of its name, all or none."""
    with unplanned(connection):
        connection.begin()
        for path in files:
            load_table(connection, path)
        connection.commit()


@contextmanager
def unplanned(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Read whole tables or files as they stand: there is nothing to plan, and to try takes longer than to read them."""
    connection.execute("PRAGMA disable_optimizer")
    try:
        yield
    finally:
        connection.execute("PRAGMA enable_optimizer")


def load_table(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Load a reference file as a table of its name; a value of the wrong type stops the build."""
    with path.open(encoding="utf-8") as file:
        names = file.readline().strip().split(",")
    types = ", ".join(f"'{name}': '{type_of(name)}'" for name in names)
    connection.execute(
        f"CREATE TABLE {path.stem} AS FROM read_csv($path, header = true, delim = ',', quote = '\"', "
        f"escape = '\"', auto_detect = false, columns = {{{types}}}, nullstr = '')",
        {"path": str(path)},
    )


def create_empty_table(connection: duckdb.DuckDBPyConnection, name: str, columns: Iterable[str]) -> None:
    """Create a table of the given columns without rows, in the types that a reference file would have."""
    typed = ", ".join(f"{column} {type_of(column)}" for column in columns)
    connection.execute(f"CREATE TABLE {name} ({typed})")


def create_from_rows(
    connection: duckdb.DuckDBPyConnection, name: str, rows: Sequence[Mapping[str, object]], schema: pa.Schema
) -> None:
    """Create a small table from mappings, one per row."""
    connection.register("given_rows", pa.Table.from_pylist(list(rows), schema=schema))
    connection.execute(f"CREATE TABLE {name} AS SELECT * FROM given_rows")
    connection.unregister("given_rows")


def add_derived_units(connection: duckdb.DuckDBPyConnection, finder: UnitMatcher) -> None:
    """Enter the schools and puskesmas that the files name into the table of units."""
    connection.execute("ALTER TABLE units ADD COLUMN is_listed BOOLEAN DEFAULT true")
    found = [vars(unit) for unit in sorted(finder.derived.values(), key=lambda u: u.unit_id)]
    schema = pa.schema([(name, pa.string()) for name in ("unit_id", "name", "kind", "parent_id")])
    connection.register("derived_units", pa.Table.from_pylist(found, schema=schema))
    connection.execute(
        """INSERT INTO units BY NAME SELECT *, name AS short_name, 'nama dalam berkas' AS source,
        false AS is_verified, false AS is_listed FROM derived_units"""
    )
    connection.unregister("derived_units")


LETTERS_OF_A_SHORT_WORD = 4
"""So short is an addition that says nothing, as "Mlg" or "Kota"."""


def near_names(finder: UnitMatcher) -> list[tuple[str, str, str]]:
    """List the pairs of derived units of one kind and number whose names are nearly the same: id, name, other name."""
    if len(finder.derived) > MOST_COMPARED:
        return []
    groups: dict[tuple[str, str], list[DerivedUnit]] = {}
    for unit in sorted(finder.derived.values(), key=lambda one: one.unit_id):
        number = "".join(sign for sign in unit.name if sign.isdigit())
        groups.setdefault((unit.kind, number), []).append(unit)
    return [
        (first.unit_id, first.name, other.name)
        for units in groups.values()
        for first, other in itertools.combinations(units, 2)
        if _are_near(first.name, other.name)
    ]


def _are_near(name: str, other: str) -> bool:
    """Tell whether two names differ in a letter or two, or in a short word that one has and the other has not."""
    if DamerauLevenshtein.distance(letters(name), letters(other)) <= NEARLY_THE_SAME:
        return True
    short, long = sorted((set(name.lower().split()), set(other.lower().split())), key=len)
    more = long - short
    return short < long and sum(map(len, more)) <= LETTERS_OF_A_SHORT_WORD


def create_unit_tree(connection: duckdb.DuckDBPyConnection, reference: ReferenceTables, finder: UnitMatcher) -> None:
    """Create for each cycle and unit the OPD above it in that year, and its successor of today."""
    derived = [
        {"unit_id": u.unit_id, "parent_id": u.parent_id, "valid_from": "", "valid_until": ""}
        for u in finder.derived.values()
    ]
    units = {row["unit_id"]: row for row in [*reference.tables["units"], *derived]}
    tree = _Tree(units, reference.tables["unit_mapping"])
    root = {unit_id: tree.root(unit_id) for unit_id in sorted(units)}
    connection.register("empty_tree", TREE.empty_table())
    connection.execute("CREATE TABLE unit_tree AS FROM empty_tree")
    connection.unregister("empty_tree")
    for cycle in reference.cycles:
        alive = [unit_id for unit_id in root if valid_in(units[unit_id], cycle)]
        top = {unit_id: tree.top(unit_id, cycle) for unit_id in set(root.values())}
        tops = [top[root[unit_id]] for unit_id in alive]
        current = {unit_id: tree.current(unit_id) for unit_id in set(tops)}
        rows = [[cycle] * len(alive), alive, tops, [current[unit_id] for unit_id in tops]]
        connection.register("one_cycle", pa.table(rows, schema=TREE))
        connection.execute("INSERT INTO unit_tree FROM one_cycle")
        connection.unregister("one_cycle")


class _Tree:
    def __init__(self, units: dict[str, ReferenceRow], mapping: list[ReferenceRow]) -> None:
        self.units = units
        self.merged: dict[str, list[str]] = {}
        for row in mapping:
            if row["relation"] in MERGED:
                self.merged.setdefault(row["new_id"], []).append(row["old_id"])
        self.successor = {row["old_id"]: row["new_id"] for row in mapping if row["is_default"] == "true"}

    def root(self, unit_id: str) -> str:
        """Climb to the OPD."""
        while self.units[unit_id]["parent_id"]:
            unit_id = self.units[unit_id]["parent_id"]
        return unit_id

    def top(self, unit_id: str, cycle: int) -> str:
        """Return the OPD in that year: of one that did not exist yet a unit that was merged into it later."""
        return unit_id if valid_in(self.units[unit_id], cycle) else self._predecessor(unit_id, cycle)

    def current(self, unit_id: str) -> str:
        while unit_id in self.successor:
            unit_id = self.successor[unit_id]
        return unit_id

    def _predecessor(self, unit_id: str, cycle: int) -> str:
        valid = [i for i in self.merged.get(unit_id, []) if i in self.units and valid_in(self.units[i], cycle)]
        return valid[0] if valid else unit_id
