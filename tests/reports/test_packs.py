"""What a pack holds: for whomever it is made, in whatever form, nothing more than that viewer may see."""

import re
from dataclasses import replace
from datetime import date
from functools import cache, reduce
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd
import pytest

from access.roles import PUBLIC, Permission, Role, Viewer
from charts.compliance import public
from metrics import catalogue, engine
from metrics.disclosure import authorized
from metrics.disclosure.authorized import AccessDenied
from metrics.selection import WHOLE_CITY, Scope
from reports import forms, packs
from reports.document import Pack
from reports.packs import KINDS, PackKind
from settings import read_settings
from storage.builds import Build
from tests.support.packs import ADDRESS, MADE_AT, file, pack, selection
from tests.support.reading import text_of
from text.indonesian import day, number, percent
from text.tables import to_dicts

UNIT, OTHER = "DINKES", "DISDIKBUD"
AS_OF = date(2024, 11, 25)
OFFERED = {
    Role.PUBLIK: ["publik"],
    Role.PIMPINAN: ["wali-kota", "sekda", "bawaslu"],
    Role.SEKDA: ["wali-kota", "sekda", "bawaslu"],
    Role.PENGELOLA: ["wali-kota", "sekda", "bawaslu"],
    Role.OPD: ["wali-kota", "sekda"],
    Role.BAWASLU: ["wali-kota", "sekda", "bawaslu"],
}
SCOPES = (WHOLE_CITY, Scope(OTHER, "Dinas Pendidikan dan Kebudayaan", "opd"), Scope("35.73.02", "Klojen", "kecamatan"))


@pytest.fixture(scope="module")
def town(simulated_town: Build) -> Build:
    return simulated_town


def viewer(role: Role) -> Viewer:
    return Viewer(role, UNIT if role is Role.OPD else None)


def kind_of(name: str) -> PackKind:
    return next(kind for kind in KINDS if kind.name == name)


def made(
    build: Build, name: str, who: Viewer, *, scope: Scope = WHOLE_CITY, cycle: int = 2024, on: date = AS_OF
) -> Pack:
    return pack(name, selection(build, cycle, on, who, scope))


def words(made: Pack) -> str:
    """All words of all files of a pack; for whom it was made is written once, where its content is the same."""
    whoever = replace(made, view=replace(made.view, viewer=PUBLIC), stamp=replace(made.stamp, made_for="siapa pun"))
    return f"{_words(whoever)}\n{made.stamp.made_for}"


@cache
def _words(made: Pack) -> str:
    with TemporaryDirectory() as place:
        found = [text_of(one.form, file(made, one.form), Path(place)) for one in forms.writers(kind_of(made.name))]
    return "\n".join(found)


@pytest.mark.parametrize("role", Role)
def test_a_role_is_offered_its_packs_and_refused_the_others(role: Role, town: Build) -> None:
    assert [kind.name for kind in packs.offered(viewer(role))] == OFFERED[role]
    for kind in KINDS:
        if kind.name not in OFFERED[role]:
            with pytest.raises(AccessDenied):
                made(town, kind.name, viewer(role))


@pytest.mark.parametrize("role", Role)
def test_no_file_names_anybody_and_none_holds_a_number_as_long_as_a_nip(role: Role, town: Build) -> None:
    for name in OFFERED[role]:
        text = words(made(town, name, viewer(role)))
        assert "1 dari" in text or "Halaman" in text
        assert not re.search(r"Pegawai \d|(?<![\d.])\d{18}(?!\d)", text), name


@pytest.mark.parametrize("scope", SCOPES, ids=lambda scope: scope.kind)
def test_of_an_opd_no_pack_holds_a_case_of_another_unit(scope: Scope, town: Build) -> None:
    every = set(engine.query_exact("case_list", town, cycle=2024, as_of=AS_OF)["case_id"])
    own = set(authorized.query(viewer(Role.OPD), "case_list", town, cycle=2024, as_of=AS_OF)["case_id"])
    assert every - own
    for name in OFFERED[Role.OPD]:
        text = words(made(town, name, viewer(Role.OPD), scope=scope))
        assert not [case for case in every - own if case in text]
    if scope is WHOLE_CITY:
        whole = words(made(town, "sekda", viewer(Role.SEKDA)))
        assert [case for case in every - own if case in whole], "the test would find such a case"


def days(build: Build) -> list[tuple[int, date]]:
    """Published days of the first and the last cycle: the first, one in the middle, the last."""
    known = {cycle: authorized.published_days(build, cycle) for cycle in (2019, 2024)}
    return [(cycle, on) for cycle, all_ in known.items() for on in (all_[0], all_[len(all_) // 2], all_[-1])]


def test_the_tables_of_a_public_pack_are_the_public_tables_and_hold_no_other_figure(town: Build) -> None:
    """So whoever attacks the packs has what test_privacy's attacker has, and nothing besides."""
    k, columns = read_settings().threshold, {"compliance_by_unit": "unit", "compliance_by_kecamatan": "kecamatan"}
    hidden = 0
    for cycle, on in days(town):
        for table in made(town, "publik", PUBLIC, cycle=cycle, on=on).tables():
            rows = authorized.query(PUBLIC, table.metric, town, cycle=cycle, as_of=on)
            name = columns.get(table.metric, "rung_name")
            shown = public.readable(rows, k)
            measures = ["cases"] if name == "rung_name" else ["obliged", "signed", "fulfilled"]
            expected = {tuple(str(row[field]) for field in (name, *measures)) for row in to_dicts(shown)}
            assert {tuple(str(value) for value in row) for row in table.rows} == expected
            hidden += int((rows[[f"{measure}_hidden" for measure in measures]].to_numpy() != "").sum())
    assert hidden > 100


def test_every_number_in_the_sentences_of_a_public_pack_is_one_that_the_public_is_shown(town: Build) -> None:
    for cycle, on in days(town):
        public_pack = made(town, "publik", PUBLIC, cycle=cycle, on=on)
        said = [line for one in public_pack.sections for line in (one.title, *one.sentences)]
        chosen = public_pack.view.chosen
        named = (public_pack.view.position, chosen.name, *([day(chosen.pact_on)] if chosen.pact_on else []))
        text = reduce(lambda left, own: left.replace(own, ""), named, " ".join(said))
        unknown = set(re.findall(r"\d[\d.]*(?:,\d+)?%?", text.rstrip("."))) - _shown(town, cycle, on)
        assert {found.rstrip(".") for found in unknown} - _shown(town, cycle, on) == set(), (cycle, on)


def _shown(build: Build, cycle: int, on: date) -> set[str]:
    """The counts that the public is shown that day, their shares, how many rows are without, and the threshold."""
    found = {number(read_settings().threshold)}
    for metric in ("compliance_total", "compliance_by_unit", "compliance_by_kecamatan", "case_ladder"):
        rows = authorized.query(PUBLIC, metric, build, cycle=cycle, as_of=on)
        first = "cases" if metric == "case_ladder" else "signed"
        found.add(number(int(rows[f"{first}_hidden"].ne("").sum())))
        for row in to_dicts(rows):
            found |= {
                number(row[m]) for m in ("obliged", "signed", "fulfilled", "cases") if not pd.isna(row.get(m, pd.NA))
            }
            for part in ("signed", "fulfilled"):
                if not pd.isna(row.get(part, pd.NA)):
                    found.add(percent(row[part], row["obliged"]))
    return found


def test_a_public_pack_asks_nothing_but_public_tables_as_the_public(town: Build) -> None:
    asked: list[tuple[Viewer, str]] = []

    def noted(who: Viewer, name: str, build: Build, **scope: Any) -> pd.DataFrame:
        asked.append((who, name))
        return authorized.query(who, name, build, **scope)

    packs.make(kind_of("publik"), selection(town, as_of=AS_OF, viewer=PUBLIC), ADDRESS, MADE_AT, query=noted)
    assert asked and {who for who, _ in asked} == {PUBLIC}
    assert all(catalogue.find(name).right is Permission.AGGREGATES for _, name in asked)
