"""How a dropped file was recognised: what a person picked otherwise becomes a choice, the rest stays recognised."""

from submissions.uploads import Choice, Inspection, Title
from web.upload import sheets, words

TITLES = (Title("A", "NIP", ()), Title("B", "TGL", ()), Title("C", "CATATAN", ()))
RECOGNISED = Inspection("Dinkes", "signing", 6, TITLES, (("nip", "A"), ("tanggal_ttd", "B")), (("siklus", "2024"),))
AS_RECOGNISED = {"nip": "A", "tanggal_ttd": "B", "siklus": f"{words.FOR_ALL_ROWS}2024", "kegiatan": words.NO_COLUMN}


def test_what_is_left_as_recognised_is_no_choice() -> None:
    assert sheets._difference(RECOGNISED, AS_RECOGNISED, Choice()) == Choice()


def test_another_column_another_value_and_no_column_are_choices() -> None:
    picked = AS_RECOGNISED | {"tanggal_ttd": words.NO_COLUMN, "kegiatan": "C", "siklus": f"{words.FOR_ALL_ROWS}2019"}
    assert sheets._difference(RECOGNISED, picked, Choice("signing", 6)) == Choice(
        "signing", 6, columns=(("kegiatan", "C"), ("tanggal_ttd", "")), constants=(("siklus", "2019"),)
    )
