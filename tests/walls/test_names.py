"""What imports cannot say: which names stand in which files. importlinter.toml holds the walls between rooms."""

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from settings import ROOT

CODE = {".py"}
OUTSIDE = ("tests", "tools")
"""Folders of code that are no part of the product."""

# What may be imported, and the rooms or files that may; Streamlit, Plotly and DuckDB have contracts.
IMPORTED = {"smtplib": ("alerts",), "starlette": ("web", "dashboard")}
# What may be named, and the files that may.
NAMED = {
    "os.environ": ("settings.py",),
    "st.session_state": ("web/frame.py", "web/account.py", "web/upload/session.py"),
    "st.cache_data": ("web/panels/query.py",),
    "st.cache_resource": (),
}
LONG = 400
LONG_WITH_A_REASON = {
    "loaders/contract/inputs.py": "the ten inputs, one record after another, are read side by side",
}


@cache
def listed() -> list[Path]:
    """Every file of the repository, as git knows it: a new folder is among them at once."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    return [ROOT / name for name in names if (ROOT / name).is_file()]


@cache
def modules() -> list[Path]:
    """Every Python file of the product."""
    return [path for path in listed() if path.suffix in CODE and path.relative_to(ROOT).parts[0] not in OUTSIDE]


def pages() -> list[Path]:
    return [path for path in modules() if path.is_relative_to(ROOT / "pages") and path.name != "__init__.py"]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def room_of(path: Path) -> str:
    """The room a file stands in: its top folder, or its own name at the root."""
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


@cache
def imports(path: Path) -> frozenset[str]:
    """Top-level names of everything a file imports."""
    return frozenset(_imports(path))


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.split(".")[0]


def test_every_room_stands_behind_the_contracts() -> None:
    contracts = tomllib.loads((ROOT / "importlinter.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    rooms = {room_of(path) for path in modules() if path.parent != ROOT}
    assert rooms == set(contracts["root_packages"])
    (layers,) = (one["layers"] for one in contracts["contracts"] if one["type"] == "layers" and "containers" not in one)
    assert {room for layer in layers for room in layer.split(" | ")} == rooms
    assert len(layers) <= 7


def test_the_root_holds_two_modules_and_few_rooms() -> None:
    at_root = {path.name for path in modules() if path.parent == ROOT}
    assert at_root == {"dashboard.py", "settings.py"}
    entries = {path.relative_to(ROOT).parts[0] for path in listed() if path.suffix in CODE}
    assert len(entries - {"tests"}) <= 15


def test_the_settings_know_nobody() -> None:
    rooms = {room_of(path) for path in modules()}
    assert not rooms & set(imports(ROOT / "settings.py"))


def test_every_room_says_what_it_is_for_and_whom_it_may_know() -> None:
    for room in sorted({room_of(path) for path in modules() if path.parent != ROOT}):
        said = ast.get_docstring(ast.parse((ROOT / room / "__init__.py").read_text(encoding="utf-8")))
        assert said and "May know" in said, room


@pytest.mark.parametrize("library", IMPORTED)
def test_a_library_is_imported_only_behind_its_door(library: str) -> None:
    users = {room_of(path) for path in modules() if library in imports(path)}
    assert users and users <= set(IMPORTED[library])


@pytest.mark.parametrize("name", NAMED)
def test_a_name_is_used_only_in_its_place(name: str) -> None:
    users = {name_of(path) for path in modules() if name in path.read_text("utf-8")}
    assert users <= set(NAMED[name])
    assert users or not NAMED[name], f"{name}: the wall guards nothing"


def test_no_page_asks_in_sql_or_reckons() -> None:
    assert any(path.parent.name == "public" for path in pages())
    for page in pages():
        text = page.read_text(encoding="utf-8")
        assert not re.search(r"\bSELECT\b|\bFROM\s+\w+\s+WHERE\b", text), name_of(page)
        if page.name == "router.py":  # joins paths, shows no figure
            continue
        sums = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.BinOp)]
        reckoning = [n.lineno for n in sums if isinstance(n.op, ast.Add | ast.Sub | ast.Mult | ast.Div | ast.FloorDiv)]
        assert reckoning == [], f"{name_of(page)}: arithmetic in lines {reckoning}"


def test_nobody_knows_the_alerts() -> None:
    """They are a process of their own, which the watch starts by its name: nobody waits for a mail server."""
    assert {room_of(path) for path in modules() if "alerts" in imports(path)} == {"alerts"}


def test_a_page_is_short_and_a_long_file_has_its_reason() -> None:
    lines = {name_of(path): len(path.read_text("utf-8").splitlines()) for path in modules()}
    assert {name for name, count in lines.items() if name.startswith("pages/") and count > 60} == set()
    assert {name for name, count in lines.items() if count > LONG} == set(LONG_WITH_A_REASON)


def test_every_module_has_a_test_of_its_own() -> None:
    """The test of `metrics/selection.py` is `tests/metrics/test_selection.py`; a command may share one."""
    own = [path for path in modules() if path.name not in ("__init__.py", "__main__.py")]
    places = {name_of(path): ROOT / "tests" / path.relative_to(ROOT).with_name(f"test_{path.name}") for path in own}
    assert [name for name, place in places.items() if not place.is_file()] == []


def test_no_word_of_a_machine_or_a_registry_is_in_the_repository() -> None:
    wanted = re.compile(r"/work/|/root/|/home/\w+/|pypi\.org|files\.pythonhosted|registry\.npmjs|deb\.debian")
    kinds = {".py", ".md", ".toml", ".txt", ".csv", ".sql", ".yml", ".yaml", ".lock", ""}
    files = [path for path in listed() if path.suffix in kinds and path.name != Path(__file__).name]
    assert ROOT / "README.md" in files
    for path in files:
        found = wanted.search(path.read_text(encoding="utf-8", errors="replace"))
        assert not found, f"{name_of(path)}: {found and found[0]}"
