-- Who stands behind the denominator, over the finished tables and the macros of views.sql; parameters as there.

-- Everybody on a roster by what became of them on the day: 'wajib', or the first thing that keeps them from it.
CREATE MACRO roster_standing(of_cycle, as_of, of_unit, of_kecamatan) AS TABLE
WITH persons AS (
    SELECT
        cycle, unit_id,
        CASE WHEN is_early THEN 'belum_mulai' WHEN is_gone THEN 'sudah_selesai' WHEN is_excluded THEN exclusion::VARCHAR
            ELSE 'wajib' END AS standing,
        total(people) AS people
    FROM duties(of_cycle, as_of, of_kecamatan)
    GROUP BY ALL
)
SELECT p.cycle, p.standing, total(p.people) AS people
FROM persons AS p
LEFT JOIN unit_tree AS t ON t.cycle = p.cycle AND t.unit_id = p.unit_id
WHERE in_unit(of_unit, p.unit_id, t.top_unit_id, t.current_unit_id)
GROUP BY p.cycle, p.standing;

-- The steps from the roster to the obliged; effect: what a step does to the count.
CREATE VIEW bridge_steps AS
SELECT * FROM (VALUES
    ('daftar', 'dalam daftar', 1, 'jumlah'),
    ('belum_mulai', 'belum mulai bertugas', 2, 'kurang'),
    ('sudah_selesai', 'sudah selesai bertugas', 3, 'kurang'),
    ('tanpa_alasan', 'dikecualikan tanpa alasan', 90, 'kurang'),
    ('wajib_orang', 'wajib menurut daftar orang', 91, 'jumlah'),
    ('rekap', 'wajib menurut rekap unit', 92, 'tambah'),
    ('wajib', 'wajib tanda tangan', 93, 'jumlah')
) AS s (step, step_name, step_order, effect)
UNION ALL
SELECT reason_id, name, 10 + reason_order, 'kurang' FROM exclusion_reasons;

-- The first day of a cycle on which anybody is known to have signed, in the whole city.
CREATE TABLE signing_starts AS
SELECT cycle, min(day) AS first_on
FROM (
    SELECT cycle, signed_on AS day FROM signings WHERE is_listed
    UNION ALL
    SELECT cycle, position_on FROM counted_recaps
)
GROUP BY cycle
ORDER BY cycle;

-- The earlier day that a position is held against: 30 days before, but not before the first day of signing.
CREATE MACRO base_spans(of_cycle, as_of) AS TABLE
SELECT * FROM (
    SELECT s.cycle, greatest(least(counted_on(as_of), c.polling_on) - 30, s.first_on) AS from_on,
        counted_on(as_of) AS until_on, c.polling_on
    FROM signing_starts AS s
    JOIN cycles AS c ON c.cycle = s.cycle
    WHERE of_cycle::INTEGER IS NULL OR s.cycle = of_cycle::INTEGER
)
WHERE from_on < least(until_on, polling_on);

-- Then and now of each part of the base. `stayed` are those obliged now who had signed by the earlier day: what the
-- share would have been with the base of today. A unit that sent its first recap in between enters with that recap;
-- of a recap unit whose obliged changed the signed are taken to have stayed.
CREATE MACRO base_parts(of_cycle, as_of, of_unit, of_kecamatan) AS TABLE
WITH persons AS (
    SELECT
        s.cycle, d.unit_id,
        d.exclusion IS NULL AND on_duty(d.starts_on, d.ends_on, least(s.from_on, s.polling_on)) AS was_obliged,
        coalesce(d.signed_on <= s.from_on, false) AS had_signed,
        d.is_obliged, d.is_signed, total(d.people) AS people
    FROM duties(of_cycle, as_of, of_kecamatan) AS d
    JOIN base_spans(of_cycle, as_of) AS s ON s.cycle = d.cycle
    GROUP BY ALL
),
recaps AS (
    SELECT
        s.cycle, r.unit_id,
        coalesce(arg_max(r.obliged, r.position_on) FILTER (r.position_on <= s.from_on), 0) AS obliged_then,
        coalesce(arg_max(r.signed, r.position_on) FILTER (r.position_on <= s.from_on), 0) AS signed_then,
        arg_max(r.obliged, r.position_on) AS obliged,
        arg_max(r.signed, r.position_on) AS signed,
        least(
            coalesce(
                arg_max(r.signed, r.position_on) FILTER (r.position_on <= s.from_on), arg_min(r.signed, r.position_on)),
            arg_max(r.signed, r.position_on)) AS stayed
    FROM recaps_until(of_cycle, as_of, of_unit, of_kecamatan) AS r
    JOIN base_spans(of_cycle, as_of) AS s ON s.cycle = r.cycle
    GROUP BY s.cycle, r.unit_id
)
SELECT
    p.cycle, 'persons' AS basis,
    if(was_obliged, people, 0) AS obliged_then, if(was_obliged AND had_signed, people, 0) AS signed_then,
    if(is_obliged, people, 0) AS obliged, if(is_signed, people, 0) AS signed,
    if(is_signed AND had_signed, people, 0) AS stayed,
    if(is_obliged AND NOT was_obliged, people, 0) AS joined, if(was_obliged AND NOT is_obliged, people, 0) AS gone
FROM persons AS p
LEFT JOIN unit_tree AS t ON t.cycle = p.cycle AND t.unit_id = p.unit_id
WHERE in_unit(of_unit, p.unit_id, t.top_unit_id, t.current_unit_id)
UNION ALL
SELECT cycle, 'recap', obliged_then, signed_then, obliged, signed, stayed, 0, 0 FROM recaps;
