"""What a build calls its city and the bodies."""

from pathlib import Path

from metrics.disclosure import authorized
from metrics.engine import query_exact
from metrics.options import city_names
from storage import city
from tests.support.builds import make_build
from text.tables import to_dicts


def test_a_build_names_its_city_as_the_reference_it_was_made_with(tmp_path: Path) -> None:
    build = make_build(tmp_path, event=[(2024, "26/08/2024", "ikrar", "Ikrar bersama", None, "BKPSDM")])
    assert to_dicts(query_exact("government", build)) == [
        {
            "government": "Pemkot Malang",
            "government_name": "Pemerintah Kota Malang",
            "city": "Kota Malang",
            "head": "Pj Wali Kota",
            "personnel": "BKPSDM",
            "supervisor": "Bawaslu Kota Malang",
        }
    ]
    assert city_names(authorized.query, build) == city.names()
