"""The names of the city put into texts."""

import pandas as pd

from text.institutions import UNNAMED, CityNames, short_name


def test_names_stand_where_a_text_leaves_room_for_them() -> None:
    names = CityNames(
        "Pemkot Tirtaraya", "Pemerintah Kota Tirtaraya", "Kota Tirtaraya", "Wali Kota", "BKPP", "Bawaslu T"
    )
    said = names.fill(
        "{head} dan {personnel}, {government_name}: perkara ASN {government} di {city}, kata {supervisor}"
    )
    assert said == (
        "Wali Kota dan BKPP, Pemerintah Kota Tirtaraya: perkara ASN Pemkot Tirtaraya di Kota Tirtaraya, kata Bawaslu T"
    )


def test_other_braces_stay_as_they_are() -> None:
    assert UNNAMED.fill("{k} orang, {unknown}") == "{k} orang, {unknown}"


def test_a_body_that_is_not_known_is_said_to_be_so() -> None:
    assert short_name("BKN") == "BKN"
    assert short_name(None) == short_name(pd.NA) == "belum diketahui"


def test_in_markdown_a_name_is_words_and_the_text_around_it_keeps_its_marks() -> None:
    names = CityNames(supervisor="Bawaslu ＊＊Kota＊＊ http://x.test")
    assert names.fill_markdown("**{supervisor}**") == "**Bawaslu \\*\\*Kota\\*\\* http:\u2060//x.test**"
