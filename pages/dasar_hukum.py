"""Dasar hukum: every limit, step, sanction and change of rule that the figures stand on, with source and flag."""

from web import frame
from web.panels import exhibit, query, text

view = frame.enter(__file__)
limits = query.read("time_limits", view)
name = view.chosen.name
text.note(
    f"Batas waktu dan sanksi di bawah ini berlaku pada {name}. “Dicocokkan: tidak” berarti belum dibandingkan dengan "
    "lembaran negara: jangan dipakai untuk menegur sebelum diperiksa. Ada yang keliru? Satu baris data rujukan yang "
    "dibetulkan mengubah semua hitungan."
)
exhibit.table(view, "time_limits", limits, f"Batas waktu pada {name}", wrapped=True)
exhibit.table(view, "law_sanctions", query.read("law_sanctions", view), f"Sanksi pada {name}", wrapped=True)
exhibit.table(view, "law_steps", query.query(view.viewer, "law_steps", view.build), "Tahap perkara", wrapped=True)
forms = query.query(view.viewer, "forms_by_class", view.build)
exhibit.table(view, "forms_by_class", forms, "Bentuk pelanggaran", wrapped=True)
breaks = query.query(view.viewer, "rule_breaks", view.build)
exhibit.table(view, "rule_breaks", breaks, "Perubahan aturan dan lembaga", wrapped=True)
