"""Office files of a city with two people in the list and three cases."""

from collections.abc import Sequence

NIP = "199001012015011001"
NAME = "Pegawai 00001"
UNIT = "Dinas Pendidikan dan Kebudayaan"

FILES: dict[str, Sequence[str]] = {
    "roster": (
        "siklus;nip;nama;unit_kerja;jenjang;status_pegawai",
        f"2024;{NIP};{NAME};{UNIT};pelaksana;PNS",
        # A name where the NIP belongs: rejected, and shown nowhere.
        f"2024;{NAME};{NAME};{UNIT};pelaksana;PNS",
    ),
    "case": (
        "nomor_perkara;siklus;tanggal_laporan;asal;instansi;unit_kerja;jenjang;bentuk;nip",
        f"PERKARA-1;2024;2024-10-01;pers;Pemkot Malang;{UNIT};pelaksana;D6;{NIP}",
        f"PERKARA-2;2024;2024-10-01;masyarakat;Pemkot Malang;{UNIT};jpt;E4;",
        # Another agency's: shown by instansi, counted nowhere else.
        "PERKARA-3;2024;2024-10-01;temuan;Provinsi;;;D6;",
    ),
    "step": (
        "nomor_perkara;tahap;tanggal;lembaga;sanksi",
        "PERKARA-1;register;2024-10-02;Bawaslu;",
        "PERKARA-1;sk_sanksi;2024-11-01;PPK;hukuman disiplin sedang",
        "PERKARA-2;register;2024-10-02;Bawaslu;",
    ),
    "event": ("siklus;tanggal;jenis;judul;sumber", "2024;2024-08-19;apel;Apel netralitas;BKPSDM"),
}
