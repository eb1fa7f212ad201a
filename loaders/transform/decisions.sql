-- What became of what meetings decided: the figures that a decision is about, of the same definitions as everywhere.

-- A decision of a day after the last data stands on that last day: it moves no position, and is seen all the same.
CREATE VIEW meeting_decisions AS
SELECT
    d.* EXCLUDE (is_withdrawal), least(d.decided_on, b.position_on) AS stands_on,
    least(d.withdrawn_on, b.position_on) AS ends_on
FROM decisions AS d
CROSS JOIN build AS b
WHERE NOT d.is_withdrawal;

-- Each measure of each unit that a decision names, on a day; NULL where nothing is known, which is not zero.
-- waiting: units below it of which nothing is known yet. is_dated: whether an earlier day can be told at all, since no
-- list of persons says when a signature was verified.
CREATE MACRO measured(of_cycle, as_of) AS TABLE
WITH asked AS (
    SELECT DISTINCT cycle, unit_id
    FROM decisions
    WHERE of_cycle::INTEGER IS NULL OR cycle = of_cycle::INTEGER
),
signatures AS (
    SELECT
        a.cycle, a.unit_id, total(p.obliged) - total(p.signed) AS not_signed,
        total(p.unknown_fulfilled) AS unverified, bool_and(p.basis = 'recap') AS is_recap
    FROM asked AS a
    JOIN compliance_position(of_cycle, as_of, NULL, NULL) AS p
        ON p.cycle = a.cycle AND in_unit(a.unit_id, p.unit_id, p.top_unit_id, p.current_unit_id)
    GROUP BY a.cycle, a.unit_id
),
silent AS (
    SELECT a.cycle, a.unit_id, count(DISTINCT k.unit_id) AS units
    FROM asked AS a
    JOIN known_units AS k ON k.cycle = a.cycle AND k.known_from > by_day(as_of)
    LEFT JOIN unit_tree AS t ON t.cycle = k.cycle AND t.unit_id = k.unit_id
    WHERE in_unit(a.unit_id, k.unit_id, k.top_unit_id, t.current_unit_id)
    GROUP BY a.cycle, a.unit_id
),
late AS (
    SELECT a.cycle, a.unit_id, count(*) AS cases
    FROM asked AS a
    JOIN case_states(as_of) AS s
        ON s.cycle = a.cycle AND in_unit(a.unit_id, s.unit_id, s.top_unit_id, s.current_unit_id)
    WHERE s.is_own AND s.is_open AND s.state = 'lewat batas'
    GROUP BY a.cycle, a.unit_id
)
SELECT
    a.cycle, a.unit_id, m.measure,
    CASE m.measure
        WHEN 'belum_ttd' THEN s.not_signed
        WHEN 'belum_terverifikasi' THEN s.unverified
        WHEN 'perkara_lewat' THEN CASE WHEN c.cycle IS NOT NULL THEN coalesce(l.cases, 0) END
    END AS value,
    m.measure <> 'belum_terverifikasi' OR coalesce(s.is_recap, true) AS is_dated,
    if(m.measure = 'perkara_lewat', 0, coalesce(w.units, 0)) AS waiting
FROM asked AS a
CROSS JOIN measures AS m
LEFT JOIN signatures AS s ON s.cycle = a.cycle AND s.unit_id = a.unit_id
LEFT JOIN silent AS w ON w.cycle = a.cycle AND w.unit_id = a.unit_id
LEFT JOIN late AS l ON l.cycle = a.cycle AND l.unit_id = a.unit_id
LEFT JOIN case_cycles AS c ON c.cycle = a.cycle;

-- The same on the day of each meeting; filled once the macros stand.
CREATE TABLE decision_values (
    day DATE, cycle INTEGER, unit_id VARCHAR, measure VARCHAR, value BIGINT, is_dated BOOLEAN, waiting BIGINT
);
