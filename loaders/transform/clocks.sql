-- The clocks of the law over the steps of cases, for any day. Run after views.sql.
--
-- How days are counted: the day of the first step is day 0. A limit in working days ends on a working day by itself,
-- and a step on the days off after it is still in time, since no further day has counted. A limit in calendar days
-- that ends on a holiday stays there: no source that was read moves it, and the days of a Pilkada run through holidays.

-- One row per clock and cycle. Without a last step it is no limit, without a first the register has no day for it.
CREATE TABLE clock_rules AS
SELECT
    c.cycle, k.clock_id, k.from_step, k.starts_with, k.to_step,
    coalesce(r.name, f.name) || ' → ' || t.name AS clock,
    k.limit_days, coalesce(k.extension_days, 0) AS extension_days, k.extends_with, k.days_counted,
    k.days_counted = 'hari kerja' AS is_working, k.body_id, b.name AS body, k.body_id IS NOT NULL AS is_duty,
    b.is_recommender, b.informed_by, b.valid_from, b.valid_until, k.channel, k.class, k.appeal,
    string_split(k.stops_while, '|') AS stops_while, f.step_order AS from_order, t.step_order AS to_order
FROM clocks AS k
JOIN cycles AS c ON list_contains(string_split(k.cycles, '|'), c.cycle::VARCHAR)
JOIN steps AS f ON f.step_id = k.from_step
JOIN steps AS t ON t.step_id = k.to_step
LEFT JOIN steps AS r ON r.step_id = k.starts_with
LEFT JOIN bodies AS b ON b.body_id = k.body_id
ORDER BY c.cycle, f.step_order, t.step_order, k.clock_id;

-- Steps known on the day, with what decides which law speaks of the case: through which channel it came, its class and
-- the appeal that its SK allows, both by the SK in force where one is, and whether it has ended.
CREATE MACRO governed_steps(as_of) AS TABLE
SELECT
    s.case_id, k.cycle, s.step_no, s.step_id, s.step_on, s.body_id, c.step_order, s.is_revoked,
    s.step_id <> 'sk_sanksi' AND s.outcome IS NOT NULL AS is_end,
    max(s.step_no) FILTER (is_end) OVER of_case AS end_no,
    max(s.step_no) FILTER (s.outcome IS NOT NULL AND NOT s.is_revoked) OVER of_case AS outcome_no,
    o.channel,
    arg_max_null(s.severity, s.step_no) FILTER (s.step_id = 'sk_sanksi' AND NOT s.is_revoked) OVER of_case AS decided,
    CASE WHEN decided = 'moral' THEN 'kode etik' WHEN decided IS NOT NULL THEN 'disiplin' ELSE g.class END AS class,
    arg_max_null(x.appeal, s.step_no) FILTER (s.step_id = 'sk_sanksi' AND NOT s.is_revoked) OVER of_case AS appeal
FROM known_steps(as_of) AS s
JOIN cases AS k ON k.case_id = s.case_id
JOIN case_classes AS g ON g.case_id = s.case_id
JOIN steps AS c ON c.step_id = s.step_id
LEFT JOIN origins AS o ON o.origin = k.origin
LEFT JOIN sanctions AS x ON x.sanction_id = s.sanction_id
WHERE k.known_on <= by_day(as_of)
WINDOW of_case AS (PARTITION BY s.case_id ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING);

-- Each clock that a case has started by the day. It starts with the first such step, that of a SK with the SK in
-- force: a revoked SK has no clock. Where a step may bear the receipt, the clock starts with that; while none is known,
-- with the step that was sent, and `is_start_assumed`. It ends with the awaited step or one beyond it: who has been
-- sanctioned has been examined, and a case that has ended waits no more, however early it left and whatever was recorded
-- after. A clock that binds nobody is a right: only the step itself uses it. A body whose register lacks the case is
-- bound by nothing; a recommender is bound where the register names it, else by the day.
CREATE MACRO clock_spans(as_of) AS TABLE
WITH known AS MATERIALIZED (
    FROM governed_steps(as_of)
),
begun AS (
    SELECT
        s.case_id, r.cycle, r.clock_id, r.from_step, r.to_step, r.to_order, r.is_duty, r.extends_with,
        if(r.from_step = 'sk_sanksi', max(s.step_no), min(s.step_no)) AS sent_no,
        if(r.from_step = 'sk_sanksi', max(s.step_on), min(s.step_on)) AS sent_on,
        min(s.step_no) FILTER (s.step_id = r.starts_with) AS received_no,
        min(s.step_on) FILTER (s.step_id = r.starts_with) AS received_on,
        r.starts_with IS NOT NULL AND received_no IS NULL AS is_start_assumed,
        CASE WHEN received_no IS NULL THEN r.from_step ELSE r.starts_with END AS start_step
    FROM known AS s
    JOIN clock_rules AS r ON r.cycle = s.cycle AND s.step_id IN (r.from_step, r.starts_with)
    LEFT JOIN bodies AS w ON w.body_id = s.body_id AND w.is_recommender
    WHERE NOT s.is_revoked AND NOT coalesce(s.end_no = s.outcome_no AND s.step_no > s.end_no, false)
        AND (r.channel IS NULL OR r.channel = s.channel)
        AND (r.class IS NULL OR r.class = s.class)
        AND (r.appeal IS NULL OR r.appeal = s.appeal)
        AND (r.informed_by IS NULL OR s.case_id NOT IN (SELECT case_id FROM unshared_cases(as_of)))
        AND CASE WHEN r.is_recommender AND w.body_id IS NOT NULL THEN w.body_id = r.body_id
            ELSE s.step_on BETWEEN coalesce(r.valid_from, DATE '-infinity') AND coalesce(r.valid_until, DATE 'infinity')
            END
    GROUP BY
        s.case_id, r.cycle, r.clock_id, r.from_step, r.starts_with, r.to_step, r.to_order, r.is_duty, r.extends_with
),
started AS (
    SELECT *, coalesce(received_no, sent_no) AS from_no, coalesce(received_on, sent_on) AS from_on FROM begun
),
ended AS (
    SELECT
        b.case_id, b.clock_id, min(s.step_on) AS to_on, arg_min(s.step_id, s.step_no) AS end_step, min(s.step_no) AS to_no
    FROM started AS b
    JOIN known AS s ON s.case_id = b.case_id
    WHERE s.step_no > b.from_no AND (s.step_id = b.to_step OR (b.is_duty AND (s.step_order >= b.to_order OR s.is_end)))
    GROUP BY b.case_id, b.clock_id
),
-- A second call extends the examination; where nothing in the register says so, the longest limit is granted.
extended AS (
    SELECT b.case_id, b.clock_id
    FROM started AS b
    JOIN known AS s ON s.case_id = b.case_id AND s.step_id = b.extends_with
    LEFT JOIN ended AS e ON e.case_id = b.case_id AND e.clock_id = b.clock_id
    WHERE s.step_no > b.from_no AND s.step_no < coalesce(e.to_no, 1000000)
    GROUP BY b.case_id, b.clock_id
)
SELECT
    b.case_id, b.cycle, b.clock_id, r.clock, b.start_step AS from_step, b.from_no, b.from_on, b.is_start_assumed,
    r.to_step, e.end_step, e.to_on,
    coalesce(e.to_on, counted_on(as_of)) AS counted_to, r.body_id, r.body, r.is_duty, r.is_working, r.days_counted,
    r.limit_days AS base_days,
    r.limit_days + if(r.extends_with IS NULL OR x.case_id IS NOT NULL, r.extension_days, 0) AS limit_days,
    r.stops_while, r.from_order, r.to_order
FROM started AS b
JOIN clock_rules AS r ON r.cycle = b.cycle AND r.clock_id = b.clock_id
LEFT JOIN ended AS e ON e.case_id = b.case_id AND e.clock_id = b.clock_id
LEFT JOIN extended AS x ON x.case_id = b.case_id AND x.clock_id = b.clock_id
WHERE e.to_on IS NULL OR e.to_on >= b.from_on;

-- Every clock of every case as it stands on the day. While it is stopped its due day moves: it is not known.
CREATE MACRO case_clocks(as_of) AS TABLE
WITH spans AS MATERIALIZED (
    FROM clock_spans(as_of)
),
-- From which day until which a case waited for a body: as the catalogue says after each step, and while a clock binds
-- that body. A wait that was passed over without its own step is not known to have been one.
waits AS (
    SELECT
        s.case_id, c.turn AS body_id, s.step_on AS from_on,
        lead(s.step_on) OVER (PARTITION BY s.case_id ORDER BY s.step_no) AS to_on
    FROM known_steps(as_of) AS s
    JOIN steps AS c ON c.step_id = s.step_id
    UNION ALL
    SELECT case_id, body_id, from_on, to_on
    FROM spans
    WHERE is_duty AND (to_on IS NULL OR end_step = to_step)
),
-- Days on which a clock stood still: each day once, in the days that the clock counts.
stops AS (
    SELECT
        b.case_id, b.clock_id,
        count(DISTINCT d.day) FILTER (d.is_working OR NOT b.is_working) AS days_stopped,
        bool_or(w.to_on IS NULL AND b.to_on IS NULL) AS is_stopped,
        arg_max(w.body_id, w.from_on) FILTER (w.to_on IS NULL AND b.to_on IS NULL) AS stopped_for
    FROM spans AS b
    JOIN waits AS w ON w.case_id = b.case_id AND list_contains(b.stops_while, w.body_id)
    LEFT JOIN days AS d
        ON d.day > greatest(b.from_on, w.from_on) AND d.day <= least(b.counted_to, coalesce(w.to_on, b.counted_to))
    WHERE coalesce(w.to_on, b.counted_to) >= b.from_on AND w.from_on <= b.counted_to
    GROUP BY b.case_id, b.clock_id
),
counted AS (
    SELECT
        b.*, coalesce(s.days_stopped, 0)::INTEGER AS days_stopped, coalesce(s.is_stopped, false) AS is_stopped,
        s.stopped_for, f.working_no AS from_working_no,
        if(b.is_working, u.working_no - f.working_no, b.counted_to - b.from_on)::INTEGER AS days_between
    FROM spans AS b
    LEFT JOIN stops AS s ON s.case_id = b.case_id AND s.clock_id = b.clock_id
    LEFT JOIN days AS f ON f.day = b.from_on
    LEFT JOIN days AS u ON u.day = b.counted_to
),
used AS (
    SELECT
        *, days_between - days_stopped AS days_used, greatest(limit_days - days_between + days_stopped, 0) AS days_left,
        greatest(days_between - days_stopped - limit_days, 0) AS days_over
    FROM counted
)
SELECT
    c.case_id, c.cycle, c.clock_id, c.clock, c.from_step, c.from_on, c.is_start_assumed, c.to_step, c.end_step, c.to_on,
    coalesce(o.body_id, c.body_id) AS body_id, coalesce(o.name, c.body) AS body, c.is_duty,
    c.days_counted, c.base_days, c.limit_days,
    CASE WHEN NOT c.is_stopped THEN if(c.is_working, w.day, c.from_on + c.limit_days + c.days_stopped) END AS due_on,
    c.days_between, c.days_stopped, c.days_used, c.days_left, c.days_over, c.stopped_for,
    c.days_used > c.base_days AND c.days_over = 0 AS is_extended,
    CASE
        WHEN c.to_on IS NOT NULL AND c.days_over > 0 THEN 'terlambat'
        WHEN c.to_on IS NOT NULL THEN 'tepat waktu'
        WHEN c.days_over > 0 THEN 'lewat batas'
        WHEN c.is_stopped THEN 'berhenti sementara'
        ELSE 'berjalan'
    END AS state,
    c.from_order, c.to_order
FROM used AS c
JOIN case_places AS p ON p.case_id = c.case_id
LEFT JOIN days AS w
    ON w.is_working AND c.is_working AND w.working_no = c.from_working_no + c.limit_days + c.days_stopped
-- What a body of the city does for our cases, another agency's does for its own.
LEFT JOIN bodies AS b ON b.body_id = c.body_id AND NOT p.is_own
LEFT JOIN bodies AS o ON o.body_id = b.stand_in
-- A right that was not used in its time is no delay: it has lapsed.
WHERE c.is_duty OR c.to_on IS NOT NULL OR c.days_over = 0;

-- The clocks of our own cases within a cycle, unit and kecamatan.
CREATE MACRO clock_scope(of_cycle, as_of, of_unit, of_kecamatan) AS TABLE
SELECT c.*
FROM case_clocks(as_of) AS c
JOIN case_scope(of_cycle, as_of, of_unit, of_kecamatan) AS p ON p.case_id = c.case_id
WHERE p.is_own;

-- After how many days a share of clocks has ended, open ones counted for as long as they are known to run (Kaplan and
-- Meier): on each day, of those that still ran, the part that went on; the parts multiplied.
CREATE MACRO clock_course(of_cycle, as_of, of_unit, of_kecamatan) AS TABLE
WITH leaving AS (
    SELECT cycle, clock_id, days_used, count(*) AS leaving, count(to_on) AS ended
    FROM clock_scope(of_cycle, as_of, of_unit, of_kecamatan)
    WHERE is_duty AND days_used IS NOT NULL
    GROUP BY cycle, clock_id, days_used
),
at_risk AS (
    SELECT *, sum(leaving) OVER (PARTITION BY cycle, clock_id ORDER BY days_used DESC) AS running
    FROM leaving
)
SELECT
    cycle, clock_id, days_used, ended, running,
    product(1 - ended / running) OVER (PARTITION BY cycle, clock_id ORDER BY days_used) AS still_open
FROM at_risk;
