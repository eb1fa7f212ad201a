"""Snapshots: older builds, chosen at the side or by a link, that show what was known on an earlier day."""

from collections import Counter

from access.roles import Permission, Viewer, is_allowed
from metrics.changes.words import known
from storage import builds, pins
from storage.builds import Build

NEWEST = "terkini"
NOT_ALLOWED = "Keadaan data yang lebih lama hanya dapat dibuka oleh Sekda dan pengelola; yang tampil data terkini."


def find(requested: str | None, newest: Build, viewer: Viewer) -> tuple[Build, list[str]]:
    """Return the requested build, or the newest one with a sentence that says why."""
    if requested in (None, NEWEST, newest.name):
        return newest, []
    if not is_allowed(viewer, Permission.BUILDS):
        return newest, [NOT_ALLOWED]
    found = builds.kept(newest.dataset, requested or "")
    if found is None:
        return newest, [f"Keadaan data “{requested}” tidak ada atau sudah dihapus; yang tampil data terkini."]
    return found, []


def options(newest: Build, viewer: Viewer) -> dict[str, str]:
    """Return the builds to choose from with their labels, newest first; empty for one build or without permission."""
    older = [build for build in builds.builds(newest.dataset) if build.name < newest.name]
    if not older or not is_allowed(viewer, Permission.BUILDS):
        return {}
    names = pins.pins_of(newest.dataset)
    labels = build_labels(older[::-1], names)
    named = {name: text for name, text in labels.items() if names.get(name)}
    return {NEWEST: "Data terkini"} | named | labels


def build_labels(found: list[Build], pins: dict[str, str]) -> dict[str, str]:
    """Return a label for each build by its name; two loaded in the same minute differ by the end of their names."""
    texts = {build.name: " · ".join(filter(None, (pins.get(build.name), known(build)))) for build in found}
    counts = Counter(texts.values())
    return {name: text if counts[text] == 1 else f"{text} · {name[-8:]}" for name, text in texts.items()}


def banner(shown: Build) -> str:
    """Return the warning above a page that shows an older build."""
    name = pins.pins_of(shown.dataset).get(shown.name, "")
    return f"Bukan data terkini. Yang tampil: yang diketahui pada {known(shown, name)}."
