"""Rules about deliveries: a source that is late, a load that was refused."""

from collections.abc import Iterator

import pandas as pd

from alerts.context import AlertContext, AlertFinding
from metrics.rows.deliveries import BuildRow
from text.indonesian import day, number, timestamp
from text.tables import to_date

UNANSWERED_DAYS = 2


def late_sources(situation: AlertContext, threshold: float) -> Iterator[AlertFinding]:
    """Each source with a promised interval: late when so many intervals have gone without a delivery.

    An address that is asked and does not answer well is late after UNANSWERED_DAYS where nothing was promised.
    """
    for row in situation.sources:
        came, held = situation.came_on(row), situation.fetches.get(row["source"])
        every = UNANSWERED_DAYS if held and pd.isna(row["expected_every_days"]) else row["expected_every_days"]
        if came is None or pd.isna(every):
            continue
        name = f"{row['source']} ({row['publisher']})" if row["publisher"] else str(row["source"])
        gone = (situation.today - came).days
        if gone > threshold * int(every):
            why = f"; {held.fault}" if held else f"; diharapkan tiap {number(int(every))} hari. Mintalah kiriman baru"
            text = f"Sumber {name} terlambat: kiriman terakhir {day(came)}, {number(gone)} hari yang lalu{why}."
            yield AlertFinding(str(row["source"]), True, text)
        else:
            yield AlertFinding(str(row["source"]), False, f"Sumber {name} sudah mengirim lagi: {day(came)}.")


def refused_build(situation: AlertContext, _: float) -> Iterator[AlertFinding]:
    """Whether the last load was refused; then the build before it is still shown."""
    attempt, build = situation.attempt, situation.build
    if attempt is None:
        return
    shown = f"data yang dimuat {timestamp(build.loaded_at)}" if build else "belum ada data"
    if attempt.refused:
        text = f"Pemuatan {timestamp(attempt.at)} ditolak; yang tampil tetap {shown}. {attempt.message}"
        yield AlertFinding("muat", True, text)
    elif build is not None:
        position = to_date(situation.rows("build_info", BuildRow)[0]["position_on"])
        yield AlertFinding("muat", False, f"Pemuatan berhasil lagi: yang tampil {shown}, posisi data {day(position)}.")
