"""Many places: circles as large as each place is precise, the number of incidents written in it. Only degrees are drawn behind."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.model.records import Place
from onrecord.web.draw.locator import REACH

WIDTH, HEIGHT, EDGE = 860.0, 470.0, 44.0
_LETTER = 6.7


class Site(NamedTuple):
    """A place: its circle, and whether there is room for its name."""

    place: Place
    rows: int
    x: float
    y: float
    r: float
    dot: float
    named: bool


class Degree(NamedTuple):
    """A line of the grid."""

    at: float
    text: str


class Chart(NamedTuple):
    """Everything to draw; `scale` kilometres are `scale_width` wide."""

    sites: Sequence[Site]
    north: Sequence[Degree]
    east: Sequence[Degree]
    scale: int
    scale_width: float


def chart_of_places(places: Sequence[tuple[Place, int]]) -> Chart | None:
    """The chart of places with their numbers, the region with most of them; None without coordinates."""
    known = [(p, n) for p, n in places if p.lat is not None and p.lon is not None and p.level != "country"]
    known = _together(known)
    if not known:
        return None
    lats, lons = [p.lat or 0 for p, _ in known], [p.lon or 0 for p, _ in known]
    lat, lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
    shrink = math.cos(math.radians(lat))
    high = max(max(lats) - min(lats), 0.3)
    wide = max((max(lons) - min(lons)) * shrink, 0.3)
    per = min((HEIGHT - 2 * EDGE) / high, (WIDTH - 2 * EDGE) / wide)  # pixels a degree of latitude

    def x(east: float) -> float:
        return WIDTH / 2 + (east - lon) * shrink * per

    def y(north: float) -> float:
        return HEIGHT / 2 - (north - lat) * per

    most = max(n for _, n in known)
    sites = [_site(p, n, x(p.lon or 0), y(p.lat or 0), per / 110.57, most) for p, n in known]
    step = next(s for s in (0.25, 0.5, 1, 2, 5, 10, 20, 45) if s * per > 90)
    north = [Degree(y(d), f"{d:g}° N") for d in _lines(lat, HEIGHT / 2 / per, step)]
    east = [Degree(x(d), f"{d:g}° E") for d in _lines(lon, WIDTH / 2 / per / shrink, step)]
    scale = next((s for s in (1000, 500, 200, 100, 50, 20, 10, 5) if s / 110.57 * per <= 160), 5)
    return Chart(_named(sites), north, east, scale, scale / 110.57 * per)


def _together(known: Sequence[tuple[Place, int]]) -> list[tuple[Place, int]]:
    """Without the few that lie a continent away from the middle: they would shrink all others to one point. The list names them."""
    if not known:
        return []
    lats, lons = sorted(p.lat or 0 for p, _ in known), sorted(p.lon or 0 for p, _ in known)
    lat, lon = lats[len(lats) // 2], lons[len(lons) // 2]
    far = 12  # degrees: about 1,300 km, the width of the largest countries at war
    return [(p, n) for p, n in known if abs((p.lat or 0) - lat) <= far and abs((p.lon or 0) - lon) <= far]


def _site(place: Place, rows: int, x: float, y: float, per_km: float, most: int) -> Site:
    return Site(place, rows, x, y, max(3.0, REACH[place.level] * per_km), 2.5 + 9 * math.sqrt(rows / most), False)


def _lines(middle: float, half: float, step: float) -> list[float]:
    first = math.ceil((middle - half) / step)
    return [n * step for n in range(first, math.floor((middle + half) / step) + 1)]


def _named(sites: Sequence[Site]) -> list[Site]:
    """Names where they do not cover each other, for the places with most incidents first."""
    taken: list[tuple[float, float, float]] = []
    out = []
    for s in sorted(sites, key=lambda s: (-s.rows, s.place.name)):
        left, right = s.x + s.dot + 4, s.x + s.dot + 4 + _LETTER * len(s.place.name)
        free = right < WIDTH and all(abs(s.y - y) > 14 or right < a or b < left for a, b, y in taken)
        if free:
            taken.append((left - s.dot * 2 - 4, right, s.y))
        out.append(s._replace(named=free))
    return out
