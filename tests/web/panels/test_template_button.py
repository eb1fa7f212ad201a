"""The button that downloads an empty template."""

from tests.support.sections import draw
from web.panels import template_button


def test_a_template_is_downloaded_under_the_name_of_its_input() -> None:
    app = draw(template_button.template, "roster")
    (button,) = app.get("download_button")
    assert button.proto.label == "Unduh templat"
    assert button.proto.id.endswith("template-roster")


def test_two_buttons_for_one_input_stand_on_a_page() -> None:
    def two(_: object) -> None:
        from web.panels import template_button

        template_button.template("roster")
        template_button.template("roster", "Templat daftar wajib", "-data")

    app = draw(two, None)
    assert [button.proto.label for button in app.get("download_button")] == ["Unduh templat", "Templat daftar wajib"]
