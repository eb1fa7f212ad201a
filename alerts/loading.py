"""Rules about deliveries: a source that is late, a load that was refused."""

from collections.abc import Iterator

import pandas as pd

from alerts.situation import Finding, Situation
from tables import day_of
from wording import WIB, day, moment, number


def late_sources(situation: Situation, threshold: float) -> Iterator[Finding]:
    """Each source with a promised interval: late when so many intervals have gone without a delivery."""
    for row in situation.sources:
        every, delivered = row["expected_every_days"], row["delivered_at"]
        if pd.isna(every) or pd.isna(delivered):
            continue
        came = pd.Timestamp(delivered).tz_localize("UTC").tz_convert(WIB).date()
        gone = (situation.today - came).days
        name = f"{row['source']} ({row['publisher']})" if row["publisher"] else str(row["source"])
        if gone > threshold * int(every):
            text = (
                f"Sumber {name} terlambat: kiriman terakhir {day(came)}, {number(gone)} hari yang lalu; "
                f"diharapkan tiap {number(int(every))} hari. Mintalah kiriman baru."
            )
            yield Finding(str(row["source"]), True, text)
        else:
            yield Finding(str(row["source"]), False, f"Sumber {name} sudah mengirim lagi: {day(came)}.")


def refused_build(situation: Situation, _: float) -> Iterator[Finding]:
    """Whether the last load was refused; then the build before it is still shown."""
    attempt, build = situation.attempt, situation.build
    if attempt is None:
        return
    shown = f"data yang dimuat {moment(build.loaded_at)}" if build else "belum ada data"
    if attempt.refused:
        text = f"Pemuatan {moment(attempt.at)} ditolak; yang tampil tetap {shown}. {attempt.message}"
        yield Finding("muat", True, text)
    elif build is not None:
        position = day_of(situation.rows("build_info")[0]["position_on"])
        yield Finding("muat", False, f"Pemuatan berhasil lagi: yang tampil {shown}, posisi data {day(position)}.")
