"""Pelanggaran for the public: counts by severity, no single cases."""

from web import frame
from web.panels import query, text
from web.sections import public

view = frame.enter(__file__)
public.introduction(view)
rows = query.read("violations_by_severity", view)
if rows.empty:
    supplier = f"{view.names.personnel} dan Bawaslu"
    text.empty("Belum ada perkara pada siklus ini", supplier=supplier, kind="case")
else:
    public.cases(
        view,
        "violations_by_severity",
        rows,
        "severity_name",
        "Tingkat",
        alt="Batang mendatar per tingkat, dari moral sampai berat, lalu yang belum diputus.",
    )
