"""How fast a unit signs, against how fast it has to: the working days that are left and the last ten."""

from metrics.definitions import inputs
from metrics.definitions.compliance import LEFT_OUT, OBLIGED, RECAP, SIGNED
from metrics.definitions.record import Metric

# fmt: off
METRICS = (
    Metric(
        name="pace_by_unit",
        title="Laju penandatanganan per OPD",
        question="Apakah OPD ini selesai pada hari batas, bila lajunya tetap?",
        definition=(
            "Laju yang diperlukan: yang belum tanda tangan dibagi hari kerja sesudah tanggal posisi sampai hari batas. "
            "Laju sekarang: yang tanda tangan dalam sepuluh hari kerja terakhir (hari libur di antaranya ikut), dibagi "
            "hari kerjanya; kurang dari sepuluh bila penandatanganan siklus itu belum selama itu. Perkiraan selesai: "
            "hari kerja saat yang belum habis dengan laju sekarang; paling awal dan paling lambat: bila laju sebenarnya "
            "sebesar-besarnya dan sekecil-kecilnya yang masih wajar dengan jumlah yang tercatat (rentang 90%, Poisson). "
            "Penandatanganan serentak dapat mengubahnya sekaligus. Ketinggalan: selisih terhadap yang seharusnya sudah "
            "tanda tangan bila semua yang belum pada awal masa itu terbagi rata sampai hari batas, dalam simpangan baku "
            "(binomial, jadi menurut besarnya unit); positif berarti tertinggal. Dari rekap: selisih rekap terakhir "
            "dengan rekap sebelum masa itu; tanpa rekap dalam masa itu lajunya belum diketahui, bukan nol. " + RECAP
        ),
        numerator=SIGNED,
        denominator="hari kerja: tanpa akhir pekan, libur nasional, hari pemungutan suara dan cuti bersama. " + OBLIGED,
        exclusions=LEFT_OUT,
        unit="orang per hari kerja",
        columns=(
            "cycle", "unit_id", "unit", "obliged", "signed", "not_signed", "working_days_left", "needed_per_day",
            "recent_per_day", "finishes_on", "short_name", "recent_days", "recent_signed", "behind_sd", "due_on", "basis",
            "earliest_on", "latest_on",
        ),
        inputs=inputs.ROSTER_AND_SIGNINGS,
        population="ASN wajib tanda tangan",
        headings={
            "unit": "OPD",
            "obliged": "Wajib",
            "signed": "Sudah tanda tangan",
            "not_signed": "Belum",
            "working_days_left": "Sisa hari kerja",
            "needed_per_day": "Perlu per hari kerja",
            "recent_per_day": "Laju 10 hari kerja terakhir",
            "finishes_on": "Perkiraan selesai",
            "earliest_on": "Paling awal",
            "latest_on": "Paling lambat",
            "basis": "Dasar angka",
        },
        sql="""
            WITH spans AS (
                -- Signing opens with the pact of the cycle: the days before it show no pace.
                SELECT
                    c.cycle, c.due_on, c.opens_on, u.working_no AS until_no,
                    greatest(d.working_no - u.working_no, 0) AS working_days_left,
                    greatest(t.day, c.opens_on - 1) AS since_on
                FROM (SELECT *, coalesce(pact_on, starts_on) AS opens_on FROM cycles) AS c
                JOIN days AS u ON u.day = counted_on($as_of)
                JOIN days AS d ON d.day = c.due_on
                JOIN days AS t ON t.is_working AND t.working_no = u.working_no - 10
                WHERE matches($cycle, c.cycle)
            ),
            windows AS (
                SELECT s.*, greatest(s.until_no - o.working_no, 0) AS recent_days
                FROM spans AS s
                JOIN days AS o ON o.day = s.since_on
            ),
            persons AS (
                SELECT
                    d.cycle, d.unit_id, total(if(d.is_obliged, d.people, 0)) AS obliged,
                    total(if(d.is_signed, d.people, 0)) AS signed,
                    total(if(d.is_signed AND d.signed_on > w.since_on, d.people, 0)) AS recent_signed
                FROM duties($cycle, $as_of, $kecamatan_id) AS d
                JOIN windows AS w ON w.cycle = d.cycle
                GROUP BY d.cycle, d.unit_id
            ),
            reported AS (
                SELECT
                    r.cycle, r.top_unit_id, arg_max(r.obliged, r.position_on) AS obliged,
                    arg_max(r.signed, r.position_on) AS signed, max(r.position_on) > w.since_on AS is_recent,
                    arg_max(r.signed, r.position_on) FILTER (r.position_on <= w.since_on) AS signed_before,
                    w.since_on < w.opens_on AS is_from_start
                FROM recaps_until($cycle, $as_of, $unit_id, $kecamatan_id) AS r
                JOIN windows AS w ON w.cycle = r.cycle
                GROUP BY r.cycle, r.unit_id, r.top_unit_id, w.since_on, w.opens_on
            ),
            parts AS (
                SELECT
                    p.cycle, coalesce(t.top_unit_id::VARCHAR, p.unit_id::VARCHAR) AS unit_id, 'persons' AS basis,
                    p.obliged, p.signed, p.recent_signed
                FROM persons AS p
                LEFT JOIN unit_tree AS t ON t.cycle = p.cycle AND t.unit_id = p.unit_id
                WHERE in_unit($unit_id, p.unit_id, t.top_unit_id, t.current_unit_id)
                UNION ALL
                SELECT
                    cycle, top_unit_id, 'recap', obliged, signed,
                    CASE
                        WHEN NOT is_recent THEN NULL
                        WHEN signed_before IS NOT NULL THEN greatest(signed - signed_before, 0)
                        WHEN is_from_start THEN signed
                    END
                FROM reported
            ),
            totals AS (
                SELECT
                    p.cycle, p.unit_id, total(p.obliged) AS obliged, total(p.signed) AS signed,
                    total(p.obliged) - total(p.signed) AS not_signed, basis_of(p.basis) AS basis, w.working_days_left, w.due_on,
                    w.recent_days, w.until_no,
                    CASE WHEN count(*) = count(p.recent_signed) AND w.recent_days > 0 THEN total(p.recent_signed) END
                        AS recent_signed
                FROM parts AS p
                JOIN windows AS w ON w.cycle = p.cycle
                GROUP BY p.cycle, p.unit_id, w.working_days_left, w.due_on, w.recent_days, w.until_no
            ),
            steady AS (
                -- Had each of those left at the beginning of the window signed on any working day until the due day.
                SELECT
                    *, not_signed + recent_signed AS were_left,
                    recent_days / nullif(recent_days + working_days_left, 0) AS share_gone
                FROM totals
            ),
            ranges AS (
                -- Nine times in ten the true pace lies between these counts: square roots of counts, as of Poisson,
                -- within a few hundredths of the exact limits from two people on.
                SELECT
                    *, s.not_signed * s.recent_days AS work,
                    pow(sqrt(s.recent_signed + 1) + 0.82, 2) AS most,
                    if(s.recent_signed > 0, pow(sqrt(s.recent_signed) - 0.82, 2), NULL) AS fewest
                FROM steady AS s
            )
            SELECT
                s.cycle, s.unit_id, coalesce(u.name, s.unit_id) AS unit, s.obliged, s.signed, s.not_signed,
                s.working_days_left,
                if(s.not_signed = 0, 0.0, s.not_signed / nullif(s.working_days_left, 0)) AS needed_per_day,
                s.recent_signed / s.recent_days AS recent_per_day, CASE WHEN f.day <= y.polling_on THEN f.day END AS finishes_on,
                coalesce(u.short_name, s.unit_id) AS short_name, s.recent_days, s.recent_signed,
                (s.were_left * s.share_gone - s.recent_signed)
                    / sqrt(nullif(s.were_left * s.share_gone * (1 - s.share_gone), 0)) AS behind_sd,
                s.due_on, s.basis, e.day AS earliest_on, l.day AS latest_on
            FROM ranges AS s
            JOIN cycles AS y ON y.cycle = s.cycle
            LEFT JOIN units AS u ON u.unit_id = s.unit_id
            LEFT JOIN days AS e
                ON e.is_working AND s.not_signed > 0 AND e.working_no = s.until_no + ceil(s.work / s.most)
            LEFT JOIN days AS l
                ON l.is_working AND s.not_signed > 0 AND l.working_no = s.until_no + ceil(s.work / s.fewest)
            LEFT JOIN days AS f
                ON f.is_working AND s.not_signed > 0
                AND f.working_no = s.until_no
                    + (s.not_signed * s.recent_days + s.recent_signed - 1) // nullif(s.recent_signed, 0)
            ORDER BY s.cycle, s.unit_id
        """,
    ),
)
