"""Late sources and refused loads, when they begin and when they are over."""

from dataclasses import replace
from datetime import UTC, date, datetime

from storage.builds import Build, LoadAttempt
from storage.source_status import StaleSource
from tests.support.alert_contexts import FRIDAY, found, on


def test_a_source_is_late_by_its_own_promise() -> None:
    row = {
        "source": "Daftar wajib",
        "publisher": "BKPSDM",
        "kind": "roster",
        "expected_every_days": 7,
        "delivered_at": datetime(2024, 9, 1, 20, tzinfo=UTC).replace(tzinfo=None),  # 2 September in Malang
    }
    situation = on(None, date(2024, 9, 10))
    situation.__dict__["sources"] = [row, row | {"source": "tanpa janji", "expected_every_days": None}]
    (late,) = found("source_late", situation)
    assert late.fires and late.text == (
        "Sumber Daftar wajib (BKPSDM) terlambat: kiriman terakhir 2 September 2024, 8 hari yang lalu; "
        "diharapkan tiap 7 hari. Mintalah kiriman baru."
    )
    in_time = replace(situation, today=date(2024, 9, 9))
    in_time.__dict__["sources"] = [row]
    (came,) = found("source_late", in_time)
    assert (came.fires, came.text) == (False, "Sumber Daftar wajib (BKPSDM) sudah mengirim lagi: 2 September 2024.")


def test_an_address_that_does_not_answer_is_late_from_when_it_last_did() -> None:
    # the file of the last good data is older than the last answer, which said that nothing was new
    row: dict[str, object] = {
        "source": "SIMPEG",
        "publisher": "",
        "kind": "roster",
        "expected_every_days": None,
        "delivered_at": datetime(2024, 8, 1, tzinfo=UTC).replace(tzinfo=None),
    }
    held = StaleSource("SIMPEG", datetime(2024, 9, 7, 1, tzinfo=UTC), "server tidak menjawab", "")
    ran = LoadAttempt(False, "", datetime(2024, 9, 10, 1, tzinfo=UTC))

    def said(fetches: dict[str, StaleSource | None], today: date) -> list[tuple[bool, str]]:
        situation = replace(on(None, today, ran), fetches=fetches)
        situation.__dict__["sources"] = [row]
        return [(one.fires, one.text) for one in found("source_late", situation)]

    text = "Sumber SIMPEG terlambat: kiriman terakhir 7 September 2024, 3 hari yang lalu; server tidak menjawab."
    assert said({"SIMPEG": held}, date(2024, 9, 10)) == [(True, text)]
    assert [fires for fires, _ in said({"SIMPEG": held}, date(2024, 9, 9))] == [False]
    assert said({"SIMPEG": None}, date(2024, 9, 10)) == []  # it answers, and promised no interval
    row["expected_every_days"] = 7
    answered = (False, "Sumber SIMPEG sudah mengirim lagi: 10 September 2024.")
    assert said({"SIMPEG": None}, date(2024, 9, 10)) == [answered]


def test_a_refused_load_is_told_with_its_reason_and_closed_by_the_next_good_one(rules_build: Build) -> None:
    at = datetime(2026, 11, 22, 1, 14, tzinfo=UTC)
    refused = LoadAttempt(True, "Terlalu banyak baris ditolak.", at)
    (told,) = found("build_refused", on(rules_build, FRIDAY, refused))
    assert told.fires
    assert told.text.startswith("Pemuatan 22 November 2026 08.14 WIB ditolak; yang tampil tetap data yang dimuat ")
    assert told.text.endswith("Terlalu banyak baris ditolak.")
    (over,) = found("build_refused", on(rules_build, FRIDAY, LoadAttempt(False, "", at)))
    assert not over.fires and "Pemuatan berhasil lagi" in over.text
    assert found("build_refused", on(None, FRIDAY)) == []
    (first,) = found("build_refused", on(None, FRIDAY, refused))
    assert "belum ada data" in first.text
