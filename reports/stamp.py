"""What every page of a file bears, and the code that opens the same view on a phone."""

import io
from datetime import datetime
from functools import lru_cache
from urllib.parse import urlencode

import segno

from access.roles import ROLE_NAMES, Permission, is_allowed
from metrics.selection import Selection
from narrative.exhibits import SIMULATED
from reports.document import Stamp
from settings import read_settings
from text.indonesian import number


def stamp(view: Selection, address: str, page: str, made_at: datetime) -> Stamp:
    """Make the stamp of a view; `address` is the dashboard's own (https://...), `page` the path that shows the view."""
    return Stamp(
        mark=SIMULATED if view.is_simulated else "",
        position=view.position,
        cycle=view.chosen.name,
        scope=view.scope.name,
        made_for=view.names.fill(ROLE_NAMES[view.viewer.role]),
        made_at=made_at,
        link=f"{address.rstrip('/')}/{page}?{urlencode(view.params())}",
        hidden=hidden(view),
    )


def hidden(view: Selection) -> str:
    """Return the note on suppression that stands on each page; empty where nothing is suppressed."""
    if is_allowed(view.viewer, Permission.EXACT_AGGREGATES):
        return ""
    return f"Angka di bawah {number(read_settings().threshold)} dan yang membuatnya dapat dihitung tidak ditampilkan."


@lru_cache(maxsize=16)
def code(link: str, *, dark: str = "#1c2530", scale: int = 4) -> bytes:
    """Draw the link as a QR code, PNG; about 33 modules wide, each `scale` px."""
    out = io.BytesIO()
    segno.make(link, error="m", micro=False).save(out, kind="png", dark=dark, light="#ffffff", scale=scale, border=2)
    return out.getvalue()
