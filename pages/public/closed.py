"""A page that this viewer may not see: said plainly, with the way to it."""

from web import frame
from web.panels import text

view = frame.enter(__file__)
text.note(
    "Yang berhak melihatnya tercantum dalam dokumen pelindungan data. Bila Anda berhak, masuklah dengan akun kantor "
    "melalui tombol Masuk, atau mintalah peran kepada pengelola dasbor (BKPSDM)."
)
