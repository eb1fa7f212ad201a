"""Pages filled and empty: office files through the real loader, pages as visited."""

import pytest

from metrics.catalogue import METRICS
from tests.support.drawn import code_names, words
from tests.support.few_cases import NAME, NIP
from tests.support.open_page import text
from tests.support.seen import seen
from web.navigation import PAGES as ALL

PAGES = ("pelanggaran", "penanganan", "tahapan", "data")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.usefixtures("facts_only")
def test_a_page_stands_before_any_office_delivered(page: str) -> None:
    app = seen(page)
    assert not app.exception
    assert not app.error
    assert app.title[0].value


@pytest.mark.parametrize("page", [page.name for page in ALL])
@pytest.mark.usefixtures("facts_only")
def test_no_name_of_the_code_stands_on_a_page_of_the_official_data(page: str) -> None:
    assert code_names(words(seen(page))) == set()


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.usefixtures("filled")
def test_no_page_shows_a_name_or_a_nip_and_only_handling_a_number_of_a_simulated_case(page: str) -> None:
    app = seen(page)
    assert not app.error
    secrets = (NAME, NIP) if page == "penanganan" else (NAME, NIP, "PERKARA-1")
    assert not [secret for secret in secrets if secret in text(app)]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.usefixtures("filled")
def test_simulated_data_is_marked_in_every_caption(page: str) -> None:
    captions = [str(element.value) for element in seen(page).caption if "posisi data per" in str(element.value)]
    assert captions
    # The law and what others published is real, in the simulated city too.
    real = tuple(f"NYATA: {metric.population}" for metric in METRICS if metric.is_real)
    simulated = [caption for caption in captions if not caption.startswith(real)]
    assert simulated
    assert all(caption.startswith("SIMULASI") for caption in simulated)
