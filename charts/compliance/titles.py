"""Titles of the pictures of compliance, in one sentence each, made by rule from their rows."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from metrics.ranking import ranked, waiting
from metrics.rows.compliance import KecamatanRow, KelurahanRow, LevelRow, PositionRow, SigningsRow, UnitRow
from metrics.selection import Selection
from text.indonesian import UNKNOWN, day, first_upper, join_words, number, percent, share
from text.tables import to_date, to_dicts


def units(units: pd.DataFrame, unknown: int = 0) -> str:
    """Say how many OPD are not done, which is lowest, how many are unknown; of one OPD its own state."""
    rows = to_dicts(ranked(units[units["obliged"] > 0]), UnitRow)
    if not rows:
        return "Belum ada OPD dengan ASN wajib tanda tangan"
    lowest, unfinished = rows[0], [row for row in rows if row["signed"] < row["obliged"]]
    state = share(lowest["signed"], lowest["obliged"], "orang")
    if len(rows) == 1:
        return f"{lowest['unit']}: {state} sudah tanda tangan"
    rest = f"; {number(unknown)} OPD {UNKNOWN}" if unknown else ""
    if not unfinished:
        return f"{len(rows)} OPD selesai: setiap ASN wajib sudah tanda tangan{rest}"
    return f"{len(unfinished)} dari {len(rows)} OPD belum selesai; terendah {lowest['short_name']}: {state}{rest}"


def still_to_sign(units: pd.DataFrame) -> str:
    """Say how many people are still to sign, and in how few units most of them are."""
    open_ = waiting(units, len(units))
    total = int(open_["not_signed"].sum())
    if not total:
        return "Tidak ada yang menunggu: semua ASN wajib sudah tanda tangan"
    if len(open_) == 1:
        return f"{number(total)} orang belum tanda tangan, semuanya di {open_['short_name'].iloc[0]}"
    first = open_.head(3)
    if len(open_) <= 3:
        return f"{number(total)} orang belum tanda tangan, di {len(open_)} OPD"
    part = int(first["not_signed"].sum())
    return f"{number(total)} orang belum tanda tangan; {percent(part, total)} di antaranya di tiga OPD"


def cut_note(units: pd.DataFrame, at_most: int = 10) -> str:
    """Say that the list is cut, if it is."""
    return f"Ditampilkan {at_most} OPD teratas." if (units["not_signed"] > 0).sum() > at_most else ""


def levels(levels: pd.DataFrame) -> str:
    """Say where the cascade from the leaders down has got to: the lowest known level against the highest."""
    known = levels[(levels["obliged"] > 0) & (levels["level"] != "belum diketahui")]
    if known.empty:
        return "Jenjang belum diketahui: data yang ada berupa rekap"
    shares = known["signed"] / known["obliged"]
    low, high = (to_dicts(known.loc[[place]], LevelRow)[0] for place in (shares.idxmin(), shares.idxmax()))
    if low["signed"] == low["obliged"]:
        return "Semua jenjang selesai"
    sentence = f"{first_upper(low['level_name'])} paling rendah: {share(low['signed'], low['obliged'], 'orang')}"
    if low["level"] == high["level"] or shares.min() == shares.max():
        return sentence
    return f"{sentence}; tertinggi {high['level_name']}: {percent(high['signed'], high['obliged'])}"


def positions(rows: pd.DataFrame) -> str:
    """Say whether the leaders have signed, and if not how many of which post have not; there must be a leader."""
    obliged, signed = int(rows["obliged"].sum()), int(rows["signed"].sum())
    if signed == obliged:
        return f"Semua {number(obliged)} pimpinan sudah tanda tangan"
    waiting = to_dicts(rows[rows["not_signed"] > 0], PositionRow)
    parts = [f"{number(row['not_signed'])} {row['position_name']}" for row in waiting]
    return f"{number(obliged - signed)} dari {number(obliged)} pimpinan belum tanda tangan: {join_words(parts)}"


def due_note(view: Selection) -> str:
    """Say until when a signature is on time, and whose choice that day is."""
    usual = view.cycles[-1].due_basis
    others: dict[str, list[str]] = {row.due_basis: [] for row in view.cycles if row.due_basis not in ("", usual)}
    for row in view.cycles:
        if row.due_basis in others:
            others[row.due_basis].append(str(row.cycle))
    parts = [f"hari terakhir {usual}"] if usual else []
    parts += [f"pada {join_words(years)} {basis}" for basis, years in others.items()]
    chosen = f"Batas ini anggapan kami ({'; '.join(parts)})" if parts else "Batas ini anggapan kami"
    return (
        f"Tepat waktu berarti paling lambat {day(view.chosen.due_on)}. {chosen} dan dapat diubah oleh pemerintah kota "
        "di data rujukan."
    )


def unsigned(people: pd.DataFrame) -> str:
    """Say how many people are named."""
    if people.empty:
        return "Tidak ada orang dalam daftar yang belum tanda tangan"
    return f"{number(len(people))} orang dalam daftar belum tanda tangan"


def silent(silent: pd.DataFrame) -> str:
    """Say how many OPD have not delivered."""
    if len(silent) == 1:
        return f"{silent['unit'].iloc[0]} belum menyampaikan daftar maupun rekap"
    return f"{number(len(silent))} OPD belum menyampaikan daftar maupun rekap"


def curve(days: pd.DataFrame, due_on: date) -> str:
    """Say how many had signed by the due day, and how many since or how many are to go."""
    last = to_dicts(days[-1:], SigningsRow)[0]
    until = days[pd.to_datetime(days["day"]).dt.date <= due_on]
    by_due = int(until["signed"].iloc[-1]) if len(until) else 0
    if to_date(last["day"]) <= due_on:
        return f"{share(last['signed'], last['obliged'], 'orang')} sudah tanda tangan; batasnya {day(due_on)}"
    later = last["signed"] - by_due
    sentence = f"{share(by_due, last['obliged'], 'orang')} tanda tangan sampai batas {day(due_on)}"
    return f"{sentence}, {number(later)} sesudahnya" if later else sentence


def kelurahan(rows: Sequence[KelurahanRow]) -> str:
    """Say how many kelurahan are not done, which is lowest, and how many are unknown."""
    known = [row for row in rows if row["obliged"]]
    silent = len(rows) - len(known)
    rest = f"; {number(silent)} kelurahan {UNKNOWN}" if silent else ""
    if not known:
        return f"{_all(rows)} {UNKNOWN}"
    lowest = min(known, key=lambda row: (row["signed"] / row["obliged"], row["kelurahan"]))
    unfinished = sum(row["signed"] < row["obliged"] for row in known)
    if not unfinished:
        return f"{_all(known)} selesai{rest}"
    state = share(lowest["signed"], lowest["obliged"], "orang")
    of = f"{number(unfinished)} dari {number(len(known))} kelurahan belum selesai"
    return f"{of}; terendah {lowest['kelurahan']}: {state}{rest}"


def _all(rows: Sequence[KelurahanRow]) -> str:
    return f"Wilayah Kelurahan {rows[0]['kelurahan']}" if len(rows) == 1 else f"Semua {number(len(rows))} kelurahan"


def kecamatan(kecamatan: pd.DataFrame, chosen: int) -> str:
    """Name the lowest and the highest kecamatan of the chosen cycle."""
    own = kecamatan[(kecamatan["cycle"] == chosen) & (kecamatan["obliged"] > 0)].dropna(subset="kecamatan_id")
    ordered = sorted(to_dicts(own, KecamatanRow), key=lambda row: row["signed"] / row["obliged"])
    if not ordered:
        return f"Belum ada kecamatan yang diketahui pada siklus {chosen}"
    low, high = ordered[0], ordered[-1]
    sentence = f"Wilayah Kecamatan {low['kecamatan']} paling rendah: {share(low['signed'], low['obliged'], 'orang')}"
    if len(ordered) == 1:
        return (
            f"Wilayah Kecamatan {low['kecamatan']}: {share(low['signed'], low['obliged'], 'orang')} sudah tanda tangan"
        )
    return f"{sentence}; paling tinggi {high['kecamatan']}: {percent(high['signed'], high['obliged'])}"
