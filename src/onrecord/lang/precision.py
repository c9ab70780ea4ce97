"""How closely a place is known: the circle in which what is told of it happened, and the levels of ACLED, UCDP and Airwars for it."""

import math
import re
from typing import NamedTuple

from onrecord.model.records import Place
from onrecord.model.values import Level

# Half of the usual width in km: of a large city, a market town with its edge, a village with its fields, a quarter, a compound.
RADIUS: dict[Level, float] = {
    "country": 300.0, "region": 60.0, "area": 100.0, "district": 25.0, "city": 10.0, "town": 4.0, "village": 2.0, "neighbourhood": 1.5,
    "site": 0.5,
}  # fmt: skip
_KM_A_DEGREE = 111.195
_MILE = 1.609344
_BEARINGS = {"north": (1, 0), "south": (-1, 0), "east": (0, 1), "west": (0, -1)}
_DISTANCE = re.compile(r"(\d+(?:\.\d+)?) (km|kms|kilomet\w+|miles?)\b")
_SEAS = re.compile(r"\b(?:Sea|Gulf|Ocean|Strait|Straits|Bay|Channel)\b")
_STREETS = re.compile(r"\b(?:street|road|highway|avenue|boulevard)\b", re.IGNORECASE)
_POINTS = ("city", "town", "village", "neighbourhood", "site")
# How many radii of the place a loose relation reaches.
_REACH = {"outside": 2.0, "near": 3.0, "around": 2.0, "close to": 2.5, "next to": 2.0, "countryside": 4.0, "outskirts": 1.5, "suburbs": 1.5}


class Area(NamedTuple):
    """A circle: its centre in degrees and its radius in km."""

    lat: float
    lon: float
    radius_km: float


def area(place: Place, other: Place | None = None) -> Area | None:
    """Where what is told of a place happened; `other` is the second place of "between A and B". None for a place without coordinates."""
    if place.lat is None or place.lon is None:
        return None
    radius, relation = RADIUS[place.level], place.relation or ""
    if relation == "between" and other is not None and other.lat is not None and other.lon is not None:
        apart = math.hypot((other.lat - place.lat) * _KM_A_DEGREE, (other.lon - place.lon) * _across(place.lat))
        return _rounded((place.lat + other.lat) / 2, (place.lon + other.lon) / 2, max(radius, apart / 2))
    far = _distance(relation)
    if relation.endswith(" of") and _bearing(relation) and not _part(relation):  # beyond its edge
        reach = far if far is not None else 2 * radius
        return _moved(place.lat, place.lon, relation, reach, max(radius, reach / 2 if far is None else reach / 5))
    if far is not None:  # "15 miles from", no direction
        return _rounded(place.lat, place.lon, far + radius)
    if _bearing(relation):  # a part of it
        return _moved(place.lat, place.lon, relation, radius / 2, radius / 2)
    reach = next((r for word, r in _REACH.items() if relation.startswith(word) or f" {word} " in f" {relation} "), 1.0)
    return _rounded(place.lat, place.lon, radius * reach)


def acled(place: Place) -> int:
    """ACLED's geo_precision: 1 a particular town, 2 a small part of a region or near a town, 3 a larger region."""
    if place.level in _POINTS:
        return 2 if _loose(place) else 1
    return 2 if place.level == "district" else 3


def ucdp(place: Place) -> int:
    """UCDP's where_prec: 1 exact, 2 around a place, 3 district, 4 province, 5 part of a country or between places, 6 country, 7 sea."""
    if place.relation == "between":
        return 5
    match place.level:
        case "country":
            return 5 if _bearing(place.relation or "") else 6
        case "region":
            return 4
        case "district":
            return 3
        case "area":
            return 7 if _SEAS.search(place.name) else 5
        case _:
            return 2 if _loose(place) else 1


def airwars(place: Place) -> str | None:
    """Airwars' geolocation accuracy that words can give (the finer ones need pictures); None for a whole country or a wide area."""
    match place.level:
        case "country" | "area":
            return None
        case "region":
            return "province_governorate"
        case "neighbourhood":
            return "neighbourhood_area"
        case "site":
            return "street" if _STREETS.search(place.name) else "nearby_landmark"
        case _:
            return place.level


def _loose(place: Place) -> bool:
    """Is it near the place rather than in it? "eastern Aleppo" is in it."""
    relation = place.relation or ""
    return relation not in ("", "inside", "dateline") and not (_bearing(relation) and (_part(relation) or not relation.endswith(" of")))


def _part(relation: str) -> bool:
    """Does it say a part of the place: "eastern districts of", "western half of"?"""
    return relation.endswith((" districts of", " neighborhoods of", " neighbourhoods of", " quarters of", " half of", " part of"))


def _distance(relation: str) -> float | None:
    found = _DISTANCE.search(relation)
    return float(found[1]) * (_MILE if found[2].startswith("mile") else 1.0) if found else None


def _bearing(relation: str) -> tuple[float, float] | None:
    """Steps to the north and to the east, of length 1 together."""
    steps = [step for name, step in _BEARINGS.items() if name in relation]
    if not steps:
        return None
    north, east = sum(s[0] for s in steps), sum(s[1] for s in steps)
    length = math.hypot(north, east)
    return (north / length, east / length) if length else None


def _moved(lat: float, lon: float, relation: str, km: float, radius: float) -> Area:
    north, east = _bearing(relation) or (0.0, 0.0)
    return _rounded(lat + km * north / _KM_A_DEGREE, lon + km * east / _across(lat), radius)


def _across(lat: float) -> float:
    """Km in a degree of longitude."""
    return _KM_A_DEGREE * max(0.01, math.cos(math.radians(lat)))


def _rounded(lat: float, lon: float, radius: float) -> Area:
    return Area(round(max(-90.0, min(90.0, lat)), 4), round((lon + 180) % 360 - 180, 4), round(radius, 1))
