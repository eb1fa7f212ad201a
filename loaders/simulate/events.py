"""The documented activities and, plainly marked, invented ones."""

from collections.abc import Iterable
from datetime import timedelta
from random import Random

from loaders.simulate.days import working_days
from loaders.simulate.flaws import Row
from loaders.simulate.people import Post
from loaders.simulate.place import place
from loaders.simulate.reference import SimulatedCycle, SimulatedReference, Unit

MARK = "(simulasi)"
# kind, title, place, how often in a cycle, attended at least and at most
INVENTED = (
    ("sosialisasi", "Sosialisasi netralitas ASN", "Ruang rapat Balai Kota", 4, 40, 180),
    ("apel", "Apel netralitas", "Halaman Balai Kota", 5, 150, 1600),
    ("rakor", "Rapat koordinasi netralitas", "Ruang rapat {personnel}", 4, 12, 45),
    ("monitoring", "Monitoring netralitas", "Kantor kecamatan", 5, 5, 30),
    ("deklarasi", "Deklarasi netralitas", "Halaman Balai Kota", 1, 100, 600),
    ("ikrar", "Ikrar netralitas", "Kantor kecamatan", 2, 40, 160),
)


def make_events(cycle: SimulatedCycle, posts: list[Post], rng: Random) -> list[Row]:
    """Invent the activities of one cycle, in the order of their days."""
    days = working_days(cycle.due_on - timedelta(days=150), cycle.polling_on)
    organisers = _organisers({post.unit.unit_id: post.unit for post in posts}.values())
    kecamatan = sorted({post.unit.kecamatan for post in posts if post.unit.kecamatan})
    rows: list[Row] = []
    for kind, title, hall, count, least, most in INVENTED:
        for day in rng.sample(days, count):
            where = rng.choice(kecamatan) if "kecamatan" in hall else None
            room = hall.format(personnel=place().personnel)
            rows.append(
                {
                    "siklus": cycle.cycle,
                    "tanggal": day,
                    "jenis": kind,
                    "judul": f"{title} {MARK}",
                    "tempat": f"{room} {where}" if where else room,
                    "unit_kerja": None if where else rng.choice(organisers),
                    "kecamatan": where,
                    "hadir": rng.randint(least, most),
                    "sumber": "Simulasi",
                }
            )
    return sorted(rows, key=lambda row: (str(row["tanggal"]), str(row["jenis"])))


def _organisers(units: Iterable[Unit]) -> tuple[str | None, ...]:
    """Who invites: Inspektorat, and where it already bears its name the personnel agency, or nobody in particular."""
    names = {name for unit in units for name in (unit.name, *unit.spellings[:1])}
    inspectorate, personnel = place().bodies["INSPEKTORAT"]["short_name"], place().personnel
    return (inspectorate, personnel, None) if personnel in names else (inspectorate,)


def documented_events(documented: SimulatedReference) -> list[Row]:
    """Return the activities that the articles report, as their file has them."""
    return [dict(row) for row in documented.rows("event")]
