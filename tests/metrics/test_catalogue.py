"""The registry and the command line: every metric runs, says what it is, and prints exactly."""

import csv
import io
import json
import re
from dataclasses import fields
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from access.roles import Permission
from metrics.__main__ import main
from metrics.catalogue import METRICS, UnknownMetric, find
from metrics.changes.records import COMPARISONS
from metrics.definitions.inputs import ARTICLES, LOADING, REFERENCE
from metrics.definitions.record import PARAMETERS, Metric
from metrics.engine import FRACTIONS, query_exact
from settings import ROOT
from storage.builds import Build
from tests.support.builds import make_build, nip

PROMISED = {  # inputs.md: these names and first columns are relied on by others
    "compliance_by_unit": "cycle unit_id unit kind obliged signed fulfilled basis",
    "compliance_by_kecamatan": "cycle kecamatan_id kecamatan obliged signed fulfilled",
    "compliance_by_kelurahan": "cycle kecamatan_id kecamatan kelurahan_id kelurahan obliged signed fulfilled",
    "compliance_by_level": "cycle level obliged signed fulfilled",
    "signings_over_time": "cycle day signed fulfilled",
    "pace_by_unit": "cycle unit_id unit obliged signed not_signed working_days_left needed_per_day",
    "violations_by_severity": "cycle severity cases",
    "violations_by_form": "cycle form_id form cases",
    "violations_by_instansi": "cycle instansi cases",
    "case_ladder": "cycle rung cases",
    "case_outcomes": "cycle outcome cases",
}
UNIQUE_BY = {
    "compliance_by_unit": ["cycle", "unit_id"],
    "compliance_by_kelurahan": ["cycle", "kecamatan_id", "kelurahan_id"],
    "pace_by_unit": ["cycle", "unit_id"],
    "signings_over_time": ["cycle", "day"],
    "violations_by_severity": ["cycle", "severity"],
    "case_ladder": ["cycle", "rung"],
    "case_outcomes": ["cycle", "outcome"],
    "case_exits": ["cycle", "outcome", "rung", "reason"],
    "case_outcomes_by_instansi": ["cycle", "instansi", "outcome"],
    "case_list": ["case_id"],
    "case_history": ["case_id", "line_no"],
    "case_timers": ["case_id", "clock_id"],
}
NAMES = [metric.name for metric in METRICS]
BEHIND = {
    # who had to sign, who signed, and what offices count for themselves
    "roster signing recap": """compliance_total compliance_by_unit compliance_by_current_unit compliance_by_unit_alone
        compliance_by_level compliance_by_kecamatan compliance_by_kelurahan signings_over_time units_without_data
        kelurahan_without_data denominator_bridge denominator_change pace_by_unit""",
    "roster signing": "unsigned_people compliance_by_position",  # a recap names nobody
    "case step": """violations_by_severity violations_by_form violations_by_instansi violations_by_level
        violations_by_origin violations_by_timing violations_by_unit violations_by_week violations_by_period case_ladder
        case_outcomes case_outcomes_by_instansi case_exits open_cases_by_step""",
    "case roster": "case_people",  # the name of the reported is that of the roster
    # a clock binds Bawaslu only in what its register holds
    "case step bawaslu_register match": """violations_by_severity_step violations_by_severity_change ageing_board
        cases_by_turn case_clock_days clock_punctuality case_list case_history case_timers reconciliation_summary
        reconciliation_differences reconciliation_list reconciliation_decisions differences_over_time""",
    # a decision is measured by compliance, by pace or by open cases
    "roster signing recap case step bawaslu_register match decision": "decisions",
    "event": "events",
    "articles": "facts",
    "loading": "build_info build_summary sources loads rejects_summary rejects findings",
    "reference": """cycles government inputs stages units kecamatan kelurahan time_limits law_steps law_sanctions
        forms_by_class rule_breaks         national_ladder national_figures decision_measures""",
}
"""The inputs behind each metric, read from what its SQL asks."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return make_build(
        tmp_path_factory.mktemp("registry"),
        roster=[(2024, nip(1), "Dinkes", None, None, "jpt", None, None, None)],
        signing=[(2024, nip(1), "26/08/2024", None)],
        recap=[(2024, "Kecamatan Klojen", "30/08/2024", 3, 1, 1)],
        case=[("A", 2024, "01/09/2024", "pers", "Pemkot Malang", "Dinkes", None, "E1", None)],
        event=[(2024, "26/08/2024", "ikrar", "Ikrar, bersama", 642, "artikel 001")],
    )


@pytest.fixture
def build(made: Build, monkeypatch: pytest.MonkeyPatch) -> Build:
    """A build of `simulasi` in a warehouse that has none of `resmi`."""
    monkeypatch.setenv("NETRA_WAREHOUSE", str(made.path.parent.parent))
    return made


def test_every_metric_names_the_inputs_behind_it() -> None:
    behind = {name: set(inputs.split()) for inputs, names in BEHIND.items() for name in names.split()}
    assert {metric.name: set(metric.inputs) for metric in METRICS} == behind


@pytest.mark.parametrize("metric", METRICS, ids=NAMES)
def test_every_metric_answers_with_its_columns_whatever_is_chosen(build: Build, metric: Metric) -> None:
    everything = query_exact(metric.name, build)
    part = query_exact(
        metric.name, build, cycle=2024, as_of=date(2024, 9, 1), unit_id="KEC_KLOJEN", kecamatan_id="35.73.02"
    )
    assert tuple(everything.columns) == tuple(part.columns) == metric.columns


@pytest.mark.parametrize("metric", METRICS, ids=NAMES)
def test_every_metric_says_what_it_is(metric: Metric) -> None:
    may_lack = {"note", "public", "is_real", "publishers"}
    empty = [field.name for field in fields(metric) if not getattr(metric, field.name) and field.name not in may_lack]
    assert empty == []
    assert metric.question.endswith("?")
    assert set(re.findall(r"\$(\w+)", metric.sql)) <= set(PARAMETERS)
    assert "ORDER BY" in metric.sql


CODE = re.compile(r"\b[a-z]+_[a-z_]+\b")


@pytest.mark.parametrize("metric", METRICS, ids=NAMES)
def test_no_name_of_the_code_stands_in_the_words_of_a_metric(metric: Metric) -> None:
    written = (
        metric.title,
        metric.question,
        metric.definition,
        metric.numerator,
        metric.denominator,
        metric.exclusions,
    )
    words = " ".join([*written, metric.unit, metric.population, metric.note, *metric.headings.values()])
    assert CODE.findall(words) == []


@pytest.mark.parametrize("metric", METRICS, ids=NAMES)
def test_counts_are_whole_numbers_and_days_are_days(build: Build, metric: Metric) -> None:
    frame = query_exact(metric.name, build)
    for name, kind in frame.dtypes.items():
        column = str(name)
        assert not isinstance(kind, pd.CategoricalDtype), column
        assert column.endswith(FRACTIONS) or not pd.api.types.is_float_dtype(kind), column
        if column.endswith("_on") or column == "day":
            assert pd.api.types.is_datetime64_any_dtype(kind), column


@pytest.mark.parametrize(("name", "columns"), PROMISED.items())
def test_the_promised_columns_come_first(name: str, columns: str) -> None:
    assert " ".join(find(name).columns).startswith(columns)


@pytest.mark.parametrize(("name", "key"), UNIQUE_BY.items())
def test_a_row_appears_once(build: Build, name: str, key: list[str]) -> None:
    assert not query_exact(name, build).duplicated(key).any()


TABLES = {
    "roster": "roster",
    "signings": "signing",
    "recaps": "recap",
    "cases": "case",
    "case_steps": "step",
    "bawaslu_cases": "bawaslu_register",
    "matches": "match",
    "events": "event",
    "decisions": "decision",
}
"""The table of each input whose rows metrics tell of."""
WRITTEN_BY_LOADERS = {"build", "findings"}
"""Tables that say something of all inputs, such as the last day that any of them knows."""


def made_of() -> dict[str, str]:
    """The SQL of each table, view and macro that the loaders make."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "loaders" / "transform").glob("*.sql"))
    parts = re.split(r"^CREATE (?:TEMP )?(?:TABLE|VIEW|MACRO) ", re.sub(r"--[^\n]*", "", text), flags=re.M)[1:]
    return {name: part for part in parts for name in re.findall(r"^\w+", part) if name not in WRITTEN_BY_LOADERS}


def read_by(sql: str, made: dict[str, str], seen: set[str]) -> set[str]:
    """The inputs that a query reads, through all views and macros."""
    own = set(re.findall(r"\b(\w+)\s+AS\s+(?:MATERIALIZED\s+)?\(\s*(?:SELECT|FROM|WITH)", sql))  # its own WITH parts
    named = set(re.findall(r"\b(?:FROM|JOIN)\s+(\w+)", sql)) - own - seen
    seen |= named
    direct = {TABLES[name] for name in named if name in TABLES}
    return direct.union(*(read_by(made[name], made, seen) for name in named if name in made and name not in TABLES))


@pytest.mark.parametrize("metric", METRICS, ids=NAMES)
def test_the_declared_inputs_are_those_that_the_sql_reads(metric: Metric) -> None:
    read, declared = read_by(metric.sql, made_of(), set()), set(metric.inputs)
    if metric.inputs in (LOADING, ARTICLES, REFERENCE):
        assert read == set(), "rows of an office are no reference data"
        return
    # That a person of the roster works somewhere tells of a case its unit and nothing more.
    assert read - declared <= ({"roster"} if "case" in declared else set())
    assert declared <= read


MADE_FROM_COLUMNS = {
    "compliance_by_unit": {"reminded"},
    "denominator_change": {"line", "count", "points"},
    "national_ladder": {"reported", "proven", "followed_up", "sanctioned"},
    "national_figures": {"measure_name"},
    "case_list": {"days_since"},
    "case_history": {"name", "when", "verdict", "remark", "due"},
    "decisions": {"course"},
    "build_summary": {"made", "name", "remark"},
    "changes_sources": {"name"},
    "changes_units": {"name"},
    "changes_figures": {"name", "why"},
    "changes_cases": {"name", "why"},
}
"""Columns that charts and narrative make from those of the metric."""


@pytest.mark.parametrize("metric", (*METRICS, *COMPARISONS), ids=lambda metric: metric.name)
def test_what_is_headed_is_a_column_that_exists(metric: Metric) -> None:
    assert set(metric.headings) - set(metric.columns) == MADE_FROM_COLUMNS.get(metric.name, set())
    assert all(metric.headings.values()) and len(set(metric.headings.values())) == len(metric.headings)
    assert metric.population[0].isupper() and not metric.population.endswith(".")
    assert metric.note == "" or metric.note.endswith(".")


def test_names_are_unique() -> None:
    assert len(set(NAMES)) == len(NAMES)


def test_what_tells_of_persons_or_single_cases_needs_a_right_of_its_own(build: Build) -> None:
    personal = {"name", "case_id", "register_id", "nip", "raw", "value", "document", "sha256"}
    open_to_all = {"cycles", "stages", "rule_breaks", "national_figures", "national_ladder"}  # of law, or published
    for metric in METRICS:
        if metric.right is Permission.AGGREGATES:
            assert not personal & set(metric.columns) or metric.name in open_to_all, metric.name
    named = {metric.name for metric in METRICS if metric.right in (Permission.NAMES_UNSIGNED, Permission.CASE_NAMES)}
    assert named == {"unsigned_people", "case_people"}
    assert not [metric.name for metric in METRICS if {"nip", "raw"} & set(metric.columns)]
    assert "nip" not in query_exact("rejects", build).columns


def test_every_documented_fact_stands_with_its_articles(build: Build) -> None:
    facts = query_exact("facts", build)
    assert facts["fact_id"].drop_duplicates().tolist() == [f"F{number}" for number in range(1, 13)]
    assert facts["publisher"].notna().all()
    first = facts.loc[facts["fact_id"] == "F1", "article_id"].tolist()
    assert first == ["000", "003"]


def test_both_published_figures_stand_together(build: Build) -> None:
    values = query_exact("national_figures", build)["value"].tolist()
    assert 1480 in values
    assert 1420 in values


def test_a_stage_is_past_running_or_ahead_on_the_day(build: Build) -> None:
    stages = query_exact("stages", build, cycle=2024, as_of=date(2024, 9, 25)).set_index("stage_id")["state"]
    assert stages[["penetapan_calon", "kampanye", "masa_tenang"]].tolist() == ["selesai", "berjalan", "akan datang"]


def test_an_unknown_metric_is_refused_with_near_names() -> None:
    with pytest.raises(UnknownMetric, match="compliance_total"):
        find("compliance_totl")


def test_the_command_line_prints_json_with_null_for_unknown(build: Build, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "signings_over_time", "--cycle", "2024", "--as-of", "2024-08-26", "--format", "json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown[-1]["day"] == "2024-08-26"
    assert shown[-1]["signed"] == query_exact("compliance_total", build, as_of=date(2024, 8, 26))["signed"].item() == 1
    assert main(["show", "compliance_by_kecamatan", "--format", "json"]) == 0
    kota = json.loads(capsys.readouterr().out)[-1]
    assert (kota["kecamatan_id"], kota["kecamatan"], kota["obliged"]) == (None, "tingkat kota", 1)


@pytest.mark.usefixtures("build")
def test_the_command_line_prints_csv_that_reads_back(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "events", "--format", "csv"]) == 0
    shown = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [(row["event_on"], row["title"], row["place"], row["attended"]) for row in shown] == [
        ("2024-08-26", "Ikrar, bersama", "", "642")
    ]


@pytest.mark.usefixtures("build")
def test_the_table_is_aligned(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "case_ladder"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.index("laporan") for line in lines[1:2]] == [lines[0].index("rung")]
    assert lines[1].split()[5:7] == ["-", "-"]  # nothing stands above the first rung


def test_the_list_names_every_metric(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == NAMES


@pytest.mark.usefixtures("build")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["show", "compliance_totl"], "Metrik 'compliance_totl' tidak dikenal. Mungkin maksudnya: compliance_total"),
        (["show", "compliance_total", "--cycle", "2020"], "Siklus '2020' tidak dikenal. Pilihan: 2019, 2023, 2024."),
        (["show", "compliance_total", "--as-of", "26/08/2024"], "Tanggal '26/08/2024' tidak dapat dibaca"),
        (["show", "compliance_total", "--unit", "DINAS"], "Unit 'DINAS' tidak dikenal"),
        (["show", "compliance_total", "--kecamatan", "Klojen"], "Kecamatan 'Klojen' tidak dikenal"),
        (["show", "compliance_total", "--dataset", "resmi"], "Dataset resmi belum berisi data"),
        (["show", "compliance_total", "--dataset", "rahasia"], "Dataset 'rahasia' tidak dikenal"),
        (["show", "compliance_total", "--format", "xml"], "Format 'xml' tidak dikenal"),
    ],
)
def test_what_cannot_be_answered_is_said_on_stderr(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(said)


def test_without_any_build_the_command_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NETRA_WAREHOUSE", str(tmp_path))
    assert main(["show", "compliance_total"]) == 2
    assert "python -m loaders build" in capsys.readouterr().err
