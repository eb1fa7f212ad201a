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

-- Out of order: a step on a lower rung than one before it. Steps of one rung repeat and cross in practice.
INSERT INTO findings
SELECT
    'urutan_tahap', cycle, NULL, load_id, count(*),
    'Tahap bertanggal sesudah tahap yang lebih jauh (misalnya register sesudah rekomendasi): dihitung menurut '
        || 'tanggalnya. Periksa tanggalnya.'
FROM (
    SELECT
        k.cycle, s.load_id, g.rung_order,
        max(g.rung_order) OVER (PARTITION BY s.case_id ORDER BY s.step_no) AS reached
    FROM case_steps AS s
    JOIN cases AS k ON k.case_id = s.case_id
    JOIN steps AS c ON c.step_id = s.step_id
    JOIN rungs AS g ON g.rung = c.rung
)
WHERE rung_order < reached
GROUP BY cycle, load_id
ORDER BY cycle, load_id;

INSERT INTO findings
SELECT
    'beda_golongan', k.cycle, NULL, k.load_id, count(*),
    'Bentuk pelanggaran dan tanggal laporan menunjuk golongan berbeda (kode etik sebelum, disiplin sesudah penetapan '
        || 'calon): golongan menurut bentuk yang dipakai, karena tanggal perbuatannya tidak tercatat.'
FROM cases AS k
JOIN forms AS f ON f.form_id = k.form_id
JOIN candidates_fixed AS x ON x.cycle = k.cycle
WHERE f.class <> if(k.reported_on < x.fixed_on, 'kode etik', 'disiplin') AND k.reported_on IS NOT NULL
GROUP BY k.cycle, k.load_id
ORDER BY k.cycle, k.load_id;
