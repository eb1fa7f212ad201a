-- Each case as it stands on a day, and its history: built on the clocks. Run after clocks.sql.

-- Which rule is in force when: ethics by the severity that only it has. What holds for a kind of employment alone is no
-- rule of a period.
CREATE VIEW rule_periods AS
SELECT
    rule_id, if(severity = 'moral', 'kode etik', 'disiplin') AS class,
    min(coalesce(valid_from, DATE '-infinity')) AS valid_from,
    max(coalesce(valid_until, DATE 'infinity')) AS valid_until
FROM sanctions
WHERE employment IS NULL
GROUP BY rule_id, class;

-- Who recommends on a day; on the day of a change the newer body does already.
CREATE MACRO recommender_on(day) AS (
    SELECT body_id
    FROM bodies
    WHERE is_recommender AND coalesce(valid_from, DATE '-infinity') <= day AND coalesce(valid_until, DATE 'infinity') >= day
    ORDER BY valid_from DESC NULLS LAST, body_id
    LIMIT 1
);

-- Days that follow from a step although no step records them, such as that on which a SK comes into force: counted
-- from the latest such step of the SK in force. Where the kind of days is not known, no day is derived; an objection
-- or appeal may put a SK off, so after one its day is not known either.
CREATE MACRO derived_days(as_of) AS TABLE
WITH known AS MATERIALIZED (
    FROM governed_steps(as_of)
),
latest AS (
    SELECT
        case_id, max(step_no) FILTER (step_id = 'sk_sanksi' AND NOT is_revoked) AS sk_no,
        max(step_no) FILTER (step_id IN ('keberatan', 'banding')) AS disputed_no
    FROM known
    GROUP BY case_id
)
SELECT
    s.case_id, k.clock_id, k.derives, k.from_step, s.step_on AS from_on, k.limit_days, k.days_counted,
    if(k.days_counted = 'hari kerja', w.day, s.step_on + k.limit_days) AS derived_on
FROM known AS s
JOIN latest AS l ON l.case_id = s.case_id AND s.step_no > l.sk_no
JOIN clocks AS k
    ON k.from_step = s.step_id AND k.derives IS NOT NULL AND k.days_counted IS NOT NULL
    AND list_contains(string_split(k.cycles, '|'), s.cycle::VARCHAR)
    AND (k.class IS NULL OR k.class = s.class) AND (k.appeal IS NULL OR k.appeal = s.appeal)
LEFT JOIN days AS f ON f.day = s.step_on
LEFT JOIN days AS w ON w.is_working AND w.working_no = f.working_no + k.limit_days
WHERE s.step_id <> 'penyampaian_sk' OR coalesce(l.disputed_no, 0) < l.sk_no
QUALIFY row_number() OVER (PARTITION BY s.case_id, k.clock_id ORDER BY s.step_no DESC) = 1;

-- Exactly one row per case known on the day. The clock that presses is the running duty with most days over, then
-- with fewest days left; a stopped one comes last. A case is open while it has no end, and not where nothing is known of
-- it. Whose turn it is follows from the last step: in ethics, of a case that was told to the city directly and of one that
-- a register lacks it is another's; who recommends is whom the register names, else who does so on the day. The class is
-- that of the form, since the day known is that of the report, not of the act; the day decides where the form is unknown,
-- and class_by_day lets both be compared. The rule is that of the SK, else of the day known, which for a matter without a
-- day is polling day: no rule changed within a cycle.
CREATE MACRO case_states(as_of) AS TABLE
WITH pressing AS (
    SELECT *
    FROM case_clocks(as_of)
    WHERE is_duty AND to_on IS NULL
    QUALIFY row_number() OVER (
        PARTITION BY case_id
        ORDER BY state = 'berhenti sementara', days_over DESC NULLS LAST, days_left, from_order DESC, clock_id
    ) = 1
),
said AS (
    SELECT
        s.case_id,
        max(s.step_on) FILTER (s.step_id = 'rekomendasi') AS recommended_on,
        arg_max(s.severity, s.step_no) FILTER (s.step_id IN ('rekomendasi', 'verifikasi_bkn')) AS recommended_severity,
        max(s.step_no) FILTER (s.step_id = 'sk_sanksi' AND NOT s.is_revoked) AS sk_no,
        count(*) FILTER (s.step_id = 'sk_sanksi' AND s.is_revoked) AS revoked,
        arg_max(s.body_id, s.step_no) FILTER (b.is_recommender) AS named_recommender
    FROM known_steps(as_of) AS s
    LEFT JOIN bodies AS b ON b.body_id = s.body_id
    GROUP BY s.case_id
),
classed AS (
    SELECT
        p.*, g.form_class, g.class_by_day, g.class,
        CASE
            WHEN p.step_id = 'laporan' AND o.turn IS NOT NULL THEN o.turn
            WHEN g.class = 'kode etik' AND c.ethics_turn IS NOT NULL THEN c.ethics_turn
            WHEN c.turn = 'PEREKOMENDASI' THEN coalesce(s.named_recommender, recommender_on(counted_on(as_of)), c.turn)
            ELSE c.turn
        END AS usual_turn,
        u.case_id IS NOT NULL AS is_unshared, c.step_order,
        CASE
            WHEN p.step_id = 'laporan' AND o.turn IS NOT NULL THEN o.next_step
            WHEN g.class = 'kode etik' AND c.ethics_turn IS NOT NULL THEN c.ethics_next_step
            ELSE c.next_step
        END AS step_awaits,
        coalesce(k.alleged_severity::VARCHAR, f.severity) AS alleged_severity,
        s.recommended_on, s.recommended_severity, coalesce(s.revoked, 0) AS revoked, s.named_recommender,
        d.step_on AS decided_on, d.severity AS decided_severity, d.sanction_id, n.rule_id AS sk_rule_id,
        e.derived_on AS effective_on
    FROM case_positions(as_of) AS p
    JOIN cases AS k ON k.case_id = p.case_id
    JOIN case_classes AS g ON g.case_id = p.case_id
    LEFT JOIN said AS s ON s.case_id = p.case_id
    LEFT JOIN case_steps AS d ON d.case_id = s.case_id AND d.step_no = s.sk_no
    LEFT JOIN sanctions AS n ON n.sanction_id = d.sanction_id
    LEFT JOIN derived_days(as_of) AS e ON e.case_id = p.case_id AND e.from_step = 'penyampaian_sk'
    LEFT JOIN forms AS f ON f.form_id = p.form_id
    LEFT JOIN steps AS c ON c.step_id = p.step_id
    LEFT JOIN origins AS o ON o.origin = p.origin
    LEFT JOIN unshared_cases(as_of) AS u ON u.case_id = p.case_id
),
turned AS (
    SELECT
        p.*, w.informed_by IS NOT NULL AND p.is_unshared AS is_untold,
        CASE WHEN is_untold THEN w.informed_by WHEN p.is_own THEN p.usual_turn
            ELSE coalesce(w.stand_in, p.usual_turn) END AS step_turn
    FROM classed AS p
    LEFT JOIN bodies AS w ON w.body_id = p.usual_turn
)
SELECT
    p.case_id, p.cycle, p.is_own, p.unit_id, p.top_unit_id, p.current_unit_id, p.kecamatan_id, p.agency_id,
    p.step_id, p.step_on, p.outcome, p.outcome = 'proses' AS is_open,
    coalesce(p.step_order > q.from_order AND p.step_order < q.to_order AND p.step_id <> 'sk_dicabut', false) AS is_on_the_way,
    coalesce(q.stopped_for, if(is_on_the_way, p.step_turn, q.body_id), p.step_turn) AS turn,
    CASE
        WHEN q.case_id IS NOT NULL THEN q.state
        WHEN NOT p.has_steps THEN 'belum diketahui'
        WHEN p.outcome = 'proses' THEN 'tanpa batas waktu'
        ELSE 'berakhir'
    END AS state,
    q.clock_id, q.clock, q.from_on AS clock_from_on, q.due_on, q.days_used, q.days_left, q.days_over,
    p.form_class, p.class_by_day, p.class,
    coalesce(p.sk_rule_id, r.rule_id) AS rule_id,
    CASE WHEN p.recommended_on IS NOT NULL THEN coalesce(p.named_recommender, recommender_on(p.recommended_on)) END
        AS recommender_id,
    p.alleged_severity, p.recommended_severity, p.decided_severity, p.decided_on, p.sanction_id, p.revoked,
    p.reported_on, p.form_id, p.level, p.origin, p.rung_order, p.recommended_on, p.effective_on,
    p.has_steps, CASE WHEN q.case_id IS NOT NULL AND NOT is_on_the_way THEN q.to_step WHEN NOT p.is_untold THEN p.step_awaits END
        AS awaits,
    q.limit_days, q.days_counted, q.days_stopped, p.is_untold AND q.case_id IS NULL AND p.outcome = 'proses' AS is_untold,
    CASE WHEN q.is_start_assumed THEN q.from_step END AS assumed_from
FROM turned AS p
LEFT JOIN pressing AS q ON q.case_id = p.case_id
LEFT JOIN rule_periods AS r
    ON r.class = p.class AND p.known_on BETWEEN r.valid_from AND r.valid_until
QUALIFY row_number() OVER (PARTITION BY p.case_id ORDER BY r.valid_from DESC NULLS LAST, r.rule_id) = 1;

-- What people wrote, without what may be the number of a person or a decree.
CREATE MACRO masked(text) AS regexp_replace(text, '\d[\d .-]{6,}\d', '…', 'g');

-- One line per step known on the day, with the clock that it ended (of several the one most over), then one line for
-- each clock that runs, for the step awaited without a limit, and for each day that follows from a step.
CREATE MACRO case_timeline(as_of) AS TABLE
WITH timers AS MATERIALIZED (
    FROM case_clocks(as_of)
),
ended AS (
    SELECT *
    FROM timers
    WHERE to_on IS NOT NULL
    QUALIFY row_number() OVER (
        PARTITION BY case_id, end_step, to_on ORDER BY days_over DESC, to_step = end_step DESC, from_order DESC, clock_id
    ) = 1
),
told AS (
    SELECT
        s.case_id, s.step_no, 'tahap' AS kind, s.step_id::VARCHAR AS step_id, s.step_on, s.body_id::VARCHAR AS body_id,
        s.severity::VARCHAR AS severity, s.sanction_id, s.reason, e.clock_id, e.clock, e.from_on, e.due_on,
        e.days_counted, e.limit_days, e.days_used, e.days_stopped, e.days_left, e.days_over, e.state, e.is_duty,
        CASE WHEN e.is_start_assumed THEN e.from_step END AS assumed_from
    FROM case_steps AS s
    LEFT JOIN ended AS e ON e.case_id = s.case_id AND e.end_step = s.step_id AND e.to_on = s.step_on
    WHERE s.step_on <= by_day(as_of)
    UNION ALL
    SELECT
        case_id, NULL, if(is_duty, 'menunggu', 'hak'), to_step, NULL, body_id, NULL, NULL, NULL, clock_id, clock, from_on,
        due_on, days_counted, limit_days, days_used, days_stopped, days_left, days_over, state, is_duty,
        CASE WHEN is_start_assumed THEN from_step END
    FROM timers
    WHERE to_on IS NULL
    UNION ALL
    SELECT
        case_id, NULL, 'menunggu', awaits, NULL, turn, NULL, NULL, NULL, NULL, NULL, step_on,
        NULL, NULL, NULL, NULL, NULL, NULL, NULL, state, NULL, NULL
    FROM case_states(as_of)
    WHERE state = 'tanpa batas waktu'
    UNION ALL
    SELECT
        case_id, NULL, 'turunan', NULL, NULL, NULL, NULL, NULL, NULL, clock_id, derives, from_on,
        derived_on, days_counted, limit_days, NULL, NULL, NULL, NULL, NULL, false, NULL
    FROM derived_days(as_of)
)
SELECT
    t.*, k.cycle,
    row_number() OVER (PARTITION BY t.case_id ORDER BY t.step_no NULLS LAST, t.kind, t.due_on NULLS LAST, t.clock_id)
        AS line_no
FROM told AS t
JOIN cases AS k ON k.case_id = t.case_id
WHERE k.known_on <= by_day(as_of);
