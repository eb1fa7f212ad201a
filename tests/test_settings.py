"""Settings come from the environment, each with a default; a wrong one is named with its variable."""

from pathlib import Path

import pytest

from settings import REFERENCE, ROOT, read_settings, reference_places, secret


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NETRA_WAREHOUSE", "NETRA_INBOX", "NETRA_LOG", "NETRA_ADDRESS", "NETRA_KEEP_BUILDS", "PORT"):
        monkeypatch.delenv(name, raising=False)


def test_without_an_environment_the_defaults_hold() -> None:
    settings = read_settings()
    assert (settings.warehouse, settings.keep_builds, settings.threshold) == (ROOT / "data" / "warehouse", 30, 5)
    assert settings.inbox_of("resmi") == ROOT / "data" / "inbox"
    assert settings.inbox_of("simulasi") == ROOT / "data" / "simulasi"
    assert settings.log_folder == ROOT / "data" / "warehouse" / "log"


def test_an_inbox_that_is_named_feeds_every_dataset_and_a_log_lies_where_it_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NETRA_INBOX", "kotak")
    monkeypatch.setenv("NETRA_LOG", "catatan")
    settings = read_settings()
    assert settings.inbox_of("resmi") == settings.inbox_of("simulasi") == Path("kotak")
    assert settings.log_folder == Path("catatan")


def test_what_the_press_documents_lies_beside_the_reference_that_is_named_now(monkeypatch: pytest.MonkeyPatch) -> None:
    for named, folder in (("", REFERENCE), ("kota/rujukan", Path("kota/rujukan")), ("", REFERENCE)):
        monkeypatch.setenv("NETRA_REFERENCE", named)
        assert reference_places() == (folder, folder.parent / "documented")
        assert (read_settings().reference, read_settings().documented) == reference_places()


@pytest.mark.parametrize("text", ["nol", "0", "-3", "1,5"])
def test_a_number_that_is_none_is_named_with_its_variable(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("NETRA_KEEP_BUILDS", text)
    with pytest.raises(SystemExit, match="NETRA_KEEP_BUILDS harus bilangan bulat positif"):
        read_settings()


@pytest.mark.parametrize("text", ["netra.kota.go.id", "ftp://netra.kota.go.id", "https://netra.kota.go.id/?a=1"])
def test_an_address_is_whole(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("NETRA_ADDRESS", text)
    with pytest.raises(SystemExit, match="NETRA_ADDRESS"):
        read_settings()


def test_an_address_loses_its_last_stroke(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETRA_ADDRESS", "https://netra.kota.go.id/netra/")
    assert read_settings().address == "https://netra.kota.go.id/netra"


def test_a_secret_is_read_without_the_blanks_around_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIMPEG_PASSWORD", " rahasia\n")
    assert (secret("SIMPEG_PASSWORD"), secret("TIDAK_ADA_DI_SINI")) == ("rahasia", "")
