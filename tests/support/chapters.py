"""What the chapters of the packs say of a tiny city, counted by hand."""

OURS = "Pemkot Malang"


OFFICES = ("Dinas Kesehatan",) * 3 + ("Dinas Perhubungan",) + ("Inspektorat",) * 4


SIGNED = (4, 5, 6, 7)  # the one of Dishub, and three of the four of Inspektorat


CASES = [
    (name, 2023, "2024-01-02", "pers", OURS, unit, None, "D1", None)
    for name, unit in (("A", "Dinkes"), ("B", "Dishub"))
]


STEPS = [
    *((name, "rekomendasi", "2024-01-08", None) for name in "AB"),
    ("B", "disposisi_ppk", "2024-01-10", None),
]
