"""The walls of the house, read from the imports: this test is the picture of the architecture."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("pages", "charts", "metrics", "loaders", "reports", "alerts", "guides", "bench")
UPLOADS = ("upload", "upload_sheets", "upload_state")
PANELS = (
    "panels",
    "public_panels",
    "build_panels",
    "handout_panels",
    "pack_panels",
    "who_panels",
    "guide_panels",
    "decision_panels",
)
SCREEN = ("dashboard", "pages", "frame", "header", "presentation", *PANELS, *UPLOADS, "access", "wall", "wire")
DOORS = {"handouts", "intake", "pins", "serve"}
"""Modules at the top that reach into the loaders, and that the screen may know."""

# What may be imported, or named, and the modules or rooms that may.
ALLOWED = {
    "streamlit": (*SCREEN, "bench"),
    "plotly": ("charts", "bench"),
    "duckdb": ("warehouse", "loaders", "bench"),
    "smtplib": ("alerts",),
}
NAMED = {
    "os.environ": ("settings", "bench"),
    "st.session_state": ("frame", "access", "upload_state"),
    "st.cache_data": ("panels",),
    "st.cache_resource": (),
}


def modules() -> list[Path]:
    """Every Python file of the product, without the tests."""
    found = [*ROOT.glob("*.py"), *(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))]
    return sorted(path for path in found if path.exists())


def room_of(path: Path) -> str:
    """The room a file stands in: its folder, or its own name at the top."""
    parts = path.relative_to(ROOT).parts
    return parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    """Top-level names of everything a file imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.split(".")[0]


@pytest.mark.parametrize("library", ALLOWED)
def test_a_library_is_imported_only_behind_its_door(library: str) -> None:
    trespassers = [p.name for p in modules() if library in imports(p) and room_of(p) not in ALLOWED[library]]
    assert trespassers == []
    assert any(library in imports(p) for p in modules()), f"{library}: the wall guards nothing"


@pytest.mark.parametrize("name", NAMED)
def test_a_name_is_used_only_in_its_place(name: str) -> None:
    trespassers = [p.name for p in modules() if name in p.read_text("utf-8") and room_of(p) not in NAMED[name]]
    assert trespassers == []


def test_no_page_asks_in_sql_or_reckons() -> None:
    for page in sorted((ROOT / "pages").glob("*.py")):
        text = page.read_text(encoding="utf-8")
        assert not re.search(r"\bSELECT\b|\bFROM\s+\w+\s+WHERE\b", text), page.name
        if page.name == "router.py":  # joins paths, shows no figure
            continue
        sums = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.BinOp)]
        reckoning = [n.lineno for n in sums if isinstance(n.op, ast.Add | ast.Sub | ast.Mult | ast.Div | ast.FloorDiv)]
        assert reckoning == [], f"{page.name}: arithmetic in lines {reckoning}"


def test_nothing_flows_back_from_the_screen_to_the_loaders() -> None:
    for path in modules():
        if room_of(path) in ("loaders", "metrics", "warehouse", "settings"):
            screen = set(imports(path)) & {*SCREEN, "charts", "streamlit", "plotly"}
            assert not screen, f"{path.name} knows {screen}"
        if room_of(path) in ("reports", "alerts", "reminders"):
            screen = set(imports(path)) & {*SCREEN, "streamlit", "plotly"}
            assert not screen, f"{path.name} knows {screen}"
        if room_of(path) in (*SCREEN, "charts", "reports", "alerts"):
            assert "loaders" not in imports(path), f"{path.name} knows the loaders"


def test_nobody_knows_the_alerts() -> None:
    """They are a process of their own, which the watch starts by its name: nobody waits for a mail server."""
    assert {room_of(path) for path in modules() if "alerts" in imports(path)} == {"alerts"}


def test_the_loaders_are_reached_from_outside_through_a_few_doors() -> None:
    outside = {room_of(path) for path in modules() if "loaders" in imports(path)} - {"loaders", "bench"}
    assert outside == DOORS


def test_a_page_is_short_and_a_file_is_not_long() -> None:
    for page in (ROOT / "pages").glob("*.py"):
        assert len(page.read_text("utf-8").splitlines()) <= 60, page.name
    records = {
        "contract.py",
        "compliance.py",
        "cases.py",
        "lists.py",
        "panels.py",
        "content.py",
    }  # one record after another
    long = {p.name for p in modules() if p.name not in records and len(p.read_text("utf-8").splitlines()) > 200}
    assert long == set()


def test_no_word_of_this_machine_or_a_registry_is_in_the_repository() -> None:
    wanted = re.compile(r"/work/|/root/|/home/\w+/|pypi\.org|files\.pythonhosted|registry\.npmjs|deb\.debian")
    kinds = {".py", ".md", ".toml", ".txt", ".csv", ".sql", ".yml", ""}
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert "README.md" in listed.splitlines()
    for path in (ROOT / name for name in listed.splitlines()):
        if path.suffix in kinds and path.is_file() and path.name != Path(__file__).name:
            found = wanted.search(path.read_text(encoding="utf-8", errors="replace"))
            assert not found, f"{path.relative_to(ROOT)}: {found and found[0]}"
