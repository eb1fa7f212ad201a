"""Kepatuhan wilayah for the public: signings by kecamatan and kelurahan, small counts suppressed."""

from charts.compliance import public
from metrics import opening
from web import frame
from web.panels import query, text
from web.sections import public as public_panels

view = frame.enter(__file__)
public_panels.introduction(view)
is_open = query.has_opened(view)
if not is_open:
    text.sentences([f"{opening.not_yet(view)}."])
found = (("kecamatan", "compliance_by_kecamatan"), ("kelurahan", "compliance_by_kelurahan"))
for name, metric in found if is_open else ():
    rows = query.read(metric, view).dropna(subset=f"{name}_id")
    if rows.empty:
        text.empty(
            f"Belum ada daftar wajib atau rekap yang menyebut {name}",
            supplier=f"{view.names.personnel} atau kecamatan",
            kind="recap",
        )
        continue
    public_panels.compliance(
        view,
        metric,
        public.ranked(rows, name),
        name,
        name,
        alt=f"Batang mendatar per {name}, terendah di atas; yang tanpa angka disebut alasannya.",
    )
