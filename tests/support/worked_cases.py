"""Cases worked by hand with pencil and calendar: the steps that are known, and every value that follows from them.

A clock reads: clock, due day, days used, left, stopped, over, state. A case reads: outcome, state, turn, class, rule,
recommender, severity alleged, recommended, decided; and further: rung, step awaited, clock that presses, class by the
day of the report, day of the SK in force, day on which it comes into force, how many SK were revoked. A dash stands
where there is none or it is not known.
"""

from dataclasses import dataclass

OURS = "Pemkot Malang"


@dataclass(frozen=True)
class Worked:
    """One case on one day; `reported` is the day of its first step unless said otherwise."""

    case_id: str
    cycle: int
    form: str
    steps: str
    as_of: str
    clocks: tuple[str, ...]
    state: str
    further: str
    reported: str = ""
    agency: str = OURS
    origin: str = "pers"

    @property
    def reported_on(self) -> str:
        """What stands in the register as day of the report."""
        return self.reported or self.steps.split()[0]


OPEN_2019 = "proses, {}, {}, disiplin, PP53/2010, {}, berat, -, -"

WORKED = (
    # 2019: working days. Thursday 25 October 2018; 26 is day 1, Monday 29 day 2.
    Worked(
        "K01 still in time on its last day",
        2019,
        "D7",
        "2018-10-25 laporan",
        "2018-10-29",
        ("KAJIAN_AWAL_2019, 2018-10-29, 2, 0, 0, 0, berjalan",),
        OPEN_2019.format("berjalan", "BAWASLU", "-"),
        "laporan, kajian_awal, KAJIAN_AWAL_2019, disiplin, -, -, 0",
    ),
    Worked(
        "K02 late, and not registered",
        2019,
        "D7",
        "2018-10-25 laporan; 2018-10-30 kajian_awal; 2018-10-31 tidak_diregister",
        "2018-12-31",
        ("KAJIAN_AWAL_2019, 2018-10-29, 3, 0, 0, 1, terlambat",),
        "tidak_diregister, berakhir, -, disiplin, PP53/2010, -, berat, -, -",
        "laporan, -, -, disiplin, -, -, 0",
    ),
    # The day before penetapan (20 September 2018). Register Friday 21: 24-28 are 1-5, 1 October is 6, 11 October is 14.
    Worked(
        "K03 kode etik the day before penetapan, no violation",
        2019,
        "E4",
        "2018-09-19 laporan; 2018-09-21 kajian_awal; 2018-09-21 register; 2018-10-01 kajian; "
        "2018-10-02 bukan_pelanggaran",
        "2018-10-05",
        (
            "KAJIAN_AWAL_2019, 2018-09-21, 2, 0, 0, 0, tepat waktu",
            "KAJIAN_PEMILU, 2018-10-11, 6, 8, 0, 0, tepat waktu",
        ),
        "bukan_pelanggaran, berakhir, -, kode etik, PP42/2004, -, moral, -, -",
        "register, -, -, kode etik, -, -, 0",
    ),
    # Register stands for the missing kajian awal. Monday 24 September: 25-28 are 1-4, then 9, 12 October is 14.
    Worked(
        "K04 disiplin on the day of penetapan, in the longest limit",
        2019,
        "belum diketahui",
        "2018-09-20 laporan; 2018-09-24 register",
        "2018-10-12",
        ("KAJIAN_AWAL_2019, 2018-09-24, 2, 0, 0, 0, tepat waktu", "KAJIAN_PEMILU, 2018-10-12, 14, 0, 0, 0, berjalan"),
        "proses, berjalan, BAWASLU, disiplin, PP53/2010, -, -, -, -",
        "register, kajian, KAJIAN_PEMILU, disiplin, -, -, 0",
    ),
    Worked(
        "K05 one day beyond the longest limit",
        2019,
        "D7",
        "2018-09-20 laporan; 2018-09-24 register",
        "2018-10-15",
        (
            "KAJIAN_AWAL_2019, 2018-09-24, 2, 0, 0, 0, tepat waktu",
            "KAJIAN_PEMILU, 2018-10-12, 15, 0, 0, 1, lewat batas",
        ),
        OPEN_2019.format("lewat batas", "BAWASLU", "-"),
        "register, kajian, KAJIAN_PEMILU, disiplin, -, -, 0",
    ),
    # 17 April is polling day, 19 Good Friday, 1 May a holiday: 16, 18, 22-26 (7), 29, 30 (9), 2, 3 (11), 6, 7, 8 (14).
    Worked(
        "K06 across polling day 2019, the disposisi a step on the way",
        2019,
        "D7",
        "2019-04-15 rekomendasi; 2019-05-08 disposisi_ppk",
        "2019-05-08",
        ("TINDAK_LANJUT_PPK, 2019-05-08, 14, 0, 0, 0, berjalan",),
        "proses, berjalan, TIM, disiplin, PP53/2010, KASN, berat, -, -",
        "ditindaklanjuti, panggilan, TINDAK_LANJUT_PPK, disiplin, -, -, 0",
    ),
    # On from there: 9, 10 (16), 13-17 (21), 20-24 (26), 27-29 (29), 31 May (30): 30 May is off.
    Worked(
        "K07 no SK weeks after a disposisi",
        2019,
        "D7",
        "2019-04-15 rekomendasi; 2019-05-09 disposisi_ppk",
        "2019-06-01",
        ("TINDAK_LANJUT_PPK, 2019-05-08, 30, 0, 0, 16, lewat batas",),
        "proses, lewat batas, TIM, disiplin, PP53/2010, KASN, berat, -, -",
        "ditindaklanjuti, panggilan, TINDAK_LANJUT_PPK, disiplin, -, -, 0",
    ),
    # 30 May and 3-7 June are off: 21-24 (4), 27-29 (7), 31 (8), 10-14 June (13), 17 (14), 18-20 (17).
    Worked(
        "K08 delivered late across Lebaran 2019",
        2019,
        "D7",
        "2019-05-20 sk_sanksi penundaan kenaikan pangkat 1 tahun; 2019-06-20 penyampaian_sk",
        "2019-06-20",
        ("PENYAMPAIAN_SK_2019, 2019-06-17, 17, 0, 0, 3, terlambat",),
        "sanksi, berakhir, BKPSDM, disiplin, PP53/2010, -, berat, -, sedang",
        "sanksi, unggah_idis, -, disiplin, 2019-05-20, -, 0",
    ),
    Worked(
        "K09 its SK revoked, none since",
        2019,
        "D7",
        "2019-05-20 sk_sanksi penundaan kenaikan pangkat 1 tahun; 2019-05-21 penyampaian_sk; 2019-07-01 sk_dicabut",
        "2019-07-02",
        (),
        OPEN_2019.format("tanpa batas waktu", "PPK", "-"),
        "sanksi, sk_sanksi, -, disiplin, -, -, 1",
    ),
    # The new SK starts its own clocks: 2-5 July (4), 8-12 (9), 15-19 (14).
    Worked(
        "K10 its SK replaced the same day",
        2019,
        "D7",
        "2019-05-20 sk_sanksi penundaan kenaikan pangkat 1 tahun; 2019-05-21 penyampaian_sk; 2019-07-01 "
        "sk_dicabut; 2019-07-01 sk_sanksi teguran tertulis",
        "2019-07-05",
        (
            "KEBERATAN_2019, 2019-07-19, 4, 10, 0, 0, berjalan",
            "PENYAMPAIAN_SK_2019, 2019-07-19, 4, 10, 0, 0, berjalan",
        ),
        "sanksi, berjalan, BKPSDM, disiplin, PP53/2010, -, berat, -, ringan",
        "sanksi, penyampaian_sk, PENYAMPAIAN_SK_2019, disiplin, 2019-07-01, -, 1",
    ),
    Worked(
        "K11 nothing is known but that it was",
        2019,
        "belum diketahui",
        "",
        "2019-05-01",
        (),
        "tidak_diketahui, belum diketahui, -, -, -, -, -, -, -",
        "laporan, -, -, -, -, -, 0",
        reported="belum diketahui",
    ),
    # 2023: working days. Idul Adha 28-30 June: Tuesday 27 is day 1, Monday 3 July day 2.
    Worked(
        "K12 across Idul Adha 2023",
        2023,
        "E4",
        "2023-06-26 laporan; 2023-07-03 kajian_awal",
        "2023-07-10",
        ("KAJIAN_AWAL_PEMILU, 2023-07-03, 2, 0, 0, 0, tepat waktu",),
        "proses, tanpa batas waktu, BAWASLU, kode etik, PP42/2004, -, moral, -, -",
        "laporan, register, -, kode etik, -, -, 0",
    ),
    # 29 March and 8-15 April 2024 are off: 28 (1), 1-5 (6), 16-19 (10), 22-25 (14), 26, 29, 30 (17).
    Worked(
        "K13 across Lebaran 2024, no SK after the disposisi",
        2023,
        "D7",
        "2024-03-27 rekomendasi; 2024-04-25 disposisi_ppk",
        "2024-04-30",
        ("TINDAK_LANJUT_PPK, 2024-04-25, 17, 0, 0, 3, lewat batas",),
        "proses, lewat batas, TIM, disiplin, PP94/2021, KASN, berat, -, -",
        "ditindaklanjuti, panggilan, TINDAK_LANJUT_PPK, disiplin, -, -, 0",
    ),
    Worked(
        "K14 stuck with the PPK",
        2023,
        "D7",
        "2024-03-27 rekomendasi",
        "2024-04-30",
        ("TINDAK_LANJUT_PPK, 2024-04-25, 17, 0, 0, 3, lewat batas",),
        "proses, lewat batas, PPK, disiplin, PP94/2021, KASN, berat, -, -",
        "rekomendasi, sk_sanksi, TINDAK_LANJUT_PPK, disiplin, -, -, 0",
    ),
    # 14 February 2024 is polling day: 13, 15, 16 (3), 19-22 (7), 23 (8), 26-29 (12), 1 March (13), 4 (14).
    Worked(
        "K15 across polling day 2024",
        2023,
        "D7",
        "2024-02-12 panggilan; 2024-02-22 bap",
        "2024-03-01",
        ("PEMERIKSAAN, 2024-02-22, 7, 0, 0, 0, tepat waktu",),
        "proses, tanpa batas waktu, TIM, disiplin, PP94/2021, -, berat, -, -",
        "ditindaklanjuti, lhp, -, disiplin, -, -, 0",
    ),
    Worked(
        "K16 examined late after one call",
        2023,
        "D7",
        "2024-02-12 panggilan; 2024-02-23 bap",
        "2024-03-01",
        ("PEMERIKSAAN, 2024-02-22, 8, 0, 0, 1, terlambat",),
        "proses, tanpa batas waktu, TIM, disiplin, PP94/2021, -, berat, -, -",
        "ditindaklanjuti, lhp, -, disiplin, -, -, 0",
    ),
    Worked(
        "K17 examined in time after a second call",
        2023,
        "D7",
        "2024-02-12 panggilan; 2024-02-20 panggilan; 2024-03-04 bap",
        "2024-03-04",
        ("PEMERIKSAAN, 2024-03-04, 14, 0, 0, 0, tepat waktu",),
        "proses, tanpa batas waktu, TIM, disiplin, PP94/2021, -, berat, -, -",
        "ditindaklanjuti, lhp, -, disiplin, -, -, 0",
    ),
    # 21-24 November (4), 27-1 December (9), 4-8 (14).
    Worked(
        "K18 stopped by Bawaslu",
        2023,
        "D1",
        "2023-11-20 register; 2023-11-22 klarifikasi; 2023-11-24 dihentikan",
        "2024-01-31",
        ("KAJIAN_PEMILU, 2023-12-08, 4, 10, 0, 0, tepat waktu",),
        "dihentikan, berakhir, -, disiplin, PP94/2021, -, berat, -, -",
        "register, -, -, disiplin, -, -, 0",
    ),
    # 28-30 November (3), 1 (4), 4 (5), 5, 6 December (7).
    Worked(
        "K19 not proven",
        2023,
        "D1",
        "2023-11-27 panggilan; 2023-12-04 bap; 2023-12-11 tidak_terbukti",
        "2023-12-31",
        ("PEMERIKSAAN, 2023-12-06, 5, 2, 0, 0, tepat waktu",),
        "tidak_terbukti, berakhir, -, disiplin, PP94/2021, -, berat, -, -",
        "ditindaklanjuti, -, -, disiplin, -, -, 0",
    ),
    # 9-12 January (4), 15-19 (9), 22-26 (14).
    Worked(
        "K20 of a university, handed over",
        2023,
        "D3",
        "2024-01-08 rekomendasi; 2024-01-15 dilimpahkan",
        "2024-01-31",
        ("TINDAK_LANJUT_PPK, 2024-01-26, 5, 9, 0, 0, tepat waktu",),
        "dilimpahkan, berakhir, PPK_LAIN, disiplin, PP94/2021, KASN, sedang, -, -",
        "rekomendasi, -, -, disiplin, -, -, 0",
        agency="Perguruan Tinggi",
    ),
    # 31 (1), 1-3 November (4), 6-10 (9), 13-17 (14); then 19, 24, 29, 34 at the ends of weeks, 18-20 December (37). The
    # clock of delivery is one of discipline, and so is day 15.
    Worked(
        "K21 a moral sanction, weeks after the last day",
        2023,
        "E1",
        "2023-10-30 rekomendasi sanksi moral tertutup; 2023-11-01 disposisi_ppk; 2023-12-20 sk_sanksi sanksi "
        "moral terbuka; 2024-01-11 penyampaian_sk; 2024-01-31 selesai",
        "2024-02-01",
        ("TINDAK_LANJUT_PPK, 2023-11-17, 37, 0, 0, 23, terlambat",),
        "sanksi, berakhir, -, kode etik, PP42/2004, KASN, moral, moral, moral",
        "sanksi, -, -, kode etik, 2023-12-20, -, 0",
    ),
    # Banding: 3-5 January (3), 8-12 (8), 15-19 (13), 22 (14). The decision: 16 days by 16 February, since 8, 9 and 14
    # are off; 65 on 13 May, since 11, 12, 29 March, 8-15 April, 1, 9, 10 May are off as well.
    Worked(
        "K22 dismissed, and appealed on the last day",
        2023,
        "D1",
        "2024-01-02 sk_sanksi PDHTAPS; 2024-01-03 penyampaian_sk; 2024-01-22 banding",
        "2024-02-16",
        (
            "BANDING, 2024-01-22, 14, 0, 0, 0, tepat waktu",
            "PENYAMPAIAN_SK, 2024-01-22, 1, 13, 0, 0, tepat waktu",
            "PUTUSAN_BANDING, 2024-05-13, 16, 49, 0, 0, berjalan",
        ),
        "sanksi, berjalan, BPASN, disiplin, PP94/2021, -, berat, -, berat",
        "sanksi, putusan_banding, PUTUSAN_BANDING, disiplin, 2024-01-02, -, 0",
    ),
    # 2024: Bawaslu and BKN count calendar days. Friday 30 August, Sunday 1 September.
    Worked(
        "K23 before penetapan, weekends count",
        2024,
        "E4",
        "2024-08-30 laporan; 2024-09-01 kajian_awal",
        "2024-09-05",
        ("KAJIAN_AWAL_PILKADA, 2024-09-01, 2, 0, 0, 0, tepat waktu",),
        "proses, tanpa batas waktu, BAWASLU, kode etik, PP42/2004, -, moral, -, -",
        "laporan, register, -, kode etik, -, -, 0",
    ),
    Worked(
        "K24 late by one calendar day",
        2024,
        "D1",
        "2024-09-23 register; 2024-09-29 kajian; 2024-09-30 terbukti",
        "2024-10-01",
        ("KAJIAN_PILKADA, 2024-09-28, 6, 0, 0, 1, terlambat",),
        "proses, tanpa batas waktu, BAWASLU, disiplin, PP94/2021, -, berat, -, -",
        "terbukti, penerusan, -, disiplin, -, -, 0",
        reported="2024-09-22",
    ),
    # From Monday 21 October 2024: 22-25 (4), 28-1 November (9), 4-8 (14).
    Worked(
        "K25 recommended: nothing stops the clock of the PPK",
        2024,
        "D7",
        "2024-10-21 rekomendasi",
        "2024-10-25",
        ("TINDAK_LANJUT_PPK, 2024-11-08, 4, 10, 0, 0, berjalan",),
        "proses, berjalan, PPK, disiplin, PP94/2021, BKN, berat, -, -",
        "rekomendasi, sk_sanksi, TINDAK_LANJUT_PPK, disiplin, -, -, 0",
    ),
    # BKN has 7 calendar days from what it is sent: until Monday 28.
    Worked(
        "K26 stuck with BKN",
        2024,
        "D7",
        "2024-10-21 penerusan",
        "2024-10-30",
        ("VERIFIKASI_BKN, 2024-10-28, 9, 0, 0, 2, lewat batas",),
        "proses, lewat batas, BKN, disiplin, PP94/2021, -, berat, -, -",
        "terbukti, verifikasi_bkn, VERIFIKASI_BKN, disiplin, -, -, 0",
    ),
    # Three working days: 29, 30, 31 October.
    Worked(
        "K27 verified by BKN, to be validated by Bawaslu",
        2024,
        "D7",
        "2024-10-21 penerusan; 2024-10-28 verifikasi_bkn",
        "2024-10-31",
        (
            "VALIDASI_BAWASLU, 2024-10-31, 3, 0, 0, 0, berjalan",
            "VERIFIKASI_BKN, 2024-10-28, 7, 0, 0, 0, tepat waktu",
        ),
        "proses, berjalan, BAWASLU, disiplin, PP94/2021, -, berat, -, -",
        "terbukti, validasi_bawaslu, VALIDASI_BAWASLU, disiplin, -, -, 0",
    ),
    # Received on Monday 18: 19-22 (4), 25, 26 (6), 28, 29 (8), 2-6 December (13), 9 (14): 27 is polling day. Delivered
    # by: 10-13 (4), 16-20 (9), 23, 24 (11), 27 (12), 30, 31 (14): 25 and 26 are off.
    Worked(
        "K28 the whole way across polling day of Pilkada",
        2024,
        "D7",
        "2024-11-04 penerusan; 2024-11-11 verifikasi_bkn; 2024-11-13 validasi_bawaslu; 2024-11-15 "
        "rekomendasi; 2024-11-18 diterima_ppk; 2024-12-09 sk_sanksi hukuman disiplin sedang",
        "2024-12-09",
        (
            "KEBERATAN, 2024-12-31, 0, 14, 0, 0, berjalan",
            "PENYAMPAIAN_SK, 2024-12-31, 0, 14, 0, 0, berjalan",
            "TINDAK_LANJUT_PPK, 2024-12-09, 14, 0, 0, 0, tepat waktu",
            "VALIDASI_BAWASLU, 2024-11-14, 2, 1, 0, 0, tepat waktu",
            "VERIFIKASI_BKN, 2024-11-11, 7, 0, 0, 0, tepat waktu",
        ),
        "sanksi, berjalan, BKPSDM, disiplin, PP94/2021, BKN, berat, -, sedang",
        "sanksi, penyampaian_sk, PENYAMPAIAN_SK, disiplin, 2024-12-09, -, 0",
    ),
    # 21-23 August (3), 26-30 (8), 2-6 September (13), 9 (14), 10 (15).
    Worked(
        "K29 recommended by KASN in its last days",
        2024,
        "E5",
        "2024-08-20 rekomendasi; 2024-09-10 disposisi_ppk",
        "2024-09-10",
        ("TINDAK_LANJUT_PPK, 2024-09-09, 15, 0, 0, 1, lewat batas",),
        "proses, lewat batas, MAJELIS, kode etik, PP42/2004, KASN, moral, -, -",
        "ditindaklanjuti, sidang_majelis, TINDAK_LANJUT_PPK, kode etik, -, -, 0",
    ),
    # From Saturday: 26-30 (5), 2-6 September (10), 9-12 (14).
    Worked(
        "K30 recommended on the day BKN took over",
        2024,
        "E5",
        "2024-08-24 rekomendasi",
        "2024-08-31",
        ("TINDAK_LANJUT_PPK, 2024-09-12, 5, 9, 0, 0, berjalan",),
        "proses, berjalan, PPK, kode etik, PP42/2004, BKN, moral, -, -",
        "rekomendasi, sk_sanksi, TINDAK_LANJUT_PPK, kode etik, -, -, 0",
    ),
    # 25, 26 December are off: 6 (1), 9-13 (6), 16-20 (11), 23, 24 (13), 27 (14), 30 (15). In force: 31 (1), 2, 3 (3),
    # 6-10 (8), 13-17 (13), 20, 21 January (15).
    Worked(
        "K31 across cuti bersama of December 2024",
        2024,
        "D7",
        "2024-12-05 sk_sanksi hukuman disiplin sedang; 2024-12-30 penyampaian_sk",
        "2024-12-31",
        ("PENYAMPAIAN_SK, 2024-12-27, 15, 0, 0, 1, terlambat",),
        "sanksi, berakhir, BKPSDM, disiplin, PP94/2021, -, berat, -, sedang",
        "sanksi, unggah_idis, -, disiplin, 2024-12-05, 2025-01-21, 0",
    ),
    # 22-25 (4), 28-31 (8). Delivered by: 1 (1), 4-8 (6), 11-15 (11), 18-20 (14).
    Worked(
        "K32 sanctioned in time",
        2024,
        "D7",
        "2024-10-21 rekomendasi; 2024-10-31 sk_sanksi teguran tertulis",
        "2024-11-01",
        (
            "KEBERATAN, 2024-11-20, 1, 13, 0, 0, berjalan",
            "PENYAMPAIAN_SK, 2024-11-20, 1, 13, 0, 0, berjalan",
            "TINDAK_LANJUT_PPK, 2024-11-08, 8, 6, 0, 0, tepat waktu",
        ),
        "sanksi, berjalan, BKPSDM, disiplin, PP94/2021, BKN, berat, -, ringan",
        "sanksi, penyampaian_sk, PENYAMPAIAN_SK, disiplin, 2024-10-31, -, 0",
    ),
    # 1-4 October (4), 7-11 (9), 14-18 (14): due on Friday, done on Saturday. In force: 21-25 (5), 28-1 (10), 4-8 (15).
    Worked(
        "K33 delivered on the Saturday after the last day",
        2024,
        "D7",
        "2024-09-30 sk_sanksi hukuman disiplin berat; 2024-10-19 penyampaian_sk",
        "2024-10-25",
        ("PENYAMPAIAN_SK, 2024-10-18, 14, 0, 0, 0, tepat waktu",),
        "sanksi, berakhir, BKPSDM, disiplin, PP94/2021, -, berat, -, berat",
        "sanksi, unggah_idis, -, disiplin, 2024-09-30, 2024-11-08, 0",
    ),
    # The seventh day is polling day, and stays the last one. Then 29 (1), 2, 3 December (3).
    Worked(
        "K34 a calendar limit ends on a holiday",
        2024,
        "D7",
        "2024-11-20 penerusan; 2024-11-28 verifikasi_bkn",
        "2024-11-28",
        (
            "VALIDASI_BAWASLU, 2024-12-03, 0, 3, 0, 0, berjalan",
            "VERIFIKASI_BKN, 2024-11-27, 8, 0, 0, 1, terlambat",
        ),
        "proses, berjalan, BAWASLU, disiplin, PP94/2021, -, berat, -, -",
        "terbukti, validasi_bawaslu, VALIDASI_BAWASLU, disiplin, -, -, 0",
    ),
    # The decision: 31 (1), 2, 3 January (3), three weeks (18), 30, 31 (20) since 27-29 are off; 65 on 15 April, as
    # 28 March to 7 April are off as well: eight weeks (60) less 28 March (59), 8-11 April (63), 14, 15 (65).
    Worked(
        "K35 appealed too late",
        2024,
        "D7",
        "2024-12-05 sk_sanksi PDHTAPS; 2024-12-06 penyampaian_sk; 2024-12-30 banding; 2025-01-31 putusan_banding",
        "2025-01-31",
        (
            "BANDING, 2024-12-27, 15, 0, 0, 1, terlambat",
            "PENYAMPAIAN_SK, 2024-12-27, 1, 13, 0, 0, tepat waktu",
            "PUTUSAN_BANDING, 2025-04-15, 20, 45, 0, 0, tepat waktu",
        ),
        "sanksi, berakhir, PPK, disiplin, PP94/2021, -, berat, -, berat",
        "sanksi, selesai, -, disiplin, 2024-12-05, -, 0",
    ),
    # Lebaran 2023: 19-21, 24 and 25 April are cuti bersama, 22 and 23 the feast: 18 (1), 26 (2), 27 (3).
    Worked(
        "K36 across Lebaran 2023",
        2023,
        "E4",
        "2023-04-17 laporan; 2023-04-27 kajian_awal",
        "2023-04-28",
        ("KAJIAN_AWAL_PEMILU, 2023-04-26, 3, 0, 0, 1, terlambat",),
        "proses, tanpa batas waktu, BAWASLU, kode etik, PP42/2004, -, moral, -, -",
        "laporan, register, -, kode etik, -, -, 0",
    ),
    # From Friday: 17, 18 (2), 26-28 (5), 1 May is off, 2-5 (9), 8-10 (12), 11, 12 (14).
    Worked(
        "K37 with the PPK over Lebaran 2023",
        2023,
        "E4",
        "2023-04-14 rekomendasi",
        "2023-05-10",
        ("TINDAK_LANJUT_PPK, 2023-05-12, 12, 2, 0, 0, berjalan",),
        "proses, berjalan, PPK, kode etik, PP42/2004, KASN, moral, -, -",
        "rekomendasi, sk_sanksi, TINDAK_LANJUT_PPK, kode etik, -, -, 0",
    ),
    # The PPK: 24-27 (4), 30-4 October (9), 7-11 (14), 14 (15). The SK: 15-18 (4), 21-25 (9), 28-1 November (14). The
    # answer: 22-25 (4), 28-1 (9), 4-8 (14), 11-15 (19), 18, 19 (21). An objection puts off the day of force.
    Worked(
        "K38 alleged berat, recommended sedang, decided ringan, objected to",
        2024,
        "D7",
        "2024-09-23 rekomendasi hukuman disiplin sedang; 2024-10-07 disposisi_ppk; 2024-10-14 sk_sanksi "
        "hukuman disiplin ringan; 2024-10-15 penyampaian_sk; 2024-10-21 keberatan",
        "2024-10-25",
        (
            "JAWABAN_KEBERATAN, 2024-11-19, 4, 17, 0, 0, berjalan",
            "KEBERATAN, 2024-11-01, 5, 9, 0, 0, tepat waktu",
            "PENYAMPAIAN_SK, 2024-11-01, 1, 13, 0, 0, tepat waktu",
            "TINDAK_LANJUT_PPK, 2024-10-11, 15, 0, 0, 1, terlambat",
        ),
        "sanksi, berjalan, ATASAN_PEJABAT, disiplin, PP94/2021, BKN, berat, sedang, ringan",
        "sanksi, putusan_keberatan, JAWABAN_KEBERATAN, disiplin, 2024-10-14, -, 0",
    ),
    Worked(
        "K39 not registered before penetapan 2024",
        2024,
        "E2",
        "2024-09-02 laporan; 2024-09-03 kajian_awal; 2024-09-04 tidak_diregister",
        "2024-12-31",
        ("KAJIAN_AWAL_PILKADA, 2024-09-04, 1, 1, 0, 0, tepat waktu",),
        "tidak_diregister, berakhir, -, kode etik, PP42/2004, -, moral, -, -",
        "laporan, -, -, kode etik, -, -, 0",
    ),
    # The catalogue has this end before the disposisi; the case has left all the same. 9-12 (4), 15 (5), 26 is 14.
    Worked(
        "K40 no violation after the recommendation",
        2023,
        "D1",
        "2024-01-08 rekomendasi; 2024-01-15 bukan_pelanggaran",
        "2024-03-01",
        ("TINDAK_LANJUT_PPK, 2024-01-26, 5, 9, 0, 0, tepat waktu",),
        "bukan_pelanggaran, berakhir, -, disiplin, PP94/2021, KASN, berat, -, -",
        "rekomendasi, -, -, disiplin, -, -, 0",
    ),
    # 17 and 18 June are off. Delivered by: 5-7 (3), 10-14 (8), 19-21 (11), 24-26 (14). In force: 6, 7 (2), 10-14 (7),
    # 19-21 (10), 24-28 (15). The appeal has lapsed on the 26th.
    Worked(
        "K41 its second SK delivered and in force",
        2023,
        "D1",
        "2024-05-13 sk_sanksi pembebasan dari jabatan; 2024-05-14 penyampaian_sk; 2024-06-03 sk_dicabut; "
        "2024-06-04 sk_sanksi hukuman disiplin sedang; 2024-06-05 penyampaian_sk",
        "2024-06-30",
        ("PENYAMPAIAN_SK, 2024-06-26, 1, 13, 0, 0, tepat waktu",),
        "sanksi, berakhir, BKPSDM, disiplin, PP94/2021, -, berat, -, sedang",
        "sanksi, unggah_idis, -, disiplin, 2024-06-04, 2024-06-28, 1",
    ),
    # No rule changed within 2019, so that of the form is known without a day.
    Worked(
        "K42 its form is known, its day and its way are not",
        2019,
        "D1",
        "",
        "2019-05-01",
        (),
        "tidak_diketahui, belum diketahui, -, disiplin, PP53/2010, -, berat, -, -",
        "laporan, -, -, -, -, -, 0",
        reported="belum diketahui",
    ),
    # The limit is the same, the PPK is that of the province: 9-12 (4), 15-19 (9), 22-26 (14), 29, 30 (16).
    Worked(
        "K43 of the province, stuck with its own PPK",
        2023,
        "D3",
        "2024-01-08 rekomendasi",
        "2024-01-30",
        ("TINDAK_LANJUT_PPK, 2024-01-26, 16, 0, 0, 2, lewat batas",),
        "proses, lewat batas, PPK_LAIN, disiplin, PP94/2021, KASN, sedang, -, -",
        "rekomendasi, sk_sanksi, TINDAK_LANJUT_PPK, disiplin, -, -, 0",
        agency="Provinsi",
    ),
    # UU 7/2017 and Bawaslu Kota Malang 2019: from the receipt on Monday 15: 16-19 (4), 22-26 (9), 29, 30 (11), 2 (14).
    Worked(
        "K44 the receipt starts the clock of the PPK",
        2023,
        "D7",
        "2024-01-08 rekomendasi; 2024-01-15 diterima_ppk",
        "2024-01-30",
        ("TINDAK_LANJUT_PPK, 2024-02-02, 11, 3, 0, 0, berjalan",),
        "proses, berjalan, PPK, disiplin, PP94/2021, KASN, berat, -, -",
        "rekomendasi, disposisi_ppk, TINDAK_LANJUT_PPK, disiplin, -, -, 0",
    ),
    # 9-12 (4), 15-19 (9), 22-26 (14), 29-2 (19), 5 February (20).
    Worked(
        "K45 a disposisi after one day, and nothing since",
        2023,
        "D7",
        "2024-01-08 rekomendasi; 2024-01-09 disposisi_ppk",
        "2024-02-05",
        ("TINDAK_LANJUT_PPK, 2024-01-26, 20, 0, 0, 6, lewat batas",),
        "proses, lewat batas, TIM, disiplin, PP94/2021, KASN, berat, -, -",
        "ditindaklanjuti, panggilan, TINDAK_LANJUT_PPK, disiplin, -, -, 0",
    ),
    # What is sent to KASN is no recommendation yet: the case waits for KASN, and no limit was read for it.
    Worked(
        "K46 sent to KASN, not yet recommended",
        2023,
        "D7",
        "2023-11-20 penerusan",
        "2024-01-31",
        (),
        "proses, tanpa batas waktu, KASN, disiplin, PP94/2021, -, berat, -, -",
        "terbukti, rekomendasi, -, disiplin, -, -, 0",
    ),
    # A temuan has no kajian awal: the day on which it was found stands in no register.
    Worked(
        "K47 a temuan has no clock of a report",
        2024,
        "D7",
        "2024-10-01 laporan",
        "2024-10-10",
        (),
        "proses, tanpa batas waktu, BAWASLU, disiplin, PP94/2021, -, berat, -, -",
        "laporan, register, -, disiplin, -, -, 0",
        origin="temuan",
    ),
    Worked(
        "K48 told to the superior: Bawaslu is bound by nothing",
        2024,
        "D7",
        "2024-10-01 laporan",
        "2024-10-10",
        (),
        "proses, tanpa batas waktu, PPK, disiplin, PP94/2021, -, berat, -, -",
        "laporan, disposisi_ppk, -, disiplin, -, -, 0",
        origin="atasan",
    ),
    # UU 20/2023, PP 49/2018: the end of a PPPK's contract, which allows an appeal: 6 (1), 9-13 (6), 16-20 (11), 23, 24
    # (13), 27 (14).
    Worked(
        "K49 a PPPK whose contract was ended",
        2024,
        "D7",
        "2024-12-05 sk_sanksi pemutusan hubungan perjanjian kerja",
        "2024-12-06",
        (
            "BANDING, 2024-12-27, 1, 13, 0, 0, berjalan",
            "PENYAMPAIAN_SK, 2024-12-27, 1, 13, 0, 0, berjalan",
        ),
        "sanksi, berjalan, BKPSDM, disiplin, PP49/2018, -, berat, -, berat",
        "sanksi, penyampaian_sk, PENYAMPAIAN_SK, disiplin, 2024-12-05, -, 0",
    ),
    # From the receipt: 4-6 (3), 9-11 (6); by 13 (8), 17-20 (12), 23, 24 (14): 16 is Maulid. The objection: 12, 13 (2),
    # 17-20 (6), 23-27 (11), 30-2 October (14).
    Worked(
        "K50 kode etik, through the Majelis",
        2024,
        "E5",
        "2024-09-02 rekomendasi sanksi moral; 2024-09-03 diterima_ppk; 2024-09-04 disposisi_ppk; 2024-09-09 "
        "sidang_majelis; 2024-09-10 putusan_majelis; 2024-09-11 sk_sanksi sanksi moral terbuka; 2024-09-12 "
        "penyampaian_sk",
        "2024-09-13",
        (
            "KEBERATAN, 2024-10-02, 2, 12, 0, 0, berjalan",
            "TINDAK_LANJUT_PPK, 2024-09-24, 6, 8, 0, 0, tepat waktu",
        ),
        "sanksi, berakhir, BKPSDM, kode etik, PP42/2004, BKN, moral, moral, moral",
        "sanksi, unggah_idis, -, kode etik, 2024-09-11, -, 0",
    ),
    # The legislative candidates are fixed on 3 November 2023, the presidential pairs on the 13th: in between, a day
    # alone says nothing of the class. 7 (1), 8 (2).
    Worked(
        "K51 reported while some candidates are fixed and others are not",
        2023,
        "belum diketahui",
        "2023-11-06 laporan",
        "2023-11-07",
        ("KAJIAN_AWAL_PEMILU, 2023-11-08, 1, 1, 0, 0, berjalan",),
        "proses, berjalan, BAWASLU, -, -, -, -, -, -",
        "laporan, kajian_awal, KAJIAN_AWAL_PEMILU, -, -, -, 0",
    ),
    Worked(
        "K52 closed without an end that is known",
        2024,
        "D7",
        "2024-10-01 laporan; 2024-10-02 kajian_awal; 2024-11-01 selesai",
        "2024-11-30",
        ("KAJIAN_AWAL_PILKADA, 2024-10-03, 1, 1, 0, 0, tepat waktu",),
        "selesai, berakhir, -, disiplin, PP94/2021, -, berat, -, -",
        "laporan, -, -, disiplin, -, -, 0",
    ),
    # One day beyond the answer of K38.
    Worked(
        "K53 an objection answered late",
        2024,
        "D7",
        "2024-10-14 sk_sanksi hukuman disiplin ringan; 2024-10-15 penyampaian_sk; 2024-10-21 keberatan; "
        "2024-11-20 putusan_keberatan",
        "2024-11-20",
        (
            "JAWABAN_KEBERATAN, 2024-11-19, 22, 0, 0, 1, terlambat",
            "KEBERATAN, 2024-11-01, 5, 9, 0, 0, tepat waktu",
            "PENYAMPAIAN_SK, 2024-11-01, 1, 13, 0, 0, tepat waktu",
        ),
        "sanksi, berakhir, PPK, disiplin, PP94/2021, -, berat, -, ringan",
        "sanksi, selesai, -, disiplin, 2024-10-14, -, 0",
    ),
    # PP 79/2021: an appeal is for dismissals alone, so that this one has no clock.
    Worked(
        "K54 appealed although it was no dismissal",
        2023,
        "D1",
        "2024-01-02 sk_sanksi pembebasan dari jabatan; 2024-01-03 penyampaian_sk; 2024-01-22 banding",
        "2024-02-16",
        ("PENYAMPAIAN_SK, 2024-01-22, 1, 13, 0, 0, tepat waktu",),
        "sanksi, berakhir, BPASN, disiplin, PP94/2021, -, berat, -, berat",
        "sanksi, putusan_banding, -, disiplin, 2024-01-02, -, 0",
    ),
)
