"""Data for the public: sources, templates and the definitions of what the public may see."""

from metrics.catalogue import METRICS
from tests.pages.public.conftest import Visit


def test_public_metrics_are_defined_and_nothing_is_uploaded_or_logged(visit: Visit) -> None:
    app = visit("data")
    defined = {element.label for element in app.expander}
    titles = {metric.name: metric.title for metric in METRICS}
    assert titles["compliance_total"] in defined and titles["unsigned_people"] not in defined
    assert not app.tabs and not app.file_uploader
    assert [button.proto.label[:7] for button in app.get("download_button")].count("Templat") == 10
