-- How the text of a cell is read. Each macro gives NULL for what it does not understand; the judge says why.

-- To plan: a macro is written out wherever it stands, with all that is given to it, so each names its argument as rarely
-- as it can. nullif names its own twice, and four of them, one in the other, wrote what they stood around 16 times.
CREATE TEMP MACRO netra_other_than(t, nothing) AS CASE WHEN t NOT IN nothing THEN t END;

-- Trimming costs more than all other rules together, and almost no cell needs it: those with text at both ends pass.
CREATE TEMP MACRO netra_cell(t) AS CASE
    WHEN t = '' THEN NULL
    WHEN t BETWEEN '.' AND '~' AND t[-1] BETWEEN '!' AND '~' THEN t
    ELSE netra_other_than(trim(t, E' \t\r\n' || chr(160)), ('', '-', '–', '—'))
END;

-- The same where other than plain signs are looked for everywhere in the text, not only at its ends.
CREATE TEMP MACRO netra_plain_cell(t) AS CASE
    WHEN strlen(t) = length(t) AND NOT starts_with(t, '="') THEN netra_cell(t)
    ELSE netra_other_than(netra_meant(t), ('', '-'))
END;

-- The name of an election, of its year.
CREATE TEMP MACRO netra_election(t) AS CASE WHEN regexp_full_match(trim(t), '\d{4}') THEN 'Pemilu ' || trim(t) ELSE t END;

-- What is compared of free words: lower case, whatever stands between them.
CREATE TEMP MACRO netra_words(t) AS trim(regexp_replace(lower(t), '[^[:alnum:]]+', ' ', 'g'));

CREATE TEMP MACRO netra_unknown(t) AS lower(t) IN ('belum diketahui', 'tidak diketahui');

CREATE TEMP MACRO netra_digits(t) AS replace(replace(replace(replace(ltrim(t, '''’`'), ' ', ''), '.', ''), '-', ''), chr(160), '');

CREATE TEMP MACRO netra_count(t) AS CASE
    WHEN regexp_full_match(t, '\d{1,9}') THEN CAST(t AS BIGINT)
    WHEN regexp_full_match(t, '\d{1,3}(\.\d{3}){1,2}') THEN CAST(replace(t, '.', '') AS BIGINT)
    WHEN regexp_full_match(t, '\d{1,9}[.,]0') THEN CAST(regexp_extract(t, '\d+') AS BIGINT)
END;

-- The number of a case or of a register. NULL for what Excel made a day of (2024-10-01, Okt-24, 45566), and where a
-- letter stands between digits; words without a digit ("belum ada") say that there is none.
CREATE TEMP MACRO netra_number(t) AS CASE
    WHEN regexp_full_match(lower(t), '[^\d]*[a-z.]\s+[a-z][^\d]*|[^a-z\d]+|belum|proses|diproses|kosong|nihil|n/?a|null|none|x+|tba|menyusul|menunggu')
    THEN 'belum bernomor'
    WHEN NOT regexp_matches(t, '^\d{4}-\d{2}-\d{2}( \d{2}:\d{2}(:\d{2})?)?$|\d[OoIl]\d|^4[3-7]\d{3}$|^\d{1,2}[-/]\d{1,2}[-/](19|20)\d{2}$')
        AND NOT regexp_matches(lower(t), '^(\d{1,2}[- ])?(jan|feb|mar|apr|mei|may|jun|jul|agu|aug|agt|sep|okt|oct|nop|nov|des|dec)[a-z]*[- ]\d{2,4}$|^\d{1,2}[- ](jan|feb|mar|apr|mei|may|jun|jul|agu|aug|agt|sep|okt|oct|nop|nov|des|dec)$')
    THEN t
END;

-- The parts of a worded day, each '' where it is none: '26 Agustus 2024', '26-Aug-2024', 'Senin, 26 Agt. 2024',
-- 'Senin/26-8-2024 07:30', 'Malang, tgl. 26 Agustus 2024 pukul 09.00 WIB'.
CREATE TEMP MACRO netra_words_of_day(t) AS regexp_extract(
    lower(t),
    '^(?:[a-z][a-z .]*,\s*)?(?:\(?(?:senin|selasa|rabu|kamis|jum[''`]?at|sabtu|minggu|ahad)\)?\s*[,/]?\s*)?(?:(?:tgl|tanggal)\.?\s*:?\s*)?'
    '(\d{1,2})[\s/.-]+([a-z]+|\d{1,2})[\s/.-]+(\d{4})\.?(?:\s*\((?:senin|selasa|rabu|kamis|jum[''`]?at|sabtu|minggu|ahad)\))?'
    '(?:[\s,(]+(?:(?:pukul|pkl|jam)\.?\s*)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s*wib)?\)?)?$',
    ['d', 'm', 'y']);

-- What is left of a day that is told as the end of a time: 's.d. 26 Agustus 2024', 's/d tanggal 26/08/2024'.
CREATE TEMP MACRO netra_end(t) AS regexp_replace(t, '^(?:s\s?[./]?\s?d\.?|sampai(?: dengan)?|hingga|per)\s*', '', 'i');

-- The number of a month, as text. A list in a text, since one of SQL has each of its values planned.
CREATE TEMP MACRO netra_month(t) AS string_split(string_split(
    ' januari=1 january=1 jan=1 februari=2 pebruari=2 february=2 feb=2 peb=2 maret=3 march=3 mar=3 mrt=3 april=4 apr=4'
    ' mei=5 may=5 juni=6 june=6 jun=6 juli=7 july=7 jul=7 agustus=8 august=8 agt=8 agu=8 ags=8 agust=8 aug=8'
    ' september=9 sep=9 sept=9 oktober=10 october=10 okt=10 oct=10 november=11 nopember=11 nov=11 nop=11'
    ' desember=12 december=12 des=12 dec=12 1=1 2=2 3=3 4=4 5=5 6=6 7=7 8=8 9=9 10=10 11=11 12=12 ',
    ' ' || ltrim(t, '0') || '=')[2], ' ')[1];

-- A place before a day is fine, a word that takes the day back is not.
CREATE TEMP MACRO netra_worded_day(t) AS CASE
    WHEN NOT regexp_matches(lower(t), 'belum|tidak|bukan|batal|rencana|target')
    THEN list_transform(
        [netra_words_of_day(t)],
        lambda word: try_cast(word.y || '-' || netra_month(word.m) || '-' || word.d AS DATE))[1]
END;

-- By how many hours a moment with its zone is ahead of UTC.
CREATE TEMP MACRO netra_hours_ahead(t) AS coalesce(try_cast(regexp_extract(t, '([+-]\d{2})(?::?00)?$', 1) AS BIGINT), 0);

-- A moment with its zone is the day that it was in Malang (WIB, seven hours ahead of UTC).
CREATE TEMP MACRO netra_any_day(t) AS CASE
    WHEN strlen(t) > 16 AND regexp_full_match(t, '\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2}(\.\d+)?)? ?(Z|UTC|GMT|[+-]\d{2}(:?00)?)')
    THEN CAST(try_cast(left(t, 16) AS TIMESTAMP) + to_hours(7 - netra_hours_ahead(t)) AS DATE)
    ELSE coalesce(
        CASE WHEN strlen(t) <= 10 THEN try_cast(t AS DATE) END,
        CAST(try_strptime(t, ['%d/%m/%Y', '%d-%m-%Y', '%d.%m.%Y']) AS DATE),
        CASE WHEN regexp_full_match(t, '\d{4}-\d{2}-\d{2}[ T][\d:.]+( ?WIB)?') THEN try_cast(left(t, 10) AS DATE) END,
        CASE WHEN regexp_full_match(t, '[2-5]\d{4}([.,]\d+)?') THEN DATE '1899-12-30' + CAST(left(t, 5) AS INTEGER) END,
        netra_worded_day(t))
END;

CREATE TEMP MACRO netra_day(day) AS CASE WHEN day BETWEEN DATE '1940-01-01' AND DATE '2099-12-31' THEN day END;

-- 18 digits: birth yyyymmdd, then PNS: appointment yyyymm, sex 1/2, serial; PPPK: year yyyy, 21..29, sex, serial. One
-- expression, since most cells need no cleaning and each is read once. 29 February only in leap years; a serial of
-- 000 is what Excel leaves of a number.
CREATE TEMP MACRO netra_nip_pattern() AS
    '(?:(?:19[4-9]\d|20\d\d)(?:(?:0[13578]|1[02])(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)(?:0[1-9]|[12]\d|30)|02(?:0[1-9]|1\d|2[0-8]))|(?:19[468][048]|19[579][26]|20[02468][048]|20[13579][26])0229)(?:19[5-9]\d|20\d\d)(?:0[1-9]|1[0-2]|2[1-9])[12](?:00[1-9]|0[1-9]\d|[1-9]\d\d)';

CREATE TEMP MACRO netra_is_nip(t) AS regexp_full_match(t, netra_nip_pattern());

-- What ends in 18 digits below a title for names too: 'Pegawai 00001 / 199001012015011001', 'Pegawai 00001 NIP. 19900101 201501 1 001'.
-- Two of them in one cell are two people: it stays as it is, and is rejected.
CREATE TEMP MACRO netra_nip_of(t) AS CASE
    WHEN length(regexp_extract_all(t, '\d(?:[ .]?\d){17}')) > 1 THEN t
    ELSE coalesce(nullif(regexp_extract(t, '(?:^|[^\d])(\d(?:[ .]?\d){17})\s*\)?\s*$', 1), ''), t)
END;

-- Of the text as it stands: what is 18 digits needs no trimming first.
CREATE TEMP MACRO netra_nip(t) AS CASE
    WHEN netra_is_nip(t) THEN CAST(t AS BIGINT)
    ELSE try_cast(regexp_extract(netra_digits(netra_plain_cell(t)), '^' || netra_nip_pattern() || '$') AS BIGINT)
END;
