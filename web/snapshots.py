"""Which state of the data is looked at: the newest build, or an older one that was known at a meeting."""

from collections import Counter

from access.roles import Permission, Viewer, is_allowed
from metrics.changes.words import known
from storage import builds, pins
from storage.builds import Build

NEWEST = "terkini"
NOT_YOURS = "Keadaan data yang lebih lama hanya dapat dibuka oleh Sekda dan pengelola; yang tampil data terkini."


def choose(wish: str | None, newest: Build, viewer: Viewer) -> tuple[Build, list[str]]:
    """The build that an address asks for, and a sentence where it cannot be had; then it is the newest one."""
    if wish in (None, NEWEST, newest.name):
        return newest, []
    if not is_allowed(viewer, Permission.BUILDS):
        return newest, [NOT_YOURS]
    found = builds.kept(newest.dataset, wish or "")
    if found is None:
        return newest, [f"Keadaan data “{wish}” tidak ada atau sudah dihapus; yang tampil data terkini."]
    return found, []


def offered(newest: Build, viewer: Viewer) -> dict[str, str]:
    """What may be chosen, newest first, in words: nothing for those who may not, or where there is one build only."""
    older = [build for build in builds.builds(newest.dataset) if build.name < newest.name]
    if not older or not is_allowed(viewer, Permission.BUILDS):
        return {}
    names = pins.pins_of(newest.dataset)
    labels = called(older[::-1], names)
    named = {name: text for name, text in labels.items() if names.get(name)}  # these are looked for
    return {NEWEST: "Data terkini"} | named | labels


def called(found: list[Build], pins: dict[str, str]) -> dict[str, str]:
    """What each build is called in a box of choices, by its name; two of one minute are told apart."""
    texts = {build.name: " · ".join(filter(None, (pins.get(build.name), known(build)))) for build in found}
    often = Counter(texts.values())
    return {name: text if often[text] == 1 else f"{text} · {name[-8:]}" for name, text in texts.items()}


def remark(shown: Build) -> str:
    """What stands above a page that shows an older state."""
    name = pins.pins_of(shown.dataset).get(shown.name, "")
    return f"Bukan data terkini. Yang tampil: yang diketahui pada {known(shown, name)}."
