"""Office files of a city that has something for each kind of picture."""

UNIT = "Dinas Kesehatan"
FILES = {
    "roster": (
        "siklus;nip;nama;unit_kerja;jenjang;status_pegawai",
        f"2024;199001012015011001;Pegawai 00001;{UNIT};pelaksana;PNS",
        "2024;199001012015011002;Pegawai 00002;Kelurahan Kauman;jpt;PNS",
        f"2019;199001012015011001;Pegawai 00001;{UNIT};pelaksana;PNS",
    ),
    "signing": ("siklus;nip;tanggal_ttd;terverifikasi", "2024;199001012015011001;2024-08-26;ya"),
    "case": (
        "nomor_perkara;siklus;tanggal_laporan;asal;instansi;unit_kerja;jenjang;bentuk;nomor_register_bawaslu",
        f"PERKARA-1;2024;2024-08-01;pers;Pemkot Malang;{UNIT};pelaksana;E4;REG-1",
        f"PERKARA-2;2024;2024-10-01;temuan;Pemkot Malang;{UNIT};jpt;D6;",
        "PERKARA-3;2024;2024-10-01;temuan;Provinsi;;;D6;",
        f"PERKARA-4;2019;2019-02-01;temuan;Pemkot Malang;{UNIT};jpt;D6;",
    ),
    "step": (
        "nomor_perkara;tahap;tanggal;lembaga;sanksi;alasan",
        "PERKARA-1;register;2024-08-02;Bawaslu;;",
        "PERKARA-1;sk_sanksi;2024-09-02;PPK;hukuman disiplin sedang;",
        "PERKARA-2;tidak_diregister;2024-10-02;Bawaslu;;syarat materiil tidak terpenuhi",
        # Over its limit, with what is waited for drawn beside it.
        "PERKARA-4;register;2019-02-02;Bawaslu;;",
    ),
    "bawaslu_register": (
        "nomor_register;siklus;tanggal_laporan;asal;instansi;unit_kerja;bentuk;status;tanggal_status",
        f"REG-1;2024;2024-08-02;pers;Pemkot Malang;{UNIT};E4;kajian;2024-10-10",
        f"REG-2;2024;2024-10-03;pers;Pemkot Malang;{UNIT};D4;kajian;2024-10-10",
    ),
    "event": ("siklus;tanggal;jenis;judul;sumber", "2024;2024-08-19;apel;Apel netralitas;BKPSDM"),
}
