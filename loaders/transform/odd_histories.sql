-- What is odd in a history and still counts, on the page Data: the office that keeps the register is to look at it.
INSERT INTO findings
SELECT
    'sebelum_laporan', k.cycle, NULL, s.load_id, count(*),
    'Tahap bertanggal sebelum tanggal laporan perkaranya: dihitung menurut tanggalnya. Periksa tanggal tahap atau laporan.'
FROM case_steps AS s
JOIN cases AS k ON k.case_id = s.case_id
WHERE s.step_on < k.reported_on
GROUP BY k.cycle, s.load_id
ORDER BY k.cycle, s.load_id;

-- Out of order: a step on a lower rung than one before it; a step whose forerunner (by a clock, or by what usually
-- follows) first came on a later day; a step on the ladder after the case had left it. Other steps of one rung repeat
-- and cross in practice, and after a revocation the way begins anew.
INSERT INTO findings
WITH forerunners AS (
    SELECT from_step AS earlier, to_step AS later FROM clocks WHERE from_step <> '' AND to_step <> ''
    UNION
    SELECT step_id, next_step FROM steps WHERE next_step <> '' AND step_id <> 'sk_dicabut'
),
firsts AS (
    SELECT case_id, step_id, min(step_on) AS first_on FROM case_steps GROUP BY case_id, step_id
),
told AS (
    SELECT
        s.case_id, k.cycle, s.load_id, s.step_id, s.step_on, g.rung_order,
        max(g.rung_order) OVER before AS reached, min(s.step_on) FILTER (o.is_exit) OVER before AS left_on
    FROM case_steps AS s
    JOIN cases AS k ON k.case_id = s.case_id
    JOIN steps AS c ON c.step_id = s.step_id
    LEFT JOIN rungs AS g ON g.rung = c.rung
    LEFT JOIN outcomes AS o ON o.outcome = c.outcome
    WINDOW before AS (PARTITION BY s.case_id ORDER BY s.step_no)
)
SELECT
    'urutan_tahap', t.cycle, NULL, t.load_id, count(*),
    'Urutan tahap tidak lazim (misalnya register sesudah rekomendasi, BAP sebelum panggilan, atau tahap sesudah perkara '
        || 'berakhir): dihitung menurut tanggalnya. Periksa tanggalnya.'
FROM told AS t
WHERE t.rung_order < t.reached
    OR (t.rung_order IS NOT NULL AND t.step_on > t.left_on)
    OR EXISTS (
        FROM forerunners AS f
        JOIN firsts AS e ON e.case_id = t.case_id AND e.step_id = f.earlier
        WHERE f.later = t.step_id AND e.first_on > t.step_on
    )
GROUP BY t.cycle, t.load_id
ORDER BY t.cycle, t.load_id;

-- A body that recommends has its time: on the day of a change both do.
INSERT INTO findings
SELECT
    'lembaga_lain_masa', k.cycle, NULL, s.load_id, count(*),
    'Rekomendasi oleh lembaga yang pada hari itu tidak (lagi) memberi rekomendasi: lembaga menurut register yang '
        || 'dipakai. Periksa tanggal atau lembaganya.'
FROM case_steps AS s
JOIN cases AS k ON k.case_id = s.case_id
JOIN bodies AS b ON b.body_id = s.body_id AND b.is_recommender
WHERE s.step_id = 'rekomendasi' AND (s.step_on < b.valid_from OR s.step_on > b.valid_until)
GROUP BY k.cycle, s.load_id
ORDER BY k.cycle, s.load_id;

INSERT INTO findings
SELECT
    'beda_golongan', k.cycle, NULL, k.load_id, count(*),
    'Bentuk pelanggaran dan tanggal laporan menunjuk golongan berbeda (kode etik sebelum, disiplin sesudah penetapan '
        || 'calon): golongan menurut bentuk yang dipakai, karena tanggal perbuatannya tidak tercatat.'
FROM cases AS k
JOIN forms AS f ON f.form_id = k.form_id
JOIN case_classes AS g ON g.case_id = k.case_id
WHERE f.class <> g.class_by_day
GROUP BY k.cycle, k.load_id
ORDER BY k.cycle, k.load_id;

-- The law knows an appeal against a dismissal alone, and an objection against any other sanction.
INSERT INTO findings
SELECT
    'banding_bukan_pemberhentian', k.cycle, NULL, s.load_id, count(*),
    'Banding atas sanksi yang bukan pemberhentian: batas waktunya tidak dihitung. Banding hanya atas pemberhentian atau '
        || 'pemutusan perjanjian kerja; yang lain keberatan. Periksa tahap atau sanksinya.'
FROM case_steps AS s
JOIN cases AS k ON k.case_id = s.case_id
JOIN (
    SELECT d.case_id, arg_max(x.appeal, d.step_no) AS appeal
    FROM case_steps AS d JOIN sanctions AS x ON x.sanction_id = d.sanction_id
    WHERE d.step_id = 'sk_sanksi' GROUP BY d.case_id
) AS a ON a.case_id = s.case_id AND a.appeal = 'keberatan'
WHERE s.step_id = 'banding'
GROUP BY k.cycle, s.load_id
ORDER BY k.cycle, s.load_id;

-- A second SK for one accused although the first was not revoked: perhaps its day was corrected.
INSERT INTO findings
SELECT
    'sk_ganda', k.cycle, NULL, s.load_id, count(*),
    'SK sanksi kedua tanpa pencabutan yang pertama: yang terakhir dianggap berlaku. Bila hari atau jenisnya dibetulkan, '
        || 'hapus baris yang salah.'
FROM (
    SELECT DISTINCT case_id, step_no FROM (
        SELECT case_id, step_no, lag(step_no) OVER way AS before, lag(revoked_on) OVER way AS revoked_on
        FROM accused_steps WHERE step_id = 'sk_sanksi'
        WINDOW way AS (PARTITION BY case_id, accused ORDER BY step_no)
    ) WHERE before IS NOT NULL AND revoked_on IS NULL
) AS t
JOIN case_steps AS s ON s.case_id = t.case_id AND s.step_no = t.step_no
JOIN cases AS k ON k.case_id = s.case_id
GROUP BY k.cycle, s.load_id
ORDER BY k.cycle, s.load_id;
