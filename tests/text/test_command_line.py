import argparse
import ast
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import alerts.__main__
import loaders.__main__
import metrics.__main__
import reports.__main__
from settings import ROOT
from text.command_line import TRANSLATIONS, day, new_parser

COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "alerts": alerts.__main__.main,
    "loaders": loaders.__main__.main,
    "metrics": metrics.__main__.main,
    "reports": reports.__main__.main,
}
FOR_PROGRAMMERS = {
    ".__call__() not defined", "%r is not callable", "'required' is an invalid argument for positionals",
    "cannot have multiple subparser arguments", "cannot merge actions - two groups are named %r",
    "conflicting option string: %s", "conflicting option strings: %s", "conflicting subparser alias: %s",
    "conflicting subparser: %s", "dest= is required for options like %r", "invalid conflict_resolution value: %r",
    "invalid option string %(option)r: must start with a character %(prefix_chars)r",
    "mutually exclusive arguments must be optional",
}  # fmt: skip
"""Faults of whoever builds the parser; no user sees them."""
ENGLISH = (
    "usage", "error", "options:", "positional", "show this", "required", "invalid", "choose", "unrecognized",
    "expected",
)  # fmt: skip


def _templates_of_argparse() -> Iterator[str]:
    """Every text that argparse of this Python looks up before it shows it."""
    source = Path(argparse.__file__).read_text(encoding="utf-8")
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "ngettext"):
            yield from (a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str))


def test_every_text_that_a_user_of_argparse_can_see_is_translated() -> None:
    shown = set(_templates_of_argparse()) - FOR_PROGRAMMERS
    assert "unrecognized arguments: %s" in shown
    assert shown - set(TRANSLATIONS) == set()


@pytest.mark.parametrize("template", TRANSLATIONS)
def test_a_translation_takes_no_value_that_its_template_lacks(template: str) -> None:
    names = {"prog": "netra", "message": "m", "argument_name": "a", "option": "o", "parser_name": "p", "type": "int"}
    names |= {
        "value": "v",
        "choices": "c",
        "matches": "m",
        "filename": "f",
        "error": "e",
        "heading": "h",
        "default": "d",
    }
    values = names if "%(" in template else ("x",) * template.count("%")
    assert TRANSLATIONS[template] % values  # raises where it asks for what it is not given
    assert {name for name in names if f"%({name})" in TRANSLATIONS[template]} <= {
        name for name in names if f"%({name})" in template
    }


@pytest.mark.parametrize("room", COMMANDS)
@pytest.mark.parametrize("arguments", [["--help"], ["--tidak-ada"], ["--form"], ["bukan-perintah", "lagi"]])
def test_a_command_says_nothing_in_english(room: str, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        COMMANDS[room](arguments)
    said = "".join(capsys.readouterr())
    assert ended.value.code == (0 if "--help" in arguments else 2)
    assert said.startswith(f"pemakaian: python -m {room}")
    assert [word for word in ENGLISH if word in said.lower()] == []
    assert ("tampilkan bantuan ini" in said) == ("--help" in arguments)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "yang ini harus disebut: perintah"),
        (["hapus"], "argumen perintah: 'hapus' tidak ada; pilih dari"),
        (["check"], "yang ini harus disebut: BERKAS"),
        (["build", "--dataset", "lain"], "argumen --dataset: 'lain' tidak ada; pilih dari"),
        (["build", "--inbox"], "argumen --inbox: perlu satu nilai"),
        (["build", "lagi"], "tidak dikenal: lagi"),
        (["watch", "--every", "sering"], "argumen --every: 'sering' tidak dapat dibaca"),
        (["template", "--o", "x"], "yang ini harus disebut: JENIS"),
        (["build", "--once=ya"], "tidak dikenal: --once=ya"),
        (["watch", "--once=ya"], "argumen --once: nilai 'ya' tidak diminta"),
    ],
)
def test_a_mistake_is_told_in_indonesian(arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        loaders.__main__.main(arguments)
    assert f"salah pakai: {told}" in capsys.readouterr().err


def test_a_day_that_is_none_is_told_with_the_form_it_needs(capsys: pytest.CaptureFixture[str]) -> None:
    assert day("2024-08-26").isoformat() == "2024-08-26"
    with pytest.raises(SystemExit):
        alerts.__main__.main(["--today", "26-08-2024"])
    told = "argumen --today: tanggal '26-08-2024' tidak dapat dibaca; tulis seperti 2024-08-26"
    assert told in capsys.readouterr().err


def test_a_parser_is_named_as_it_was_called(monkeypatch: pytest.MonkeyPatch) -> None:
    assert new_parser("loaders", "").prog == "python -m loaders"
    monkeypatch.setattr("sys.argv", ["/tempat/.venv/bin/netra", "loaders", "build"])
    assert new_parser("loaders", "").prog == "netra loaders"


def test_no_command_of_the_product_makes_a_parser_of_its_own() -> None:
    listed = subprocess.run(["git", "ls-files", "*.py"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    product = [name for name in listed.splitlines() if not name.startswith(("tests/", "tools/", "text/command_line"))]
    assert "loaders/__main__.py" in product
    assert [name for name in product if "ArgumentParser(" in (ROOT / name).read_text(encoding="utf-8")] == []
