from loaders.staging.ods_styles import NUMBER, STYLE, TABLE, Styles


def _style(family: str, name: str, data: str = "", parent: str = "") -> tuple[str, dict[str, str]]:
    said = {"family": family, "name": name, "data-style-name": data, "parent-style-name": parent}
    return f"{STYLE}style", {f"{STYLE}{key}": value for key, value in said.items()}


def test_a_style_of_cells_shows_shares_where_it_or_its_parents_say_so() -> None:
    styles = Styles()
    styles.start(f"{NUMBER}percentage-style", {f"{STYLE}name": "N10"})
    styles.start(f"{NUMBER}number-style", {f"{STYLE}name": "N0"})
    for style in (
        _style("table-cell", "persen", "N10"),
        _style("table-cell", "anak", parent="persen"),
        _style("table-cell", "lain", "N0", "persen"),
        _style("table-cell", "putar", parent="putar"),
    ):
        styles.start(*style)
    assert [styles.is_share(name) for name in ("persen", "anak", "lain", "putar", "", "tiada")] == [True] * 2 + [
        False
    ] * 4


def test_a_style_of_the_content_counts_instead_of_one_of_the_document() -> None:
    styles = Styles()
    styles.start(*_style("table-cell", "ce1", "N10"))
    styles.start(f"{NUMBER}percentage-style", {f"{STYLE}name": "N10"})
    styles.start(f"{NUMBER}date-style", {f"{STYLE}name": "N10"})
    assert not styles.is_share("ce1")


def test_sheets_that_nobody_sees_have_a_style_that_says_so() -> None:
    styles = Styles()
    for name, shown in (("ta1", "true"), ("ta2", "false")):
        styles.start(*_style("table", name))
        styles.start(f"{STYLE}table-properties", {f"{TABLE}display": shown})
    styles.start(*_style("table-cell", "ce1"))
    styles.start(f"{STYLE}table-properties", {f"{TABLE}display": "false"})
    assert styles.hidden_tables == {"ta2"}
