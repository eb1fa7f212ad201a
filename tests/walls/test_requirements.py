"""What is imported is declared, what is declared is used, and what is declared is what the locks hold, with hashes."""

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from settings import ROOT

FOR_TESTS = ("tests/", "tools/")
NOT_IMPORTED = {
    "setuptools": "builds the project for its command",
    "authlib": "Streamlit's st.login imports it",
    "pytest-xdist": "a plugin of pytest",
    "pytest-cov": "a plugin of pytest",
    "coverage": "a command",
    "mutmut": "a command",
    "ruff": "a command",
    "mypy": "a command",
    "pandas-stubs": "read by mypy",
    "types-tqdm": "read by mypy",
    "import-linter": "a command",
    "pre-commit": "a command",
}
"""Declared for another reason than an import of ours."""
LOCKS = {
    "requirements.lock": ("requirements.txt",),
    "requirements-dev.lock": ("requirements.txt", "requirements-dev.txt"),
}
PACKAGE = re.compile(r"^([\w.-]+)(?:\[\w+\])?==(\S+)", re.MULTILINE)


def _packages(name: str) -> dict[str, str]:
    """The version of each package in a file of requirements or in a lock."""
    found = PACKAGE.findall((ROOT / name).read_text(encoding="utf-8"))
    return {_canonical(package): version for package, version in found}


def _canonical(package: str) -> str:
    return re.sub(r"[-_.]+", "-", package).lower()


@cache
def _files() -> list[str]:
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.py"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    return [name for name in listed if (ROOT / name).is_file()]


@cache
def _imports(file: str) -> frozenset[str]:
    """The top-level names that a file imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse((ROOT / file).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module)
    return frozenset("google.protobuf" if n.startswith("google.protobuf") else n.partition(".")[0] for n in names)


_known = cache(packages_distributions)


def _distributions(files: Iterable[str]) -> dict[str, str]:
    """The packages behind the imports of these files, each with a file that imports it."""
    found = dict[str, str]()
    for file in files:
        for top in _imports(file):
            for distribution in _known().get("google" if top == "google.protobuf" else top, ()):
                found[_canonical(distribution)] = file
    found.pop("netra", None)
    return found


def test_what_the_product_imports_is_packages() -> None:
    imported = _distributions(name for name in _files() if not name.startswith(FOR_TESTS))
    assert imported["starlette"] == "web/server/middleware.py"
    undeclared = {name: file for name, file in imported.items() if name not in _packages("requirements.txt")}
    assert undeclared == {}


def test_what_the_tests_import_is_packages() -> None:
    declared = {**_packages("requirements.txt"), **_packages("requirements-dev.txt")}
    assert {name: file for name, file in _distributions(_files()).items() if name not in declared} == {}


def test_what_is_declared_is_used() -> None:
    product = _distributions(name for name in _files() if not name.startswith(FOR_TESTS))
    assert set(_packages("requirements.txt")) - set(product) - set(NOT_IMPORTED) == set()
    assert set(_packages("requirements-dev.txt")) - set(_distributions(_files())) - set(NOT_IMPORTED) == set()


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_a_choice_is_one_version_with_its_reason(name: str) -> None:
    for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith(("#", "-r ")):
            assert re.fullmatch(r"\S+==\S+ +# \w.{4,}", line), line


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_what_is_chosen(lock: str) -> None:
    chosen = {name: version for source in LOCKS[lock] for name, version in _packages(source).items()}
    locked = _packages(lock)
    assert {name: locked.get(name) for name in chosen} == chosen


def test_tests_run_on_the_versions_that_the_product_runs_on() -> None:
    run, dev = _packages("requirements.lock"), _packages("requirements-dev.lock")
    assert len(run) > 50
    assert {name: dev.get(name) for name in run} == run


@pytest.mark.parametrize("lock", [*LOCKS, "requirements-uv.lock"])
def test_every_package_of_a_lock_has_hashes_and_no_index_of_its_own(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    packages = re.split(r"^(?=[\w.-]+==)", text, flags=re.MULTILINE)
    assert packages[0] == ""
    assert [one.splitlines()[0] for one in packages[1:] if "--hash=sha256:" not in one] == []
    assert not re.search(r"https?:|--(extra-)?index-url|--find-links|--trusted-host", text)


def test_the_metadata_of_the_project_names_every_room() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    tops = {Path(name).parts[0] for name in _files() if not name.startswith(FOR_TESTS)}
    rooms, modules = {name for name in tops if "." not in name}, {Path(name).stem for name in tops if "." in name}
    assert set(project["tool"]["setuptools"]["packages"]["find"]["include"]) == {f"{room}*" for room in rooms}
    assert set(project["tool"]["setuptools"]["py-modules"]) == modules


def test_the_version_of_the_project_is_the_newest_of_the_changes() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    newest = re.search(r"^## v?(\d+\.\d+\.\d+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert newest and newest[1] == project["version"]
