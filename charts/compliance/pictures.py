"""The pictures of compliance: each for a wide screen and a phone, with its finding and its text alternative."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from charts.base.bridge import BridgeStep, alt, bridge
from charts.base.picture import Picture
from charts.compliance import (
    bars,
    cycles,
    denominator,
    denominator_change,
    funnel,
    one_unit,
    pace,
    progress,
    public,
    tile_map,
    titles,
)
from charts.compliance.one_unit import UnitOnStage
from metrics.rows.compliance import KelurahanRow, PaceRow
from metrics.selection import Selection


def units(rows: pd.DataFrame, past: pd.DataFrame, unknown: int, *, ranges: bool = False) -> Picture:
    """Show both tiers of each OPD in the order given, with dots of the cycles before; `unknown` OPD sent nothing."""
    return Picture(
        bars.bars(rows, past, ranges=ranges),
        bars.bars(rows, narrow=True),
        titles.units(rows, unknown),
        "Batang mendatar per OPD, capaian terendah di atas, dua tingkat; titik menandai siklus sebelumnya.",
    )


def levels(rows: pd.DataFrame) -> Picture:
    """Show both tiers of each level of office."""
    alt = "Batang mendatar per jenjang dari pimpinan sampai pelaksana, dua tingkat."
    return _both_tiers(rows, "level_name", titles.levels(rows), alt)


def positions(rows: pd.DataFrame) -> Picture:
    """Show both tiers of the leaders, by their post."""
    alt = "Batang mendatar per jabatan pimpinan, yang tertinggi di atas, dua tingkat."
    return _both_tiers(rows, "position_name", titles.positions(rows), alt)


def _both_tiers(rows: pd.DataFrame, name: str, title: str, alt: str) -> Picture:
    return Picture(bars.bars(rows, name=name), bars.bars(rows, name=name, narrow=True), title, alt)


def waiting(rows: pd.DataFrame, all_units: pd.DataFrame) -> Picture:
    """Show how many people are still to sign in the units of `ranking.waiting`."""
    return Picture(
        bars.waiting_bars(rows),
        None,
        titles.still_to_sign(all_units),
        "Batang mendatar per OPD, terbanyak di atas: jumlah orang yang belum tanda tangan.",
        note=titles.cut_note(all_units),
    )


def signings(days: pd.DataFrame, stages: pd.DataFrame, view: Selection) -> Picture:
    """Show the curve of signings of the chosen cycle over its stages; there must be a day."""
    return Picture(
        progress.curve(days, stages, view.chosen.due_on, view.chosen.polling_on),
        None,
        titles.curve(days, view.chosen.due_on),
        "Kurva naik jumlah orang yang sudah tanda tangan, dengan hari batas dan tahapan pemilihan di bawahnya.",
    )


def all_cycles(days: pd.DataFrame, breaks: pd.DataFrame, view: Selection) -> Picture:
    """Show the curves of all cycles beside each other, with the changes that break the series."""
    return Picture(
        cycles.cycles_beside(days, view.cycles, view.cycle, breaks),
        None,
        cycles.title(days, view.cycles, view.cycle),
        "Tiga kurva berdampingan, satu per siklus: persen yang sudah tanda tangan menuju hari batas.",
        population="ASN wajib tanda tangan per siklus",
        note=cycles.note(breaks),
    )


def finishing(rows: pd.DataFrame, as_of: date, polling_on: date) -> Picture:
    """Show when each unit of `ranking.unfinished` will be done at its pace; there must be one."""
    cut = f" Ditampilkan {pace.MOST} teratas." if len(rows) > pace.MOST else ""
    return Picture(
        pace.finishing(rows, as_of, polling_on),
        pace.finishing(rows, as_of, polling_on, narrow=True),
        pace.title(rows, as_of),
        pace.alt(rows),
        note=f"{pace.RANGE}{cut}",
    )


def fair_comparison(judged: pd.DataFrame, all_units: pd.DataFrame) -> Picture:
    """Show the units of `funnel.judged` between the limits of chance."""
    return Picture(
        funnel.funnel(judged),
        funnel.funnel(judged, narrow=True),
        funnel.title(judged),
        funnel.alt(judged),
        note=funnel.note(judged, all_units),
        headings=funnel.HEADINGS,
        key="funnel",
    )


def denominator_bridge(rows: pd.DataFrame, other_cycles: pd.DataFrame) -> Picture:
    """Show the steps from the roster to the obliged of one cycle."""
    return _bridge(denominator.steps(rows), denominator.title(rows), denominator.note(rows, other_cycles))


def changed_denominator(change: pd.DataFrame) -> Picture:
    """Show what a changed base did to the share."""
    return _bridge(denominator_change.steps(change), denominator_change.title(change))


def _bridge(steps: Sequence[BridgeStep], title: str, note: str | None = None) -> Picture:
    return Picture(bridge(steps), bridge(steps, narrow=True), title, alt(steps), note=note)


def kelurahan(places: Sequence[KelurahanRow]) -> Picture:
    """Show the kelurahan of `tile_map.places` as tiles."""
    return Picture(
        tile_map.tile_map(places),
        tile_map.tile_list(places),
        titles.kelurahan(places),
        "Peta petak: satu kotak per kelurahan di letaknya dalam kota, makin biru makin banyak yang tanda tangan.",
    )


def kecamatan(rows: pd.DataFrame, cycle: int) -> Picture:
    """Show each kecamatan over the cycles."""
    return Picture(
        tile_map.over_cycles(rows, cycle),
        None,
        titles.kecamatan(rows, cycle),
        "Batang mendatar per kecamatan, satu batang per siklus; siklus yang dipilih berwarna biru.",
    )


def unit_on_stage(
    unit: UnitOnStage, units: Sequence[UnitOnStage], total: pd.DataFrame, own_pace: PaceRow | None, threshold: int
) -> Picture:
    """Show one OPD for the hall, with its place among the others and its pace where that is known."""
    words = [one_unit.place(unit, units), *(one_unit.pace(own_pace) if own_pace else [])]
    return Picture(
        one_unit.picture(unit, total, [line for line in words if line], threshold),
        None,
        one_unit.title(unit),
        "Dua batang mendatar: sudah tanda tangan, dan tepat waktu serta terverifikasi.",
    )


def public_compliance(rows: pd.DataFrame, name: str, what: str, alternative: str, threshold: int) -> Picture:
    """Show who has signed as the public may know it; the column `name` names each row, `what` the kind of rows."""
    return Picture(
        public.compliance_bars(rows, name, threshold), None, public.lowest(rows, name, what), alternative, note=""
    )


def public_cases(rows: pd.DataFrame, name: str, what: str, alternative: str, threshold: int) -> Picture:
    """Show counts of cases as the public may know them; the column `name` names each row, `what` the kind of rows."""
    return Picture(
        public.case_bars(rows, name, threshold),
        None,
        public.cases_title(rows, name, what),
        alternative,
        population=public.CASES,
        note="",
    )
