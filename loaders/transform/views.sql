-- Derived by SQL alone, run statement by statement at the end of each build, over the finished tables.
-- Parameters: of_cycle, as_of, of_unit, of_kecamatan. NULL = all. The metrics ask only these, and reference tables.

CREATE MACRO by_day(as_of) AS coalesce(as_of::DATE, DATE 'infinity');

-- The day that days are counted to: the one asked for, else the position date of the data, else the day of loading.
CREATE MACRO counted_on(as_of) AS
    coalesce(as_of::DATE, (SELECT coalesce(position_on, loaded_at::DATE) FROM build));

-- A unit is asked for by its own id, by the OPD above it in that cycle, or by the OPD of today that it became.
CREATE MACRO in_unit(of_unit, unit_id, top_unit_id, current_unit_id) AS
    of_unit::VARCHAR IS NULL
    OR of_unit::VARCHAR IN (unit_id::VARCHAR, top_unit_id::VARCHAR, current_unit_id::VARCHAR);

CREATE MACRO matches(wanted, value) AS wanted IS NULL OR value::VARCHAR = wanted::VARCHAR;

-- A sum of INTEGER is a HUGEINT, which pandas would get as a float.
CREATE MACRO total(part) AS sum(part)::BIGINT;

CREATE MACRO share_pct(part, whole) AS 100.0 * part / nullif(whole, 0);

CREATE MACRO basis_of(basis) AS CASE WHEN min(basis) <> max(basis) THEN 'both' ELSE min(basis) END;

-- Rejected rows; of a unit those whose cell of the unit was understood and means it or one below it.
CREATE MACRO rejects_of(of_unit) AS TABLE
SELECT * FROM rejects AS r
WHERE of_unit::VARCHAR IS NULL OR EXISTS (
    FROM unit_tree AS t
    WHERE t.unit_id = r.unit_id AND in_unit(of_unit, r.unit_id, t.top_unit_id, t.current_unit_id));

-- Compliance ---------------------------------------------------------------------------------------------------

-- Recaps that count: a unit with persons in that cycle is counted by its persons.
CREATE TABLE counted_recaps AS
SELECT r.cycle, r.unit_id, r.position_on, r.obliged, r.signed, r.verified, c.due_on, u.kecamatan_id, u.kelurahan_id
FROM recaps AS r
JOIN cycles AS c ON c.cycle = r.cycle
LEFT JOIN units AS u ON u.unit_id = r.unit_id
WHERE NOT EXISTS (FROM obligations AS o WHERE o.cycle = r.cycle AND o.unit_id = r.unit_id)
ORDER BY r.cycle, r.unit_id, r.position_on;

CREATE TABLE outside_signings AS
SELECT s.cycle, s.signed_on, count(*) AS people
FROM signings AS s
WHERE NOT s.is_listed
GROUP BY s.cycle, s.signed_on
ORDER BY s.cycle, s.signed_on;

-- On duty on a day: from the first to the last day that the roster names, where it names one.
CREATE MACRO has_begun(starts_on, day) AS coalesce(starts_on <= day, true);

CREATE MACRO has_ended(ends_on, day) AS coalesce(ends_on < day, false);

CREATE MACRO on_duty(starts_on, ends_on, day) AS has_begun(starts_on, day) AND NOT has_ended(ends_on, day);

-- One row per row of obligations, with what it counts for on the day. A person who had left by then counts nowhere.
CREATE MACRO duties(of_cycle, as_of, of_kecamatan) AS TABLE
WITH marked AS (
    SELECT
        o.cycle, o.unit_id, o.kecamatan_id, o.kelurahan_id, o.level, o.people, o.is_verified,
        o.exclusion, o.starts_on, o.ends_on, c.polling_on,
        CASE WHEN o.signed_on <= by_day(as_of) THEN o.signed_on END AS signed_on,
        o.signed_on <= c.due_on AS is_in_time,
        NOT has_begun(o.starts_on, least(by_day(as_of), c.polling_on)) AS is_early,
        has_ended(o.ends_on, least(by_day(as_of), c.polling_on)) AS is_gone
    FROM obligations AS o
    JOIN cycles AS c ON c.cycle = o.cycle
    WHERE (of_cycle::INTEGER IS NULL OR o.cycle = of_cycle::INTEGER)
        AND matches(of_kecamatan, o.kecamatan_id)
)
SELECT
    cycle, unit_id, kecamatan_id, kelurahan_id, level, signed_on, people, starts_on, ends_on, polling_on, exclusion,
    is_early, is_gone,
    NOT (is_early OR is_gone) AND exclusion IS NULL AS is_obliged,
    NOT (is_early OR is_gone) AND exclusion IS NOT NULL AS is_excluded,
    is_obliged AND signed_on IS NOT NULL AS is_signed,
    is_signed AND is_in_time AND coalesce(is_verified, false) AS is_fulfilled,
    is_signed AND is_in_time AND is_verified IS NULL AS is_unknown
FROM marked;

-- All counted recaps up to the day, each with the verified count that stood by the due day.
CREATE MACRO recaps_until(of_cycle, as_of, of_unit, of_kecamatan) AS TABLE
SELECT
    r.cycle, r.unit_id, r.kecamatan_id, r.kelurahan_id, r.position_on, r.obliged, r.signed,
    coalesce(t.top_unit_id::VARCHAR, r.unit_id::VARCHAR) AS top_unit_id,
    coalesce(t.current_unit_id::VARCHAR, t.top_unit_id::VARCHAR, r.unit_id::VARCHAR) AS current_unit_id,
    arg_max_null(r.verified, r.position_on) FILTER (r.position_on <= r.due_on) OVER so_far AS verified
FROM counted_recaps AS r
LEFT JOIN unit_tree AS t ON t.cycle = r.cycle AND t.unit_id = r.unit_id
WHERE r.position_on <= by_day(as_of)
    AND (of_cycle::INTEGER IS NULL OR r.cycle = of_cycle::INTEGER)
    AND matches(of_kecamatan, r.kecamatan_id)
    AND in_unit(of_unit, r.unit_id, t.top_unit_id, t.current_unit_id)
WINDOW so_far AS (PARTITION BY r.cycle, r.unit_id ORDER BY r.position_on);

-- Everything compliance is summed from: persons and the latest recap of each unit without persons.
-- Persons are summed before the tree of units is joined, so that a nation needs no join of its millions of rows.
CREATE MACRO compliance_position(of_cycle, as_of, of_unit, of_kecamatan) AS TABLE
WITH persons AS (
    SELECT
        cycle, unit_id, kecamatan_id, kelurahan_id, level,
        total(if(is_obliged, people, 0)) AS obliged,
        total(if(is_signed, people, 0)) AS signed,
        total(if(is_fulfilled, people, 0)) AS fulfilled,
        total(if(is_unknown, people, 0)) AS unknown_fulfilled,
        total(if(is_excluded, people, 0)) AS excluded
    FROM duties(of_cycle, as_of, of_kecamatan)
    GROUP BY cycle, unit_id, kecamatan_id, kelurahan_id, level
)
SELECT
    p.cycle, p.unit_id::VARCHAR AS unit_id, coalesce(t.top_unit_id::VARCHAR, p.unit_id::VARCHAR) AS top_unit_id,
    coalesce(t.current_unit_id::VARCHAR, t.top_unit_id::VARCHAR, p.unit_id::VARCHAR) AS current_unit_id,
    p.kecamatan_id::VARCHAR AS kecamatan_id, p.kelurahan_id::VARCHAR AS kelurahan_id, p.level::VARCHAR AS level,
    'persons' AS basis, p.obliged, coalesce(p.signed, 0) AS signed,
    p.fulfilled, coalesce(p.unknown_fulfilled, 0) AS unknown_fulfilled,
    p.excluded
FROM persons AS p
LEFT JOIN unit_tree AS t ON t.cycle = p.cycle AND t.unit_id = p.unit_id
WHERE in_unit(of_unit, p.unit_id, t.top_unit_id, t.current_unit_id)
UNION ALL
SELECT
    cycle, unit_id::VARCHAR, top_unit_id, current_unit_id, kecamatan_id::VARCHAR,
    kelurahan_id::VARCHAR, NULL, 'recap',
    obliged,
    signed,
    least(coalesce(verified, 0), signed),
    if(verified IS NULL, signed, 0),
    0
FROM recaps_until(of_cycle, as_of, of_unit, of_kecamatan)
QUALIFY row_number() OVER (PARTITION BY cycle, unit_id ORDER BY position_on DESC) = 1;

-- What each day added. A later, lower recap corrects the days before it, so that the curve never falls.
CREATE MACRO signings_by_day(of_cycle, as_of, of_unit, of_kecamatan) AS TABLE
WITH corrected AS (
    SELECT
        cycle, unit_id, position_on,
        min(signed) OVER from_here AS signed,
        min(least(coalesce(verified, 0), signed)) OVER from_here AS fulfilled
    FROM recaps_until(of_cycle, as_of, of_unit, of_kecamatan)
    WINDOW from_here AS (
        PARTITION BY cycle, unit_id ORDER BY position_on ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING
    )
),
persons AS (
    SELECT
        cycle, unit_id, signed_on AS day,
        total(people) AS signed, total(if(is_fulfilled, people, 0)) AS fulfilled
    FROM duties(of_cycle, as_of, of_kecamatan)
    WHERE is_signed
    GROUP BY cycle, unit_id, signed_on
),
added AS (
    SELECT p.cycle, p.day, p.signed, p.fulfilled
    FROM persons AS p
    LEFT JOIN unit_tree AS t ON t.cycle = p.cycle AND t.unit_id = p.unit_id
    WHERE in_unit(of_unit, p.unit_id, t.top_unit_id, t.current_unit_id)
    UNION ALL
    SELECT
        cycle, position_on,
        signed - lag(signed, 1, 0) OVER before,
        fulfilled - lag(fulfilled, 1, 0) OVER before
    FROM corrected
    WINDOW before AS (PARTITION BY cycle, unit_id ORDER BY position_on)
)
SELECT cycle, day, total(signed) AS signed, total(fulfilled) AS fulfilled FROM added GROUP BY cycle, day;

-- From which day something is known of a unit in a cycle: with persons always, else from its first recap on.
CREATE TABLE known_units AS
SELECT k.cycle, k.unit_id, coalesce(t.top_unit_id::VARCHAR, k.unit_id) AS top_unit_id, k.kelurahan_id, k.known_from
FROM (
    SELECT cycle, unit_id::VARCHAR AS unit_id, kelurahan_id::VARCHAR AS kelurahan_id, DATE '-infinity' AS known_from
    FROM (SELECT DISTINCT cycle, unit_id, kelurahan_id FROM obligations)
    UNION ALL
    SELECT cycle, unit_id::VARCHAR, kelurahan_id::VARCHAR, min(position_on)
    FROM counted_recaps
    GROUP BY cycle, unit_id, kelurahan_id
) AS k
LEFT JOIN unit_tree AS t ON t.cycle = k.cycle AND t.unit_id = k.unit_id
ORDER BY k.cycle, k.unit_id, k.kelurahan_id;

-- OPD of a cycle of which neither persons nor a recap are known on the day.
CREATE MACRO unknown_units(of_cycle, as_of, of_unit, of_kecamatan) AS TABLE
SELECT t.cycle, t.unit_id::VARCHAR AS unit_id, u.name AS unit, u.short_name
FROM unit_tree AS t
JOIN units AS u ON u.unit_id = t.unit_id
WHERE t.unit_id = t.top_unit_id
    AND matches(of_cycle, t.cycle)
    AND in_unit(of_unit, t.unit_id, t.top_unit_id, t.current_unit_id)
    AND matches(of_kecamatan, u.kecamatan_id)
    AND NOT EXISTS (
        FROM known_units AS k
        WHERE k.cycle = t.cycle AND k.top_unit_id = t.unit_id AND k.known_from <= by_day(as_of)
    );

-- Cases ---------------------------------------------------------------------------------------------------------

-- Where the accused of a case stood: of those who moved within the cycle in the row of the day on which the case became
-- known, else in their last one.
CREATE VIEW reported AS
SELECT k.case_id, a.accused, r.*
FROM cases AS k
JOIN case_accused AS a ON a.case_id = k.case_id
JOIN roster AS r ON r.cycle = k.cycle AND r.nip = a.nip
QUALIFY row_number() OVER (
    PARTITION BY k.case_id, a.accused
    ORDER BY on_duty(r.starts_on, r.ends_on, k.known_on) DESC,
        r.starts_on DESC NULLS LAST
) = 1;

-- In which kecamatan a unit lies in a cycle: its own, else the only one in which the obliged list puts its people then,
-- else at any time. Where they are in several, none. A school or puskesmas without people is called after its kelurahan.
CREATE TABLE unit_places AS
WITH told AS (
    SELECT cycle, unit_id::VARCHAR AS unit_id, min(kecamatan_id)::VARCHAR AS kecamatan_id, count(*) AS places
    FROM (SELECT DISTINCT cycle, unit_id, kecamatan_id FROM roster WHERE kecamatan_id IS NOT NULL)
    GROUP BY cycle, unit_id
),
ever AS (
    SELECT unit_id, min(kecamatan_id) AS kecamatan_id FROM told
    GROUP BY unit_id HAVING max(places) = 1 AND count(DISTINCT kecamatan_id) = 1
),
named AS (
    SELECT u.unit_id, min(k.kecamatan_id) AS kecamatan_id
    FROM units AS u JOIN unit_groups AS g ON g.kind = u.kind
    JOIN kelurahan AS k ON lower(k.name) = lower(trim(regexp_replace(replace(u.name, g.short_prefix, ''), '\d+', '', 'g')))
    GROUP BY u.unit_id HAVING count(DISTINCT k.kecamatan_id) = 1
)
SELECT c.cycle, u.unit_id, coalesce(
    u.kecamatan_id, if(t.unit_id IS NULL, coalesce(e.kecamatan_id, n.kecamatan_id), CASE WHEN t.places = 1 THEN t.kecamatan_id END)
) AS kecamatan_id
FROM units AS u
CROSS JOIN cycles AS c
LEFT JOIN told AS t ON t.cycle = c.cycle AND t.unit_id = u.unit_id
LEFT JOIN ever AS e ON e.unit_id = u.unit_id
LEFT JOIN named AS n ON n.unit_id = u.unit_id
WHERE coalesce(u.kecamatan_id, t.unit_id, e.unit_id, n.unit_id) IS NOT NULL
ORDER BY c.cycle, u.unit_id;

-- Where a case belongs: the register's unit and level, else those of the person in the obliged list of that cycle.
-- A unit named in a case of another agency is no unit of ours.
CREATE TABLE case_places AS
SELECT
    k.case_id,
    coalesce(a.is_own, false) AS is_own,
    coalesce(k.level::VARCHAR, r.level::VARCHAR) AS level,
    CASE WHEN a.is_own THEN coalesce(k.unit_id::VARCHAR, r.unit_id::VARCHAR) END AS unit_id,
    CASE WHEN a.is_own THEN coalesce(u.kecamatan_id::VARCHAR, r.kecamatan_id::VARCHAR) END AS kecamatan_id
FROM cases AS k
LEFT JOIN agencies AS a ON a.agency_id = k.agency_id
LEFT JOIN unit_places AS u ON u.cycle = k.cycle AND u.unit_id = k.unit_id
LEFT JOIN reported AS r ON r.case_id = k.case_id AND r.nip = k.nip
QUALIFY row_number() OVER (PARTITION BY k.case_id ORDER BY r.accused) = 1
ORDER BY k.case_id;

CREATE VIEW case_cycles AS SELECT DISTINCT cycle FROM cases;

CREATE VIEW severity_bands AS
SELECT severity::VARCHAR AS severity, name AS severity_name, sort_order::INTEGER AS sort_order FROM severities
UNION ALL
SELECT 'belum diputus', 'Belum diputus', (SELECT max(sort_order)::INTEGER + 1 FROM severities)
UNION ALL
SELECT 'tanpa putusan', 'Tanpa putusan', (SELECT max(sort_order)::INTEGER + 2 FROM severities)
UNION ALL
SELECT 'tidak diketahui', 'Tidak diketahui', (SELECT max(sort_order)::INTEGER + 3 FROM severities);

CREATE VIEW outcomes AS
SELECT *
FROM (VALUES
    ('proses', 'Masih berjalan', 1, false),
    ('tidak_diregister', 'Tidak diregister', 2, true),
    ('bukan_pelanggaran', 'Bukan pelanggaran', 3, true),
    ('tidak_terbukti', 'Tidak terbukti', 4, true),
    ('sanksi', 'Dijatuhi sanksi', 5, false),
    ('dilimpahkan', 'Dilimpahkan ke PPK lain', 6, true),
    ('dihentikan', 'Dihentikan', 7, true),
    ('selesai', 'Selesai, hasilnya tidak tercatat', 8, false),
    ('tidak_diketahui', 'Belum diketahui', 9, false)
) AS o (outcome, outcome_name, sort_order, is_exit);

-- With the measure of the national figures that comes nearest to a rung.
CREATE VIEW rungs AS
SELECT *
FROM (VALUES
    ('laporan', 'Dilaporkan', 1, 'reported'),
    ('register', 'Diregister', 2, NULL),
    ('terbukti', 'Terbukti', 3, 'proven'),
    ('rekomendasi', 'Direkomendasikan', 4, NULL),
    ('ditindaklanjuti', 'Ditindaklanjuti PPK', 5, 'followed_up'),
    ('sanksi', 'Dijatuhi sanksi', 6, 'sanctioned')
) AS r (rung, rung_name, rung_order, measure);

-- Between which days the candidates of a cycle are fixed: before the first an act is kode etik, from the last on disiplin.
CREATE VIEW candidates_fixed AS
SELECT cycle, min(starts_on) AS fixed_from, max(starts_on) AS fixed_on
FROM stages
WHERE is_nomination
GROUP BY cycle;

-- The class of a case: that of its form, else that of the day of its report. While some candidates of the cycle are fixed
-- and others are not the day says nothing, unless the register tells which contest the case is about. Of one of another
-- election the candidates are not those of the cycle.
CREATE TABLE case_classes AS
SELECT
    k.case_id, f.class AS form_class,
    CASE
        WHEN NOT starts_with(y.name, o.election) THEN NULL
        WHEN k.reported_on < coalesce(s.starts_on, x.fixed_from) THEN 'kode etik'
        WHEN k.reported_on >= coalesce(s.starts_on, x.fixed_on) THEN 'disiplin'
    END AS class_by_day,
    coalesce(f.class, class_by_day) AS class
FROM cases AS k
JOIN cycles AS y ON y.cycle = k.cycle
LEFT JOIN forms AS f ON f.form_id = k.form_id
LEFT JOIN candidates_fixed AS x ON x.cycle = k.cycle
LEFT JOIN contests AS o ON o.contest = k.contest
LEFT JOIN stages AS s ON s.cycle = k.cycle AND s.is_nomination AND s.stage_id = o.fixed_by
ORDER BY k.case_id;

-- Each step for each accused whom it is about, with the day from which a SK is revoked: by a later sk_dicabut, on the same
-- day only where it is the first SK, since a newer one replaces what was revoked.
CREATE TABLE accused_steps AS
WITH each AS (
    SELECT
        s.case_id, a.accused, s.step_no, s.step_id, s.step_on, s.body_id, s.sanction_id, s.severity, g.rung_order,
        nullif(c.outcome, '') AS outcome,
        min(s.step_on) FILTER (s.step_id = 'sk_sanksi') OVER (PARTITION BY s.case_id, a.accused) AS first_on
    FROM case_steps AS s
    JOIN case_accused AS a ON a.case_id = s.case_id AND s.accused IN (0, a.accused)
    JOIN steps AS c ON c.step_id = s.step_id
    LEFT JOIN rungs AS g ON g.rung = c.rung
),
revoked AS (
    SELECT e.case_id, e.accused, e.step_no, min(d.step_on) AS revoked_on
    FROM each AS e
    JOIN each AS d ON d.case_id = e.case_id AND d.accused = e.accused AND d.step_id = 'sk_dicabut'
        AND (d.step_on > e.step_on OR (d.step_on = e.step_on AND e.first_on = e.step_on))
    WHERE e.step_id = 'sk_sanksi'
    GROUP BY e.case_id, e.accused, e.step_no
)
SELECT e.* EXCLUDE (first_on), r.revoked_on
FROM each AS e
LEFT JOIN revoked AS r ON r.case_id = e.case_id AND r.accused = e.accused AND r.step_no = e.step_no
ORDER BY e.case_id, e.step_no, e.accused;

-- Steps of cases known on the day. A SK is revoked when it is for all whom it is about.
CREATE TABLE dated_steps AS
SELECT
    case_id, step_no, any_value(step_id) AS step_id, any_value(step_on) AS step_on, any_value(body_id) AS body_id,
    any_value(sanction_id) AS sanction_id, any_value(severity) AS severity,
    any_value(rung_order) AS rung_order, any_value(outcome) AS outcome,
    CASE WHEN count(revoked_on) = count(*) THEN max(revoked_on) END AS revoked_on
FROM accused_steps
GROUP BY case_id, step_no
ORDER BY case_id, step_no;

CREATE MACRO known_steps(as_of) AS TABLE
SELECT * EXCLUDE (revoked_on), coalesce(revoked_on <= by_day(as_of), false) AS is_revoked
FROM dated_steps
WHERE step_on <= by_day(as_of);

-- One row per accused of a case known on the day: how far it came for them, how it ended, the severity in force. Who has
-- no step is not known to be in any state; a matter closed without an end that is known is told as such.
CREATE MACRO accused_positions(as_of) AS TABLE
WITH reached AS (
    SELECT
        case_id, accused, max(rung_order) AS rung_order,
        arg_max(outcome, step_no) FILTER (coalesce(revoked_on > by_day(as_of), true)) AS outcome,
        max(step_no) FILTER (outcome IS NOT NULL AND coalesce(revoked_on > by_day(as_of), true)) AS outcome_no,
        max(step_no) FILTER (step_id = 'selesai') > coalesce(max(step_no) FILTER (step_id = 'sk_dicabut'), 0) AS is_closed,
        arg_max_null(severity, step_no)
            FILTER (step_id = 'sk_sanksi' AND coalesce(revoked_on > by_day(as_of), true)) AS severity,
        arg_max(step_id, step_no) AS step_id, max(step_no) AS step_no, max(step_on) AS step_on
    FROM accused_steps
    WHERE step_on <= by_day(as_of)
    GROUP BY case_id, accused
)
SELECT
    a.case_id, a.accused, a.form_id, coalesce(x.rung_order, 1) AS rung_order,
    CASE
        WHEN x.case_id IS NULL THEN 'tidak_diketahui'
        WHEN x.outcome IS NOT NULL THEN x.outcome::VARCHAR
        WHEN x.is_closed THEN 'selesai'
        ELSE 'proses'
    END AS outcome, x.outcome_no,
    CASE
        WHEN x.severity IS NOT NULL THEN x.severity::VARCHAR
        WHEN x.case_id IS NULL OR x.outcome = 'sanksi' THEN 'tidak diketahui'
        WHEN x.outcome IS NOT NULL OR x.is_closed THEN 'tanpa putusan'
        ELSE 'belum diputus'
    END AS severity,
    coalesce(x.outcome::VARCHAR, 'proses') NOT IN ('tidak_diregister', 'bukan_pelanggaran', 'tidak_terbukti')
        AS is_violation,
    x.step_id, x.step_no, x.step_on
FROM case_accused AS a
LEFT JOIN reached AS x ON x.case_id = a.case_id AND x.accused = a.accused;

-- One row per case known on the day, of every agency: how far it came, how it ended, the severity in force. Of several
-- accused: it runs while one of theirs does, then it ended with a sanction if one got one, else as the last of them did
-- whose end is known; its severity is the gravest.
CREATE MACRO case_positions(as_of) AS TABLE
WITH reached AS (
    SELECT
        a.case_id, max(a.rung_order) AS rung_order,
        CASE WHEN bool_or(a.outcome = 'proses') THEN 'proses' WHEN bool_or(a.outcome = 'sanksi') THEN 'sanksi'
            ELSE coalesce(arg_max(a.outcome, a.outcome_no), min(a.outcome)) END AS outcome,
        arg_max(a.severity, coalesce(
            s.sort_order, list_position(['tidak diketahui', 'tanpa putusan', 'belum diputus'], a.severity) - 4
        )) AS severity,
        arg_max(a.step_id, a.step_no) AS step_id, max(a.step_on) AS step_on
    FROM accused_positions(as_of) AS a
    LEFT JOIN severities AS s ON s.severity = a.severity
    GROUP BY a.case_id
)
SELECT
    k.case_id, k.cycle, k.reported_on, k.known_on, k.form_id::VARCHAR AS form_id, k.origin::VARCHAR AS origin,
    k.agency_id::VARCHAR AS agency_id, p.is_own, p.unit_id, p.kecamatan_id, p.level,
    coalesce(t.top_unit_id::VARCHAR, p.unit_id) AS top_unit_id,
    coalesce(t.current_unit_id::VARCHAR, t.top_unit_id::VARCHAR, p.unit_id) AS current_unit_id,
    greatest(x.rung_order, 1) AS rung_order, x.outcome, x.severity,
    x.outcome NOT IN ('tidak_diregister', 'bukan_pelanggaran', 'tidak_terbukti') AS is_violation,
    x.step_id::VARCHAR AS step_id,
    coalesce(x.step_on, k.reported_on) AS step_on,
    x.step_id IS NOT NULL AS has_steps, k.accused
FROM cases AS k
JOIN case_places AS p ON p.case_id = k.case_id
JOIN reached AS x ON x.case_id = k.case_id
LEFT JOIN unit_tree AS t ON t.cycle = k.cycle AND t.unit_id = p.unit_id
WHERE k.known_on <= by_day(as_of);

CREATE MACRO case_scope(of_cycle, as_of, of_unit, of_kecamatan) AS TABLE
SELECT *
FROM case_positions(as_of)
WHERE (of_cycle::INTEGER IS NULL OR cycle = of_cycle::INTEGER)
    AND matches(of_kecamatan, kecamatan_id)
    AND in_unit(of_unit, unit_id, top_unit_id, current_unit_id);
