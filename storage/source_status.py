"""How the sources that are fetched stand since the loader's last run; it changes without a new build."""

import json
from dataclasses import dataclass
from datetime import datetime

from settings import Settings
from storage import builds

FETCHED = "FETCHED.json"


@dataclass(frozen=True)
class StaleSource:
    """A source that did not give what it should: its last good data is used, which it last confirmed at a time."""

    source: str
    confirmed_at: datetime
    fault: str
    detail: str


def status_of_sources(dataset: str, settings: Settings | None = None) -> dict[str, StaleSource | None]:
    """How each source that is fetched stands since the loader's last run; None for one that answered well."""
    path = builds.folder(dataset, settings) / FETCHED
    said = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return {name: _held(name, own["good"], own["trouble"]) for name, own in said.items() if own["good"]}


def _held(name: str, good: dict[str, str], trouble: dict[str, str] | None) -> StaleSource | None:
    if trouble is None:
        return None
    return StaleSource(name, datetime.fromisoformat(good["confirmed_at"]), trouble["fault"], trouble["detail"])
