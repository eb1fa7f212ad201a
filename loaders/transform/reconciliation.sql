-- Our register beside Bawaslu's, run after the pairs: where each matter is on a day, and in what the two differ. What is
-- known of both on a day is compared, and nothing else.

CREATE VIEW places AS
SELECT *
FROM (VALUES
    ('keduanya', 'Di kedua register', 1),
    ('hanya Pemkot', 'Hanya di register Pemkot', 2),
    ('hanya Bawaslu', 'Hanya di register Bawaslu', 3),
    ('saran', 'Mungkin sama, menunggu keputusan', 4),
    ('nomor ganda', 'Nomor rujukan ganda, menunggu keputusan', 5)
) AS p (place, place_name, sort_order);

CREATE VIEW difference_kinds AS
SELECT *
FROM (VALUES
    ('status', 'Status penanganan', 1),
    ('tanggal laporan', 'Tanggal laporan', 2),
    ('golongan', 'Golongan (kode etik atau disiplin)', 3),
    ('bentuk', 'Bentuk, golongan sama', 4),
    ('tingkat', 'Tingkat dugaan', 5)
) AS d (difference, difference_name, sort_order);

-- Our cases as Bawaslu would put them on a day: the last step that has a status there. Steps before the register have
-- none; a case without any step says nothing.
CREATE MACRO our_statuses(as_of) AS TABLE
SELECT
    s.case_id,
    coalesce(arg_max(m.status, s.step_no) FILTER (m.status IS NOT NULL), 'belum diregister') AS status
FROM case_steps AS s
LEFT JOIN step_statuses AS m ON m.step_id = s.step_id
WHERE s.step_on <= by_day(as_of)
GROUP BY s.case_id;

-- One row per pair, per case of ours and per entry of theirs that has no pair on the day. Bawaslu's register keeps
-- only its latest status: before that status's day we do not know theirs, and compare none.
CREATE MACRO reconciled(as_of) AS TABLE
WITH ours AS (
    SELECT k.*, s.status
    FROM compared_cases AS k
    LEFT JOIN our_statuses(as_of) AS s ON s.case_id = k.case_id
    WHERE k.known_on <= by_day(as_of)
),
theirs AS (
    SELECT b.* EXCLUDE (status), CASE WHEN b.status_on <= by_day(as_of) THEN b.status END AS status
    FROM compared_entries AS b
    WHERE b.known_on <= by_day(as_of)
),
paired AS (
    SELECT p.* FROM register_pairs(as_of) AS p
    SEMI JOIN ours AS o ON o.case_id = p.case_id
    SEMI JOIN theirs AS t ON t.register_id = p.register_id
),
placed AS (
    SELECT case_id, register_id, basis, if(basis IN ('saran', 'nomor ganda'), basis, 'keduanya') AS place FROM paired
    UNION ALL
    SELECT o.case_id, NULL, NULL, 'hanya Pemkot' FROM ours AS o ANTI JOIN paired AS p ON p.case_id = o.case_id
    UNION ALL
    SELECT NULL, t.register_id, NULL, 'hanya Bawaslu'
    FROM theirs AS t ANTI JOIN paired AS p ON p.register_id = t.register_id
)
SELECT
    coalesce(o.cycle, t.cycle) AS cycle, p.place, p.basis, p.case_id, p.register_id,
    o.status AS our_status, t.status AS their_status, t.status_on,
    o.reported_on AS our_reported_on, t.reported_on AS their_reported_on,
    o.form_id AS our_form_id, t.form_id AS their_form_id, o.severity AS our_severity, t.severity AS their_severity,
    coalesce(o.agency_id, t.agency_id) AS agency_id, coalesce(o.unit_id, t.unit_id) AS unit_id,
    coalesce(o.kecamatan_id, t.kecamatan_id) AS kecamatan_id,
    if(p.place = 'keduanya', list_filter([
        if(o.status <> t.status, 'status', NULL),
        if(o.reported_on <> t.reported_on, 'tanggal laporan', NULL),
        if(f.class <> g.class, 'golongan', if(o.form_id <> t.form_id, 'bentuk', NULL)),
        if(o.severity <> t.severity, 'tingkat', NULL)
    ], lambda kind: kind IS NOT NULL), []) AS differences
FROM placed AS p
LEFT JOIN ours AS o ON o.case_id = p.case_id
LEFT JOIN theirs AS t ON t.register_id = p.register_id
LEFT JOIN forms AS f ON f.form_id = o.form_id
LEFT JOIN forms AS g ON g.form_id = t.form_id;

CREATE MACRO reconciled_scope(of_cycle, as_of, of_unit, of_kecamatan) AS TABLE
SELECT r.*
FROM reconciled(as_of) AS r
LEFT JOIN unit_tree AS t ON t.cycle = r.cycle AND t.unit_id = r.unit_id
WHERE (of_cycle::INTEGER IS NULL OR r.cycle = of_cycle::INTEGER)
    AND matches(of_kecamatan, r.kecamatan_id)
    AND in_unit(of_unit, r.unit_id, t.top_unit_id, t.current_unit_id);

-- Cycles of which either register knows anything.
CREATE VIEW reconciled_cycles AS
SELECT cycle, min(known_on) AS known_from
FROM (SELECT cycle, known_on FROM compared_cases UNION ALL SELECT cycle, known_on FROM compared_entries)
GROUP BY cycle;

-- Days worth counting on: month ends from the first thing known of a cycle, and the day asked for.
CREATE MACRO reconciled_days(of_cycle, as_of) AS TABLE
WITH begun AS (
    SELECT cycle, known_from, counted_on(as_of) AS last_on
    FROM reconciled_cycles
    WHERE matches(of_cycle, cycle) AND known_from <= counted_on(as_of)
)
SELECT cycle, last_day(month_on::DATE) AS day
FROM (
    SELECT cycle, last_on, unnest(generate_series(date_trunc('month', known_from), last_on, INTERVAL 1 MONTH)) AS month_on
    FROM begun
)
WHERE last_day(month_on::DATE) < last_on
UNION ALL
SELECT cycle, last_on FROM begun;

-- What one register says of a matter, in a line: of a pair only that in which the two differ.
CREATE MACRO register_says(kinds, status, reported_on, form_id, severity) AS array_to_string(list_filter([
    if(list_contains(kinds, 'status'), 'status ' || replace(coalesce(status, 'belum diketahui'), '_', ' '), NULL),
    if(list_contains(kinds, 'tanggal laporan'),
        'dilaporkan ' || coalesce(strftime(reported_on, '%d/%m/%Y'), 'hari yang belum diketahui'), NULL),
    if(list_has_any(kinds, ['golongan', 'bentuk']), 'bentuk ' || coalesce(form_id, 'belum diketahui'), NULL),
    if(list_contains(kinds, 'tingkat') AND severity IS NOT NULL, 'tingkat ' || severity, NULL)
], lambda said: said IS NOT NULL), ', ')
