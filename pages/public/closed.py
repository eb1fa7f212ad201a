"""The page in place of one that this viewer may not see: who may, and how to ask for a role."""

from web import frame
from web.panels import text

view = frame.enter(__file__)
text.note(
    "Yang berhak melihatnya tercantum dalam dokumen pelindungan data. Bila Anda berhak, masuklah dengan akun kantor "
    "melalui tombol Masuk, atau mintalah peran kepada pengelola dasbor "
    f"({view.names.personnel})."
)
