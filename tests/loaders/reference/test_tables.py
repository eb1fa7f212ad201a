"""The reference folder as the loaders read it."""

from pathlib import Path

from loaders.reference.tables import ReferenceTables, split


def test_every_file_is_a_table_of_texts_without_what_only_people_read(tmp_path: Path) -> None:
    (tmp_path / "levels.csv").write_text("level,name,source,is_verified,note\njpt,Pimpinan,artikel,true,\npelaksana\n")
    (tmp_path / "catatan.txt").write_text("no table")
    tables = ReferenceTables.read(tmp_path).tables
    assert tables == {"levels": [{"level": "jpt", "name": "Pimpinan"}, {"level": "pelaksana", "name": ""}]}


def test_a_cell_may_hold_a_list() -> None:
    assert split(" a | b|| c ") == ["a", "b", "c"]
    assert split("") == []


def test_cycles_are_sorted_and_city_names_longest_first(tmp_path: Path) -> None:
    (tmp_path / "cycles.csv").write_text("cycle\n2024\n2019\n")
    (tmp_path / "governments.csv").write_text("government_id,suffixes\n1,Kota Contoh|Contoh\n")
    reference = ReferenceTables.read(tmp_path)
    assert reference.cycles == (2019, 2024)
    assert reference.city_suffixes == ("kotacontoh", "contoh")
