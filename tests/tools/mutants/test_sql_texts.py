"""SQL in Python modules: found with its place, or named where no mutant is made in it."""

from tools.mutants.sql_texts import SqlText, Unreadable, of_module, of_script

MODULE = '''"""Words that say SELECT are no SQL in a docstring."""
Ä = "SELECT a FROM t"
B = f"""SELECT {', '.join(x)} FROM {table}
    WHERE a <= 1"""
C = "Kata-kata saja"
D = "SELECT a " "FROM t"
E = "SELECT a\\nFROM t"
F = "SELECT {parts} {joined} FROM ("
'''


def test_strings_and_templates_are_found_at_their_places_with_names_in_their_placeholders() -> None:
    texts = [found for found in of_module("m.py", MODULE) if isinstance(found, SqlText)]
    assert sorted(text.text for text in texts) == [
        "SELECT ______________ FROM _______\n    WHERE a <= 1",
        "SELECT a FROM t",
    ]
    for text in texts:
        assert MODULE[text.start :].startswith(text.text[:7])
        assert MODULE[text.start + len(text.text)] == '"'


def test_a_string_that_no_mutant_is_made_in_is_told_with_its_reason() -> None:
    left = {found.line: found.reason for found in of_module("m.py", MODULE) if isinstance(found, Unreadable)}
    assert left == {
        6: "written as several strings side by side",
        7: "has escaped characters",
        8: "parsed neither by sqlglot nor by DuckDB",
    }


def test_the_statements_of_a_script_are_texts() -> None:
    assert [(text.start, text.text) for text in of_script("a.sql", "CREATE VIEW a AS FROM b; FROM a")] == [
        (0, "CREATE VIEW a AS FROM b"),
        (24, " FROM a"),
    ]
