"""The words of a message."""

from tests.support.alert_mail import BOSS, UNIT, run
from tests.support.mail_server import PostOffice


def test_an_alert_arrives_as_a_letter_that_says_all_of_it(office: PostOffice) -> None:
    office.config(UNIT)
    assert run(office, "09-06") == 0
    (letter,) = office.letters
    assert letter["From"] == "Netra <netra@contoh.go.id>"
    assert letter["To"] == "dinkes@contoh.go.id"
    assert letter["Subject"] == "[Netra SIMULASI] 2 hal: 2 baru"
    assert letter["Date"] and letter["Message-ID"].endswith("@contoh.go.id>")
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter.get_content_type() == "text/plain"
    assert office.texts()[0].replace("\r\n", "\n") == (
        "Kepada Kontak Dinkes\n6 September 2024\nSIMULASI: data latihan, bukan keadaan sebenarnya.\n\n"
        "BARU\nLaju penandatanganan tertinggal\n"
        "- Dinas Kesehatan: 33 dari 44 ASN belum tanda tangan; perlu 3 orang per hari kerja sampai 24 September 2024 "
        "(11 hari kerja lagi), sepuluh hari kerja terakhir 1,1 orang per hari kerja. Dengan laju ini selesai "
        "21 Oktober 2024. Posisi data per 6 September 2024.\n"
        "Perkara lewat batas waktu\n"
        "- Perkara 001/NTR/2024: Laporan atau temuan → Kajian awal lewat 2 hari kalender dari batas 2 hari kalender "
        "(jatuh tempo 4 September 2024). Giliran: Bawaslu Kota Malang.\n\n"
        "Diingatkan lagi setelah 7 hari selama belum selesai.\n"
        "Selengkapnya: https://netra.contoh.go.id/?dataset=simulasi\n"
        "Ditulis otomatis oleh Netra; tidak perlu dibalas.\n"
    )


def test_one_matter_stands_in_the_subject(office: PostOffice) -> None:
    office.config(BOSS)
    run(office, "09-06")
    assert office.letters[0]["Subject"] == (
        "[Netra SIMULASI] Laju penandatanganan tertinggal: Dinas Kesehatan: 33 dari 44 ASN belum tanda tangan"
    )


def test_a_letter_bears_no_long_number_and_no_second_header(office: PostOffice) -> None:
    office.config(BOSS.replace("pace_behind", "build_refused"))
    attempt = office.folder / "warehouse" / "simulasi" / "ATTEMPT.json"
    attempt.write_text(
        '{"refused": true, "message": "ttd.csv: 19900101 201501 1 001\\nBcc: a@b.c", "at": "2026-11-22T01:14:00+00:00"}'
    )
    run(office, "09-06")
    (letter,) = office.letters
    assert letter["Bcc"] is None
    assert "19900101" not in letter.as_string()
    assert "ttd.csv: … Bcc: a@b.c" in str(letter.get_content())
