"""Who was obliged to sign, who signed, who did so in time and verified: by unit, place, level and day."""

from metrics.definitions import inputs
from metrics.definitions.record import OVER_TIME, Metric, PublicTable
from metrics.definitions.vocabulary import headings

SIGNED = (
    "sudah tanda tangan: wajib tanda tangan dan tanggal tanda tangannya sampai dengan tanggal posisi. "
    "Tepat waktu dan terverifikasi: ditandatangani paling lambat pada hari batas siklus dan sudah diverifikasi"
)
OBLIGED = (
    "wajib tanda tangan: ASN dalam daftar wajib siklus itu, tanpa alasan pengecualian, yang bertugas pada "
    "tanggal posisi "
    "(setelah hari pemungutan suara: pada hari pemungutan suara)"
)
RECAP = (
    "Unit tanpa daftar orang dihitung dari rekap terakhir sampai tanggal posisi; bila ada daftar orang, daftar "
    "itu yang "
    "dipakai. Sebelum rekap pertama, unit itu belum diketahui, bukan nol. Tepat waktu dari rekap: jumlah "
    "terverifikasi "
    "pada rekap terakhir sampai hari batas"
)
LEFT_OUT = (
    "ASN dengan alasan pengecualian, ASN yang belum mulai atau sudah selesai bertugas, dan tanda tangan di "
    "luar daftar "
    "wajib. Bila verifikasi belum diketahui, orangnya tidak dihitung tepat waktu dan disebut tersendiri"
)

# fmt: off
METRICS = (
    Metric(
        name="compliance_total",
        title="Kepatuhan penandatanganan pakta integritas",
        question="Berapa ASN yang sudah menandatangani pakta integritas?",
        definition=RECAP,
        numerator=SIGNED,
        denominator=OBLIGED,
        exclusions=LEFT_OUT,
        unit="orang",
        columns=(
            "cycle", "obliged", "signed", "fulfilled", "unknown_fulfilled", "excluded", "outside_list", "units",
            "units_unknown", "basis", "obliged_recap", "not_signed", "signed_pct", "fulfilled_pct", "days_left",
        ),
        inputs=inputs.ROSTER_AND_SIGNINGS,
        population="ASN wajib tanda tangan",
        headings=headings("cycle", "obliged", "signed", "signed_pct", "fulfilled", "fulfilled_pct", "unknown_fulfilled", "not_signed", "basis"),
        public=PublicTable((), cost=1000),
        sql="""
            WITH totals AS (
                SELECT
                    cycle, total(obliged) AS obliged, total(signed) AS signed, total(fulfilled) AS fulfilled,
                    total(unknown_fulfilled) AS unknown_fulfilled, total(excluded) AS excluded,
                    count(DISTINCT top_unit_id) AS units, basis_of(basis) AS basis,
                    total(if(basis = 'recap', obliged, 0)) AS obliged_recap
                FROM compliance_position($cycle, $as_of, $unit_id, $kecamatan_id)
                GROUP BY cycle
            ),
            unknown AS (
                SELECT cycle, count(*) AS units
                FROM unknown_units($cycle, $as_of, $unit_id, $kecamatan_id)
                GROUP BY cycle
            ),
            outside AS (
                SELECT cycle, total(people) AS people
                FROM outside_signings
                WHERE signed_on <= by_day($as_of)
                GROUP BY cycle
            )
            SELECT
                t.*, coalesce(n.units, 0) AS units_unknown,
                CASE WHEN $unit_id IS NULL AND $kecamatan_id IS NULL THEN coalesce(o.people, 0) END AS outside_list,
                t.obliged - t.signed AS not_signed,
                share_pct(t.signed, t.obliged) AS signed_pct,
                share_pct(t.fulfilled, t.obliged) AS fulfilled_pct,
                c.due_on - counted_on($as_of) AS days_left
            FROM totals AS t
            JOIN cycles AS c ON c.cycle = t.cycle
            LEFT JOIN unknown AS n ON n.cycle = t.cycle
            LEFT JOIN outside AS o ON o.cycle = t.cycle
            ORDER BY t.cycle
        """,
    ),
    Metric(
        name="compliance_by_unit",
        title="Kepatuhan per OPD",
        question="OPD mana yang belum selesai?",
        definition="Per OPD siklus itu, bersama unit di bawahnya (bagian, kelurahan, sekolah, puskesmas). " + RECAP,
        numerator=SIGNED,
        denominator=OBLIGED,
        exclusions=LEFT_OUT,
        unit="orang",
        columns=(
            "cycle", "unit_id", "unit", "kind", "obliged", "signed", "fulfilled", "basis", "unknown_fulfilled",
            "short_name", "current_unit_id", "not_signed", "signed_pct", "fulfilled_pct", "units_waiting", "days_left",
        ),
        inputs=inputs.ROSTER_AND_SIGNINGS,
        population="ASN wajib tanda tangan",
        note="OPD bersama unit di bawahnya; siklus lama pada OPD penerusnya, menurut keadaan akhirnya.",
        headings=headings("cycle", "unit", "obliged", "signed", "signed_pct", "fulfilled", "fulfilled_pct", "unknown_fulfilled", "not_signed", "basis", "reminded"),
        public=PublicTable(("unit_id",), cost=1, part_of="compliance_total"),
        sql="""
            WITH totals AS (
                SELECT
                    cycle, top_unit_id AS unit_id, min(current_unit_id) AS current_unit_id,
                    total(obliged) AS obliged, total(signed) AS signed, total(fulfilled) AS fulfilled,
                    total(unknown_fulfilled) AS unknown_fulfilled, basis_of(basis) AS basis
                FROM compliance_position($cycle, $as_of, $unit_id, $kecamatan_id)
                GROUP BY cycle, top_unit_id
            ),
            waiting AS (
                SELECT cycle, top_unit_id AS unit_id, count(DISTINCT unit_id) AS units
                FROM known_units
                WHERE known_from > by_day($as_of)
                GROUP BY cycle, top_unit_id
            )
            SELECT
                t.*, coalesce(u.name, t.unit_id) AS unit, coalesce(u.short_name, t.unit_id) AS short_name, u.kind,
                t.obliged - t.signed AS not_signed,
                share_pct(t.signed, t.obliged) AS signed_pct,
                share_pct(t.fulfilled, t.obliged) AS fulfilled_pct,
                coalesce(w.units, 0) AS units_waiting,
                c.due_on - counted_on($as_of) AS days_left
            FROM totals AS t
            JOIN cycles AS c ON c.cycle = t.cycle
            LEFT JOIN units AS u ON u.unit_id = t.unit_id
            LEFT JOIN waiting AS w ON w.cycle = t.cycle AND w.unit_id = t.unit_id
            ORDER BY t.cycle, t.unit_id
        """,
    ),
    Metric(
        name="compliance_by_current_unit",
        title="Kepatuhan per OPD, antarsiklus",
        question="Apakah OPD ini lebih patuh daripada siklus sebelumnya?",
        definition=(
            "Semua siklus pada susunan OPD sekarang: OPD lama dihitung pada OPD penerusnya; yang "
            "dipecah pada penerus bakunya (pilihan kami). " + RECAP
        ),
        numerator=SIGNED,
        denominator=OBLIGED,
        exclusions=LEFT_OUT,
        unit="orang",
        columns=(
            "cycle", "unit_id", "unit", "short_name", "obliged", "signed", "fulfilled", "basis", "unknown_fulfilled",
            "signed_pct", "fulfilled_pct",
        ),
        inputs=inputs.ROSTER_AND_SIGNINGS,
        population="ASN wajib tanda tangan",
        headings=headings("cycle", "unit", "obliged", "signed", "signed_pct", "fulfilled", "fulfilled_pct", "unknown_fulfilled", "basis"),
        sql="""
            SELECT
                p.cycle, p.current_unit_id AS unit_id, coalesce(u.name, p.current_unit_id) AS unit,
                coalesce(u.short_name, p.current_unit_id) AS short_name,
                total(p.obliged) AS obliged, total(p.signed) AS signed, total(p.fulfilled) AS fulfilled,
                basis_of(p.basis) AS basis, total(p.unknown_fulfilled) AS unknown_fulfilled,
                share_pct(total(p.signed), total(p.obliged)) AS signed_pct,
                share_pct(total(p.fulfilled), total(p.obliged)) AS fulfilled_pct
            FROM compliance_position($cycle, $as_of, $unit_id, $kecamatan_id) AS p
            LEFT JOIN units AS u ON u.unit_id = p.current_unit_id
            GROUP BY p.cycle, p.current_unit_id, u.name, u.short_name
            ORDER BY p.cycle, p.current_unit_id
        """,
    ),
    Metric(
        name="compliance_by_unit_alone",
        title="Kepatuhan per unit, tanpa unit di bawahnya",
        question="Bagian, kelurahan, sekolah atau puskesmas mana yang belum selesai?",
        definition="Setiap unit sendiri, tanpa unit di bawahnya. " + RECAP,
        numerator=SIGNED,
        denominator=OBLIGED,
        exclusions=LEFT_OUT,
        unit="orang",
        columns=(
            "cycle", "unit_id", "unit", "kind", "parent_id", "top_unit_id", "obliged", "signed", "fulfilled", "basis",
            "unknown_fulfilled", "short_name", "not_signed", "signed_pct", "fulfilled_pct",
        ),
        inputs=inputs.ROSTER_AND_SIGNINGS,
        population="ASN wajib tanda tangan",
        headings=headings("cycle", "unit", "obliged", "signed", "signed_pct", "fulfilled", "fulfilled_pct", "unknown_fulfilled", "not_signed", "basis"),
        sql="""
            WITH totals AS (
                SELECT
                    cycle, unit_id, min(top_unit_id) AS top_unit_id,
                    total(obliged) AS obliged, total(signed) AS signed, total(fulfilled) AS fulfilled,
                    total(unknown_fulfilled) AS unknown_fulfilled, basis_of(basis) AS basis
                FROM compliance_position($cycle, $as_of, $unit_id, $kecamatan_id)
                GROUP BY cycle, unit_id
            )
            SELECT
                t.*, coalesce(u.name, t.unit_id) AS unit, coalesce(u.short_name, t.unit_id) AS short_name,
                u.kind, u.parent_id,
                t.obliged - t.signed AS not_signed,
                share_pct(t.signed, t.obliged) AS signed_pct,
                share_pct(t.fulfilled, t.obliged) AS fulfilled_pct
            FROM totals AS t
            LEFT JOIN units AS u ON u.unit_id = t.unit_id
            ORDER BY t.cycle, t.unit_id
        """,
    ),
    Metric(
        name="compliance_by_level",
        title="Kepatuhan per jenjang",
        question="Apakah penandatanganan sudah turun dari pimpinan sampai pelaksana?",
        definition="Jenjang menurut daftar wajib. Rekap tidak menyebut jenjang: belum diketahui. " + RECAP,
        numerator=SIGNED,
        denominator=OBLIGED,
        exclusions=LEFT_OUT,
        unit="orang",
        columns=(
            "cycle", "level", "obliged", "signed", "fulfilled", "level_name", "unknown_fulfilled", "cascade_order",
            "not_signed", "signed_pct", "fulfilled_pct",
        ),
        inputs=inputs.ROSTER_AND_SIGNINGS,
        population="ASN wajib tanda tangan",
        note="Rekap unit tidak menyebut jenjang.",
        headings=headings("cycle", "level_name", "obliged", "signed", "signed_pct", "fulfilled", "fulfilled_pct", "unknown_fulfilled", "not_signed"),
        public=PublicTable(("level",), cost=5, part_of="compliance_total"),
        sql="""
            SELECT
                p.cycle, coalesce(p.level, 'belum diketahui') AS level,
                total(p.obliged) AS obliged, total(p.signed) AS signed, total(p.fulfilled) AS fulfilled,
                coalesce(l.name, p.level, 'Belum diketahui') AS level_name,
                total(p.unknown_fulfilled) AS unknown_fulfilled, l.cascade_order,
                total(p.obliged) - total(p.signed) AS not_signed,
                share_pct(total(p.signed), total(p.obliged)) AS signed_pct,
                share_pct(total(p.fulfilled), total(p.obliged)) AS fulfilled_pct
            FROM compliance_position($cycle, $as_of, $unit_id, $kecamatan_id) AS p
            LEFT JOIN levels AS l ON l.level = p.level
            GROUP BY p.cycle, p.level, l.name, l.cascade_order
            ORDER BY p.cycle, l.cascade_order, p.level
        """,
    ),
    Metric(
        name="compliance_by_position",
        title="Kepatuhan pimpinan",
        question="Apakah pimpinan sudah menandatangani lebih dulu?",
        definition=(
            "Pimpinan yang hadir saat pakta integritas diluncurkan: Sekda, kepala OPD, sekretaris OPD, camat, lurah dan "
            "kepala sekolah, menurut kolom jabatan (bila tidak ada, kolom jenjang) daftar wajib. Termasuk penjabat dan "
            "pelaksana tugas. Rekap tidak menyebut jabatan."
        ),
        numerator=SIGNED,
        denominator="pimpinan yang wajib tanda tangan pada tanggal posisi",
        exclusions=LEFT_OUT,
        unit="orang",
        columns=(
            "cycle", "position", "position_name", "obliged", "signed", "fulfilled", "not_signed", "signed_pct", "fulfilled_pct",
        ),
        inputs=("roster", "signing"),
        population="Pimpinan wajib tanda tangan",
        note="Hanya pimpinan yang jabatannya tertulis di daftar wajib.",
        headings=headings("cycle", "position_name", "obliged", "signed", "signed_pct", "fulfilled", "fulfilled_pct", "not_signed"),
        sql="""
            SELECT
                r.cycle, p.position, p.name AS position_name, count(*) AS obliged, count(s.nip) AS signed,
                count(*) FILTER (s.signed_on <= c.due_on AND s.is_verified) AS fulfilled,
                count(*) - count(s.nip) AS not_signed,
                share_pct(count(s.nip), count(*)) AS signed_pct,
                share_pct(count(*) FILTER (s.signed_on <= c.due_on AND s.is_verified), count(*)) AS fulfilled_pct
            FROM roster AS r
            JOIN cycles AS c ON c.cycle = r.cycle
            JOIN positions AS p ON p.position = r.position AND p.is_leader
            LEFT JOIN signings AS s ON s.cycle = r.cycle AND s.nip = r.nip AND s.signed_on <= by_day($as_of)
            LEFT JOIN unit_tree AS t ON t.cycle = r.cycle AND t.unit_id = r.unit_id
            LEFT JOIN exclusion_texts AS e ON e.text = r.exclusion_reason
            WHERE excluding(e.exclusion, e.is_leaving, r.ends_on) IS NULL
                AND on_duty(r.starts_on, r.ends_on, least(by_day($as_of), c.polling_on))
                AND matches($cycle, r.cycle)
                AND matches($kecamatan_id, r.kecamatan_id)
                AND in_unit($unit_id, r.unit_id, t.top_unit_id, t.current_unit_id)
            GROUP BY r.cycle, p.position, p.name, p.position_order
            ORDER BY r.cycle, p.position_order
        """,
    ),
    Metric(
        name="signings_over_time",
        title="Penandatanganan dari hari ke hari",
        question="Seberapa cepat penandatanganan berjalan?",
        definition=(
            "Jumlah kumulatif setiap hari, sejak awal siklus, di antara ASN yang wajib pada tanggal posisi; "
            "hari terakhir "
            "sama dengan angka kepatuhan. Rekap yang kemudian turun mengoreksi hari-hari sebelumnya. " + RECAP
        ),
        numerator=SIGNED,
        denominator=OBLIGED,
        exclusions=LEFT_OUT,
        unit="orang",
        columns=("cycle", "day", "signed", "fulfilled", "obliged", "days_to_polling", "signed_pct"),
        inputs=inputs.ROSTER_AND_SIGNINGS,
        population="ASN wajib tanda tangan",
        headings=headings("cycle", "day", "obliged", "signed", "signed_pct", "fulfilled"),
        public=OVER_TIME,
        sql="""
            WITH added AS (
                SELECT * FROM signings_by_day($cycle, $as_of, $unit_id, $kecamatan_id)
            ),
            bounds AS (
                SELECT
                    p.cycle, p.obliged, c.polling_on, least(c.starts_on, a.first_on) AS first_on,
                    greatest(least(counted_on($as_of), c.polling_on), a.last_on) AS last_on
                FROM (
                    SELECT cycle, total(obliged) AS obliged
                    FROM compliance_position($cycle, $as_of, $unit_id, $kecamatan_id)
                    GROUP BY cycle
                ) AS p
                JOIN cycles AS c ON c.cycle = p.cycle
                LEFT JOIN (SELECT cycle, min(day) AS first_on, max(day) AS last_on FROM added GROUP BY cycle) AS a
                    ON a.cycle = p.cycle
            ),
            -- MATERIALIZED: DuckDB 2.0.0 otherwise stops with "dict-surviving join" on some days, for all readers
            days AS MATERIALIZED (
                SELECT
                    cycle, obliged, polling_on,
                    unnest(generate_series(least(first_on, last_on), last_on, INTERVAL 1 DAY))::DATE AS day
                FROM bounds
            )
            SELECT
                d.cycle, d.day,
                (sum(coalesce(a.signed, 0)) OVER so_far)::BIGINT AS signed,
                (sum(coalesce(a.fulfilled, 0)) OVER so_far)::BIGINT AS fulfilled,
                d.obliged, d.polling_on - d.day AS days_to_polling,
                share_pct(sum(coalesce(a.signed, 0)) OVER so_far, d.obliged) AS signed_pct
            FROM days AS d
            LEFT JOIN added AS a ON a.cycle = d.cycle AND a.day = d.day
            WINDOW so_far AS (PARTITION BY d.cycle ORDER BY d.day)
            ORDER BY d.cycle, d.day
        """,
    ),
    Metric(
        name="units_without_data",
        title="OPD tanpa data penandatanganan",
        question="OPD mana yang belum menyampaikan daftar atau rekap?",
        definition="OPD siklus itu yang sampai tanggal posisi tidak memiliki daftar wajib maupun rekap.",
        numerator="OPD tanpa data",
        denominator="OPD yang ada pada siklus itu",
        exclusions="Unit di bawah OPD tidak dihitung tersendiri",
        unit="unit",
        columns=("cycle", "unit_id", "unit", "short_name"),
        inputs=inputs.ROSTER_AND_SIGNINGS,
        population="OPD siklus ini",
        headings=headings("cycle", "unit"),
        sql="""
            SELECT cycle, unit_id, unit, short_name
            FROM unknown_units($cycle, $as_of, $unit_id, $kecamatan_id)
            ORDER BY cycle, unit_id
        """,
    ),
)
