"""Which tests are run for a mutant, and in which order."""

from tools.mutants import sql_texts
from tools.mutants.candidates import Candidates
from tools.mutants.notes import Notes
from tools.mutants.recorder import Note
from tools.mutants.records import Edit, Group, Mutant
from tools.mutants.selection import Selector

SCRIPT = "CREATE TABLE paid AS FROM rows; CREATE MACRO shares(day) AS TABLE FROM paid; CREATE TABLE apart AS FROM rows"
PAID, SHARES, APART = sql_texts.of_script("loaders/transform/views.sql", SCRIPT)
BILLS, SHARING = "tests/metrics/test_bills.py", "tests/metrics/test_sharing.py"


def notes() -> Notes:
    """Two files of tests: one asks the macro by a template, the other the table; one test of it does not pass."""
    found = Notes()
    found.add(
        SHARING,
        Note(
            asked=[("SELECT 1 FROM shares(3)", [f"{SHARING}::test_a"]), (PAID.text, [SHARING])],
            lines={"loaders/validation/rules.py": {"7": [f"{SHARING}::test_a"]}},
            seconds={SHARING: 2.0, **{f"{SHARING}::test_{name}": 1.0 for name in "aefg"}},
            failed=[],
        ),
    )
    found.add(
        BILLS,
        Note(
            asked=[("FROM paid", [f"{BILLS}::test_b", f"{BILLS}::test_c"])],
            lines={"loaders/validation/rules.py": {"7": [BILLS]}},
            seconds={f"{BILLS}::test_b": 1.0, f"{BILLS}::test_c": 0.5, f"{BILLS}::test_d": 0.1},
            failed=[f"{BILLS}::test_b"],
        ),
    )
    return found


def mutant(text: sql_texts.SqlText) -> Mutant:
    return Mutant(Group.BUILD_SQL, text.path, 1, Edit(0, 1, "", "literal"), 1, 1, text.text, text.start)


def selector() -> Selector:
    return Selector(Candidates(texts=[(Group.BUILD_SQL, text) for text in (PAID, SHARES, APART)]), notes())


def test_the_tests_of_a_table_are_those_that_ask_for_anything_made_of_it_nearest_first() -> None:
    assert selector().tests(mutant(PAID), 60) == [f"{BILLS}::test_c", f"{SHARING}::test_a"]
    assert selector().tests(mutant(SHARES), 60) == [f"{SHARING}::test_a"]


def test_that_a_build_makes_a_table_is_no_reason_to_run_a_test() -> None:
    assert selector().tests(mutant(APART), 60) == []


def test_no_more_tests_are_run_than_the_budget_allows_but_one_is() -> None:
    assert selector().tests(mutant(PAID), 0.5) == [f"{BILLS}::test_c"]
    assert selector().tests(mutant(SHARES), 0.5) == [f"{SHARING}::test_a"]


def test_a_template_is_found_in_what_was_asked_whatever_stands_in_its_places() -> None:
    template = Mutant(Group.BUILD_SQL, "a.py", 1, Edit(0, 1, "", "literal"), 1, 1, "SELECT _____ FROM shares(___)", 0)
    assert selector().tests(template, 60) == [f"{SHARING}::test_a"]


def test_a_line_of_python_is_tried_by_the_tests_that_execute_it_and_by_those_whose_fixtures_do() -> None:
    line = Mutant(Group.PYTHON, "loaders/validation/rules.py", 7, Edit(0, 1, "", "literal"), 6, 8)
    assert selector().tests(line, 60) == [f"{SHARING}::test_a", f"{BILLS}::test_d", f"{BILLS}::test_c"]
