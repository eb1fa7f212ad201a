"""The documents name what exists: numbers of decisions, links, files and modules."""

import os
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path, PurePosixPath

import pytest

from settings import ROOT

DECISIONS = "docs/decisions.md"
HEADING = re.compile(r"^### (\d+)\. (.+)$", re.MULTILINE)
CONTENTS = re.compile(r"^- \[(\d+)\. (.+)\]\(#(.+)\)$", re.MULTILINE)
REFERRED = re.compile(r"\bdecisions? ((?:\d{1,3}\b(?:, | and |–|-| to )?)+)(?! [A-Z])", re.IGNORECASE)
DOCUMENT = re.compile(r"\bdocs/[\w./-]+\.(?:md|png|service|timer)\b")
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`([^`\n]+)`")
FILE = re.compile(r"\.(?:py|sql|csv|toml|md|css|typ|txt|png|json|jsonl|xlsx|service|timer)$")
# Files that a document may name and git does not have: each is written by a person or by Netra where it runs.
NOT_IN_GIT = {
    "data/sources.toml": "the manifest of the operator",
    "sources.toml": "the same, in the words of its own page",
    "data/alerts.toml": "who is told, written by the operator",
    "alerts.toml": "the same, in the words of its own page",
    ".streamlit/secrets.toml": "secrets of the log-in, written by the operator",
    "secrets.toml": "the same, in the words of its own page",
    "roster.xlsx": "a template as the command line writes it",
    "FETCHED.json": "how each source stands, beside the builds",
    "ATTEMPT.json": "how the last load ended, beside the builds",
    "ORIGIN.json": "where the files of the last build lay, beside the builds",
    "robots.txt": "an address that the server does not have",
}
DATA = ("data", "data/reference", "data/reference/simulation", "data/documented")
"""Folders whose files a page for operators names without them."""
WRITTEN = ("data/warehouse/", "data/simulasi/", "log/")
"""Folders that Netra writes."""


@cache
def listed() -> frozenset[str]:
    """Every file that git knows and that is there."""
    names = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return frozenset(name for name in names.splitlines() if (ROOT / name).is_file())


@cache
def folders() -> frozenset[str]:
    """Every folder with such a file below it."""
    return frozenset(str(parent) for name in listed() for parent in PurePosixPath(name).parents)


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def texts() -> Iterator[tuple[str, str]]:
    """Each file of text that may refer to a document, with its text."""
    for name in sorted(listed()):
        if Path(name).suffix in {".py", ".md", ".toml", ".sql", ".css", ".yml", ".yaml", ".typ"} or name == "Makefile":
            yield name, read(name)


def documents() -> list[str]:
    """The documents that say how things are; CHANGELOG.md says how they were."""
    ours = (name for name in listed() if name.endswith(".md"))
    return sorted(name for name in ours if name.startswith("docs/") or ("/" not in name and name != "CHANGELOG.md"))


def slug(heading: str) -> str:
    """The anchor that a heading has where Markdown is shown."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def anchors(text: str) -> set[str]:
    return {slug(title) for title in re.findall(r"^#+ (.+)$", FENCE.sub("", text), re.MULTILINE)}


def dead_links(name: str, text: str) -> list[str]:
    """The relative links of a document that lead nowhere."""
    targets = [target for target in LINK.findall(FENCE.sub("", text)) if ":" not in target]
    return [target for target in targets if _is_dead(PurePosixPath(name).parent, target, text)]


def _is_dead(folder: PurePosixPath, target: str, text: str) -> bool:
    path, _, anchor = target.partition("#")
    if not path:
        return anchor not in anchors(text)
    there = os.path.normpath(folder / path)
    if there not in listed():
        return there not in folders()
    return bool(anchor) and anchor not in anchors(read(there))


def unknown_names(text: str) -> list[str]:
    """The files, folders and modules that a document names in backticks and that do not exist."""
    words = [word for code in CODE.findall(FENCE.sub("", text)) for word in _words(code)]
    return [word for word in words if not _exists(word)]


def _words(code: str) -> list[str]:
    """Of a command the module that it runs, else the word itself; what has blanks is a text of its own."""
    command = re.match(r"python -m ([\w.]+)", code)
    if command:
        return [command[1].replace(".", "/") + "/"]
    return [code] if re.fullmatch(r"[\w./-]+", code) and not code.startswith(("/", "-", "..")) else []


def _exists(word: str) -> bool:
    first, *rest = word.rstrip("/").split("/")
    is_file = FILE.search(word)
    if is_file or word.endswith("/") or (rest and first in folders()):
        path = word.rstrip("/")
        places = (path, f"{path}.py", *(f"{folder}/{path}" for folder in DATA))
        return bool({*places} & (listed() | folders())) or _is_not_in_git(word)
    return rest != [] or _is_a_module_or_no_name_of_ours(word)


def _is_not_in_git(word: str) -> bool:
    return word in NOT_IN_GIT or word.startswith(WRITTEN)


def _is_a_module_or_no_name_of_ours(word: str) -> bool:
    """`metrics.engine` is a module or a name in the package; `cycles.due_on` is none of ours."""
    first, *rest = word.split(".")
    package, module = f"{first}/__init__.py", f"{first}.py"
    if not rest or not {package, module} & listed():
        return True
    below = f"{first}/{rest[0]}"
    if f"{below}.py" in listed() or below in folders():
        return True
    return any(re.search(rf"\b{re.escape(rest[0])}\b", read(name)) for name in {package, module} & listed())


def test_decisions_are_numbered_once_and_without_a_gap() -> None:
    numbers = [int(number) for number, _ in HEADING.findall(read(DECISIONS))]
    assert sorted(numbers) == list(range(1, len(numbers) + 1))


def test_the_contents_list_every_decision_in_its_order() -> None:
    text = read(DECISIONS)
    found = HEADING.findall(text)
    assert CONTENTS.findall(text) == [(number, title, slug(f"{number}. {title}")) for number, title in found]


def test_every_decision_says_where_it_lives() -> None:
    text = read(DECISIONS)
    starts = [match.start() for match in HEADING.finditer(text)]
    parts = [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    assert [part.splitlines()[0] for part in parts if "**Code:**" not in part] == []


def test_every_decision_that_is_referred_to_exists() -> None:
    known = {number for number, _ in HEADING.findall(read(DECISIONS))}
    referred = [
        (name, number)
        for name, text in texts()
        for said in REFERRED.findall(text)
        for number in re.findall(r"\d+", said)
    ]
    assert ("docs/decisions.md", "50") in referred, "nothing is found any more"
    assert [(name, number) for name, number in referred if number not in known] == []


def test_every_document_that_is_referred_to_exists() -> None:
    referred = [(name, found) for name, text in texts() for found in DOCUMENT.findall(text)]
    assert referred
    assert [(name, found) for name, found in referred if found not in listed()] == []


@pytest.mark.parametrize("name", documents())
def test_every_link_leads_somewhere(name: str) -> None:
    assert dead_links(name, read(name)) == []


@pytest.mark.parametrize("name", documents())
def test_every_file_and_module_that_a_document_names_exists(name: str) -> None:
    assert unknown_names(read(name)) == []


def test_what_does_not_exist_is_found() -> None:
    text = """
# A heading
[here](#a-heading) [gone](#no-heading) [file](docs/decisions.md) [no file](gone.md) [outside](https://example.org/x.md)
`loaders/contract/inputs.py` `loaders/gone.py` `loaders/` `publik/` `metrics.disclosure` `metrics.gone` `cycles.due_on`
`python -m loaders build` `python -m gone` `/sehat` `data/sources.toml` `gone.py` `settings.ROOT` `settings.GONE` `n/N`
"""
    assert dead_links("README.md", text) == ["#no-heading", "gone.md"]
    assert unknown_names(text) == ["loaders/gone.py", "publik/", "metrics.gone", "gone/", "gone.py", "settings.GONE"]
