"""Edits of Python: those of mutmut's operators that are used, and where none is made."""

import ast

from tools.mutants.python import edits

MODULE = '''"""A docstring with 1 < 2."""

from a import b

LIMIT = 5


def few(value: int | None, unit: str = "orang") -> str:
    """Tell whether 1 < 2."""
    log(value)
    if value is not None and value <= LIMIT:
        return "sedikit" if unit else "lain"
    return zip(f"{1}", strict=True)
'''


def test_operators_literals_branches_returns_and_calls_are_edited() -> None:
    lines = MODULE.splitlines()
    made = {
        (edit.kind, line.strip())
        for edit, _, _ in edits(MODULE)
        for line in edit.apply(MODULE).splitlines()
        if line not in lines
    }
    assert made == {
        ("literal", "LIMIT = 6"),
        ("literal", 'def few(value: int | None, unit: str = "XXorangXX") -> str:'),
        ("removal", "pass"),
        ("operator", "if value is not None or value <= LIMIT:"),
        ("operator", "if value is not None and value < LIMIT:"),
        ("negation", "if value is None and value <= LIMIT:"),
        ("literal", 'return "XXsedikitXX" if unit else "lain"'),
        ("literal", 'return "sedikit" if unit else "XXlainXX"'),
        ("branch", 'return "sedikit" if (unit) and False else "lain"'),
        ("branch", 'return "sedikit" if (unit) or True else "lain"'),
        ("return", "return None"),
    }


def test_each_edit_leaves_a_module_that_compiles_and_differs() -> None:
    for edit, _, _ in edits(MODULE):
        assert ast.dump(ast.parse(edit.apply(MODULE))) != ast.dump(ast.parse(MODULE)), edit


def test_nothing_is_edited_in_docstrings_annotations_and_imports() -> None:
    places = [edit.start for edit, _, _ in edits(MODULE)]
    assert min(places) == MODULE.index("5")
    assert not any(MODULE.index("int | None") <= place < MODULE.index(", unit") for place in places)


def test_an_edit_names_the_statement_it_lies_in() -> None:
    lines = {edit.text: (first, last) for edit, first, last in edits(MODULE)}
    assert lines["6"] == (5, 5) and lines["pass"] == (10, 10)
