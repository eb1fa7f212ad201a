"""What the bodies are called where there is room for one or two words."""

from typing import Any

import pandas as pd

from text.indonesian import UNKNOWN

BODIES = {
    "Bawaslu Kota Malang": "Bawaslu",
    "Badan Kepegawaian Negara": "BKN",
    "Komisi Aparatur Sipil Negara": "KASN",
    "Pejabat Pembina Kepegawaian (Wali Kota Malang)": "PPK (Wali Kota)",
    "Tim penindakan (BKPSDM, Asisten, Inspektorat, Sekda)": "tim penindakan",
    "BKPSDM Kota Malang": "BKPSDM",
    "Badan Pertimbangan ASN": "BPASN",
}
"""Long names of bodies, in the words that officials use among themselves; any other stands as it is."""


def short_name(body: Any) -> str:
    """Who is waited for, in one or two words."""
    return UNKNOWN if pd.isna(body) else BODIES.get(str(body), str(body))
