"""Download buttons: a template for each input, and rejected rows where there are any."""

from storage.builds import Build
from tests.support.sections import draw, view_of
from tests.support.small_city import SEKDA
from web.sections import downloads


def test_each_input_has_a_button_for_its_template() -> None:
    app = draw(downloads.templates, {"roster": "daftar wajib", "case": "perkara"})
    labels = [button.proto.label for button in app.get("download_button")]
    assert labels == ["Templat daftar wajib", "Templat perkara"]


def test_without_rejected_rows_there_is_nothing_to_download(city: Build) -> None:
    app = draw(downloads.rejects, view_of(city, SEKDA))
    assert not app.get("download_button") and not app.selectbox


def test_a_file_is_listed_with_its_rows_and_all_files_with_their_sum() -> None:
    rows = {"a.csv": 3, "b_c.csv": 4}
    assert downloads._label("a.csv", rows) == "a.csv: 3 baris"
    assert downloads._label(None, rows) == "Semua berkas (satu XLSX): 7 baris"
