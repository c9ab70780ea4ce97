"""Where: a circle as large as the place is precise, among other places that the record names. No coast, no border: only what is known."""

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from onrecord.model.records import Place
from onrecord.model.values import Level

# Kilometres around the coordinates within which a place of this level is taken to lie; towns and cities as they usually spread,
# regions and countries as half the usual distance across.
REACH: dict[Level, float] = {
    "site": 1, "neighbourhood": 2, "village": 2, "town": 4, "city": 8, "area": 20, "district": 25, "region": 70, "country": 300,
}  # fmt: skip
WIDTH, HEIGHT = 360.0, 240.0
_NAMES = 9


class Spot(NamedTuple):
    """A named circle."""

    name: str
    x: float
    y: float
    r: float
    anchor: str


class Locator(NamedTuple):
    """The place in the middle, others around it, and a bar of `scale` kilometres."""

    centre: Spot
    others: Sequence[Spot]
    scale: int
    scale_width: float
    reach: float


def locator(place: Place, known: Iterable[Place]) -> Locator | None:
    """The drawing of a place with coordinates, None without; `known` are places to know it by."""
    if place.lat is None or place.lon is None:
        return None
    reach = REACH[place.level]
    near = _near(place.lat, place.lon, known, place.name)
    third = near[min(3, len(near) - 1)][0] if near else 0
    half = max(reach * 1.8, min(third * 1.15, reach * 12), 6)
    per = HEIGHT / 2 / half
    scale = next((s for s in (200, 100, 50, 20, 10, 5, 2, 1) if s * per <= 110), 1)
    centre = Spot(place.name, WIDTH / 2, HEIGHT / 2, reach * per, "middle")
    return Locator(centre, _spots(place, near, per), scale, scale * per, reach)


def kilometres(lat: float, lon: float, to_lat: float, to_lon: float) -> tuple[float, float]:
    """East and north of the first point, in kilometres; good enough within a region."""
    return (to_lon - lon) * 111.32 * math.cos(math.radians(lat)), (to_lat - lat) * 110.57


def _near(lat: float, lon: float, known: Iterable[Place], but: str) -> list[tuple[float, Place]]:
    """Each other named place once, nearest first."""
    found: dict[str, tuple[float, Place]] = {}
    for p in known:
        if p.lat is not None and p.lon is not None and p.name != but and p.level in ("city", "town", "village", "district"):
            found.setdefault(p.name, (math.hypot(*kilometres(lat, lon, p.lat, p.lon)), p))
    return sorted(found.values(), key=lambda f: (f[0], f[1].name))


def _spots(place: Place, near: Sequence[tuple[float, Place]], per: float) -> list[Spot]:
    out: list[Spot] = []
    rows: list[tuple[float, float]] = [(WIDTH / 2, HEIGHT / 2)]
    for distance, p in near:
        east, north = kilometres(place.lat or 0, place.lon or 0, p.lat or 0, p.lon or 0)
        x, y = WIDTH / 2 + east * per, HEIGHT / 2 - north * per
        free = all(abs(y - b) > 15 or abs(x - a) > 90 for a, b in rows)
        if distance > 1 and 6 < x < WIDTH - 6 and 14 < y < HEIGHT - 26 and free and len(out) < _NAMES:
            out.append(Spot(p.name, x, y, max(1.5, REACH[p.level] * per * 0.4), "end" if x > WIDTH - 90 else "start"))
            rows.append((x, y))
    return out
